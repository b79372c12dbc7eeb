package suite_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ucwatest/support/suite"
)

func TestDeclare_readsEveryTable(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ table, want string }{
		"a header misspelled": {"| lnik | present |\n        | nothing | always |", `begins with the column "lnik"; begin it with link`},
		"a column missing":    {"| link |\n        | nothing |", `want ["link" "present"]`},
		"no such presence":    {"| link | present |\n        | nothing | sometimes |", `present "sometimes": want always`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			feature := strings.Replace(ownFeature, "| link    | present     |\n        | nothing | where given |", row.table, 1)
			_, problems := suite.Declare(fstest.MapFS{"clauses.hcl": {Data: []byte(ownLedger)}, "own.feature": {Data: []byte(feature)}})
			if !strings.Contains(problems.Error(), row.want) {
				t.Errorf("got %q, want %q in it", problems, row.want)
			}
		})
	}
}
