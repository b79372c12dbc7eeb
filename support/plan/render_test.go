package plan

import (
	"bytes"
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

func TestSummary_namesTheChanges(t *testing.T) {
	t.Parallel()
	onMock, idle, untidy := fixture(), fixture(), fixture()
	onMock.Lasting = false
	idle.Changes = nil
	untidy.Changes[0].Cleared = 2
	tests := map[string]struct {
		plan *Plan
		want string
	}{
		"a pool":                   {fixture(), "On staging: + 3 applications, ~ 1 setting (restored), all cleared."},
		"a pool that is only read": {idle, "On staging: nothing is created or altered."},
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
