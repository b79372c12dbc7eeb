package mutant_test

import (
	"bytes"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/mock"
	"ucwatest/support/mutant"
)

// counting is s, and how many applications were created where it spoiled.
func counting(s mock.Spoil) (mock.Spoil, *atomic.Int32) {
	created, spoil := new(atomic.Int32), s.Answer
	s.Answer = func(a *mock.Answer) {
		if a.Route == "applications" && a.Method == "POST" {
			created.Add(1)
		}
		if spoil != nil {
			spoil(a)
		}
	}
	return s, created
}

func TestTrial_runsOnlyCasesThatMeetSomethingChanged(t *testing.T) {
	declaration := small(t, ownLedger, ownFeature)
	derivedXML := func(a *mock.Answer) bool {
		return a.Route == "derivedConversation" && a.Format == mock.XML && a.Resource != nil
	}
	for name, row := range map[string]struct {
		spoil mock.Spoil
		cases int32
	}{
		"nothing":               {mock.Spoil{}, 0},
		"a resource":            {mock.Spoil{Answer: func(a *mock.Answer) { unlink(a, derivedXML) }}, 1},
		"a header of each":      {mock.Spoil{Answer: func(a *mock.Answer) { a.Header.Set("X-More", "1") }}, 2},
		"a body":                {mock.Spoil{Body: func(a *mock.Answer, b []byte) []byte { return blank(a, b, derivedXML) }}, 1},
		"an event dropped":      {mock.Spoil{Event: events("localParticipant")}, 2},
		"an event altered":      {loud()[1].Spoil, 2},
		"events that never are": {mock.Spoil{Event: events("nobody")}, 0},
		"a rule they come to":   {mock.Spoil{Lapse: mock.LapseAccept}, 2},
		"a rule they do not":    {mock.Spoil{Lapse: mock.LapseVersion}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			spoil, created := counting(row.spoil)
			v := mutant.Mutant{ID: name, Clause: "X-LINK", Spoil: spoil}
			var outcomes [2][]mutant.Outcome
			followed := append(loud(), mutant.Mutant{ID: name, Spoil: row.spoil})
			for i, known := range [][]mutant.Mutant{followed, nil} {
				trial, err := mutant.NewTrial(t.Context(), mutant.Trial{Declaration: declaration, Variants: known, All: true, Parallel: 1, Now: time.Now})
				if err != nil {
					t.Fatal(err)
				}
				created.Store(0)
				killed, err := trial.Mutant(t.Context(), v)
				if err != nil {
					t.Fatal(err)
				}
				want := row.cases
				if known == nil {
					want = 2
				}
				const users = 3 // each creates one
				if got := created.Load() / users; got != want {
					t.Errorf("with variants %t: got %d cases run, want %d", known != nil, got, want)
				}
				flagged, err := trial.Benign(t.Context(), v)
				if err != nil {
					t.Fatal(err)
				}
				slices.Sort(flagged.FlaggedBy)
				outcomes[i] = []mutant.Outcome{killed, {FlaggedBy: flagged.FlaggedBy}}
			}
			if diff := cmp.Diff(outcomes[1], outcomes[0]); diff != "" {
				t.Errorf("mismatch (-all run +those that meet it):\n%s", diff)
			}
		})
	}
}

// loud are variants that change everything: what they leave behind is not to be
// taken for the doing of others.
func loud() []mutant.Mutant {
	return []mutant.Mutant{
		{ID: "loud answers", Spoil: mock.Spoil{Answer: func(a *mock.Answer) { a.Header.Set("X-Loud", "1") }}},
		{ID: "loud events", Spoil: mock.Spoil{Event: func(e *mock.Event) []*mock.Event { e.Type = "loud"; return []*mock.Event{e} }}},
	}
}

// unlink takes the link to itself from answers that are meant.
func unlink(a *mock.Answer, meant func(*mock.Answer) bool) {
	if meant(a) {
		a.Resource.Href = ""
	}
}

// blank takes the body's href from answers that are meant.
func blank(a *mock.Answer, body []byte, meant func(*mock.Answer) bool) []byte {
	if !meant(a) {
		return body
	}
	return bytes.Replace(body, []byte(" href="), []byte(" hreff="), 1)
}

// events drops events about a link of type rel.
func events(rel string) func(*mock.Event) []*mock.Event {
	return func(e *mock.Event) []*mock.Event {
		if e.Link.Rel == rel {
			return nil
		}
		return []*mock.Event{e}
	}
}
