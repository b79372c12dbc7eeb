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
		for _, c := range run.Clauses {
			t.Logf("%s %s: seen %d times", dialect, c.ID, c.Seen)
		}
		t.Logf("%s: %d entries, %d answers, notes %q", dialect, o.Entries, o.Answers, run.Notes)
	}
}
