package reports

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func results(t *testing.T, r *Run) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteResults(&buf, r); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestWriteResults_readsBack(t *testing.T) {
	t.Parallel()
	var got Run
	if err := json.Unmarshal(results(t, mixed()), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(normalized(mixed()), &got); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestWriteResults_leavesTheRunAlone(t *testing.T) {
	t.Parallel()
	r := mixed()
	results(t, r)
	if diff := cmp.Diff(mixed(), r); diff != "" {
		t.Errorf("the run changed (-want +got):\n%s", diff)
	}
}

// Eight bytes are looked at at once, so each is tried at every place.
func TestAsciiRun(t *testing.T) {
	t.Parallel()
	for length := range 20 {
		for at := range length {
			for b := range 256 {
				text := bytes.Repeat([]byte{'~'}, length)
				text[at] = byte(b)
				want := length
				if b >= 0x7f {
					want = at
				}
				if got := asciiRun(text); got != want {
					t.Fatalf("byte %#x at %d of %d: got %d, want %d", b, at, length, got, want)
				}
			}
		}
	}
}

func TestWriteResults_neverNull(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*Run{
		"no case": {}, "a bare case and a bare clause": {Cases: []Case{{}}, Clauses: []Clause{{}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := string(results(t, r)); strings.Contains(got, "null") || !strings.HasSuffix(got, "}\n") {
				t.Errorf("got a null or no newline at the end:\n%s", got)
			}
		})
	}
}

func TestWriteResults_takesEveryOrder(t *testing.T) {
	t.Parallel()
	forth, back := mixed(), mixed()
	for i, c := range forth.Cases {
		back.Cases[len(back.Cases)-1-i] = c
	}
	if diff := cmp.Diff(string(results(t, forth)), string(results(t, back))); diff != "" {
		t.Errorf("the order in which cases end shows (-forth +back):\n%s", diff)
	}
}

func TestWriteResults_survivesHostileText(t *testing.T) {
	t.Parallel()
	text := results(t, hostile())
	if r, found := harmful(string(text)); found || !utf8.Valid(text) {
		t.Errorf("got %q in the file", r)
	}
	var got Run
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	c := got.Cases[0]
	if want := strings.ToValidUTF8(attack, "\ufffd"); c.Name != want {
		t.Errorf("name: got %q, want %q", c.Name, want)
	}
	if want := "... (the first 65536 of 1048576 bytes)"; !strings.HasSuffix(c.Exchanges[0].Transcript, want) {
		t.Errorf("transcript of %d bytes does not end with %q", len(c.Exchanges[0].Transcript), want)
	}
	if want := "... (the first 65536 of 1048576 bytes)"; !strings.HasSuffix(c.Violations[1].Want, want) {
		t.Errorf("want of %d bytes does not end with %q", len(c.Violations[1].Want), want)
	}
}

// failing is a writer that always returns err.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
