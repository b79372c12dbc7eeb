package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
)

func TestMerge_isWhatOneReadingShows(t *testing.T) {
	t.Parallel()
	was := &Baseline{FormatVersion: BaselineVersion, Target: "staging", Server: "old", Selection: declaration.Selection{Targets: []string{"a"}},
		Read: []string{"a"}, Resources: []Resource{
			{Rel: "conversation", Format: "JSON", Links: []Member{{Name: "both"}, {Name: "gone"}, {Name: "often", Sometimes: true}},
				Properties: []Property{{Member{Name: "state"}, []string{"text"}, []string{"Connected"}}},
				Headers:    []Header{{"Content-Type", []string{"application/json"}}}},
			{Rel: "me", Format: "JSON", Links: []Member{{Name: "self"}}},
		}, Refusals: []Refusal{{Asked: "GET /", Format: "JSON", Status: 404, Code: "NotFound"}}}
	is := &Baseline{FormatVersion: BaselineVersion, Target: "staging", Server: "new", Selection: declaration.Selection{Tags: "@b"},
		Read: []string{"b"}, Resources: []Resource{
			{Rel: "conversation", Format: "JSON", Links: []Member{{Name: "both"}, {Name: "new"}, {Name: "often"}},
				Properties: []Property{{Member{Name: "etag"}, []string{"number"}, nil}, {Member{Name: "state"}, []string{"number", "text"}, []string{"Closed"}}},
				Headers:    []Header{{"Content-Type", []string{"application/json; charset=utf-8"}}, {"Etag", []string{"(some)"}}}},
		}, Refusals: []Refusal{{Asked: "GET /", Format: "JSON", Status: 404, Code: "NotFound"}, {Asked: "GET /", Format: "XML", Status: 404, Code: "NotFound"}}}
	want := &Baseline{FormatVersion: BaselineVersion, Target: "staging", Server: "new", Selection: declaration.Selection{Targets: []string{"a", "b"}},
		Read: []string{"a", "b"}, Resources: []Resource{
			{Rel: "conversation", Format: "JSON",
				Links:      []Member{{Name: "both"}, {Name: "gone", Sometimes: true}, {Name: "new", Sometimes: true}, {Name: "often", Sometimes: true}},
				Properties: []Property{{Member{"etag", true}, []string{"number"}, nil}, {Member{Name: "state"}, []string{"number", "text"}, []string{"Closed", "Connected"}}},
				Headers:    []Header{{"Content-Type", []string{"application/json", "application/json; charset=utf-8"}}, {"Etag", []string{"(some)"}}}},
			{Rel: "me", Format: "JSON", Links: []Member{{Name: "self"}}},
		}, Refusals: []Refusal{{Asked: "GET /", Format: "JSON", Status: 404, Code: "NotFound"}, {Asked: "GET /", Format: "XML", Status: 404, Code: "NotFound"}}}
	if diff := cmp.Diff(want, Merge(was, is)); diff != "" {
		t.Errorf("got another baseline (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(was, Merge(was, was)); diff != "" {
		t.Errorf("with itself (-want +got):\n%s", diff)
	}
}

func TestMerge_keepsASelectionThatReadsBoth(t *testing.T) {
	t.Parallel()
	all := &Baseline{Read: []string{"a", "b"}}
	one := &Baseline{Read: []string{"b"}, Selection: declaration.Selection{Targets: []string{"b"}}}
	for _, merged := range []*Baseline{Merge(all, one), Merge(one, all)} {
		if !merged.Selection.Empty() {
			t.Errorf("got %s, want everything", merged.Selection)
		}
	}
}
