package mutant

import (
	"testing"

	"ucwatest/support/mock"
)

func TestMutants_areToldApart(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, dialect := range mock.Dialects() {
		seen := map[string]bool{}
		for _, m := range append(Mutants(dialect), Benign(dialect)...) {
			if seen[m.ID] {
				t.Errorf("dialect %s: %q is the id of two mutants", dialect, m.ID)
			}
			seen[m.ID], known[m.ID] = true, true
		}
	}
	for id := range collateral {
		if !known[id] {
			t.Errorf("collateral of %q: there is no such mutant", id)
		}
	}
}

func TestBenign_areEnough(t *testing.T) {
	t.Parallel()
	for _, dialect := range mock.Dialects() {
		if got := len(Benign(dialect)); got < 20 {
			t.Errorf("dialect %s: got %d benign variants, want at least 20", dialect, got)
		}
	}
}
