package reference_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// says are the clauses that a page states, by their ids.
func says(t *testing.T, src string) map[string]string {
	t.Helper()
	p, err := reference.Read("lamp_ref.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := reference.NewSet([]*reference.Page{p})
	all := map[string]string{}
	for _, c := range s.Compare(&ledger.Ledger{})[0].Stated {
		all[c.ID] = c.Says
	}
	return all
}

// What differs in its case alone, or is said of one thing twice, has one id.
func TestStatements_dropNothingOfTheSameID(t *testing.T) {
	t.Parallel()
	got := says(t, "# lamp\n\n### Properties\n\n|Name|Description|\n|-|-|\n|uri|Where.String|\n|Uri|Where.|\n|uri|Where it is.String|\n\n"+
		"## Events\n\n### Added\n\n|Resource|Priority|Sender|Reason|\n|-|-|-|-|\n|lamp|High|house|Lit.|\n|lamp|Low|street|Lit.|\n|lamp|Low|street|Lit again.|\n\n"+
		"#### Asynchronous reason codes\n\n##### Gone\n\n|Subcode|Reason|\n|-|-|\n|NoBulb|It is gone.|\n|None|The lamp is.|\n")
	want := map[string]string{
		"LAMP-PROPERTY-URI":             "its property uri is a text",
		"LAMP-PROPERTY-URI-2":           "it has a property Uri",
		"LAMP-EVENT-ADDED-LAMP":         "an event tells that lamp was added, from house, with priority high",
		"LAMP-EVENT-ADDED-LAMP-2":       "an event tells that lamp was added, from street, with priority low",
		"LAMP-EVENT-REASON-GONE-NOBULB": "an event may tell the reason Gone, NoBulb",
		"LAMP-EVENT-REASON-GONE":        "an event may tell the reason Gone, no subcode",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}
