package mutant

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"ucwatest/support/ledger"
)

// A Score says which variants the suite noticed.
type Score struct {
	FormatVersion int           `json:"format_version"`
	Dialect       string        `json:"dialect"`
	Share         float64       `json:"score"`   // of the mutants that were killed, from 0 to 1
	Clauses       []ClauseScore `json:"clauses"` // in the order of the ledger
	Mutants       []Outcome     `json:"mutants"`
	Benign        []Outcome     `json:"benign"`
}

// ScoreVersion is the version of a Score as JSON. Members may be added under
// the same version, never renamed.
const ScoreVersion = 1

// A ClauseScore counts the mutants that must turn one clause red.
type ClauseScore struct {
	ID      string `json:"id"`
	Mutants int    `json:"mutants"`
	Killed  int    `json:"killed"`
}

// Family is the first word of the clause's id.
func (c ClauseScore) Family() string { return ledger.Family(c.ID) }

// An Outcome is what the suite said of one variant.
type Outcome struct {
	ID        string   `json:"id"`
	Clause    string   `json:"clause,omitempty"`
	Also      []string `json:"also,omitzero"`
	KilledBy  []string `json:"killed_by,omitzero"`  // cases that turned the mutant's clause red; nil for a benign variant
	Reddened  []string `json:"reddened,omitzero"`   // the other clauses that it turned red
	FlaggedBy []string `json:"flagged_by,omitzero"` // cases that did not pass on a benign variant; nil for a mutant
	Fault     string   `json:"fault,omitempty"`     // why this outcome is not what it should be
}

// Score tries all mutants and all benign variants.
func (t Trial) Score(ctx context.Context, mutants, benign []Mutant) (Score, error) {
	s := Score{FormatVersion: ScoreVersion, Dialect: t.Dialect.String()}
	var err error
	if s.Mutants, err = t.each(ctx, mutants, Trial.Mutant); err != nil {
		return s, err
	}
	if len(s.Mutants) > 0 {
		s.Share = float64(s.Killed()) / float64(len(s.Mutants))
	}
	s.Clauses = t.perClause(s.Mutants)
	s.Benign, err = t.each(ctx, benign, Trial.Benign)
	return s, err
}

// each tries as many variants at once as cases may run, and returns their outcomes
// in the order of variants.
func (t Trial) each(ctx context.Context, variants []Mutant, try func(Trial, context.Context, Mutant) (Outcome, error)) ([]Outcome, error) {
	outcomes := make([]Outcome, len(variants))
	atOnce := max(1, min(t.Parallel, len(variants)))
	t.Parallel = max(1, t.Parallel/atOnce)
	var tell sync.Mutex
	tried, ctx := errgroup.WithContext(ctx)
	tried.SetLimit(atOnce)
	for i, v := range variants {
		tried.Go(func() (err error) {
			if outcomes[i], err = try(t, ctx, v); err != nil {
				return fmt.Errorf("%s: %w", v.ID, err)
			}
			if t.Tried != nil {
				tell.Lock()
				defer tell.Unlock()
				t.Tried(outcomes[i])
			}
			return nil
		})
	}
	if err := tried.Wait(); err != nil {
		return nil, err
	}
	return outcomes, nil
}

// perClause counts outcomes by their clause, in the order of the ledger.
func (t Trial) perClause(outcomes []Outcome) []ClauseScore {
	counts := []ClauseScore{}
	for _, clause := range t.Declaration.Ledger.Clauses {
		count := ClauseScore{ID: clause.ID}
		for _, o := range outcomes {
			if o.Clause == clause.ID {
				count.Mutants++
				count.Killed += min(len(o.KilledBy), 1)
			}
		}
		if count.Mutants > 0 {
			counts = append(counts, count)
		}
	}
	return counts
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
		killed += min(len(o.KilledBy), 1)
	}
	return killed
}

// Flagged counts the benign variants that a case objected to.
func (s Score) Flagged() int {
	flagged := 0
	for _, o := range s.Benign {
		flagged += min(len(o.FlaggedBy), 1)
	}
	return flagged
}
