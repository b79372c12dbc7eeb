package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestInRepository has a repository with the features of the module in a folder of its
// own, and looks from several places.
func TestInRepository(t *testing.T) {
	root := t.TempDir()
	for _, folder := range []string{".git", "tests/features", "tests/steps", "own", "features"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, folder := range []string{"tests/features", "own"} {
		if err := os.WriteFile(filepath.Join(root, folder, "clauses.hcl"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct{ from, features, want string }{
		{"tests", "", "tests/features"},
		{"tests/steps", "", "tests/features"},
		{"tests/features", "", "tests/features"},
		{".", "", ""},
		{"own", "", ""},
		{"own", ".", "own"},
		{"tests", "../own", "own"},
		{"tests", "missing", ""},
		{"..", "", ""},
	} {
		t.Chdir(filepath.Join(root, row.from))
		if got := inRepository(row.features); got != row.want {
			t.Errorf("%q in %s: got %q, want %q", row.features, row.from, got, row.want)
		}
	}
}
