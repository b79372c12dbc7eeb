package mutant

import (
	"testing"

	"ucwatest/features"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
)

func TestMutants_areToldApart(t *testing.T) {
	t.Parallel()
	d, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, dialect := range mock.Dialects() {
		seen := map[string]bool{}
		for _, m := range append(Mutants(d, dialect), Benign(d, dialect)...) {
			if seen[m.ID] {
				t.Errorf("dialect %s: %q is the id of two mutants", dialect, m.ID)
			}
			seen[m.ID] = true
		}
		for id := range collateral(dialect) {
			if !seen[id] {
				t.Errorf("dialect %s: collateral of %q: there is no such mutant", dialect, id)
			}
		}
	}
}

func TestBenign_areEnough(t *testing.T) {
	t.Parallel()
	d, _ := declaration.Declare(features.FS)
	for _, dialect := range mock.Dialects() {
		if got := len(Benign(d, dialect)); got < 20 {
			t.Errorf("dialect %s: got %d benign variants, want at least 20", dialect, got)
		}
	}
}
