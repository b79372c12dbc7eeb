package reports

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// stream is a run as a stream of events, in which all cases end at once.
func stream(t *testing.T, r *Run) []string {
	t.Helper()
	var buf bytes.Buffer
	e := NewEvents(&buf, func() time.Time { return begun })
	e.Start(Beginning{Target: r.Target, Dialect: r.Dialect, Seed: r.Seed, Cases: len(r.Cases), Command: r.Environment.Command})
	var all sync.WaitGroup
	for _, c := range r.Cases {
		all.Go(func() {
			e.Begin(c.ID)
			e.Case(c)
		})
	}
	all.Wait()
	e.Summary(r, []string{"out/results.json"})
	return strings.Split(strings.TrimSuffix(buf.String(), "\n"), "\n")
}

func TestEvents_fulfilTheSchema(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile("schema/events.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Run{"mixed": mixed(), "hostile": hostile()} {
		lines := stream(t, r)
		if want := 2 + 2*len(r.Cases); len(lines) != want {
			t.Errorf("%s: got %d lines, want %d", name, len(lines), want)
		}
		for _, line := range lines {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatalf("%s: %v in %s", name, err, line)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %v in %.300s", name, err, line)
			}
		}
	}
	for _, wrong := range []string{
		`{"format_version": 1, "event": "run_started", "at": "2026-03-04T05:06:07Z"}`,
		`{"format_version": 1, "event": "case_started", "at": "2026-03-04T05:06:07Z"}`,
		`{"format_version": 1, "event": "case_ended", "at": "2026-03-04T05:06:07Z", "case": {"id": "a"}}`,
		`{"format_version": 1, "event": "run_ended", "at": "2026-03-04T05:06:07Z"}`,
		`{"format_version": 2, "event": "later", "at": "2026-03-04T05:06:07Z"}`,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("the schema takes %s", wrong)
		}
	}
}

func TestEvents_sayWhatHappened(t *testing.T) {
	t.Parallel()
	r := mixed()
	r.Cases = []Case{passedCase()}
	r.Tally()
	lines := stream(t, r)
	for i, want := range []string{
		`{"format_version":1,"event":"run_started","at":"2026-03-04T04:06:07Z","target":"mock","dialect":"doc","seed":7,"cases":1,"command":"go tool ucwatest apply -seed 7"}`,
		`{"format_version":1,"event":"case_started","at":"2026-03-04T04:06:07Z","id":"dc-links-2"}`,
		`{"format_version":1,"event":"case_ended","at":"2026-03-04T04:06:07Z","case":{"id":"dc-links-2","name":"The derived conversation links to itself",`,
		`{"format_version":1,"event":"run_ended","at":"2026-03-04T04:06:07Z","verdict":"failure","exit_class":1,"seconds":2.145,"counts":{"passed":1,`,
	} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("got  %s\nwant %s", lines[i], want)
		}
	}
	if want := `"problems":["DC-SYNC was judged by no case: the conversation is synchronised"],"files":["out/results.json"]}`; !strings.HasSuffix(lines[3], want) {
		t.Errorf("got %s, want it to end with %s", lines[3], want)
	}
}
