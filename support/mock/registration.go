package mock

import (
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"

	"ucwatest/support/mock/wire"
)

// A registration is what a client says of itself when it creates its
// application (CreateAnApplication).
type registration struct {
	endpoint, culture, agent string
	kind                     string // type in the reference, Browser or other; "" without
	instance                 string // one of several tabs of the client; "" without
}

// registrationMembers are the members that describe one, as OPTIONS lists them.
var registrationMembers = []string{"culture", "endpointId", "instanceId", "type", "userAgent"}

// culture is the form of a language tag, as en-US.
var culture = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$`)

// maxApplications is how many applications a user has at most. No page names
// the bound.
const maxApplications = 100

// registrationOf reads what in says.
func registrationOf(in wire.Input) registration {
	return registration{in.Text("endpointId"), in.Text("culture"), in.Text("userAgent"), in.Text("type"), in.Text("instanceId")}
}

// is tells whether r and other are the same client. A tab of a client has an
// application of its own (MultiTabSupport): so each has a channel that nobody
// else reads, and what one deletes the others keep. They do not share
// conversations.
func (r registration) is(other registration) bool {
	if r.instance == "" && other.instance == "" {
		return r.endpoint == other.endpoint
	}
	return r == other
}

// instanceQuery is what the link events carries for a tab.
func (r registration) instanceQuery() string {
	if r.instance == "" {
		return ""
	}
	return "&instanceId=" + url.QueryEscape(r.instance)
}

// postApplications registers an application, or finds the one that the
// endpoint has already (CreateAnApplication).
func postApplications(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := check(in, wire.Required("culture"), wire.Required("endpointId"), wire.Required("userAgent"), wire.Like("culture", culture),
		wire.UpTo("endpointId", 100), wire.UpTo("userAgent", 100), wire.UpTo("type", 50), wire.UpTo("instanceId", 100)); r != nil {
		return r
	}
	if q.revision() < 2 { // which knows of no tabs
		delete(in, "instanceid")
	}
	for _, a := range q.user.applications {
		if a.registration.is(registrationOf(in)) {
			q.app = a
			return getApplication(q)
		}
	}
	if len(q.user.applications) >= maxApplications {
		return errMany
	}
	return q.register(in)
}

// register answers with a new application.
func (q *request) register(in wire.Input) *refusal {
	q.app = q.user.newApplication(in)
	q.app.watch()
	q.openPhotos()
	r := q.app.resource()
	q.label(r)
	q.answer.Resource = r
	return q.created(q.app.url)
}

// applicationsMethods are those of the collection of applications. It is the
// only resource of a signed-in user that documents OPTIONS (applications).
func applicationsMethods() map[string]handler {
	return map[string]handler{http.MethodOptions: optionsOfApplications, http.MethodPost: postApplications}
}

// optionsOfApplications tells the methods there are, and the input of each.
func optionsOfApplications(q *request) *refusal {
	q.answer.Status, q.raw = http.StatusOK, wire.Metadata(describe(q.route), q.media.Format())
	return nil
}

// describe lists the methods of r by name.
func describe(r *route) []wire.Method {
	var list []wire.Method
	for _, name := range slices.Sorted(maps.Keys(r.methods)) {
		m := wire.Method{Name: name}
		if name == http.MethodPost {
			m.Parameters = registrationMembers
		}
		list = append(list, m)
	}
	return list
}
