package mock

// phones draws the list of the user's phones.
func (a *application) phones() *Resource {
	r := newResource("phones", a.url+"/me/phones")
	return r.embed("phone", true, a.workPhone())
}

// workPhone draws the phone that rings when the user is called by phone audio.
func (a *application) workPhone() *Resource {
	r := newResource("phone", a.url+"/me/phones/work").put("includeInContactCard", true).put("number", a.owner.Phone).put("type", "work")
	return a.pool.stamp(r)
}
