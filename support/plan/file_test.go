package plan

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func saved(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "staging.plan")
	if err := Save(path, fixture()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad_readsWhatWasSaved(t *testing.T) {
	t.Parallel()
	got, err := Load(saved(t))
	if err != nil {
		t.Fatal(err)
	}
	got.Sum = ""
	if diff := cmp.Diff(fixture(), got); diff != "" {
		t.Errorf("plan mismatch (-want +got):\n%s", diff)
	}
}

func TestLoad_refusesWhatIsNoPlanAsItWasSaved(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		spoil func(text string) string
		want  string
	}{
		"cut":               {func(s string) string { return s[:len(s)/2] }, "ends in the middle"},
		"empty":             {func(string) string { return "" }, "the file is empty; plan again"},
		"altered":           {func(s string) string { return strings.Replace(s, `"run"`, `"skip"`, 1) }, "altered after it was saved; plan again"},
		"of a newer format": {func(s string) string { return strings.Replace(s, `"format_version": 1`, `"format_version": 2`, 1) }, "newer than 1"},
		"something else":    {func(string) string { return `{"cases": []}` }, "not a saved plan: format_version is missing"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := saved(t)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(test.spoil(string(text))), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Load(path); err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v, want %q and the file in it", err, test.want)
			}
		})
	}
}

func TestSave_saysWhereItCannot(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(file, "staging.plan")
	if err := Save(path, fixture()); err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "name another file") {
		t.Errorf("got %v, want the file and what to do", err)
	}
}
