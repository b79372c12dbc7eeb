package mock

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"ucwatest/support/mock/wire"
)

// maxContacts is how many contacts a user has at most.
const maxContacts = 1000

// contacts are those of u: the ones that were given or else everybody in the
// group.
func (u *user) contacts() []*user {
	var all []*user
	if u.Contacts == nil {
		for _, other := range u.group.users {
			if other != u && len(all) < maxContacts {
				all = append(all, other)
			}
		}
		return all
	}
	for _, uri := range u.Contacts {
		if other := u.group.user(uri); other != nil && other != u && len(all) < maxContacts {
			all = append(all, other)
		}
	}
	return all
}

// getContacts shows the user's contacts, or those of a group of them (myContacts).
func getContacts(q *request) *refusal {
	r := wire.NewResource("myContacts", q.app.hubURL("myContacts"))
	links, inline := q.expands()
	for _, u := range q.app.groupContacts(q.query().Get("groupId")) {
		if links {
			r.Links = append(r.Links, wire.Link{Rel: "contact", Href: q.app.contactURL(u.SIP), Many: true})
		}
		if inline {
			r.Embed("contact", true, q.app.contact(contactID(u.SIP)))
		}
	}
	return q.show(r)
}

// expands tells whether members of a collection are shown as links, and whether
// they are embedded: as expand says, and where all is shown at once in both ways.
func (q *request) expands() (links, inline bool) {
	inline = !strings.EqualFold(q.query().Get("expand"), "false")
	return !inline || q.pool.profile.AllAtOnce, inline
}

// A contactGroup is one of the groups that every user's contacts are in, which
// the system makes: the default one has all, and nobody has pinned anybody.
type contactGroup struct {
	rel, id, name string
	has           bool // all contacts, or none
}

var contactGroups = []contactGroup{{"defaultGroup", "1", "Other Contacts", true}, {"pinnedGroup", "2", "Favorites", false}}

// groupContacts are the contacts in the group called id, or all without one.
func (a *application) groupContacts(id string) []*user {
	if id != "" && !slices.ContainsFunc(contactGroups, func(g contactGroup) bool { return g.id == id && g.has }) {
		return nil
	}
	return a.owner.contacts()
}

func (g contactGroup) resource(a *application) *wire.Resource {
	url := a.hubURL("myGroups") + "/" + g.id
	return wire.NewResource(g.rel, url).Put("id", g.id).Put("name", g.name).
		To("groupContacts", a.hubURL("myContacts")+"?groupId="+g.id).To("subscribeToGroupPresence", url+"/subscribeToGroupPresence")
}

// getContactGroups shows the groups of the user's contacts (myGroups).
func getContactGroups(q *request) *refusal {
	r := wire.NewResource("myGroups", q.app.hubURL("myGroups"))
	links, inline := q.expands()
	for _, g := range contactGroups {
		shown := g.resource(q.app)
		if links {
			r.To(g.rel, shown.Href)
		}
		if inline {
			r.Embed(g.rel, false, shown)
		}
	}
	return q.show(r)
}

// contactGroup is the group of the URL, false if there is none.
func (q *request) contactGroup() (contactGroup, bool) {
	i := slices.IndexFunc(contactGroups, func(g contactGroup) bool { return g.id == q.ids[1] })
	if i < 0 {
		return contactGroup{}, false
	}
	return contactGroups[i], true
}

func getContactGroup(q *request) *refusal {
	g, ok := q.contactGroup()
	if !ok {
		return errNotFound
	}
	return q.show(g.resource(q.app))
}

// groupMembership draws that u is in the default group, as all contacts are.
func (a *application) groupMembership(u *user) *wire.Resource {
	in := contactGroups[0]
	r := wire.NewResource("myGroupMembership", a.hubURL("myGroupMemberships")+"/"+in.id+","+url.PathEscape(contactID(u.SIP)))
	return r.To("contact", a.contactURL(u.SIP)).To(in.rel, in.resource(a).Href)
}

