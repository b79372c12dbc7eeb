package golden

import (
	"os"
	"path/filepath"
	"testing"
)

// Published returns the paths of the published pages of the API, NAME_ref.md each, in
// the folder that UCWA_REFERENCE names: they are not part of the project. Where it
// names none the test is skipped.
func Published(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv("UCWA_REFERENCE")
	if dir == "" {
		t.Skip("UCWA_REFERENCE names no folder with the published pages")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*_ref.md"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("UCWA_REFERENCE: %s holds no *_ref.md", dir)
	}
	return paths
}
