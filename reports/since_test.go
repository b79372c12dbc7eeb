package reports

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// onDay is a run of one case and its clause on a day of March.
func onDay(day int, caseID string, v Verdict) *Run {
	r := &Run{Target: "staging", Dialect: "real", Started: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC),
		Cases: []Case{{ID: caseID, Verdict: v}}, Clauses: []Clause{{ID: "DC-" + caseID, Verdict: v}, {ID: "DC-OTHER"}}}
	r.Tally()
	return r
}

// Since when a case and its clause have their verdict, after one run a day into the same folder.
func TestSave_saysSinceWhen(t *testing.T) {
	t.Parallel()
	elsewhere := func(r *Run) *Run { r.Target = "elsewhere"; return r }
	for name, test := range map[string]struct {
		runs     []*Run
		since    int // the day of March
		previous int // likewise, 0 for none
	}{
		"the first run":                {[]*Run{onDay(1, "a", Failed)}, 1, 0},
		"as before":                    {[]*Run{onDay(1, "a", Failed), onDay(2, "a", Failed), onDay(3, "a", Failed)}, 1, 2},
		"newly so":                     {[]*Run{onDay(1, "a", Passed), onDay(2, "a", Failed)}, 2, 1},
		"once more so":                 {[]*Run{onDay(1, "a", Failed), onDay(2, "a", Passed), onDay(3, "a", Failed)}, 3, 2},
		"left out in between":          {[]*Run{onDay(1, "a", Failed), onDay(2, "b", Passed), onDay(3, "a", Failed)}, 1, 2},
		"another target in between":    {[]*Run{onDay(1, "a", Failed), elsewhere(onDay(2, "a", Failed)), onDay(3, "a", Failed)}, 3, 0},
		"a clock that was turned back": {[]*Run{onDay(2, "a", Failed), onDay(1, "a", Failed)}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, r := range test.runs {
				if _, err := Save(dir, r); err != nil {
					t.Fatal(err)
				}
			}
			got, err := Load(filepath.Join(dir, "results.json"))
			if err != nil {
				t.Fatal(err)
			}
			for what, since := range map[string]time.Time{"case": got.Cases[0].Since, "clause": got.Clauses[0].Since} {
				if since.Day() != test.since {
					t.Errorf("%s: got since %v, want day %d", what, since, test.since)
				}
			}
			if got.Previous.IsZero() != (test.previous == 0) || !got.Previous.IsZero() && got.Previous.Day() != test.previous {
				t.Errorf("got previous %v, want day %d", got.Previous, test.previous)
			}
			if !got.Clauses[1].Since.IsZero() {
				t.Errorf("a clause that nothing judged: got since %v, want none", got.Clauses[1].Since)
			}
		})
	}
}

func TestSave_keepsWhatIsKnownOfCasesLeftOut(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	left := onDay(2, "b", Passed)
	for _, r := range []*Run{onDay(1, "a", Failed), left} {
		if _, err := Save(dir, r); err != nil {
			t.Fatal(err)
		}
	}
	first := onDay(1, "a", Failed).Started
	if diff := cmp.Diff([]Standing{{"DC-a", Failed, first}, {"a", Failed, first}}, left.Earlier); diff != "" {
		t.Errorf("earlier differs (-want +got):\n%s", diff)
	}
}

func TestSave_beginsAnewAfterAFileThatCannotBeRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "results.json"), []byte(`{"format_version": 1, "cas`), 0o600); err != nil {
		t.Fatal(err)
	}
	r := onDay(1, "a", Failed)
	if _, err := Save(dir, r); err != nil || !r.Previous.IsZero() || !r.Cases[0].Since.Equal(r.Started) {
		t.Errorf("got previous %v, since %v and error %v, want none, the run and none", r.Previous, r.Cases[0].Since, err)
	}
}
