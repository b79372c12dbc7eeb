package wire

import (
	"reflect"
	"slices"
)

// Clone is a copy that shares nothing with e.
func (e *Event) Clone() *Event {
	c := *e
	c.Embedded, c.Reason = e.Embedded.Clone(), e.Reason.Clone()
	if e.In != nil {
		in := *e.In
		c.In = &in
	}
	return &c
}

// Clone is a copy that shares nothing with p, nil of nil.
func (p *Package) Clone() *Package {
	if p == nil {
		return nil
	}
	c := *p
	c.Events = slices.Clone(p.Events)
	for i, e := range c.Events {
		c.Events[i] = e.Clone()
	}
	return &c
}

// Clone is a copy that shares nothing with r, nil of nil.
func (r *Reason) Clone() *Reason {
	if r == nil {
		return nil
	}
	c := *r
	c.Parameters = slices.Clone(r.Parameters)
	return &c
}

// Equal tells whether e and f say the same.
func (e *Event) Equal(f *Event) bool {
	if e == nil || f == nil {
		return e == f
	}
	return e.User == f.User && e.SenderRel == f.SenderRel && e.SenderHref == f.SenderHref && e.Type == f.Type && e.Link == f.Link &&
		e.Status == f.Status && e.Priority == f.Priority && e.In.equal(f.In) && e.Reason.Equal(f.Reason) && e.Embedded.Equal(f.Embedded)
}

func (l *Link) equal(m *Link) bool {
	if l == nil || m == nil {
		return l == m
	}
	return *l == *m
}

// Equal tells whether r and s, each of which may be nil, say the same.
func (r *Resource) Equal(s *Resource) bool {
	if r == nil || s == nil {
		return r == s
	}
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
	return e.Rel == f.Rel && e.Many == f.Many && e.Resource.Equal(f.Resource)
}

// Equal tells whether p and q, each of which may be nil, say the same.
func (p *Package) Equal(q *Package) bool {
	if p == nil || q == nil {
		return p == q
	}
	return p.Self == q.Self && p.Next == q.Next && p.Resume == q.Resume && p.Resync == q.Resync &&
		slices.EqualFunc(p.Events, q.Events, (*Event).Equal)
}

// Equal tells whether r and s, each of which may be nil, say the same.
func (r *Reason) Equal(s *Reason) bool {
	if r == nil || s == nil {
		return r == s
	}
	return r.Code == s.Code && r.Subcode == s.Subcode && r.Message == s.Message && slices.Equal(r.Parameters, s.Parameters)
}
