package reports

import (
	"cmp"
	"slices"
)

// feature is one feature file and its cases, in the order of their lines.
type feature struct {
	URI   string
	Cases []Case
}

// inOrder returns the cases sorted by file, line and id: a run ends them in any order, a report has only one.
func inOrder(cases []Case) []Case {
	sorted := slices.Clone(cases)
	slices.SortStableFunc(sorted, func(a, b Case) int {
		return cmp.Or(cmp.Compare(a.URI, b.URI), cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}

// byFeature returns the cases grouped by feature file, both in order.
func byFeature(cases []Case) []feature {
	var features []feature
	for _, c := range inOrder(cases) {
		if len(features) == 0 || features[len(features)-1].URI != c.URI {
			features = append(features, feature{URI: c.URI})
		}
		last := &features[len(features)-1]
		last.Cases = append(last.Cases, c)
	}
	return features
}
