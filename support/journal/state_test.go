package journal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStateFolder_goesByTheEnvironment(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	at := func(parts ...string) string { return filepath.Join(append([]string{root}, parts...)...) }
	for name, c := range map[string]struct {
		goos string
		env  map[string]string
		want string
	}{
		"its own":            {"linux", map[string]string{"UCWATEST_STATE": at("own"), "XDG_STATE_HOME": at("xdg"), "HOME": root}, at("own")},
		"XDG's":              {"linux", map[string]string{"XDG_STATE_HOME": at("xdg"), "HOME": root}, at("xdg", "ucwatest")},
		"a relative of XDG":  {"linux", map[string]string{"XDG_STATE_HOME": "xdg", "HOME": root}, at(".local", "state", "ucwatest")},
		"a home":             {"darwin", map[string]string{"HOME": root}, at(".local", "state", "ucwatest")},
		"nothing":            {"linux", nil, ""},
		"a home that is not": {"linux", map[string]string{"HOME": "home"}, ""},
		"Windows":            {"windows", map[string]string{"LocalAppData": at("local"), "HOME": root}, at("local", "ucwatest")},
		"a home on Windows":  {"windows", map[string]string{"USERPROFILE": root}, at("AppData", "Local", "ucwatest")},
		"nothing on Windows": {"windows", map[string]string{"HOME": root}, ""},
	} {
		got, err := StateFolder(c.goos, func(name string) string { return c.env[name] })
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: got %q and %v, want %q", name, got, err, c.want)
		}
		if err != nil && !strings.HasSuffix(err.Error(), "; set UCWATEST_STATE to a folder of this machine") {
			t.Errorf("%s: got %v, want what to do", name, err)
		}
	}
}

func TestKey_tellsPoolsAndUsersApart(t *testing.T) {
	t.Parallel()
	one := Key("pool.contoso.com:443", "sip:a@contoso.com")
	if same := Key("Pool.contoso.com:443", "sip:A@contoso.com"); same != one {
		t.Errorf("got %s and %s, want one key", one, same)
	}
	for _, other := range []string{Key("pool.contoso.com:8443", "sip:a@contoso.com"), Key("pool.contoso.com:443", "sip:b@contoso.com"), Key("[::1]:443", "sip:a@contoso.com")} {
		if other == one || strings.ContainsAny(other, "@:[/") {
			t.Errorf("got %s beside %s, want another that can name a file and is no address", other, one)
		}
	}
}

// placed is a place of two users in folder.
func placed(folder, name string) Place {
	return Place{Path: Path(filepath.Join(folder, name), "staging"), State: filepath.Join(folder, "state"),
		Users: map[string]string{"caller": name, "callee": "the-callee"}}
}

func TestPlace_hasItsUsersForItself(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	one, other := placed(folder, "one"), placed(folder, "other")
	j, err := one.Begin("a broom", noon)
	must(t, err)
	var held *Held
	if _, err := other.Open(noon); !errors.As(err, &held) || held.Path != other.Path {
		t.Errorf("got %v, want that the callee is another run's", err)
	}
	must(t, j.Close())
	j, err = other.Begin("a broom", noon)
	must(t, err)
	must(t, j.Close())
	if found, err := os.ReadDir(one.State); err != nil || len(found) > 0 {
		t.Errorf("got %v and %v in the state folder, want nothing", found, err)
	}
}

