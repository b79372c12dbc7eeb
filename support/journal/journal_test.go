package journal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// noon is the clock of the tests.
func noon() time.Time { return time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC) }

// begun opens a journal that is closed at the end of the test.
func begun(t *testing.T, path string) *Journal {
	t.Helper()
	j, err := Open(path, noon)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() }) // a test that closes it itself has looked at the error
	return j
}

// intend writes down an application of the caller's.
func intend(t *testing.T, j *Journal, endpoint string) int {
	t.Helper()
	id, err := j.Intend("caller", "application", map[string]string{"endpointId": endpoint})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func at(t *testing.T) string { return Path(filepath.Join(t.TempDir(), "journals"), "staging") }

// application is what Left says of an application of the caller's.
func application(id int, endpoint, url string) Entry {
	return Entry{ID: id, User: "caller", Kind: "application", Detail: map[string]string{"endpointId": endpoint}, URL: url, At: noon()}
}

func TestJournal_survivesItsRun(t *testing.T) {
	t.Parallel()
	path := at(t)
	j := begun(t, path)
	one, two, three := intend(t, j, "one"), intend(t, j, "two"), intend(t, j, "three")
	must(t, j.Made(one, "https://pool.contoso.com/1"))
	must(t, j.Made(two, "https://pool.contoso.com/2"))
	must(t, j.Cleared(two))
	want := []Entry{application(three, "three", ""), application(one, "one", "https://pool.contoso.com/1")}
	if diff := cmp.Diff(want, j.Left()); diff != "" {
		t.Errorf("while it is open (-want +got):\n%s", diff)
	}
	read, err := Read(path)
	must(t, err)
	if diff := cmp.Diff(want, read); diff != "" {
		t.Errorf("read by somebody else (-want +got):\n%s", diff)
	}
	must(t, j.Close())
	again := begun(t, path)
	if diff := cmp.Diff(want, again.Left()); diff != "" {
		t.Errorf("opened again (-want +got):\n%s", diff)
	}
	if got := intend(t, again, "four"); got <= three {
		t.Errorf("got entry %d, want one after %d", got, three)
	}
}

func TestJournal_isRemovedWhenNothingIsLeft(t *testing.T) {
	t.Parallel()
	path := at(t)
	j := begun(t, path)
	must(t, j.Cleared(intend(t, j, "one")))
	must(t, j.Close())
	if found, err := os.ReadDir(filepath.Dir(path)); err != nil || len(found) > 0 {
		t.Errorf("got %v and %v, want an empty folder", found, err)
	}
}

func TestJournal_canOnlyBeReadByItsOwner(t *testing.T) {
	t.Parallel()
	path := at(t)
	begun(t, path)
	info, err := os.Stat(path)
	must(t, err)
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("got mode %o, want 600", got)
	}
}

func TestJournal_knowsItsEntries(t *testing.T) {
	t.Parallel()
	j := begun(t, at(t))
	id := intend(t, j, "one")
	must(t, j.Cleared(id))
	for what, err := range map[string]error{"made": j.Made(id, "https://pool.contoso.com/1"), "cleared": j.Cleared(id)} {
		if err == nil || !strings.Contains(err.Error(), "no entry 1 is open") {
			t.Errorf("%s: got %v, want that no entry 1 is open", what, err)
		}
	}
}

func TestJournal_keepsNothingOfTheCallers(t *testing.T) {
	t.Parallel()
	j := begun(t, at(t))
	detail := map[string]string{"endpointId": "one"}
	if _, err := j.Intend("caller", "application", detail); err != nil {
		t.Fatal(err)
	}
	detail["endpointId"] = "two"
	if got := j.Left()[0].Detail["endpointId"]; got != "one" {
		t.Errorf("got endpointId %q, want what was written down", got)
	}
}

func TestPath_staysInItsFolder(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"staging":          "journals/staging.ndjson",
		"../../etc/passwd": "journals/..%2F..%2Fetc%2Fpasswd.ndjson",
		"büro west":        "journals/b%C3%BCro%20west.ndjson",
	} {
		if got := filepath.ToSlash(Path("journals", name)); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestRead_findsNothingWhereThereIsNoJournal(t *testing.T) {
	t.Parallel()
	if left, err := Read(at(t)); len(left) > 0 || err != nil {
		t.Errorf("got %v and %v, want neither", left, err)
	}
	path := filepath.Join(t.TempDir(), "staging.ndjson")
	must(t, os.WriteFile(path, []byte("hello\n"), 0o600))
	if _, err := Read(path); err == nil || !strings.HasPrefix(err.Error(), "journal "+path+": this file is not a journal") {
		t.Errorf("got %v, want that it is not a journal", err)
	}
}

func TestEntry_showsNoDetail(t *testing.T) {
	t.Parallel()
	e := Entry{User: "callee", Kind: "forwarding", Detail: map[string]string{"settings": "sip:a@contoso.com"}}
	for url, want := range map[string]string{
		"https://pool.contoso.com/1": "forwarding of callee, https://pool.contoso.com/1",
		"":                           "forwarding of callee, whose request was not answered, so that it may exist or not",
	} {
		if e.URL = url; e.String() != want {
			t.Errorf("got %q, want %q", e, want)
		}
	}
}

func TestBegin_refusesWhereSomethingIsLeft(t *testing.T) {
	t.Parallel()
	path := at(t)
	j, err := Place{Path: path}.Begin("a broom", noon)
	must(t, err)
	id := intend(t, j, "one")
	must(t, j.Close())
	_, err = Place{Path: path}.Begin("a broom", noon)
	want := "journal " + path + ": what a run before has made is left on the target, 1 in all; clean it up with a broom"
	var leftover *Leftover
	if !errors.As(err, &leftover) || err.Error() != want || len(leftover.Left) != 1 {
		t.Errorf("got %v, want %q", err, want)
	}
	j = begun(t, path)
	must(t, j.Cleared(id))
	must(t, j.Close())
	again, err := Place{Path: path}.Begin("a broom", noon)
	must(t, err)
	must(t, again.Close())
}
