package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/command/views"
	"ucwatest/support/journal"
)

// leaving is a tenant with an application of each user, and a folder with the
// journal of the run that has left them.
func leaving(t *testing.T, name string) (n *tenant, folder string) {
	t.Helper()
	n, folder = newTenant(t, name), t.TempDir()
	n.leaves(journal.Place{Path: journal.Path(folder, name)})
	return n, folder
}

// leaves has an application of each user left, as the journal at place tells.
func (n *tenant) leaves(place journal.Place) {
	n.t.Helper()
	t := n.t
	j, err := place.Open(time.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		id, err := j.Intend(part, "application", map[string]string{"endpointId": "left-" + part})
		if err != nil {
			t.Fatal(err)
		}
		s := n.session(part)
		if err := s.CreateApplication(t.Context(), "left-"+part); err != nil {
			t.Fatal(err)
		}
		if part == "answerer" {
			continue // nobody wrote down where it is
		}
		if err := j.Made(id, s.ApplicationURL()); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestSweep_clearsAwayWhatIsLeft(t *testing.T) {
	t.Parallel()
	n, folder := leaving(t, "staging")
	created, path := n.applications(), journal.Path(folder, "staging")
	code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder)
	want := fmt.Sprintf(`cleared on staging: 3 of 3, as %s told
  application of answerer, whose request was not answered, so that it may exist or not: gone
  application of callee, %s: gone
  application of caller, %s: gone
`, path, n.url+created[1], n.url+created[0])
	if diff := cmp.Diff(want, stdout); code != exitOK || diff != "" || stderr != "" {
		t.Errorf("got exit %d and %q, want exit 0 and (-want +got):\n%s", code, stderr, diff)
	}
	if left := n.remaining(); left != nil {
		t.Errorf("got %q on the tenant, want nothing", left)
	}
	if found, err := os.ReadDir(folder); err != nil || len(found) > 0 {
		t.Errorf("got %v and %v, want no file", found, err)
	}
	code, stdout, _ = command("sweep", "-on", n.aim, "-journal-dir", folder, "-json")
	if want := fmt.Sprintf(`{"format_version":1,"targets":[{"target":"staging","journal":%q,"outcomes":[],"left":0}]}`, path); code != exitOK || strings.Join(strings.Fields(stdout), "") != want {
		t.Errorf("as JSON: got exit %d and %q, want exit 0 and %q", code, stdout, want)
	}
	code, stdout, _ = command("sweep", "-on", n.aim, "-journal-dir", folder)
	if want := "nothing is left on staging: there is no " + path + "\n"; code != exitOK || stdout != want {
		t.Errorf("again: got exit %d and %q, want exit 0 and %q", code, stdout, want)
	}
}

func TestSweep_keepsWhatItCannotClear(t *testing.T) {
	t.Parallel()
	n, folder := leaving(t, "staging")
	callees := n.applications()[1]
	n.refuses(func(r *http.Request) bool {
		return r.Method == http.MethodDelete && strings.HasSuffix(r.URL.Path, callees)
	})
	code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder)
	path := journal.Path(folder, "staging")
	want := "ucwatest: " + path + ": 1 of the things it lists could not be cleaned up; sweep again, or clean them up by hand and remove the file\n"
	if code != exitFail || stderr != want || strings.Count(stdout, "NOT CLEARED: application of callee: DELETE") != 1 || strings.Count(stdout, ": gone\n") != 2 {
		t.Errorf("got exit %d, %q and %q, want exit 1, that callee's is not cleared, and %q", code, stdout, stderr, want)
	}
	code, stdout, _ = command("sweep", "-on", n.aim, "-journal-dir", folder, "-json")
	var said views.SweptTargets
	if err := json.Unmarshal([]byte(stdout), &said); err != nil {
		t.Fatalf("%v: %s", err, stdout)
	}
	if len(said.Targets) != 1 || len(said.Targets[0].Outcomes) != 1 || !strings.HasPrefix(said.Targets[0].Outcomes[0].Error, "application of callee: DELETE") {
		t.Fatalf("got %s, want why callee's is not cleared", stdout)
	}
	said.Targets[0].Outcomes[0].Error = ""
	wantSaid := views.SweptTargets{FormatVersion: 1, Targets: []*views.SweptTarget{{Target: "staging", Journal: path, Left: 1,
		Outcomes: []views.SweptEntry{{Kind: "application", User: "callee", URL: n.url + callees}}}}}
	if diff := cmp.Diff(wantSaid, said); code != exitFail || diff != "" {
		t.Errorf("got exit %d, want exit 1 and (-want +got):\n%s", code, diff)
	}
	left, err := journal.Read(path)
	if err != nil || len(left) != 1 || left[0].User != "callee" {
		t.Errorf("got %v and %v in the journal, want the application of callee", left, err)
	}
}

