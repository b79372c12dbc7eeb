package mock

import "ucwatest/support/mock/wire"

// arrange puts the members of r, and of what it embeds, in the order of the
// dialect. The samples show rel first and the other properties by name, links
// by name without regard to case, but data URIs and from ahead of them. Captures
// show no order, so there the order in which a resource is drawn stays.
func (p *Pool) arrange(r *wire.Resource) *wire.Resource {
	if p.profile.Sorted {
		r.Sort()
	}
	return r
}
