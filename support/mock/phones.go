package mock

import "ucwatest/support/mock/wire"

// phones draws the list of the user's phones.
func (a *application) phones() *wire.Resource {
	r := wire.NewResource("phones", a.url+"/me/phones")
	return r.Embed("phone", true, a.workPhone())
}

// workPhone draws the phone that rings when the user is called by phone audio.
func (a *application) workPhone() *wire.Resource {
	r := wire.NewResource("phone", a.url+"/me/phones/work").Put("includeInContactCard", true).Put("number", a.owner.Phone).Put("type", "work")
	return a.pool.stamp(r)
}
