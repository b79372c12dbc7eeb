package mutant_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/ledger"
	"ucwatest/support/mutant"
)

// Kills are what mutants have turned red: the checks that were seen to fail.
type kills struct {
	trial   mutant.Trial
	mutants []mutant.Mutant
	cases   map[string]declaration.Case

	mu      sync.Mutex
	formats map[[2]string]bool // by clause and format, "" for a case that names none
	steps   map[step]bool
}

// A step is where one stands.
type step struct {
	uri  string
	line int
}

func newKills(trial mutant.Trial, mutants []mutant.Mutant) *kills {
	k := &kills{trial: trial, mutants: mutants, cases: map[string]declaration.Case{}, formats: map[[2]string]bool{}, steps: map[step]bool{}}
	for _, c := range trial.Declaration.Cases {
		k.cases[c.ID] = c
	}
	k.trial.Met = k.met
	return k
}

// met notes which of its steps a case that met a mutant has seen fail.
func (k *kills) met(c reports.Case) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, v := range c.Violations {
		k.steps[step{c.URI, v.Line}] = true
	}
}

// mutant tries m, and notes in which formats it has turned its clause red.
func (k *kills) mutant(ctx context.Context, m mutant.Mutant) (mutant.Outcome, error) {
	o, err := k.trial.Mutant(ctx, m)
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, format := range k.named(o.KilledBy) {
		k.formats[[2]string{m.Clause, format}] = true
	}
	return o, err
}

// named are the formats that cases name, with "" if one of them names none.
func (k *kills) named(ids []string) []string {
	var all []string
	for _, id := range ids {
		if formats := k.cases[id].Formats(); len(formats) > 0 {
			all = append(all, formats...)
		} else {
			all = append(all, "")
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// everyClause fails for each clause that was judged although no mutant shows that
// its check can fail, in each format in which cases judge it; and for one that was not
// judged although the ledger does not say why.
func (k *kills) everyClause(t *testing.T) {
	judges := map[string][]string{}
	for _, c := range k.trial.Clean.Clauses {
		judges[c.ID] = c.Cases
	}
	for _, c := range k.trial.Declaration.Ledger.Clauses {
		own := slices.DeleteFunc(slices.Clone(k.mutants), func(m mutant.Mutant) bool { return m.Clause != c.ID })
		switch formats := k.named(judges[c.ID]); {
		case len(formats) == 0 && c.Waived == "" && c.Unseen == "":
			t.Errorf("%s was judged by no case, and is neither waived nor unseen", c.ID)
		case len(formats) > 0 && len(own) == 0:
			t.Errorf("%s has no mutant: nobody saw its check fail", c.ID)
		default:
			for _, format := range formats {
				if format != "" {
					k.inFormat(t, c, format, own)
				}
			}
		}
	}
}

// inFormat tries the mutants of c in cases that name a format, until one turns red.
func (k *kills) inFormat(t *testing.T, c ledger.Clause, format string, own []mutant.Mutant) {
	t.Run(c.ID+" as "+format, func(t *testing.T) {
		t.Parallel()
		killed := k.formats[[2]string{c.ID, format}] // all are noted
		only := k.trial
		only.Format = format
		for i := 0; !killed && i < len(own); i++ {
			o, err := only.Mutant(t.Context(), own[i])
			if err != nil {
				t.Fatal(err)
			}
			killed = len(o.KilledBy) > 0
		}
		if !killed {
			t.Errorf("no mutant of %s turns a case red that asks for %s: nobody saw its check fail there", c.ID, format)
		}
	})
}

// everyStep fails for each Then that no mutant has turned red in any of its cases.
func (k *kills) everyStep(t *testing.T) {
	for rest := k.trial.Declaration.Cases; len(rest) > 0; {
		n := slices.IndexFunc(rest, func(c declaration.Case) bool { return c.Scenario != rest[0].Scenario })
		if n < 0 {
			n = len(rest)
		}
		cases := rest[:n]
		rest = rest[n:]
		t.Run(cases[0].Scenario, func(t *testing.T) {
			t.Parallel()
			for _, own := range []bool{true, false} {
				k.tryCases(t, cases, own)
			}
			for _, then := range k.unseen(cases[0]) {
				t.Errorf("%s:%d: no mutant turns this step red: %s", cases[0].URI, then.Line, then.Text)
			}
		})
	}
}

// tryCases tries the mutants of the clauses that each case judges, or those of all
// others, as long as a step was not seen to fail.
func (k *kills) tryCases(t *testing.T, cases []declaration.Case, own bool) {
	for _, c := range cases {
		judges := slices.Collect(k.trial.Declaration.Judges(c))
		for _, m := range k.mutants {
			if len(k.unseen(c)) == 0 {
				return
			}
			if slices.Contains(judges, m.Clause) != own {
				continue
			}
			met, err := k.trial.Meet(t.Context(), m, c)
			if err != nil {
				t.Fatal(err)
			}
			if met != nil {
				k.met(*met)
			}
		}
	}
}

// unseen are the Thens of c that nobody saw fail.
func (k *kills) unseen(c declaration.Case) []declaration.Step {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(c.Steps), func(s declaration.Step) bool {
		return s.Type != "Then" || k.steps[step{c.URI, s.Line}]
	})
}
