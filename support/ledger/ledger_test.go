package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/support/ledger"
)

const sound = `
# A comment.
clause "DC-LINK-SELF" {
  level   = "must"
  says    = "it links to itself"
  source  = "derivedConversation#links"
  subject = "link self"
  unseen  = "no capture shows it"
  kind    = "link"
  rel     = "self"
  present = "always"
}

clause "DC-RELATED" {
  level  = "inferred"
  says   = "it is another one"
  source = "derivedConversation"
  waived = "nobody can tell"
}

contradiction "DC-X-REL" {
  between   = ["the name", "the sample"]
  decision  = "both hold"
  judged_by = ["DC-LINK-SELF"]
}
`

// selfLink is what a clause about the link to itself has beside what every clause has.
const selfLink = `subject = "link self"` + "\n" + `kind = "link"` + "\n" + `rel = "self"` + "\n" + `present = "always"`

func TestParse_readsClausesAndContradictions(t *testing.T) {
	t.Parallel()
	got, problems := ledger.Parse("clauses.hcl", []byte(sound))
	if len(problems) > 0 {
		t.Fatalf("got problems %v, want none", problems)
	}
	want := &ledger.Ledger{
		Clauses: []ledger.Clause{
			{ID: "DC-LINK-SELF", Level: ledger.Must, Says: "it links to itself", Source: "derivedConversation#links",
				Subject: "link self", Unseen: "no capture shows it", Line: 3,
				Kind: ledger.Link, Facts: ledger.Facts{Rel: "self", Present: ledger.Always}},
			{ID: "DC-RELATED", Level: ledger.Inferred, Says: "it is another one", Source: "derivedConversation",
				Waived: "nobody can tell", Line: 14},
		},
		Contradictions: []ledger.Contradiction{{ID: "DC-X-REL", Between: []string{"the name", "the sample"},
			Decision: "both hold", JudgedBy: []string{"DC-LINK-SELF"}, Line: 21}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(ledger.Ledger{})); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestLedger_findsByIDAndBySubject(t *testing.T) {
	t.Parallel()
	l, _ := ledger.Parse("clauses.hcl", []byte(sound))
	if got, found := l.Clause("DC-RELATED"); !found || got.Line != 14 {
		t.Errorf("clause DC-RELATED: got line %d, %t, want 14, true", got.Line, found)
	}
	if got, found := l.BySubject("link self", "DC-RELATED"); !found || got.ID != "DC-LINK-SELF" {
		t.Errorf("subject link self: got %q, %t, want DC-LINK-SELF, true", got.ID, found)
	}
	if got, found := l.Clause("DC-NONE"); found {
		t.Errorf("clause DC-NONE: got %+v, want none", got)
	}
	if got, found := l.BySubject("", "DC-RELATED"); found {
		t.Errorf("no subject: got %+v, want none", got)
	}
	if _, found := new(ledger.Ledger).Clause("DC-RELATED"); found {
		t.Error("an empty ledger found a clause")
	}
}

func TestLedger_prefersTheFamily(t *testing.T) {
	t.Parallel()
	l, problems := ledger.Parse("f.hcl", []byte(clause("DC-LINK-SELF", selfLink)+clause("DM-LINK-SELF", selfLink)+
		clause("DC-ERROR-FORMAT", `subject = "refusal body"`)))
	if len(problems) > 0 {
		t.Fatalf("got problems %v, want none: each family has its own subjects", problems)
	}
	for _, row := range []struct{ subject, below, want string }{
		{"link self", "DC-GET", "DC-LINK-SELF"},
		{"link self", "DM-GET", "DM-LINK-SELF"},
		{"link self", "DX-GET", "DC-LINK-SELF"},
		{"link self", "", "DC-LINK-SELF"},
		{"refusal body", "DM-ERROR-EXISTS", "DC-ERROR-FORMAT"},
	} {
		if got, found := l.BySubject(row.subject, row.below); !found || got.ID != row.want {
			t.Errorf("subject %s below %q: got %q, %t, want %s, true", row.subject, row.below, got.ID, found, row.want)
		}
	}
	for id, want := range map[string]string{"DC-LINK-SELF": "DC", "DC": "DC", "": ""} {
		if got := ledger.Family(id); got != want {
			t.Errorf("family of %q: got %q, want %q", id, got, want)
		}
	}
}

func TestClause_Section(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{"page#links": "links", "page": "", "page#": "", "": ""} {
		if got := (ledger.Clause{Source: source}).Section(); got != want {
			t.Errorf("section of %q: got %q, want %q", source, got, want)
		}
	}
}
