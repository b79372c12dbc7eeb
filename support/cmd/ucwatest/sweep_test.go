package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

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

// leaves has an application of each user, or of each in the team of place, left, as the
// journal there tells.
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
		s := n.session(member(place.Team, part))
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
		"no target":             {3, []string{"-on", ""}, "ucwatest: sweep: invalid value \"\" for flag -on: want a file; ucwatest sweep -help lists the flags\n"},
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
	"a line of NUL":          func(text string) string { return text + "\x00\x00\x00\n" },
	"NUL at the end":         func(text string) string { return text + "\x00\x00\x00" },
	"a blank line":           func(text string) string { return strings.Replace(text, "\n", "\n\n", 1) },
	"a doubled line":         func(text string) string { return changedLine(text, 1, func(l string) string { return l + l }) },
	"a byte order mark":      func(text string) string { return "\ufeff" + text },
	"the first line lost":    func(text string) string { return changedLine(text, 0, func(string) string { return "" }) },
	"the first byte lost":    func(text string) string { return text[1:] },
	"an intent lost":         func(text string) string { return changedLine(text, 1, func(string) string { return "" }) },
	"an intent torn":         func(text string) string { return changedLine(text, 1, func(l string) string { return l[:30] + "\n" }) },
	"a place torn into next": func(text string) string { return changedLine(text, 2, func(l string) string { return l[:30] }) },
	"a line in between": func(text string) string {
		return changedLine(text, 2, func(l string) string { return "TODO ask Ann\n" + l })
	},
	"a line of another kind":  func(text string) string { return text + `{"did":"paused","id":2}` + "\n" },
	"an end without a start":  func(text string) string { return text + `{"did":"cleared","id":9}` + "\n" },
	"a line of a mebibyte":    func(text string) string { return text + strings.Repeat("x", 1<<20) + "\n" },
	"no last line break, BOM": func(text string) string { return "\ufeff" + strings.TrimSpace(text) },
	"ends of lines of DOS":    func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") },
	"ends of lines of old":    func(text string) string { return strings.ReplaceAll(text, "\n", "\r") },
	"no ends of lines":        func(text string) string { return strings.ReplaceAll(text, "\n", "") },
	"indented lines":          func(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") },
	"several lines for one":   func(text string) string { return strings.ReplaceAll(text, `,"`, ",\n  \"") },
	"one array": func(text string) string {
		return "[\n" + strings.ReplaceAll(strings.TrimSpace(text), "\n", ",\n") + "\n]\n"
	},
	"sorted lines": func(text string) string { return strings.Join(slices.Sorted(strings.Lines(text)), "") },
	"lines in reverse": func(text string) string {
		lines := slices.Collect(strings.Lines(text))
		slices.Reverse(lines)
		return strings.Join(lines, "")
	},
	"twice in one file": func(text string) string { return text + text },
	"behind one that is done": func(text string) string {
		done := strings.ReplaceAll(text, "left-", "other-")
		for id := range 3 {
			done += fmt.Sprintf(`{"did":"cleared","id":%d}`+"\n", id+1)
		}
		return done + text
	},
	"marks of a conflict": func(text string) string { return "<<<<<<< mine\n" + text + "=======\n" + text + ">>>>>>> theirs\n" },
	"UTF-16": func(text string) string {
		bytes := []byte("\xff\xfe")
		for _, unit := range utf16.Encode([]rune(text)) {
			bytes = binary.LittleEndian.AppendUint16(bytes, unit)
		}
		return string(bytes)
	},
}

// mendedDamages are those that are gone once the file has been opened and they were told.
var mendedDamages = []string{"NUL at the end", "UTF-16"}

// changedLine is text with one of its lines changed.
func changedLine(text string, which int, change func(line string) string) string {
	lines := slices.Collect(strings.Lines(text))
	lines[which] = change(lines[which])
	return strings.Join(lines, "")
}

// TestSweep_clearsAwayWhatADamagedJournalSays damages a journal in one way after the
// other: what can be read is cleaned up, the rest is told, and the next sweep
// finds nothing.
func TestSweep_clearsAwayWhatADamagedJournalSays(t *testing.T) {
	t.Parallel()
	if len(damages) < 20 {
		t.Errorf("got %d damages, want 20 or more", len(damages))
	}
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
			var cleared, all int
			if _, err := fmt.Sscanf(stdout, "cleared on staging: %d of %d,", &cleared, &all); err != nil || cleared < 3 || cleared != all {
				t.Errorf("got %q, want all cleared", stdout)
			}
			told := strings.HasPrefix(stderr, "ucwatest: journal "+path+": line ") && strings.HasSuffix(stderr, "; the file is now "+path+".damaged\n")
			if mended := slices.Contains(mendedDamages, name); mended && (code != exitOK || stderr != "") || !mended && (code != exitFail || !told) {
				t.Errorf("got exit %d and %q, want exit 1 and which line is damaged, unless the apply before has mended it", code, stderr)
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

// What was set before is in the journal as well as in the file where it was kept.
func TestSweep_restoresWhatADamagedFileHasKept(t *testing.T) {
	t.Parallel()
	n, folder := newTenant(t, "staging"), t.TempDir()
	before := n.forwarding()
	place := n.stateJournal()
	j, err := place.Open(time.Now)
	if err != nil {
		t.Fatal(err)
	}
	saved := map[string]string{"settings": `{"activeSetting":"None","activePeriod":"Always","unansweredCallHandling":"Disabled",` +
		`"settings":[{"target":"None"},{"target":"None","ringDelay":"0"},{"target":"Voicemail","ringDelay":"30"}]}`}
	if _, err := j.Keep("callee", "forwarding", saved); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Intend("callee", "forwarding", saved); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	n.calls("immediateForward", "answerer")
	kept := filepath.Join(place.State, place.Users["callee"]+".forwarding")
	if err := os.WriteFile(kept, make([]byte, 100), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder)
	if code != exitFail || !strings.Contains(stdout, "forwarding of callee") || !strings.Contains(stderr, kept+": what was kept of the callee's cannot be read") {
		t.Errorf("got exit %d, %q and %q, want exit 1, the call forwarding restored, and which file is damaged", code, stdout, stderr)
	}
	if after := n.forwarding(); after != before {
		t.Errorf("got call forwarding %s, want as before %s", after, before)
	}
	if code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK || !strings.HasPrefix(stdout, "nothing is left on staging") {
		t.Errorf("again: got exit %d, %q and %q, want exit 0", code, stdout, stderr)
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
