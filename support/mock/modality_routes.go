package mock

import "ucwatest/support/mock/wire"

// rows are the routes of a modality. What the samples have outside of the
// conversation is below communication as well.
func (r *modalityRow) rows() []row {
	m, start, collection := r.kind.modality, r.start, r.kind.collection()
	rows := []row{
		{communicationPath + "/" + collection, collection, calling, post(postInvitation(m)), manner{raw: r.raw()}},
		{communicationPath + "/" + start, start, calling, post(postInvitation(m)), manner{}},
	}
	for _, s := range r.starts {
		h := post(func(q *request) *refusal { return q.start(m, s.tracks) })
		rows = append(rows, row{communicationPath + "/" + s.rel, s.rel, calling, h, manner{}})
	}
	places := []string{oneConversation + "/" + r.rel}
	if r.outside != "" {
		places = append(places, communicationPath+"/"+r.outside)
	}
	for _, place := range places {
		rows = append(rows, row{place, r.rel, calling, get(getModality(m)), manner{}})
		for _, o := range r.operations {
			rows = append(rows, o.rows(place)...)
		}
	}
	for _, o := range r.operations {
		if o.common != nil {
			rows = append(rows, row{communicationPath + "/" + o.rel, o.rel, calling, drawn(o.common), manner{}})
		}
		if o.outside {
			rows = append(rows, row{communicationPath + "/" + o.rel, o.rel, calling, post(inConversation(o.do)), o.manner})
		}
	}
	return rows
}

// raw is the media type that an invitation to the modality may have.
func (r *modalityRow) raw() string {
	for _, o := range r.operations {
		if o.raw != "" {
			return o.raw
		}
	}
	return ""
}

// rows are those of an operation on the modality at place: under its name, and
// where captures have it.
func (o operation) rows(place string) []row {
	methods := o.methods()
	if methods == nil {
		return nil
	}
	rows := []row{{place + "/" + o.rel, o.rel, calling, methods, o.manner}}
	if o.path != "" && o.path != o.rel {
		rows = append(rows, row{place + "/" + o.path, o.rel, calling, methods, o.manner})
	}
	return rows
}

// methods are what can be done at the operation's address, nil if that is not
// this file's to say.
func (o operation) methods() map[string]handler {
	switch {
	case o.draw != nil:
		return momentary(o.draw)
	case o.do != nil:
		return post(inConversation(o.do))
	}
	return nil
}

// momentary answers GET with what draw draws. What is not there now is a conflict
// with the state: it is no unknown resource, since the samples link to it always.
func momentary(draw func(*conversation) *wire.Resource) map[string]handler {
	return get(inConversation(func(q *request, c *conversation) *refusal {
		if r := draw(c); r != nil {
			return q.show(r)
		}
		return errState
	}))
}

// invites does to c what is posted to the collection of invitations to m; the
// query's context tells which of the modality's invitations it is.
func (q *request) invites(c *conversation, m modality) *refusal {
	context := q.query().Get("context")
	for _, o := range c.row(m).operations {
		if o.path == "" && o.context == context && o.do != nil {
			return o.do(q, c)
		}
	}
	return invalid([2]string{"context", "Invalid"})
}
