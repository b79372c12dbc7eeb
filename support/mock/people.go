package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// A hub is a link of people, with where the samples and captures have it below an
// application.
type hub struct {
	rel, sample, captured string
	methods               map[string]handler
}

// hubs are the links of people, in the order of its page.
func hubs() []hub {
	return []hub{
		{"myContactsAndGroupsSubscription", "/people/myContactsAndGroupsSubscription", "/people/contactsAndGroupsSubscription", drawn((*application).listSubscription)},
		{"myContacts", "/contacts", "/people/contacts", get(getContacts)},
		{"myGroupMemberships", "/myGroupMemberships", "/people/groupMemberships", get(getGroupMemberships)},
		{"myGroups", "/groups", "/people/groups", get(getContactGroups)},
		{"myPrivacyRelationships", "/myPrivacyRelationships", "/people/privacyRelationships", drawn((*application).privacyRelationships)},
		{"presenceSubscriptionMemberships", "/presenceSubscriptionMemberships", "/people/presenceSubscriptionMemberships", drawn((*application).allMemberships)},
		{"presenceSubscriptions", "/presenceSubscriptions", "/people/presenceSubscriptions", subscriptionsMethods()},
		{"search", "/search", "/people/search", get(getSearch)},
		{"subscribedContacts", "/subscribedContacts", "/people/subscribedContacts", drawn((*application).subscribedContacts)},
	}
}

// hubURL is where a finds the link rel of people.
func (a *application) hubURL(rel string) string {
	all := a.pool.hubs
	h := all[slices.IndexFunc(all, func(h hub) bool { return h.rel == rel })]
	if a.pool.profile.NamedAddresses {
		return a.url + h.sample
	}
	return a.url + h.captured
}

// people draws the hub of all that concerns others (people).
func (a *application) people() *wire.Resource {
	r := wire.NewResource("people", a.url+"/people")
	for _, h := range a.pool.hubs {
		r.To(h.rel, a.hubURL(h.rel))
	}
	return r
}

// peopleRows are those of what an application knows of others.
func (p *Pool) peopleRows() []row {
	rows := slices.Concat([]row{{"/people", "people", owned, drawn((*application).people), manner{}}}, contactRows())
	both := func(h hub, path, name string, methods map[string]handler) {
		rows = append(rows, row{h.sample + path, name, owned, methods, manner{}}, row{h.captured + path, name, owned, methods, manner{}})
	}
	for _, h := range p.hubs {
		switch h.rel {
		case "myContactsAndGroupsSubscription":
			both(h, "/"+startList, startList, post(postStartList))
			both(h, "/"+stopList, stopList, post(postStopList))
		case "myGroupMemberships":
			both(h, "/{}", "myGroupMembership", get(getGroupMembership))
		case "myPrivacyRelationships":
			both(h, "/"+colleagues, "myPrivacyRelationship", drawn((*application).privacyRelationship))
		case "myGroups":
			both(h, "/{}", "group", get(getContactGroup))
			both(h, "/{}/subscribeToGroupPresence", "subscribeToGroupPresence", post(postGroupSubscription))
		case "presenceSubscriptions":
			both(h, "/{}", "presenceSubscription", subscriptionMethods())
			both(h, "/{}/addToPresenceSubscription", "addToPresenceSubscription", post(inSubscription(postAddToSubscription)))
			both(h, "/{}/memberships", "memberships", get(inSubscription(getMemberships)))
			both(h, "/{}/memberships/{}", "presenceSubscriptionMembership", membershipMethods())
		}
		both(h, "", h.rel, h.methods)
	}
	return rows
}
