package mutant_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"ucwatest/support/declaration"
	"ucwatest/support/ledger"
	"ucwatest/support/mutant"
)

// Kills are the clauses and formats in which a mutant has turned a case red.
type kills struct {
	trial mutant.Trial
	cases map[string]declaration.Case
	mu    sync.Mutex
	seen  map[[2]string]bool
}

func newKills(trial mutant.Trial) *kills {
	k := &kills{trial: trial, cases: map[string]declaration.Case{}, seen: map[[2]string]bool{}}
	for _, c := range trial.Declaration.Cases {
		k.cases[c.ID] = c
	}
	return k
}

// mutant tries m, and notes what it has turned red.
func (k *kills) mutant(ctx context.Context, m mutant.Mutant) (mutant.Outcome, error) {
	o, err := k.trial.Mutant(ctx, m)
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, format := range k.formats(o.KilledBy) {
		k.seen[[2]string{m.Clause, format}] = true
	}
	return o, err
}

// formats are those that cases name, "" among them if one of the cases names none.
func (k *kills) formats(ids []string) []string {
	var all []string
	for _, id := range ids {
		if named := k.cases[id].Formats(); len(named) > 0 {
			all = append(all, named...)
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
func (k *kills) everyClause(t *testing.T, mutants []mutant.Mutant) {
	judges := map[string][]string{}
	for _, c := range k.trial.Clean.Clauses {
		judges[c.ID] = c.Cases
	}
	for _, c := range k.trial.Declaration.Ledger.Clauses {
		own := slices.DeleteFunc(slices.Clone(mutants), func(m mutant.Mutant) bool { return m.Clause != c.ID })
		switch formats := k.formats(judges[c.ID]); {
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
		killed := k.seen[[2]string{c.ID, format}] // all are noted
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
