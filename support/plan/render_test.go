package plan

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with the file name in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s mismatch (-want +got):\n%s", name, diff)
	}
}

func TestWrite_tellsWhatIsRunAskedJudgedAndChanged(t *testing.T) {
	t.Parallel()
	var text bytes.Buffer
	if err := Write(&text, fixture()); err != nil {
		t.Fatal(err)
	}
	golden(t, "plan.txt", text.String())
}

func TestSummary_namesTheChanges(t *testing.T) {
	t.Parallel()
	onMock, idle, untidy := fixture(), fixture(), fixture()
	onMock.Live = false
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
	onMock.Live, idle.Changes = false, nil
	if !fixture().Changing() || onMock.Changing() || idle.Changing() {
		t.Errorf("got %t, %t and %t for a pool, a mock and a pool that is only read, want true, false and false",
			fixture().Changing(), onMock.Changing(), idle.Changing())
	}
}
