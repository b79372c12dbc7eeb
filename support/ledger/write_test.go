package ledger_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/support/ledger"
)

func TestWrite_writesWhatParseReads(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("../../features/clauses.hcl")
	if err != nil {
		t.Fatal(err)
	}
	want, problems := ledger.Parse("clauses.hcl", src)
	if len(problems) > 0 || len(want.Clauses) == 0 {
		t.Fatalf("got %d clauses and %v, want the ledger", len(want.Clauses), problems)
	}
	var written strings.Builder
	if err := ledger.Write(&written, want.Clauses, nil); err != nil {
		t.Fatal(err)
	}
	got, problems := ledger.Parse("written.hcl", []byte(written.String()))
	if len(problems) > 0 {
		t.Fatalf("got %v, want none", problems)
	}
	if diff := cmp.Diff(want.Clauses, got.Clauses, cmpopts.IgnoreFields(ledger.Clause{}, "Line")); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestWrite_writesOneAttributeALine(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	clauses := []ledger.Clause{
		{ID: "NOTE-LINK-SELF", Level: ledger.Must, Says: `it links to "itself"`, Source: "note#links", Subject: "link self",
			Kind: ledger.Link, Facts: ledger.Facts{Rel: "self", Present: ledger.Always}},
		{ID: "NOTE-ERROR", Level: ledger.Must, Says: "it may fail", Source: "note#errors", Kind: ledger.Error,
			Facts: ledger.Facts{Codes: map[string][]int{"Timeout": {408, 504}}}},
	}
	if err := ledger.Write(&got, clauses, map[string]string{"NOTE-ERROR": "Errors"}); err != nil {
		t.Fatal(err)
	}
	want := `clause "NOTE-LINK-SELF" {
  level   = "must"
  says    = "it links to \"itself\""
  source  = "note#links"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}

# Errors

clause "NOTE-ERROR" {
  level  = "must"
  says   = "it may fail"
  source = "note#errors"
  kind   = "error"
  codes = {
    Timeout = [408, 504]
  }
}
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}