// getGroupMemberships shows which contact is in which group (myGroupMemberships).
func getGroupMemberships(q *request) *refusal {
	r := wire.NewResource("myGroupMemberships", q.app.hubURL("myGroupMemberships"))
	for _, u := range q.app.groupContacts(q.query().Get("groupId")) {
		r.Embed("myGroupMembership", true, q.app.groupMembership(u))
	}
	return q.show(r)
}

func getGroupMembership(q *request) *refusal {
	id, contact, _ := strings.Cut(q.ids[1], ",")
	u := q.group.user(contactAddress(contact))
	if u == nil || id != contactGroups[0].id || !slices.Contains(q.user.contacts(), u) {
		return errNotFound
	}
	return q.show(q.app.groupMembership(u))
}

// colleagues is the privacy relationship that everybody has with everybody: no
// call of UCWA changes it.
const colleagues = "Colleagues"

// privacyRelationships draws which contacts may see what (myPrivacyRelationships).
func (a *application) privacyRelationships() *wire.Resource {
	r := wire.NewResource("myPrivacyRelationships", a.hubURL("myPrivacyRelationships"))
	return r.Embed("myPrivacyRelationship", true, a.privacyRelationship())
}

func (a *application) privacyRelationship() *wire.Resource {
	r := wire.NewResource("myPrivacyRelationship", a.hubURL("myPrivacyRelationships")+"/"+colleagues).Put("relationshipLevel", colleagues)
	for _, u := range a.owner.contacts() {
		r.Links = append(r.Links, wire.Link{Rel: "contact", Href: a.contactURL(u.SIP), Many: true})
	}
	return r
}

// The links of myContactsAndGroupsSubscription.
const (
	startList = "startOrRefreshSubscriptionToContactsAndGroups"
	stopList  = "stopSubscriptionToContactsAndGroups"
)

// mostListMinutes is how long a client hears of changes of the contact list at
// most, unless it asks again.
const mostListMinutes = 60

// listSubscription draws whether a hears of changes of the contact list.
func (a *application) listSubscription() *wire.Resource {
	url := a.hubURL("myContactsAndGroupsSubscription")
	return wire.NewResource("myContactsAndGroupsSubscription", url).Put("state", choose(a.listed == nil, "Disconnected", "Connected")).
		To(startList, url+"/"+startList).To(stopList, url+"/"+stopList)
}

func postStartList(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := check(in, wire.Required("duration"), wire.Within("duration", leastDuration, mostListMinutes)); r != nil {
		return r
	}
	q.app.hearOfList(minutes(in))
	return q.done()
}

func postStopList(q *request) *refusal {
	q.app.hearOfList(0)
	return q.done()
}

// hearOfList lets a hear of changes of the contact list for a while, or no longer
// for a time of 0.
func (a *application) hearOfList(lasts time.Duration) {
	before, c := a.listed, a.owner.group.clock
	c.Stop(a.listed)
	if a.listed = nil; lasts > 0 {
		a.listed = c.After(lasts, func() { a.hearOfList(0) })
	}
	if (a.listed == nil) != (before == nil) {
		a.notifyPeople(wire.Event{Type: "updated", Priority: wire.Medium,
			Link: wire.Link{Rel: "myContactsAndGroupsSubscription", Href: a.hubURL("myContactsAndGroupsSubscription")}})
	}
}

// notifyContact tells those who list u among their contacts that u has come.
func (u *user) notifyContact() {
	for _, other := range u.group.users {
		if other == u || !slices.Contains(other.contacts(), u) {
			continue
		}
		for _, a := range other.applications {
			if a.listed != nil {
				a.notifyPeople(wire.Event{Type: "added", Link: wire.Link{Rel: "contact", Href: a.contactURL(u.SIP)},
					In: &wire.Link{Rel: "myContacts", Href: a.hubURL("myContacts")}})
			}
		}
	}
}
