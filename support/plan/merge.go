package plan

import (
	"cmp"
	"slices"
	"strings"

	"ucwatest/support/declaration"
)

// Merge is what a target showed in two readings, as if it had been one: was, which is
// left as it is, and is, whose version of the server counts. A member that only one of
// them has in every answer is in some answers. The selection is one that reads the
// cases of both.
func Merge(was, is *Baseline) *Baseline {
	return &Baseline{
		FormatVersion: BaselineVersion, Target: is.Target, Server: is.Server, Selection: mergeSelections(was, is),
		Read:      union(was.Read, is.Read, strings.Compare, nil),
		Resources: union(was.Resources, is.Resources, compareKeys, mergeResources),
		Refusals:  union(was.Refusals, is.Refusals, compareRefusals, nil),
	}
}

// mergeSelections is a selection that reads the cases of both.
func mergeSelections(was, is *Baseline) declaration.Selection {
	switch {
	case len(Unread(was, is)) == 0:
		return is.Selection
	case len(Unread(is, was)) == 0:
		return was.Selection
	}
	return declaration.Selection{Targets: union(was.Read, is.Read, strings.Compare, nil)}
}

// union is what is in a or in b, both sorted by compare; merge makes one of two that
// are the same, or that of b stays without it.
func union[T any](a, b []T, compare func(T, T) int, merge func(T, T) T) []T {
	all := slices.Clone(b)
	for _, one := range a {
		at, found := slices.BinarySearchFunc(all, one, compare)
		switch {
		case !found:
			all = slices.Insert(all, at, one)
		case merge != nil:
			all[at] = merge(one, all[at])
		}
	}
	return all
}

func compareKeys(a, b Resource) int {
	return cmp.Or(strings.Compare(a.Rel, b.Rel), strings.Compare(a.Format, b.Format))
}

func compareRefusals(a, b Refusal) int {
	return cmp.Or(strings.Compare(a.Asked, b.Asked), strings.Compare(a.Format, b.Format), cmp.Compare(a.Status, b.Status),
		strings.Compare(a.Code, b.Code), strings.Compare(a.Subcode, b.Subcode))
}

func mergeResources(was, is Resource) Resource {
	return Resource{
		Rel: is.Rel, Format: is.Format,
		Links: members(was.Links, is.Links, Member.name,
			func(m *Member) *Member { return m }, func(Member, *Member) {}),
		Properties: members(was.Properties, is.Properties, func(p Property) string { return p.Name },
			func(p *Property) *Member { return &p.Member }, func(p Property, q *Property) {
				q.Types = union(p.Types, q.Types, strings.Compare, nil)
				q.Values = union(p.Values, q.Values, strings.Compare, nil)
			}),
		Headers: union(was.Headers, is.Headers, func(a, b Header) int { return strings.Compare(a.Name, b.Name) }, func(a, b Header) Header {
			return Header{Name: b.Name, Values: union(a.Values, b.Values, strings.Compare, nil)}
		}),
	}
}

// members is the union of two lists, in which what only one of them has is there
// sometimes; merge adds to the second what the first of the same name has.
func members[T any](was, is []T, name func(T) string, member func(*T) *Member, merge func(T, *T)) []T {
	compare := func(a, b T) int { return strings.Compare(name(a), name(b)) }
	all := union(was, is, compare, nil)
	for i := range all {
		old, before := slices.BinarySearchFunc(was, all[i], compare)
		_, now := slices.BinarySearchFunc(is, all[i], compare)
		m := member(&all[i])
		m.Sometimes = m.Sometimes || !before || !now || member(&was[old]).Sometimes
		if before && now {
			merge(was[old], &all[i])
		}
	}
	return all
}
