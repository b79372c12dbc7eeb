package reports

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// savedResults writes text into a file and returns its path.
func savedResults(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "results.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad_readsWhatWasWritten(t *testing.T) {
	t.Parallel()
	got, err := Load(savedResults(t, string(results(t, mixed()))))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(normalized(mixed()), got); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	again := results(t, got)
	if diff := cmp.Diff(string(results(t, mixed())), string(again)); diff != "" {
		t.Errorf("written again (-first +second):\n%s", diff)
	}
}

// Editors of Windows begin a file that they save with the mark.
func TestLoad_passesOverAByteOrderMark(t *testing.T) {
	t.Parallel()
	got, err := Load(savedResults(t, "\ufeff"+string(results(t, mixed()))))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(normalized(mixed()), got); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	empty := savedResults(t, "\ufeff")
	if _, err := Load(empty); err == nil || !strings.Contains(err.Error(), "the file is empty") {
		t.Errorf("got %v, want that the file is empty", err)
	}
}

func TestLoad_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	whole := string(results(t, mixed()))
	for name, test := range map[string]struct{ text, want string }{
		"nothing":          {" \n", "the file is empty; run again to write it anew"},
		"cut":              {whole[:700], "the file ends in the middle, after 700 bytes; run again to write it anew"},
		"a newer version":  {`{"format_version": 2, "cases": 7}`, "format_version 2 is newer than 1, the one known here; read it with the ucwatest that wrote it"},
		"an older version": {`{"format_version": 0}`, "format_version 0 is older than 1, the one known here; run again to write it anew"},
		"no version":       {`{"cases": []}`, "not the results of a run: format_version is missing"},
		"something else":   {`<html/>`, "not the results of a run: invalid character '<' looking for beginning of value"},
		"another file":     {`{"format_version": 1, "cases": []}`, "not the results of a run: exit_class is missing"},
		"a list":           {`[]`, "not the results of a run: the whole cannot be of type array"},
		"a wrong member":   {`{"format_version": 1, "cases": 7}`, "not the results of a run: cases cannot be of type number"},
		"more behind it":   {whole + whole, "not the results of a run: invalid character '{' after top-level value"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := savedResults(t, test.text)
			if _, err := Load(path); err == nil || err.Error() != "results "+path+": "+test.want {
				t.Errorf("got %v, want results %s: %s", err, path, test.want)
			}
		})
	}
}

func TestLoad_passesOverWhatALaterWriterAdds(t *testing.T) {
	t.Parallel()
	got, err := Load(savedResults(t, `{"format_version": 1, "weather": "fair", "target": "mock", "exit_class": 0}`))
	if err != nil || got.Target != "mock" {
		t.Errorf("got %+v and error %v, want the target mock", got, err)
	}
}

func TestLoad_namesTheFileThatIsNotThere(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "none.json")
	if _, err := Load(path); err == nil || !strings.HasPrefix(err.Error(), "results: open "+path+": ") {
		t.Errorf("got %v, want an error that names %s", err, path)
	}
}
