package mutant

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// Trial runs variants of the embedded mock. NewTrial makes one. Several of its
// variants may be tried at once.
type Trial struct {
	Declaration *declaration.Declaration
	Dialect     mock.Dialect
	Variants    []Mutant // those to follow through the clean run: they then meet only the cases they change something of
	Format      string   // mutants meet only cases that name it (Case.Formats); "": whatever they name
	All         bool     // mutants meet the whole suite, not only the cases that judge their clause
	Parallel    int      // how many cases run at once
	Now         func() time.Time
	Met         func(reports.Case) // is told of each case that met a mutant, by several at once; may be nil
	Tried       func(Outcome)      // is told of each outcome of Score; may be nil
	Clean       *reports.Run       // says which cases judge what; NewTrial makes it

	trace *trace
}

// NewTrial is t after a clean run on the honest mock. Where that is not green,
// mutants would tell nothing: then there is an error.
func NewTrial(ctx context.Context, t Trial) (Trial, error) {
	t.trace = newTrace(t.Variants)
	clean := meeting{cases: t.Declaration.Cases, parallel: 1, ended: t.trace.ended} // a trace follows one case at a time
	var err error
	if t.Clean, err = t.run(ctx, t.trace.spoil(), clean); err != nil {
		return t, err
	}
	if t.Clean.Verdict != reports.Success {
		return t, fmt.Errorf("verdict %s on the honest mock, so mutants tell nothing; see ucwatest apply -dialect %s", t.Clean.Verdict, t.Dialect)
	}
	return t, nil
}

// Mutant runs one mutant: on all cases, or on those that judge its clause, one
// after the other and the quickest first, until one fails. The outcome has a Fault
// if none did, if a clause that is not declared turned red, or if one that is
// declared stayed green in all. A case that ended as errored or skipped
// is no failure that a user would see of the product: it shows nothing.
func (t Trial) Mutant(ctx context.Context, v Mutant) (Outcome, error) {
	o := Outcome{ID: v.ID, Clause: v.Clause, Also: append([]string{}, v.Also...), KilledBy: []string{}}
	selected := t.Declaration.Cases
	if !t.All {
		selected = t.judging(v.Clause)
	}
	if len(selected) == 0 {
		o.Fault = strings.TrimSuffix("no case judges "+v.Clause+" as "+t.Format, " as ")
		return o, nil
	}
	together := 1
	if t.All {
		together = len(selected)
	}
	for some := range slices.Chunk(selected, together) {
		cases, err := t.meet(ctx, v, some, false)
		if err != nil {
			return o, err
		}
		o.see(cases)
		for _, c := range cases {
			if t.Met != nil {
				t.Met(c)
			}
		}
		if len(o.KilledBy) > 0 {
			break
		}
	}
	o.judge(t.All)
	return o, nil
}

// see notes what cases showed of a mutant.
func (o *Outcome) see(cases []reports.Case) {
	for _, c := range cases {
		for _, violation := range c.Violations {
			switch {
			case violation.Clause != o.Clause:
				o.Reddened = add(o.Reddened, violation.Clause)
			case c.Verdict == reports.Failed:
				o.KilledBy = add(o.KilledBy, c.ID)
			}
		}
	}
}

// judge says what is wrong with a mutant's outcome, after some cases or after all.
func (o *Outcome) judge(all bool) {
	undeclared, stale := without(o.Reddened, o.Also), without(o.Also, o.Reddened)
	switch {
	case len(o.KilledBy) == 0:
		o.Fault = o.Clause + " stayed green"
	case len(undeclared) > 0:
		o.Fault = fmt.Sprintf("turned red without being declared: %q", undeclared)
	case all && len(stale) > 0:
		o.Fault = fmt.Sprintf("declared to turn red, but stayed green: %q", stale)
	}
}

// without are those of list that are not among others.
func without(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(others, s) })
}

// Benign runs one benign variant against the whole suite, in which the cases that
// only read share a scene: it is altered alike for all of them. The outcome has a
// Fault if any case did not pass.
func (t Trial) Benign(ctx context.Context, v Mutant) (Outcome, error) {
	o := Outcome{ID: v.ID, FlaggedBy: []string{}}
	cases, err := t.meet(ctx, v, t.Declaration.Cases, true)
	if err != nil {
		return o, err
	}
	for _, c := range cases {
		if c.Verdict != reports.Passed {
			o.FlaggedBy = append(o.FlaggedBy, c.ID)
			o.Fault = "flagged: " + reports.Text(c)
		}
	}
	return o, nil
}

// meet runs those of selected that v changes something of, with one scene for
// the cases that only read if share says so. Mutants may count what they see:
// each of their cases has a scene of its own.
func (t Trial) meet(ctx context.Context, v Mutant, selected []declaration.Case, share bool) ([]reports.Case, error) {
	if t.trace != nil {
		unchanged := func(c declaration.Case) bool { return !t.trace.changes(v, c.ID) }
		selected = slices.DeleteFunc(slices.Clone(selected), unchanged)
	}
	if len(selected) == 0 {
		return nil, nil
	}
	run, err := t.run(ctx, &v.Spoil, meeting{cases: selected, parallel: t.Parallel, share: share})
	switch {
	case err != nil:
		return nil, err
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case len(run.Cases) != len(selected):
		return nil, fmt.Errorf("%d of %d cases ran", len(run.Cases), len(selected))
	}
	return run.Cases, nil
}

// A meeting is the cases that meet a mock, and how.
type meeting struct {
	cases    []declaration.Case
	parallel int
	share    bool               // those that only read share a scene
	ended    func(reports.Case) // is told of each case as it ends; may be nil
}

// run runs the cases of m against a mock with so much spoiled.
func (t Trial) run(ctx context.Context, spoil *mock.Spoil, m meeting) (*reports.Run, error) {
	spoiled, err := target.Embedded(target.Options{Dialect: t.Dialect, Spoil: spoil, Now: t.Now})
	if err != nil {
		return nil, err
	}
	spoiled.Share = m.share
	run, err := suite.Run(ctx, suite.Config{Declaration: t.Declaration, Selected: m.cases, Target: spoiled, Now: t.Now,
		Options: suite.Options{Parallel: m.parallel, Brief: true}}, suite.Listener{Ended: m.ended})
	if closed := spoiled.Close(); err == nil {
		err = closed
	}
	return run, err
}

// judging are the cases that judged clause in the clean run, the quickest first, and
// only those in the format that is wanted.
func (t Trial) judging(clause string) []declaration.Case {
	var judging []string
	for _, c := range t.Clean.Clauses {
		if c.ID == clause {
			judging = c.Cases
		}
	}
	seconds := map[string]float64{}
	for _, c := range t.Clean.Cases {
		seconds[c.ID] = c.Seconds
	}
	var selected []declaration.Case
	for _, c := range t.Declaration.Cases {
		if slices.Contains(judging, c.ID) && (t.Format == "" || slices.Contains(c.Formats(), t.Format)) {
			selected = append(selected, c)
		}
	}
	slices.SortStableFunc(selected, func(a, b declaration.Case) int { return cmp.Compare(seconds[a.ID], seconds[b.ID]) })
	return selected
}

func add(list []string, item string) []string {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}