func TestKeep_keepsWhatWasThereBeforeAnyRun(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	one, other := placed(folder, "one"), placed(folder, "other")
	keep := func(j *Journal, set string) string {
		t.Helper()
		kept, err := j.Keep("callee", "forwarding", map[string]string{"settings": set})
		must(t, err)
		return kept["settings"]
	}
	j, err := one.Begin("a broom", noon)
	must(t, err)
	for _, set := range []string{"own", "ours"} {
		if got := keep(j, set); got != "own" {
			t.Errorf("got %q, want what was there first", got)
		}
	}
	must(t, j.Close()) // a run that has put nothing back
	var left *Leftover
	want := []Entry{{ID: -1, User: "callee", Kind: "forwarding", Detail: map[string]string{"settings": "own"}, At: noon()}}
	if _, err := other.Begin("a broom", noon); !errors.As(err, &left) {
		t.Errorf("got %v, want that something is left", err)
	} else if diff := cmp.Diff(want, left.Left); diff != "" {
		t.Errorf("left (-want +got):\n%s", diff)
	}
	if read, err := other.Read(); err != nil || !cmp.Equal(read, want) {
		t.Errorf("got %v and %v, want %v", read, err, want)
	}
	j, err = other.Open(noon)
	must(t, err)
	if got := keep(j, "ours"); got != "own" {
		t.Errorf("in another run: got %q, want what was there first", got)
	}
	must(t, j.Forget("callee", "forwarding"))
	must(t, j.Cleared(-1))
	if got := keep(j, "new"); got != "new" {
		t.Errorf("after it was put back: got %q, want what is there now", got)
	}
	must(t, j.Forget("callee", "forwarding"))
	must(t, j.Close())
	if found, err := os.ReadDir(one.State); err != nil || len(found) > 0 {
		t.Errorf("got %v and %v in the state folder, want nothing", found, err)
	}
}

func TestKeep_saysWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	p := placed(t.TempDir(), "one")
	must(t, os.MkdirAll(p.State, 0o700))
	must(t, os.WriteFile(filepath.Join(p.State, "the-callee.forwarding"), []byte("\x00\x00"), 0o600))
	const want = "what was kept of the callee's cannot be read; restore it by hand, and remove the file"
	if _, err := p.Begin("a broom", noon); err == nil || !strings.HasSuffix(err.Error(), want+"; clean up what can be read with a broom") {
		t.Errorf("got %v, want %q", err, want)
	}
	j, err := p.Open(noon) // for a sweep: the rest can be cleaned up
	must(t, err)
	if got := j.Damage(); len(got) != 1 || !strings.HasSuffix(got[0].String(), want) || j.MoveAside() != "" {
		t.Errorf("got %v, want %q, and nothing to move aside", got, want)
	}
	if _, err := j.Keep("callee", "forwarding", nil); err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("kept once more: got %v, want %q", err, want)
	}
	_, err = j.Intend("callee", "forwarding", map[string]string{"settings": "own"})
	must(t, err)
	if kept, err := j.Keep("callee", "forwarding", map[string]string{"settings": "ours"}); err != nil || kept["settings"] != "own" {
		t.Errorf("got %v and %v, want what the journal says", kept, err)
	}
	must(t, j.Close())
}

// What an editor or a synchronised folder has done to the file does not matter as long as
// the one line in it is there.
func TestKeep_readsAFileThatWasSavedOtherwise(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(string) string{
		"UTF-16":             wide,
		"a byte order mark":  func(text string) string { return "\ufeff" + text },
		"NUL behind it":      func(text string) string { return text + "\x00\x00" },
		"several lines":      func(text string) string { return strings.ReplaceAll(text, `,"`, ",\r\n\"") },
		"no last line break": strings.TrimSpace,
	} {
		p := placed(t.TempDir(), "one")
		j, err := p.Open(noon)
		must(t, err)
		_, err = j.Keep("callee", "forwarding", map[string]string{"settings": "own"})
		must(t, err)
		path := filepath.Join(p.State, "the-callee.forwarding")
		text, err := os.ReadFile(path)
		must(t, err)
		must(t, os.WriteFile(path, []byte(change(string(text))), 0o600))
		if kept, err := j.Keep("callee", "forwarding", nil); err != nil || kept["settings"] != "own" {
			t.Errorf("%s: got %v and %v, want what was kept", name, kept, err)
		}
		must(t, j.Close())
	}
}
