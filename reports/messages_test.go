package reports

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	messages "github.com/cucumber/messages/go/v34"
	"github.com/google/go-cmp/cmp"
)

// envelopes are the messages of a run.
func envelopes(t *testing.T, r *Run) []messages.Envelope {
	t.Helper()
	var text bytes.Buffer
	if err := WriteMessages(&text, r); err != nil {
		t.Fatal(err)
	}
	var all []messages.Envelope
	for line := range strings.Lines(text.String()) {
		var e messages.Envelope
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// A run that was loaded from its results has the messages of the run itself: the feature files are kept with it.
func TestWriteMessages_ofALoadedRun(t *testing.T) {
	t.Parallel()
	loaded, err := Load(savedResults(t, string(results(t, mixed()))))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(envelopes(t, normalized(mixed())), envelopes(t, loaded)); diff != "" {
		t.Errorf("messages differ (-run +loaded):\n%s", diff)
	}
}

// Each case that was run has a pickle with its steps, whether or not its feature file is at hand or can be read.
func TestWriteMessages_haveAPickleForEachCase(t *testing.T) {
	t.Parallel()
	for name, sources := range map[string][]Source{
		"all files": mixed().Sources, "no file": nil, "a file that is no feature": {{URI: linksFile, Text: "Scenario: first\nno"}},
	} {
		r := mixed()
		r.Sources = sources
		pickles, tests := map[string]*messages.Pickle{}, 0
		for _, e := range envelopes(t, r) {
			switch {
			case e.Pickle != nil:
				pickles[e.Pickle.Id] = e.Pickle
			case e.TestCase != nil:
				tests++
				p := pickles[e.TestCase.PickleId]
				if p == nil || len(p.Steps) != len(e.TestCase.TestSteps) {
					t.Errorf("%s: got the test case %+v, want one of a pickle before it and all its steps", name, e.TestCase)
				}
			}
		}
		if want := len(r.Cases); tests != want {
			t.Errorf("%s: got %d test cases, want %d", name, tests, want)
		}
		links := 0
		for _, p := range pickles {
			if strings.HasPrefix(p.Name, "The derived conversation links to its modalities as XML") && len(p.Steps) == 3 && p.Location.Line == 31 {
				links++
			}
		}
		if links != 1 {
			t.Errorf("%s: got %d pickles of the row XML with its three steps, want 1", name, links)
		}
	}
}
