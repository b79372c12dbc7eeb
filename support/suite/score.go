package suite

import (
	"context"
	"fmt"
	"slices"
	"time"

	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/target"
)

// A Variant is a mock whose answers are spoiled in one place, or altered in a
// way that owes nobody anything.
type Variant struct {
	ID     string
	Clause string   // the clause it must turn red; "" for a benign variant
	Also   []string // the other clauses it may turn red
	Spoil  mock.Spoil
}

// A Score says which variants the suite noticed.
type Score struct {
	Share   float64   `json:"score"` // of the mutants that were killed, from 0 to 1
	Mutants []Outcome `json:"mutants"`
	Benign  []Outcome `json:"benign"`
}

// An Outcome is what the suite said of one variant.
type Outcome struct {
	ID        string   `json:"id"`
	Clause    string   `json:"clause,omitempty"`
	Also      []string `json:"also,omitempty"`
	KilledBy  []string `json:"killed_by,omitempty"`  // cases that turned the mutant's clause red
	FlaggedBy []string `json:"flagged_by,omitempty"` // cases that did not pass on a benign variant
	Fault     string   `json:"fault,omitempty"`      // why this outcome is not what it should be
}

// Trial runs variants of the embedded mock. NewTrial makes one.
type Trial struct {
	Declaration *Declaration
	Dialect     mock.Dialect
	Clean       *reports.Run // says which cases judge what
	All         bool         // mutants meet the whole suite, not only the cases that judge their clause
	Parallel    int
	Now         func() time.Time
}

// NewTrial is t after a clean run on the honest mock. Where that is not green,
// mutants would tell nothing: then there is an error.
func NewTrial(ctx context.Context, t Trial) (Trial, error) {
	var err error
	if t.Clean, err = t.run(ctx, Variant{}, t.Declaration.Cases, false); err != nil {
		return t, err
	}
	if t.Clean.Verdict != reports.Success {
		return t, fmt.Errorf("verdict %s on the honest mock, so mutants tell nothing; see ucwatest apply -dialect %s", t.Clean.Verdict, t.Dialect)
	}
	return t, nil
}

// Mutant runs one mutant. The outcome has a Fault if the clause stayed green,
// or if a clause that is not declared turned red.
func (t Trial) Mutant(ctx context.Context, v Variant) (Outcome, error) {
	o := Outcome{ID: v.ID, Clause: v.Clause, Also: v.Also}
	selected := t.Declaration.Cases
	if !t.All {
		selected = t.judging(v.Clause)
	}
	if len(selected) == 0 {
		o.Fault = "no case judges " + v.Clause
		return o, nil
	}
	run, err := t.run(ctx, v, selected, false)
	if err != nil {
		return o, err
	}
	var collateral []string
	for _, c := range run.Cases {
		for _, violation := range c.Violations {
			switch {
			case violation.Clause == v.Clause:
				o.KilledBy = add(o.KilledBy, c.ID)
			case !slices.Contains(v.Also, violation.Clause):
				collateral = add(collateral, violation.Clause)
			}
		}
	}
	switch {
	case len(run.Cases) != len(selected):
		o.Fault = fmt.Sprintf("%d of %d cases ran", len(run.Cases), len(selected))
	case len(o.KilledBy) == 0:
		o.Fault = v.Clause + " stayed green"
	case len(collateral) > 0:
		o.Fault = fmt.Sprintf("turned red without being declared: %q", collateral)
	}
	return o, nil
}

// Benign runs one benign variant against the whole suite, in which the cases that
// only read share a scene: it is altered alike for all of them. The
// outcome has a Fault if any case did not pass.
func (t Trial) Benign(ctx context.Context, v Variant) (Outcome, error) {
	o := Outcome{ID: v.ID}
	run, err := t.run(ctx, v, t.Declaration.Cases, true)
	if err != nil {
		return o, err
	}
	if len(run.Cases) != len(t.Declaration.Cases) {
		o.Fault = fmt.Sprintf("%d of %d cases ran", len(run.Cases), len(t.Declaration.Cases))
	}
	for _, c := range run.Cases {
		if c.Verdict != reports.Passed {
			o.FlaggedBy = append(o.FlaggedBy, c.ID)
			o.Fault = "flagged: " + reports.Text(c)
		}
	}
	return o, nil
}

// run runs selected against a mock that v spoils, with one scene for the cases
// that only read if share says so. Mutants may count what they see: each of their
// cases has a scene of its own.
func (t Trial) run(ctx context.Context, v Variant, selected []Case, share bool) (*reports.Run, error) {
	spoiled, err := target.Embedded(target.Options{Dialect: t.Dialect, Spoil: &v.Spoil, Now: t.Now})
	if err != nil {
		return nil, err
	}
	spoiled.Share = share
	run, err := Run(ctx, Config{Declaration: t.Declaration, Selected: selected, Target: spoiled, Now: t.Now, Parallel: t.Parallel})
	if closed := spoiled.Close(); err == nil {
		err = closed
	}
	return run, err
}

// judging are the cases that judged clause in the clean run.
func (t Trial) judging(clause string) []Case {
	var judging []string
	for _, c := range t.Clean.Clauses {
		if c.ID == clause {
			judging = c.Cases
		}
	}
	var selected []Case
	for _, c := range t.Declaration.Cases {
		if slices.Contains(judging, c.ID) {
			selected = append(selected, c)
		}
	}
	return selected
}

func add(list []string, item string) []string {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}

// Faults are the outcomes that are not what they should be.
func (s Score) Faults() []Outcome {
	var faults []Outcome
	for _, o := range slices.Concat(s.Mutants, s.Benign) {
		if o.Fault != "" {
			faults = append(faults, o)
		}
	}
	return faults
}

// Killed counts the mutants whose clause turned red.
func (s Score) Killed() int {
	killed := 0
	for _, o := range s.Mutants {
		if len(o.KilledBy) > 0 {
			killed++
		}
	}
	return killed
}

// Flagged counts the benign variants that a case objected to.
func (s Score) Flagged() int {
	flagged := 0
	for _, o := range s.Benign {
		if len(o.FlaggedBy) > 0 {
			flagged++
		}
	}
	return flagged
}

// Score tries all mutants and all benign variants.
func (t Trial) Score(ctx context.Context, mutants, benign []Variant) (Score, error) {
	var s Score
	var err error
	if s.Mutants, err = each(mutants, func(v Variant) (Outcome, error) { return t.Mutant(ctx, v) }); err != nil {
		return s, err
	}
	if len(s.Mutants) > 0 {
		s.Share = float64(s.Killed()) / float64(len(s.Mutants))
	}
	s.Benign, err = each(benign, func(v Variant) (Outcome, error) { return t.Benign(ctx, v) })
	return s, err
}

// each tries variants one after the other: godog runs one suite at a time.
func each(variants []Variant, try func(Variant) (Outcome, error)) ([]Outcome, error) {
	var outcomes []Outcome
	for _, v := range variants {
		o, err := try(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", v.ID, err)
		}
		outcomes = append(outcomes, o)
	}
	return outcomes, nil
}
