package journal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
)

// first is the first line of a journal.
const first = head + `"format_version":1,"did":"opened","process":7,"at":"2026-11-26T12:00:00Z"}` + "\n"

// TestOpen_toleratesACutLastLine cuts a journal at every byte, as a kill can, or an editor
// its last line break: what was whole before is read, and the next line stands on a line
// of its own.
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
		whole := strings.Count(string(text[:size+1]), "\n")
		want := [][]Entry{nil, nil, {application(1, "one", "")}, {application(1, "one", "https://pool.contoso.com/1")},
			{application(2, "two", ""), application(1, "one", "https://pool.contoso.com/1")}}[whole]
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
		"lines of others":     {"{}\n{\"did\":\"it\"}\n", "this file is not a journal of ucwatest"},
		"nothing but NUL":     {"\x00\x00\x00\n", "this file is not a journal of ucwatest"},
		"a later version":     {strings.Replace(first, `_version":1`, `_version":2`, 1), "line 1: format_version 2, and this version of ucwatest reads 1; sweep with the version that wrote it"},
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

// TestOpen_readsWhatIsLeftOfADamagedJournal has one application that is left, and
// lines that are not as they were written.
func TestOpen_readsWhatIsLeftOfADamagedJournal(t *testing.T) {
	t.Parallel()
	const (
		intended = `{"did":"intended","id":1,"user":"caller","kind":"application","detail":{"endpointId":"one"},"at":"2026-11-26T12:00:00Z"}` + "\n"
		made     = `{"did":"made","id":1,"user":"caller","kind":"application","detail":{"endpointId":"one"},"url":"https://pool.contoso.com/1","at":"2026-11-26T12:00:00Z"}` + "\n"
		cleared  = `{"did":"cleared","id":1,"at":"2026-11-26T12:00:00Z"}` + "\n"
		url      = "https://pool.contoso.com/1"
	)
	for name, c := range map[string]struct{ text, url, want string }{
		"a line of NUL":          {first + intended + "\x00\x00\x00\n" + made, url, "line 3: this is not a line of a journal"},
		"NUL at the end":         {first + intended + made + "\x00\x00", url, "line 4: unexpected bytes"},
		"a blank line":           {first + "\n" + intended + made, url, "line 2: this is not a line of a journal"},
		"a doubled line":         {first + intended + intended + made, url, `line 3: "intended" of entry 1 makes no sense here`},
		"a byte order mark":      {"\ufeff" + first + intended + made, url, "line 1: unexpected bytes around it"},
		"ends of lines of DOS":   {strings.ReplaceAll(first+intended+made, "\n", "\r\n"), url, "line 1: unexpected bytes around it"},
		"the first line lost":    {intended + made, url, "line 1: the line before, with which a journal begins, is lost"},
		"another version of it":  {strings.Replace(first, `"format_version":1,`, "", 1) + intended + made, url, "line 1: the line before"},
		"the intent lost":        {first + made, url, `line 2: "made" of entry 1 makes no sense here: the line that intended it is lost`},
		"the place torn":         {first + intended + made[:30] + "\n", "", "line 3: this is not a line of a journal"},
		"an end without a start": {first + intended + `{"did":"cleared","id":3}` + "\n", "", `line 3: "cleared" of entry 3 makes no sense here`},
		"a word of its own":      {first + intended + `{"did":"undone","id":1}` + "\n", "", "line 3: this is not a line of a journal"},
		"an entry without one":   {first + intended + `{"did":"intended"}` + "\n", "", `line 3: "intended" of entry 0 makes no sense here`},
		"ends of lines of old":   {strings.ReplaceAll(first+intended+made, "\n", "\r"), url, "line 1: several lines in one"},
		"no ends of lines":       {strings.ReplaceAll(first+intended+made, "\n", ""), url, "line 1: several lines in one"},
		"several lines for one":  {strings.ReplaceAll(first+intended+made, `,"`, ",\n  \""), url, "line 1: it is broken into several lines"},
		"a torn line before one": {first + intended + made[:40] + made, url, "line 3: a part of it is not a line of a journal"},
		"one before a torn line": {first + intended + strings.TrimSpace(made) + made[:40], url, "line 3: a part of it is not a line of a journal"},
		"lines in reverse":       {made + intended + first, url, "line 1: the line before"},
		"it behind another":      {first + strings.ReplaceAll(intended+cleared, "one", "other") + first + intended + made, url, "line 4: another journal begins here"},
		"it before another":      {first + intended + made + first + intended + cleared, url, "line 4: another journal begins here"},
		"UTF-16":                 {wide(first + intended + made), url, "line 1: the file is in UTF-16"},
		"UTF-16, big end first":  {swapped(wide(first + intended + made)), url, "line 1: the file is in UTF-16"},
		"UTF-16 without a mark":  {wide(first + intended + made)[2:], url, "line 1: the file is in UTF-16"},
		"the same, big end":      {swapped(wide(first + intended + made))[2:], url, "line 1: the file is in UTF-16"},
		"a long line":            {first + intended + strings.Repeat(`{"did":`, 1<<17) + "\n" + made, url, "line 3: this is not a line of a journal"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "staging.ndjson")
			must(t, os.WriteFile(path, []byte(c.text), 0o600))
			want := []Entry{application(1, "one", c.url)}
			if name == "it behind another" {
				want[0].ID = 2
			}
			var damaged *Damaged
			left, err := Read(path)
			if !errors.As(err, &damaged) || !strings.HasPrefix(err.Error(), "journal "+path+": "+c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if diff := cmp.Diff(want, left); diff != "" {
				t.Errorf("read (-want +got):\n%s", diff)
			}
			if _, err := (Place{Path: path}).Begin("a broom", noon); !errors.As(err, &damaged) || !strings.HasSuffix(err.Error(), "; clean up what can be read with a broom") {
				t.Errorf("begun: got %v, want that it is damaged and what to do", err)
			}
			for range 2 { // what is added can be read behind whatever is damaged
				j := begun(t, path)
				if diff := cmp.Diff(want, j.Left()); diff != "" {
					t.Errorf("opened (-want +got):\n%s", diff)
				}
				want = append([]Entry{application(intend(t, j, "next"), "next", "")}, want...)
				must(t, j.Close())
			}
			j := begun(t, path)
			for _, e := range want {
				must(t, j.Cleared(e.ID))
			}
			aside, still := j.MoveAside(), len(j.Damage()) > 0
			must(t, j.Close())
			if text, err := os.ReadFile(aside); still && (err != nil || !strings.Contains(string(text), `"did":"cleared","id":1`)) {
				t.Errorf("got %q and %v aside, want all that was in the journal", text, err)
			}
			must(t, begun(t, path).Close())
		})
	}
}

func TestOpen_saysThatAnEmptyJournalHasLostWhatItSaid(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "staging.ndjson")
	must(t, os.WriteFile(path, nil, 0o600))
	const want = "line 1: it is lost, with all that the file said: the file is empty"
	if _, err := Read(path); err == nil || err.Error() != "journal "+path+": "+want {
		t.Errorf("got %v, want %q", err, want)
	}
	j := begun(t, path)
	if got := j.Damage(); len(got) != 1 || got[0].String() != want {
		t.Errorf("got %v, want %q", got, want)
	}
	first := j.MoveAside()
	must(t, j.Close())
	must(t, os.WriteFile(path, nil, 0o600))
	j = begun(t, path)
	if second := j.MoveAside(); first == second {
		t.Errorf("got %s twice, want nothing overwritten", second)
	}
}

// wide is text in UTF-16 with a byte order mark, the little end of each unit first.
func wide(text string) string {
	bytes, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return bytes
}

// swapped has the other byte of each unit first.
func swapped(wide string) string {
	bytes := []byte(wide)
	for i := 0; i+1 < len(bytes); i += 2 {
		bytes[i], bytes[i+1] = bytes[i+1], bytes[i]
	}
	return string(bytes)
}
