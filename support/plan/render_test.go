package plan

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"ucwatest/support/golden"
)

func TestWrite_tellsWhatIsRunAskedJudgedAndChanged(t *testing.T) {
	t.Parallel()
	var text bytes.Buffer
	if err := Write(&text, fixture()); err != nil {
		t.Fatal(err)
	}
	golden.Equal(t, "testdata/plan.txt", text.String())
}

func TestWrite_countsTheRequestsOfAllRuns(t *testing.T) {
	t.Parallel()
	repeated := fixture()
	repeated.Repeat, repeated.PerSecond, repeated.Unanswered = 3, 5, 0
	for name, write := range map[string]func(io.Writer, *Plan) error{"plan": Write, "approval": WriteApproval} {
		var text bytes.Buffer
		if err := write(&text, repeated); err != nil {
			t.Fatal(err)
		}
		wants := []string{"Each case runs 3 times (-repeat); requests and changes are those of all its runs.\n", "caller       0  123     9\n",
			"138 requests in all, at most 5 a second: at least 27.6s.\n", "Plan: 3 to run 3 times, 1 to skip"}
		if name == "plan" {
			wants = append(wants, "run  135 requests  dc-links-1 (2 rows)\n")
		} else {
			wants = append(wants, "GET     /ucwa/oauth/v1/applications/{id}  123 times\n")
		}
		for _, want := range wants {
			if !strings.Contains(text.String(), want) {
				t.Errorf("%s: got\n%s\nwant %q in it", name, text.String(), want)
			}
		}
	}
}

func TestSummary_namesTheChanges(t *testing.T) {
	t.Parallel()
	onMock, idle, untidy, teamed := fixture(), fixture(), fixture(), fixture()
	onMock.Lasting = false
	idle.Changes = nil
	untidy.Changes[0].Cleared = 2
	teamed.Teams = []Team{{"one", []string{"one/caller", "one/callee"}}, {"two", []string{"two/caller"}}}
	tests := map[string]struct {
		plan *Plan
		want string
	}{
		"a pool":                   {fixture(), "On staging: + 3 applications, ~ 1 setting (restored), all cleared."},
		"a pool that is only read": {idle, "On staging: nothing is created or altered."},
		"a pool with teams":        {teamed, "all cleared; by team one (one/caller, one/callee) and team two (two/caller)."},
		"something is left":        {untidy, "+ 3 applications, ~ 1 setting (restored), not all of it cleared."},
		"a mock":                   {onMock, "Plan: 3 to run, 1 to skip, 3 out of scope. Nothing outlives the run on a mock."},
	}
	for name, test := range tests {
		if got := test.plan.Summary(); !strings.HasSuffix(got, test.want) {
			t.Errorf("%s: got %q, want %q at its end", name, got, test.want)
		}
	}
}

func TestChanging_isOnlyAPoolThatSomethingIsDoneTo(t *testing.T) {
	t.Parallel()
	onMock, idle := fixture(), fixture()
	onMock.Lasting, idle.Changes = false, nil
	if !fixture().Changing() || onMock.Changing() || idle.Changing() {
		t.Errorf("got %t, %t and %t for a pool, a mock and a pool that is only read, want true, false and false",
			fixture().Changing(), onMock.Changing(), idle.Changing())
	}
}
