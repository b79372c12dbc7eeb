package foreign

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/support/ledger"
	"ucwatest/support/recording/capture"
)

// An Outcome counts what one file holds, and what could be judged of it.
type Outcome struct {
	File    string
	Entries int // in the file
	Answers int // of UCWA's, parts of batches counted one by one
	Others  int // that somebody in front of UCWA gave in its place
	Lost    int // answers that could not be judged
	Odd     []capture.Oddity
	More    int // oddities beside those of Odd
	tally   map[string]*tally
}

func (r *reading) outcome() *Outcome {
	return &Outcome{File: r.file, Entries: r.entries, Answers: r.answers, Others: r.others, Lost: r.lost, Odd: r.odd,
		More: r.oddities - len(r.odd), tally: r.tally}
}

// Report is what became of some files as one run: a case for each clause that a file
// shows, and one for what of a file could not be judged. Clauses that none shows are
// not judged. ledger is what the ledger states, without verdicts; started is when the
// judging began.
func (j *Judge) Report(outcomes []*Outcome, ledger []reports.Clause, started time.Time) *reports.Run {
	run := &reports.Run{FormatVersion: reports.FormatVersion, Started: started, Problems: []string{}, Sequences: []reports.Sequence{}}
	run.Cases, run.Features = []reports.Case{}, []reports.Feature{}
	run.Contradictions, run.Phrases, run.Glossary = []reports.Contradiction{}, []reports.Phrase{}, []reports.Term{}
	var files []string
	for _, o := range outcomes {
		files = append(files, o.File)
		f := reports.Feature{URI: o.File, Name: o.File, Description: o.summary(), Tags: []string{}}
		for _, c := range j.ledger.Clauses {
			if t := o.tally[c.ID]; t != nil && (t.broken > 0 || !t.summed) {
				one := o.report(t, len(outcomes) > 1)
				run.Cases = append(run.Cases, one)
				f.Rules = append(f.Rules, rule(c.ID, c.Says, one))
			}
		}
		if one, is := o.unjudged(); is {
			run.Cases = append(run.Cases, one)
			f.Rules = append(f.Rules, rule("", one.Name, one))
		}
		run.Features = append(run.Features, f)
		run.Notes = append(run.Notes, o.notes()...)
	}
	run.Target, run.Dialect = strings.Join(files, ", "), "recorded"
	run.Clauses = coverage(ledger, outcomes, run.Cases)
	run.Tally()
	return run
}

func (o *Outcome) summary() string {
	text := counted(o.Entries) + ": " + reports.Amount(o.Answers, "answer") + " of UCWA's"
	if o.Others > 0 {
		text += fmt.Sprintf(", %d of somebody in front of it", o.Others)
	}
	if o.Lost > 0 {
		text += fmt.Sprintf(", %d not judged", o.Lost)
	}
	return text
}

func counted(entries int) string {
	if entries == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", entries)
}

// id is that of a case: that of its clause, with the file where there are several.
func (o *Outcome) id(clause string, several bool) string {
	if several {
		return clause + "[" + o.File + "]"
	}
	return clause
}

// report is what became of one clause.
func (o *Outcome) report(t *tally, several bool) reports.Case {
	c := reports.Case{ID: o.id(t.clause.ID, several), Name: fmt.Sprintf("%s (seen %s)", t.clause.Says, times(t.seen)), URI: o.File, Feature: o.File,
		Rule: t.clause.Says, Tags: []string{"@" + t.clause.ID}, Verdict: reports.Passed, Violations: t.violations}
	if t.broken == 0 {
		return c
	}
	c.Name = fmt.Sprintf("%s (broken %s of %d)", t.clause.Says, times(t.broken), t.seen)
	c.Verdict, c.Culprit = reports.Failed, reports.Product
	if t.clause.Level == ledger.Inferred {
		c.Verdict, c.Reason = reports.Finding, "it broke only what is inferred"
	}
	return c
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// unjudged is the case of what of a file could not be judged, if there is anything.
func (o *Outcome) unjudged() (reports.Case, bool) {
	var why []string
	if o.Answers == 0 {
		why = append(why, "no answer in it is one of UCWA's")
	} else if o.Lost == 0 {
		return reports.Case{}, false
	}
	listed := 0
	for _, odd := range o.Odd {
		if odd.Lost {
			why = append(why, odd.String())
			listed++
		}
	}
	if more := o.Lost - listed; more > 0 {
		why = append(why, fmt.Sprintf("and %d more", more))
	}
	return reports.Case{ID: "not judged in " + o.File, Name: "what of the file could not be judged", URI: o.File, Feature: o.File, Tags: []string{},
		Verdict: reports.Skipped, Reason: strings.Join(why, "\n"), Violations: []reports.Violation{}}, true
}

// notes are the oddities that did not keep anything from being judged.
func (o *Outcome) notes() []string {
	var all []string
	for _, odd := range o.Odd {
		if !odd.Lost {
			all = append(all, o.File+": "+odd.String())
		}
	}
	if o.More > 0 {
		all = append(all, fmt.Sprintf("%s: and %d more of such", o.File, o.More))
	}
	return all
}

// rule is the rule of one case in what is declared.
func rule(clause, name string, c reports.Case) reports.Rule {
	return reports.Rule{Name: name, Clause: clause, Tags: []string{}, Scenarios: []reports.Scenario{{ID: c.ID, Name: c.Name, Tags: c.Tags,
		Steps: []reports.DeclaredStep{}, Examples: []reports.Examples{}}}}
}

// coverage is the ledger with what the cases said of each clause.
func coverage(ledger []reports.Clause, outcomes []*Outcome, cases []reports.Case) []reports.Clause {
	for i := range ledger {
		c := &ledger[i]
		for _, o := range outcomes {
			if t := o.tally[c.ID]; t != nil {
				c.Seen += t.seen
				c.Sum = c.Sum || t.summed
			}
		}
		for _, one := range cases {
			if slices.Contains(one.Tags, "@"+c.ID) {
				c.Cases = append(c.Cases, one.ID)
				c.Verdict = graver(c.Verdict, one.Verdict)
			}
		}
		if c.Sum = c.Sum && c.Verdict != reports.Failed && c.Verdict != reports.Finding; c.Sum {
			c.Verdict = reports.Failed
		}
	}
	return ledger
}

// graver is the one of two verdicts on a clause that says more against it.
func graver(a, b reports.Verdict) reports.Verdict {
	for _, v := range []reports.Verdict{reports.Failed, reports.Finding, reports.Passed} {
		if a == v || b == v {
			return v
		}
	}
	return reports.NotJudged
}
