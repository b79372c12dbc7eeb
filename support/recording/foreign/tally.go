package foreign

import (
	"time"

	"ucwatest/reports"
	"ucwatest/support/contract"
	"ucwatest/support/ledger"
)

// A tally is how often a clause was seen, and what broke it.
type tally struct {
	clause       *ledger.Clause
	seen, broken int
	summed       bool                // a clause is broken that it sums up
	violations   []reports.Violation // the first
}

// mostViolations is how many violations of a clause are told of one file; the others
// are counted.
const mostViolations = 20

// A source is the answer that a judgement is about.
type source struct {
	entry, method, url string
	started            time.Time
}

func (a answered) source() source { return source{a.Name, a.Method, a.Entry.URL, a.Started} }

// judged notes judgements of the clause that something of a recording shows.
func (r *reading) judged(s source, families []string, what string, at site, judgements []contract.Judgement) {
	if c := r.shownBy(families, what); c != nil {
		for _, j := range judgements {
			r.count(s, c, at, j)
		}
	}
}

// rows notes the judgements of a table: of each row by the clause with its subject, and
// of all by the one that something of a recording shows, which may be nothing.
func (r *reading) rows(s source, families []string, what string, at site, judgements []contract.Judgement) {
	binding := false // a row is broken that amounts to more than a finding
	for _, j := range judgements {
		if j.Subject == "" {
			if j.Sum && !binding {
				j = contract.Judgement{Held: true}
			}
			r.judged(s, families, what, at, []contract.Judgement{j})
			continue
		}
		c := r.stating(families, j.Subject)
		if c == nil {
			continue
		}
		binding = binding || !j.Held && c.Level != ledger.Inferred
		r.count(s, c, at, j)
	}
}

func (r *reading) count(s source, c *ledger.Clause, at site, j contract.Judgement) {
	t := r.tally[c.ID]
	if t == nil {
		t = &tally{clause: c}
		r.tally[c.ID] = t
	}
	t.seen++
	if t.summed = t.summed || j.Sum; j.Held || j.Sum {
		return
	}
	t.broken++
	if len(t.violations) < mostViolations {
		t.violations = append(t.violations, reports.Violation{Clause: c.ID, Says: c.Says, Level: c.Level, Want: j.Want, Got: j.Got,
			Step: s.String() + where(at.of(j)), Recorded: s.record(r.file, at.of(j))})
	}
}

// String is the answer in one line.
func (s source) String() string {
	line := s.entry
	if !s.started.IsZero() {
		line += ", " + s.started.UTC().Format(time.RFC3339Nano)
	}
	return line + ": " + s.method + " " + s.url
}

func where(path string) string {
	if path == "" {
		return ""
	}
	return " at " + path
}

func (s source) record(file, path string) *reports.Recorded {
	return &reports.Recorded{File: file, Entry: s.entry, Method: s.method, URL: s.url, Started: s.started, Path: path}
}

// A lookup is what a clause is found by.
type lookup struct {
	family   string // the first
	families int
	name     string
}

// shownBy is the clause that something of a recording shows, nil if there is none.
func (j *Judge) shownBy(families []string, what string) *ledger.Clause {
	return j.find(families, what, func() (ledger.Clause, bool) { return j.ledger.Recorded(what, families...) })
}

// stating is the clause with a subject: of one of families or, where all resources
// have it alike, of any; nil if there is none.
func (j *Judge) stating(families []string, subject string) *ledger.Clause {
	return j.find(families, subject, func() (ledger.Clause, bool) {
		if c, found := j.ledger.Stated(subject, families...); found {
			return c, true
		}
		return j.ledger.BySubject(subject, families[0])
	})
}

func (j *Judge) find(families []string, name string, find func() (ledger.Clause, bool)) *ledger.Clause {
	if len(families) == 0 || name == "" {
		return nil
	}
	key := lookup{families[0], len(families), name}
	c, known := j.clauses[key]
	if !known {
		if found, is := find(); is {
			c = &found
		}
		j.clauses[key] = c
	}
	return c
}
