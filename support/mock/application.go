package mock

import "slices"

// An application is what one program of a user has on the pool. All that it
// has lies below its URL. The mutex of its owner's group guards it.
type application struct {
	pool        *Pool
	owner       *user
	id, url     string
	endpoint    string
	culture     string
	agent       string
	available   *availability // nil before makeMeAvailable
	channel     channel
	numbers     sequence // of what lies below it, in the samples' manner
	invitations map[string]*invitation
	pending     []*invitation // those nobody has answered, in order
	byID        map[string]*conversation
	// conversations are in the order in which they came to be.
	conversations []*conversation
	begun         int // how many conversations there have been
	gone          bool
	standIn       bool // the pool's own, for a user who acts by habit
}

// newApplication registers an application of u.
func (u *user) newApplication(in input) *application {
	p := u.group.pool
	id := p.ids.application()
	for p.directory.hasApplication(id) {
		id = p.ids.application()
	}
	a := &application{
		pool: p, owner: u, id: id, url: p.options.Dialect.base() + "/" + id,
		endpoint: in.text("endpointId"), culture: in.text("culture"), agent: in.text("userAgent"),
		invitations: map[string]*invitation{}, byID: map[string]*conversation{},
	}
	a.channel = newChannel(a)
	u.applications = append(u.applications, a)
	p.directory.addApplication(a)
	return a
}

// postApplications registers an application, or finds the one that the
// endpoint has already (CreateAnApplication).
func postApplications(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := in.check(required("culture"), required("endpointId"), required("userAgent"), upTo("endpointId", 100), upTo("userAgent", 100)); r != nil {
		return r
	}
	for _, a := range q.user.applications {
		if a.endpoint == in.text("endpointId") {
			q.app = a
			return q.show(a.resource())
		}
	}
	a := q.user.newApplication(in)
	q.app = a
	q.created(a.url)
	q.answer.Resource = a.resource()
	return nil
}

func getApplication(q *request) *refusal { return q.show(q.app.resource()) }

func deleteApplication(q *request) *refusal {
	q.app.end()
	return q.done()
}

// end ends all that a has; others see their side of it end.
func (a *application) end() {
	a.gone = true
	a.channel.release(outcomeGone)
	for _, c := range slices.Clone(a.conversations) {
		c.end()
	}
	for _, i := range slices.Clone(a.pending) {
		i.abandon()
	}
	a.owner.applications = slices.DeleteFunc(a.owner.applications, func(other *application) bool { return other == a })
	a.pool.directory.dropApplication(a)
}

// resource draws a, which embeds where everything begins (CreateAnApplication).
func (a *application) resource() *Resource {
	r := newResource("application", a.url).put("culture", a.culture).put("userAgent", a.agent)
	r.to("policies", a.url+"/policies").to("events", a.channel.href(a.channel.ack))
	r.embed("me", false, a.me()).embed("people", false, a.people())
	r.embed("onlineMeetings", false, a.onlineMeetings()).embed("communication", false, a.communication())
	return a.pool.arrange(r)
}

func (a *application) policies() *Resource {
	return newResource("policies", a.url+"/policies").put("messageArchiving", "Disabled").put("messaging", "Enabled")
}

func (a *application) people() *Resource { return newResource("people", a.url+"/people") }

func (a *application) onlineMeetings() *Resource {
	return newResource("onlineMeetings", a.url+"/onlineMeetings")
}

// contact draws somebody as a sees them (contact). It is nil for what is no
// address.
func (a *application) contact(id string) *Resource {
	uri := "sip:" + id
	if isPhone(id) {
		uri = id
	}
	if !isSIP(uri) && !isPhone(uri) {
		return nil
	}
	r := newResource("contact", a.contactURL(uri)).put("uri", uri).put("sourceNetwork", "SameEnterprise").put("type", "User")
	if u := a.owner.group.user(uri); u != nil {
		r.put("name", u.Name)
	}
	return r
}

// contactURL is where a finds the contact with the address uri.
func (a *application) contactURL(uri string) string { return a.url + "/people/" + contactID(uri) }

func getContact(q *request) *refusal { return q.found(q.app.contact(q.ids[1])) }

// found makes r the answer; nil is not found.
func (q *request) found(r *Resource) *refusal {
	if r == nil {
		return errNotFound
	}
	return q.show(q.pool.arrange(r))
}
