package mock

import "slices"

// Clone is a copy that shares nothing with a.
func (a *Answer) Clone() *Answer {
	c := *a
	c.Header, c.Resource, c.Package, c.Reason = a.Header.Clone(), a.Resource.Clone(), a.Package.clone(), a.Reason.clone()
	c.Batch = slices.Clone(a.Batch)
	return &c
}

// Clone is a copy that shares nothing with e.
func (e *Event) Clone() *Event {
	c := *e
	c.Embedded, c.Reason = e.Embedded.Clone(), e.Reason.clone()
	if e.In != nil {
		in := *e.In
		c.In = &in
	}
	return &c
}

func (p *Package) clone() *Package {
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

func (r *Reason) clone() *Reason {
	if r == nil {
		return nil
	}
	c := *r
	c.Parameters = slices.Clone(r.Parameters)
	return &c
}
