package foreign_test

import (
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/recording/foreign"
)

func TestFile_findsNothingInWhatTheHonestMockAnswers(t *testing.T) {
	for _, dialect := range []mock.Dialect{mock.Doc, mock.Real} {
		path := archive(t, entriesOf(exchanged(t, dialect, nil, declared(t).Cases)))
		o, err := newJudge(t).File(path)
		if err != nil {
			t.Fatal(err)
		}
		run := newJudge(t).Report([]*foreign.Outcome{o}, declared(t).Unrun().Clauses, time.Time{})
		for _, c := range run.Cases {
			if c.Verdict != reports.Passed {
				t.Errorf("%s: %s", dialect, reports.Text(c))
			}
		}
		if o.Entries == 0 || o.Answers != o.Entries || len(run.Notes) > 0 {
			t.Errorf("%s: got %d answers in %d entries and notes %q, want all of UCWA's", dialect, o.Answers, o.Entries, run.Notes)
		}
	}
}
