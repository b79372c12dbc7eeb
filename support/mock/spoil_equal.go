package mock

import (
	"maps"
	"reflect"
	"slices"
)

// Equal tells whether a and b say the same.
func (a *Answer) Equal(b *Answer) bool {
	return a.Route == b.Route && a.Method == b.Method && a.User == b.User && a.Root == b.Root && a.Format == b.Format &&
		a.MediaType == b.MediaType && a.Status == b.Status && a.HTML == b.HTML && slices.Equal(a.Batch, b.Batch) &&
		maps.EqualFunc(a.Header, b.Header, slices.Equal[[]string]) &&
		both(a.Resource, b.Resource, (*Resource).equal) && both(a.Package, b.Package, (*Package).equal) &&
		both(a.Reason, b.Reason, (*Reason).equal)
}

// Equal tells whether e and f say the same.
func (e *Event) Equal(f *Event) bool {
	return e.User == f.User && e.SenderRel == f.SenderRel && e.SenderHref == f.SenderHref && e.Type == f.Type && e.Link == f.Link &&
		e.Status == f.Status && e.Priority == f.Priority && both(e.In, f.In, func(a, b *Link) bool { return *a == *b }) &&
		both(e.Reason, f.Reason, (*Reason).equal) && both(e.Embedded, f.Embedded, (*Resource).equal)
}

// both tells whether a and b are equal, or both nil.
func both[T any](a, b *T, equal func(a, b *T) bool) bool {
	if a == nil || b == nil {
		return a == b
	}
	return equal(a, b)
}

func (r *Resource) equal(s *Resource) bool {
	return r.Rel == s.Rel && r.Href == s.Href && slices.Equal(r.Links, s.Links) &&
		slices.EqualFunc(r.Properties, s.Properties, Property.equal) && slices.EqualFunc(r.Embedded, s.Embedded, Embedded.equal)
}

func (p Property) equal(q Property) bool {
	if text, ok := p.Value.(string); ok { // most are
		return p.Name == q.Name && text == q.Value
	}
	return p.Name == q.Name && reflect.DeepEqual(p.Value, q.Value)
}

func (e Embedded) equal(f Embedded) bool {
	return e.Rel == f.Rel && e.Many == f.Many && both(e.Resource, f.Resource, (*Resource).equal)
}

func (p *Package) equal(q *Package) bool {
	return p.Self == q.Self && p.Next == q.Next && p.Resume == q.Resume && p.Resync == q.Resync &&
		slices.EqualFunc(p.Events, q.Events, func(a, b *Event) bool { return both(a, b, (*Event).Equal) })
}

func (r *Reason) equal(s *Reason) bool {
	return r.Code == s.Code && r.Subcode == s.Subcode && r.Message == s.Message && slices.Equal(r.Parameters, s.Parameters)
}
