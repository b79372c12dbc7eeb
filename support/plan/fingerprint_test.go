package plan

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
)

func TestFingerprint_namesWhatChanged(t *testing.T) {
	t.Parallel()
	type made struct {
		files      fstest.MapFS
		target     string
		executable string
		selection  declaration.Selection
	}
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	base := func() made {
		return made{fstest.MapFS{"clauses.hcl": file("a"), "a/links.feature": file("b"), "a/notes.txt": file("c")}, "target", "tool", declaration.Selection{}}
	}
	tests := map[string]struct {
		change func(*made)
		want   []string
	}{
		"nothing":             {func(*made) {}, nil},
		"a file of no import": {func(m *made) { m.files["a/notes.txt"] = file("d") }, nil},
		"a feature":           {func(m *made) { m.files["a/links.feature"] = file("d") }, []string{"a/links.feature has changed"}},
		"the ledger":          {func(m *made) { m.files["clauses.hcl"] = file("d") }, []string{"clauses.hcl has changed"}},
		"a feature less":      {func(m *made) { delete(m.files, "a/links.feature") }, []string{"a/links.feature is gone"}},
		"a feature more":      {func(m *made) { m.files["new.feature"] = file("d") }, []string{"new.feature is new"}},
		"the target":          {func(m *made) { m.target = "other" }, []string{"the target file has changed"}},
		"the tool":            {func(m *made) { m.executable = "other" }, []string{"ucwatest itself has changed"}},
		"the selection": {func(m *made) { m.selection = declaration.Selection{Tags: "@reads", Targets: []string{"x-1"}} },
			[]string{`the selection was everything and is -tags "@reads" -target x-1`}},
	}
	take := func(t *testing.T, m made) Fingerprint {
		t.Helper()
		folder := t.TempDir()
		for name, text := range map[string]string{"target.hcl": m.target, "ucwatest": m.executable} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		f, err := TakeFingerprint(m.files, filepath.Join(folder, "target.hcl"), filepath.Join(folder, "ucwatest"), m.selection)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := base()
			test.change(&now)
			if diff := cmp.Diff(test.want, take(t, base()).Changed(take(t, now))); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}
