package journal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// first is the first line of a journal.
const first = head + `"format_version":1,"did":"opened","process":7,"at":"2026-11-26T12:00:00Z"}` + "\n"

// TestOpen_toleratesACutLastLine cuts a journal at every byte, as a kill can:
// what was whole before is read, and the next line stands on a line of its own.
func TestOpen_toleratesACutLastLine(t *testing.T) {
	t.Parallel()
	path := at(t)
	j := begun(t, path)
	must(t, j.Made(intend(t, j, "one"), "https://pool.contoso.com/1"))
	intend(t, j, "two")
	must(t, j.Close())
	text, err := os.ReadFile(path)
	must(t, err)
	for size := range len(text) {
		cut := filepath.Join(t.TempDir(), "cut.ndjson")
		must(t, os.WriteFile(cut, text[:size], 0o600))
		whole := strings.Count(string(text[:size]), "\n")
		want := [][]Entry{nil, nil, {application(1, "one", "")}, {application(1, "one", "https://pool.contoso.com/1")}}[whole]
		j := begun(t, cut)
		if diff := cmp.Diff(want, j.Left()); diff != "" {
			t.Errorf("cut after %d bytes (-want +got):\n%s", size, diff)
		}
		id := intend(t, j, "next")
		must(t, j.Close())
		j = begun(t, cut)
		if diff := cmp.Diff(append([]Entry{application(id, "next", "")}, want...), j.Left()); diff != "" {
			t.Errorf("cut after %d bytes and gone on with (-want +got):\n%s", size, diff)
		}
		must(t, j.Close())
	}
}

func TestOpen_refusesWhatIsNoJournalOfThisVersion(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"another file":        {"target \"staging\" {}\n", `this file is not a journal of ucwatest: it does not begin with {"format":"ucwatest journal",; move it away`},
		"another file, short": {"hello", "this file is not a journal of ucwatest"},
		"a later version":     {strings.Replace(first, `_version":1`, `_version":2`, 1), "line 1: format_version 2, and this version of ucwatest reads 1; sweep with the version that wrote it"},
		"no version":          {strings.Replace(first, `"format_version":1,`, "", 1), "line 1: format_version 0"},
		"a torn line":         {first + "{\"did\":\"int\n{\"did\":\"opened\"}\n", "line 2: this is not a line of a journal"},
		"cleared before":      {first + "{\"did\":\"cleared\",\"id\":3}\n", `line 2: "cleared" of entry 3 makes no sense here`},
		"made before":         {first + "{\"did\":\"made\",\"id\":3}\n", `line 2: "made" of entry 3 makes no sense here`},
		"intended twice": {first + strings.Repeat("{\"did\":\"intended\",\"id\":1}\n", 2),
			`line 3: "intended" of entry 1 makes no sense here`},
		"a word of its own": {first + "{\"did\":\"undone\",\"id\":0}\n", `line 2: "undone" of entry 0 makes no sense here`},
	} {
		path := filepath.Join(t.TempDir(), "staging.ndjson")
		must(t, os.WriteFile(path, []byte(c.text), 0o600))
		_, err := Open(path, noon)
		if err == nil || !strings.HasPrefix(err.Error(), "journal "+path+": "+c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != c.text {
			t.Errorf("%s: the file now holds %q and %v, want it as it was", name, text, err)
		}
	}
}
