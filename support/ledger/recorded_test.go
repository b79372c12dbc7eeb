package ledger_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/ledger"
)

func TestFamilies_areThoseThatQuoteThePage(t *testing.T) {
	t.Parallel()
	l := published(t)
	if got, want := l.Types(), []string{"conversation", "messaging", "phoneAudio", "audioVideo"}; !slices.Equal(got, want) {
		t.Errorf("got the types %q, want %q", got, want)
	}
	for resource, want := range map[string][]string{
		"conversation": {"DC"}, "messaging": {"DM", "DD"}, "phoneAudio": {"DP", "DD"}, "audioVideo": {"DA", "DD"}, "note": nil,
	} {
		if got := l.Families(resource); !slices.Equal(got, want) {
			t.Errorf("%s: got the families %q, want %q", resource, got, want)
		}
	}
}

func TestStated_looksInOneFamilyAfterTheOther(t *testing.T) {
	t.Parallel()
	l := published(t)
	for _, row := range []struct {
		subject  string
		families []string
		want     string
	}{
		{"property state", []string{"DM", "DD"}, "DM-PROPERTY-STATE"},
		{"form self among the links", []string{"DM", "DD"}, "DD-FORM-JSON-SELF"},
		{"form dates as /Date(ms)/", []string{"DM", "DD"}, ""},
		{"property state", nil, ""},
	} {
		if got, found := l.Stated(row.subject, row.families...); got.ID != row.want || found != (row.want != "") {
			t.Errorf("%s in %q: got %q, want %q", row.subject, row.families, got.ID, row.want)
		}
	}
}

func TestRecorded_looksInOneFamilyAfterTheOther(t *testing.T) {
	t.Parallel()
	l := published(t)
	for _, row := range []struct {
		what     string
		families []string
		want     string
	}{
		{ledger.RecordedReturn, []string{"DM", "DD"}, "DM-GET"},
		{ledger.RecordedJSON, []string{"DM", "DD"}, "DD-FORM-JSON"},
		{ledger.RecordedStart, []string{"DM", "DD"}, ""},
	} {
		if got, found := l.Recorded(row.what, row.families...); got.ID != row.want || found != (row.want != "") {
			t.Errorf("%s in %q: got %q, want %q", row.what, row.families, got.ID, row.want)
		}
	}
}

func TestParse_refusesWhatNoRecordingShows(t *testing.T) {
	t.Parallel()
	_, problems := ledger.Parse("clauses.hcl", []byte(`clause "A-B" {
  level    = "must"
  says     = "it is so"
  source   = "page"
  recorded = "hearsay"
}
`))
	if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), `clauses.hcl:1: clause "A-B": got recorded "hearsay", want resource returned, `) {
		t.Errorf("got %v, want one problem that names the clause and what there is", problems)
	}
}

// published is the ledger of the features.
func published(t *testing.T) *ledger.Ledger {
	t.Helper()
	src, err := os.ReadFile("../../features/clauses.hcl")
	if err != nil {
		t.Fatal(err)
	}
	l, problems := ledger.Parse("clauses.hcl", src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}
