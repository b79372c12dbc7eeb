package mutant

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ucwatest/support/mock"
)

// collaterals say what each mutant turns red besides its clause: a link that is
// dropped is also a link less than the content required. Whatever turns red
// without being there is a fault of the suite. The tests write them with -update.
//
//go:embed testdata/collateral_*.txt
var collaterals embed.FS

// CollateralFile returns the path of a dialect's collateral, as seen from this package.
func CollateralFile(d mock.Dialect) string { return "testdata/collateral_" + d.String() + ".txt" }

// collateral is what the file of d says, by the ids of mutants.
func collateral(d mock.Dialect) map[string][]string {
	content, err := collaterals.ReadFile(CollateralFile(d))
	if err != nil {
		panic(err) // it is embedded
	}
	also := map[string][]string{}
	for line := range strings.Lines(string(content)) {
		if id, clauses, found := strings.Cut(line, "\t"); found {
			also[id] = strings.Fields(clauses)
		}
	}
	return also
}

// Collateral is the file that says what outcomes saw: a line for each mutant that
// turned more red than its clause, in the order of their ids.
func Collateral(outcomes []Outcome) string {
	also := map[string][]string{}
	for _, o := range outcomes {
		if len(o.Reddened) > 0 {
			also[o.ID] = slices.Sorted(slices.Values(o.Reddened))
		}
	}
	var file strings.Builder
	for _, id := range slices.Sorted(maps.Keys(also)) {
		fmt.Fprintf(&file, "%s\t%s\n", id, strings.Join(also[id], " "))
	}
	return file.String()
}
