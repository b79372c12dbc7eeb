package plan_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// refresh reads what a mock shows to some cases.
func refresh(t *testing.T, spoil *mock.Spoil) *plan.Baseline {
	t.Helper()
	declared := wholeSuite(t)
	s := declaration.Selection{Targets: []string{"dc-properties-1", "dc-properties-2", "dc-refusals-7", "dm-retrieval-1"}}
	selected, problems := declared.Select(s)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	aim, err := target.Embedded(target.Options{Spoil: spoil, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	b, run, err := plan.Refresh(t.Context(), s, suite.Config{Declaration: declared, Selected: selected, Target: aim, Now: time.Now, Options: suite.Options{Parallel: 2}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Read) != len(run.Cases) || len(b.Read) == 0 {
		t.Fatalf("got %d of %d cases read, want all", len(b.Read), len(run.Cases))
	}
	return b
}

func TestRefresh_showsTheSameEachTime(t *testing.T) {
	if diff := cmp.Diff(refresh(t, nil), refresh(t, nil)); diff != "" {
		t.Errorf("two readings of one mock differ (-first +second):\n%s", diff)
	}
}

func TestRefresh_showsNeitherIdsNorPeople(t *testing.T) {
	text, err := json.Marshal(refresh(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, hidden := range []*regexp.Regexp{regexp.MustCompile(`[0-9a-f]{16}`), regexp.MustCompile(`@contoso\.com`), regexp.MustCompile(`\d{6}`)} {
		if found := hidden.Find(text); found != nil {
			t.Errorf("got %q in the baseline, want nothing like it", found)
		}
	}
	for _, shown := range []string{`"rel":"conversation"`, `"rel":"messaging"`, `"values":["Connected"]`, `"code":"NotFound"`} {
		if !strings.Contains(string(text), shown) {
			t.Errorf("got %s, want %s in it", text, shown)
		}
	}
}

func TestRefresh_seesWhatATargetChanged(t *testing.T) {
	spoilt := refresh(t, spoil(func(r *mock.Resource) {
		r.Property("recording").Value = "maybe"
		r.Links = slices.DeleteFunc(r.Links, func(l mock.Link) bool { return l.Rel == "messaging" })
	}))
	got := plan.Compare(refresh(t, nil), spoilt)
	for _, want := range []plan.Drift{
		{Sign: "-", At: "conversation as JSON", What: "link messaging"},
		{Sign: "-", At: "conversation as XML", What: "link messaging"},
		{Sign: "~", At: "conversation as JSON", What: "type of property recording", Was: "boolean", Is: "text"},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("got %+v, want %+v among them", got, want)
		}
	}
}

// spoil spoils the derived conversation.
func spoil(how func(*mock.Resource)) *mock.Spoil {
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil {
			how(a.Resource)
		}
	}}
}
