package plan

import (
	"bytes"
	"strings"
	"testing"
)

// hostile is what a server may name a thing, to move the reader's cursor or to
// end a line.
const hostile = "\x1b[2J\nevil\u202e"

func TestWriters_letNothingActOnATerminal(t *testing.T) {
	t.Parallel()
	b := &Baseline{Target: "staging", Server: hostile, Refusals: []Refusal{{Asked: "GET /", Format: "JSON", Code: hostile}},
		Resources: []Resource{{Rel: hostile, Links: []Member{{Name: hostile}}, Headers: []Header{{"Vary", []string{hostile}}},
			Properties: []Property{{Member{Name: hostile}, []string{"text"}, []string{hostile}}}}}}
	p := fixture()
	for i := range p.Cases {
		p.Cases[i].Reason = hostile
	}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"baseline":         func(w *bytes.Buffer) error { return WriteBaseline(w, b) },
		"baseline as JSON": func(w *bytes.Buffer) error { return WriteBaselineJSON(w, b) },
		"what is new":      func(w *bytes.Buffer) error { return WriteDrift(w, "staging", Compare(&Baseline{}, b)) },
		"what is other":    func(w *bytes.Buffer) error { return WriteDrift(w, "staging", Compare(&Baseline{Server: "1"}, b)) },
		"drift as JSON":    func(w *bytes.Buffer) error { return WriteDriftJSON(w, "staging", Compare(&Baseline{}, b)) },
		"plan":             func(w *bytes.Buffer) error { return Write(w, p) },
		"plan as JSON":     func(w *bytes.Buffer) error { return WriteJSON(w, p) },
	} {
		var text bytes.Buffer
		if err := write(&text); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(text.String(), "\x1b\u202e") || strings.Contains(text.String(), "\nevil") || !strings.Contains(text.String(), "evil") {
			t.Errorf("%s: got %q, want what the server named there and escaped", name, text.String())
		}
	}
}
