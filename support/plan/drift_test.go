package plan

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/golden"
)

// shown is a baseline with something of everything.
func shown() *Baseline {
	return &Baseline{
		FormatVersion: BaselineVersion, Target: "staging", Server: "Server: Microsoft-IIS/8.5", Read: []string{"dc-links-1[JSON]", "dc-links-1[XML]"},
		Resources: []Resource{{
			Rel: "conversation", Format: "JSON",
			Links:      []Member{{"addParticipant", true}, {"self", false}},
			Properties: []Property{{Member{"participantCount", false}, []string{"number"}, nil}, {Member{"state", false}, []string{"text"}, []string{"Connected"}}},
			Headers:    []Header{{"Content-Type", []string{"application/json; charset=utf-8"}}},
		}, {Rel: "messaging", Format: "XML"}},
		Refusals: []Refusal{{"GET /ucwa/{id}/derivedConversation", "JSON", 404, "NotFound", ""}},
	}
}

func TestCompare_findsEveryDifference(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		change func(*Baseline)
		want   []Drift
	}{
		"none":       {func(*Baseline) {}, nil},
		"the server": {func(b *Baseline) { b.Server = "x" }, []Drift{{"~", "the server", "version", "Server: Microsoft-IIS/8.5", "x"}}},
		"a resource": {func(b *Baseline) { b.Resources = b.Resources[:1] }, []Drift{{Sign: "-", At: "messaging as XML", What: "the resource itself"}}},
		"a link more": {func(b *Baseline) {
			b.Resources[0].Links = append(b.Resources[0].Links, Member{Name: "userAcknowledged"})
		}, []Drift{{Sign: "+", At: "conversation as JSON", What: "link userAcknowledged"}}},
		"a link less":  {func(b *Baseline) { b.Resources[0].Links = b.Resources[0].Links[:1] }, []Drift{{Sign: "-", At: "conversation as JSON", What: "link self"}}},
		"a rarer link": {func(b *Baseline) { b.Resources[0].Links[1].Sometimes = true }, []Drift{{"~", "conversation as JSON", "link self", "in every answer", "in some answers"}}},
		"a property":   {func(b *Baseline) { b.Resources[0].Properties = b.Resources[0].Properties[1:] }, []Drift{{Sign: "-", At: "conversation as JSON", What: "property participantCount"}}},
		"a type":       {func(b *Baseline) { b.Resources[0].Properties[0].Types = []string{"text"} }, []Drift{{"~", "conversation as JSON", "type of property participantCount", "number", "text"}}},
		"a value":      {func(b *Baseline) { b.Resources[0].Properties[1].Values = []string{"Connected", "InLobby"} }, []Drift{{"~", "conversation as JSON", "values of property state", "Connected", "Connected, InLobby"}}},
		"a header":     {func(b *Baseline) { b.Resources[0].Headers[0].Values = []string{"application/json"} }, []Drift{{"~", "conversation as JSON", "header Content-Type", "application/json; charset=utf-8", "application/json"}}},
		"a refusal": {func(b *Baseline) { b.Refusals[0].Subcode = "Ended" }, []Drift{
			{Sign: "-", At: "GET /ucwa/{id}/derivedConversation as JSON", What: "refused with 404 NotFound"},
			{Sign: "+", At: "GET /ucwa/{id}/derivedConversation as JSON", What: "refused with 404 NotFound Ended"}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := shown()
			test.change(now)
			if diff := cmp.Diff(test.want, Compare(shown(), now)); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWriteDrift_groupsByResource(t *testing.T) {
	t.Parallel()
	now := shown()
	now.Server = ""
	now.Resources[0].Links[1].Sometimes = true
	now.Resources[0].Properties[0].Types = []string{"text"}
	now.Resources = append(now.Resources[:1], Resource{Rel: "phoneAudio", Format: "XML"})
	var text bytes.Buffer
	for _, all := range [][]Drift{Compare(shown(), now), nil} {
		if err := WriteDrift(&text, "staging", all); err != nil {
			t.Fatal(err)
		}
	}
	golden.Equal(t, "testdata/drift.txt", text.String())
}

func TestLoadBaseline_readsWhatWasSavedForTheTarget(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "staging.json")
	if err := SaveBaseline(path, shown()); err != nil {
		t.Fatal(err)
	}
	got, err := LoadBaseline(path, "staging")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(shown(), got); diff != "" {
		t.Errorf("baseline mismatch (-want +got):\n%s", diff)
	}
	if _, err := LoadBaseline(path, "production"); err == nil || !strings.Contains(err.Error(), `it is that of the target "staging", want "production"`) {
		t.Errorf("got %v, want it refused for another target", err)
	}
}
