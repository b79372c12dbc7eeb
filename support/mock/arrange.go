package mock

import (
	"cmp"
	"slices"
	"strings"
)

// arrange puts the members of r, and of what it embeds, in the order of the
// dialect. The samples show rel first and the other properties by name, links
// by name without regard to case, but data URIs and from ahead of them. Captures
// show no order, so there the order in which a resource is drawn stays.
func (p *Pool) arrange(r *Resource) *Resource {
	if p.profile.Sorted {
		sortMembers(r)
	}
	return r
}

func sortMembers(r *Resource) {
	slices.SortStableFunc(r.Properties, func(a, b Property) int {
		return cmp.Or(rank(a.Name == "rel", b.Name == "rel"), cmp.Compare(a.Name, b.Name))
	})
	slices.SortStableFunc(r.Links, func(a, b Link) int {
		return cmp.Or(rank(isData(a), isData(b)), rank(a.Rel == "from", b.Rel == "from"),
			cmp.Compare(strings.ToLower(a.Rel), strings.ToLower(b.Rel)))
	})
	for _, e := range r.Embedded {
		sortMembers(e.Resource)
	}
}

// rank puts what is so ahead of what is not.
func rank(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func isData(l Link) bool { return strings.HasPrefix(l.Href, "data:") }
