package target_test

import (
	"os"
	"path/filepath"
	"testing"

	"ucwatest/support/target"
)

// FuzzOpenAll reads any file without a panic: it is a target, or an error says
// what is wrong with it.
func FuzzOpenAll(f *testing.F) {
	paths, err := filepath.Glob("testdata/*/*.hcl")
	if err != nil || len(paths) == 0 {
		f.Fatalf("got %v and %v, want target files", paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "target.hcl")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		all, err := target.OpenAll([]string{path}, today)
		if (err == nil) != (len(all) > 0) || err != nil && err.Error() == "" {
			t.Errorf("got %d targets and %v, want either", len(all), err)
		}
		for _, aim := range all {
			if err := aim.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}
