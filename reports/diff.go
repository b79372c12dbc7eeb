package reports

import "time"

// DiffVersion is the version of a [Diff] as JSON. Members may be added under the same version, never renamed.
const DiffVersion = 1

// Diff is what has changed from one run to another: of two releases, of two targets, or of one from day to day.
type Diff struct {
	FormatVersion int          `json:"format_version"`
	Before        Side         `json:"before"`
	After         Side         `json:"after"`
	Broken        []ClauseDiff `json:"newly_broken"` // as the run before did not show them
	Mended        []ClauseDiff `json:"mended"`
	Still         []ClauseDiff `json:"still_broken"`
	Gained        []ClauseDiff `json:"gained"`   // judged now and not before; what is broken stands in Broken
	Lost          []ClauseDiff `json:"lost"`     // judged before and not now
	Unjudged      []CaseDiff   `json:"unjudged"` // cases that came to a judgement before, and to none now
	Slower        []CaseDiff   `json:"slower"`   // cases that took half as long again, or longer
}

// Side is one of the two runs that a [Diff] compares: on which target, when, and with which verdict.
type Side struct {
	Target  string    `json:"target"`
	Dialect string    `json:"dialect"`
	Server  string    `json:"server"`
	Started time.Time `json:"started"`
	Verdict Outcome   `json:"verdict"`
}

// ClauseDiff is a clause that came to something else, or is still broken.
type ClauseDiff struct {
	ID    string   `json:"id"`
	Says  string   `json:"says"`
	Level string   `json:"level"`
	Want  string   `json:"want,omitempty"` // and got, as the first case shows that breaks it
	Got   string   `json:"got,omitempty"`
	Cases []string `json:"cases"` // that break it; those that judged it of a clause that is gained, lost or mended
}

// CaseDiff is a case that came to no judgement any more, or takes longer.
type CaseDiff struct {
	ID      string  `json:"id"`
	Verdict Verdict `json:"verdict"`
	Reason  string  `json:"reason,omitempty"`
	Before  float64 `json:"seconds_before"`
	After   float64 `json:"seconds_after"`
}

// Compare returns what has changed from the run before to the run after. What is broken only in what it sums up is
// no change of its own.
func Compare(before, after *Run) *Diff {
	d := &Diff{FormatVersion: DiffVersion, Before: sideOf(before), After: sideOf(after), Broken: []ClauseDiff{}, Mended: []ClauseDiff{},
		Still: []ClauseDiff{}, Gained: []ClauseDiff{}, Lost: []ClauseDiff{}, Unjudged: []CaseDiff{}, Slower: []CaseDiff{}}
	was := map[string]Clause{}
	for _, c := range before.Clauses {
		was[c.ID] = c
	}
	for _, is := range after.Clauses {
		d.clause(was[is.ID], is, after)
		delete(was, is.ID)
	}
	for _, c := range before.Clauses {
		if left, gone := was[c.ID]; gone {
			d.clause(left, Clause{ID: c.ID, Says: c.Says, Level: c.Level}, after)
		}
	}
	d.cases(before.Cases, after.Cases)
	return d
}

func sideOf(r *Run) Side {
	return Side{r.Target, r.Dialect, r.Environment.Server, r.Started, r.Verdict}
}

// clause puts a clause where it belongs, if it is another than before.
func (d *Diff) clause(was, is Clause, after *Run) {
	one := ClauseDiff{ID: is.ID, Says: is.Says, Level: is.Level, Cases: list(is.Cases)}
	broke, breaks := was.breaks(), is.breaks()
	if breaks {
		one.show(after)
	}
	switch {
	case breaks && broke:
		d.Still = append(d.Still, one)
	case breaks:
		d.Broken = append(d.Broken, one)
	case is.Verdict == NotJudged && was.Verdict != NotJudged:
		one.Cases = list(was.Cases)
		d.Lost = append(d.Lost, one)
	case broke:
		d.Mended = append(d.Mended, one)
	case is.Verdict != NotJudged && was.Verdict == NotJudged:
		d.Gained = append(d.Gained, one)
	}
}

// breaks tells whether c itself did not hold.
func (c *Clause) breaks() bool { return c.Verdict.accuses() && !c.Sum }

// show fills in which cases break the clause, and what was wanted and got.
func (c *ClauseDiff) show(r *Run) {
	c.Cases = []string{}
	for i := range r.Cases {
		for _, v := range r.Cases[i].own() {
			if v.Clause != c.ID {
				continue
			}
			if len(c.Cases) == 0 {
				c.Want, c.Got = v.Want, v.Got
			}
			c.Cases = append(c.Cases, r.Cases[i].ID)
			break
		}
	}
}

// noise is how many seconds tell more of the machine than of a case.
const noise = 0.1

// slowerBy is how many times as long a case has to take to be told.
const slowerBy = 1.5

// cases compares those that both runs have.
func (d *Diff) cases(before, after []Case) {
	was := map[string]Case{}
	for _, c := range before {
		was[c.ID] = c
	}
	for _, is := range inOrder(after) {
		old := was[is.ID]
		one := CaseDiff{is.ID, is.Verdict, is.Reason, old.Seconds, is.Seconds}
		switch {
		case !old.judged():
		case !is.judged():
			d.Unjudged = append(d.Unjudged, one)
		case is.Seconds >= slowerBy*old.Seconds && is.Seconds-old.Seconds >= noise:
			one.Reason = ""
			d.Slower = append(d.Slower, one)
		}
	}
}

// judged tells whether c came to a judgement.
func (c *Case) judged() bool {
	return c.Verdict == Passed || c.Verdict == Failed || c.Verdict == Flaky || c.Verdict == Finding
}
