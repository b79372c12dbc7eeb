package contract

import (
	"maps"
	"slices"
	"testing"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func TestOverall(t *testing.T) {
	t.Parallel()
	first, second := broken("link a", "a", "b"), broken("link b", "c", "d")
	for name, row := range map[string]struct{ rows, want []Judgement }{
		"nothing judged":  {nil, nil},
		"all held":        {allHeld("link a"), allHeld("link a", "")},
		"two broken":      {[]Judgement{held("x"), first, second}, []Judgement{held("x"), first, second, summed("all", "something else: see link a")}},
		"the last broken": {[]Judgement{held("x"), second}, []Judgement{held("x"), second, summed("all", "something else: see link b")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, overall(row.rows, "all"), row.want)
		})
	}
}

// A server may answer with next to nothing: no check may fall over it.
func TestChecks_withstandEmptyDocuments(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]Answer{
		"an empty object":  asJSON(t, `{}`),
		"nulls throughout": asJSON(t, `{"rel":null,"activeModalities":null,"created":null,"_links":null,"_embedded":null}`),
		"an empty element": rawXML(t, `<resource/>`),
		"no document":      {Document: &document.Document{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for what, judgements := range map[string][]Judgement{
				"Links":      Links(a, linkRows, true),
				"Properties": Properties(a, []PropertyRow{{Property: "subject", Type: "text"}}, true),
				"Forms":      schema.Forms(a, slices.Sorted(maps.Keys(forms)), ucwa.FormatJSON),
				"Returned":   Returned(a, "conversation", ucwa.FormatJSON),
				"Same":       schema.Same(a, a), "Different": Different(a, a),
				"Leads":    Leads(a, "conversation", Place{}),
				"Holds":    Holds(a, "Audio"),
				"Refused":  schema.Refused(a, ucwa.FormatJSON, 404, "NotFound"),
				"Subcode":  Subcode(a, "Ended"),
				"Bodiless": Bodiless(a, 405), "Challenged": Challenged(a, nil),
				"Derives":   Derives(a, "derivedAudioVideo"),
				"Accepted":  Accepted(a, answerer),
				"Operation": Operation(a.Document, "op-1"),
				"Forwarded": Forwarded(a.Document, answerer),
				"Twins":     schema.Twins(a, asJSON(t, `{"state":"a"}`), slices.Sorted(maps.Keys(twins))),
			} {
				if last := judgements[len(judgements)-1]; slices.IndexFunc(judgements, isBroken) < 0 || last.Held && last.Subject == "" {
					t.Errorf("%s holds of it: %+v", what, judgements)
				}
			}
		})
	}
}

func isBroken(j Judgement) bool { return !j.Held && j.Want != "" && j.Got != "" }