func TestSweep_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	n, folder := leaving(t, "staging")
	held, err := journal.Open(journal.Path(folder, "staging"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = held.Close() }() // nothing is written
	broken := t.TempDir()
	if err := os.WriteFile(journal.Path(broken, "staging"), []byte("hello\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string]struct {
		code int
		args []string
		want string
	}{
		"no target":             {3, []string{"-on", ""}, "ucwatest: sweep: want -on FILE\n"},
		"no such file":          {3, []string{"-on", filepath.Join(broken, "no.hcl")}, "ucwatest: target file: open "},
		"a run on its way":      {3, []string{"-on", n.aim, "-journal-dir", folder}, fmt.Sprintf("ucwatest: journal %s: process %d runs against the same target; wait until it has ended\n", held.Path(), os.Getpid())},
		"what is not a journal": {1, []string{"-on", n.aim, "-journal-dir", broken}, "ucwatest: journal " + journal.Path(broken, "staging") + ": this file is not a journal of ucwatest"},
	} {
		code, stdout, stderr := command(append([]string{"sweep"}, row.args...)...)
		if code != row.code || stdout != "" || !strings.HasPrefix(stderr, row.want) {
			t.Errorf("%s: got exit %d, %q and %q, want exit %d and %q", name, code, stdout, stderr, row.code, row.want)
		}
	}
}

// damages are what becomes of a journal that a disk, an editor or a synchronised
// folder has had in its hands.
var damages = map[string]func(text string) string{
	"a line of NUL": func(text string) string { return text + "\x00\x00\x00\n" },
	"a blank line":  func(text string) string { return strings.Replace(text, "\n", "\n\n", 1) },
	"a doubled line": func(text string) string {
		_, rest, _ := strings.Cut(text, "\n")
		first, _, _ := strings.Cut(rest, "\n")
		return strings.Replace(text, first, first+"\n"+first, 1)
	},
	"a byte order mark":   func(text string) string { return "\ufeff" + text },
	"the first line lost": func(text string) string { _, rest, _ := strings.Cut(text, "\n"); return rest },
	"an intent lost": func(text string) string {
		first, rest, _ := strings.Cut(text, "\n")
		_, rest, _ = strings.Cut(rest, "\n")
		return first + "\n" + rest
	},
}

// TestSweep_clearsAwayWhatADamagedJournalSays damages a journal in one way after the
// other: what can be read is cleaned up, the rest is told, and the next sweep
// finds nothing.
func TestSweep_clearsAwayWhatADamagedJournalSays(t *testing.T) {
	t.Parallel()
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, folder := leaving(t, "staging")
			path := journal.Path(folder, "staging")
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(damage(string(text))), 0o600); err != nil {
				t.Fatal(err)
			}
			code, _, stderr := n.onTenant(folder)
			if code != exitUsage || !strings.HasPrefix(stderr, "ucwatest: journal "+path+": line ") || strings.Count(stderr, "\n") != 1 {
				t.Errorf("apply: got exit %d and %q, want exit 3 and one sentence about the journal", code, stderr)
			}
			code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder)
			if code != exitFail || !strings.HasPrefix(stdout, "cleared on staging: 3 of 3, ") || !strings.HasPrefix(stderr, "ucwatest: journal "+path+": line ") ||
				!strings.HasSuffix(stderr, "; the file is now "+path+".damaged\n") {
				t.Errorf("got exit %d, %q and %q, want exit 1, all cleared, and which line is damaged", code, stdout, stderr)
			}
			if left := n.remaining(); left != nil {
				t.Errorf("got %q on the tenant, want nothing", left)
			}
			if code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK || !strings.HasPrefix(stdout, "nothing is left on staging") {
				t.Errorf("again: got exit %d, %q and %q, want exit 0", code, stdout, stderr)
			}
		})
	}
}

// A journal that cannot be read at all keeps no other from being swept.
func TestSweep_clearsAwayWhatLiesBesideABrokenJournal(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(path string) error{
		"a folder in its place": func(path string) error { return os.Mkdir(path, 0o700) },
		"an empty file":         func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"something else":        func(path string) error { return os.WriteFile(path, []byte("Dear diary,\n"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, folder := newTenant(t, "staging"), t.TempDir()
			n.leaves(n.stateJournal())
			if err := spoil(journal.Path(folder, "staging")); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder)
			if code != exitFail || !strings.Contains(stdout, "cleared on staging: 3 of 3, as "+n.stateJournal().Path+" told\n") ||
				!strings.HasPrefix(stderr, "ucwatest: journal "+journal.Path(folder, "staging")+": ") {
				t.Errorf("got exit %d, %q and %q, want exit 1, the other journal cleared, and what is wrong with this one", code, stdout, stderr)
			}
			if left := n.remaining(); left != nil {
				t.Errorf("got %q on the tenant, want nothing", left)
			}
		})
	}
}
