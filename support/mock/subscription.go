package mock

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

// A subscription lets an application hear of what changes of some contacts, for
// a while (presenceSubscription).
type subscription struct {
	app      *application
	id, url  string
	contacts []string // their addresses, as they have them
	ends     time.Time
	timer    *clock.Timer
}

// What an application can have at most. No page gives numbers.
const (
	maxSubscriptions = 100
	maxSubscribed    = 1000 // contacts of one subscription
)

// Minutes that a subscription may last (presenceSubscriptions), and how long
// before its end the client is told.
const (
	leastDuration = 10
	mostDuration  = 30
	notice        = time.Minute
)

var errSubscriptions = refuse(403, "Forbidden", "LimitExceeded", "There are too many subscriptions.")

func subscriptionsMethods() map[string]handler {
	return map[string]handler{http.MethodGet: getSubscriptions, http.MethodPost: postSubscription}
}

func subscriptionMethods() map[string]handler {
	return map[string]handler{
		http.MethodGet:    inSubscription(func(q *request, s *subscription) *refusal { return q.show(s.resource()) }),
		http.MethodPost:   inSubscription(postMoreSubscription),
		http.MethodDelete: inSubscription(func(q *request, s *subscription) *refusal { s.end(); return q.done() }),
	}
}

// inSubscription answers for the subscription of the URL.
func inSubscription(h func(*request, *subscription) *refusal) handler {
	return func(q *request) *refusal {
		for _, s := range q.app.subscriptions {
			if s.id == q.ids[1] {
				return h(q, s)
			}
		}
		return errNotFound
	}
}

func getSubscriptions(q *request) *refusal { return q.show(q.app.presenceSubscriptions()) }

func (a *application) presenceSubscriptions() *wire.Resource {
	r := wire.NewResource("presenceSubscriptions", a.hubURL("presenceSubscriptions"))
	for _, s := range a.subscriptions {
		r.Embed("presenceSubscription", true, s.resource())
	}
	return r
}

func (s *subscription) resource() *wire.Resource {
	return wire.NewResource("presenceSubscription", s.url).Put("id", s.id).
		To("addToPresenceSubscription", s.url+"/addToPresenceSubscription").To("memberships", s.url+"/memberships")
}

// durationRule wants minutes, in query or body.
func durationRules() []wire.Rule {
	return []wire.Rule{wire.Required("duration"), wire.Within("duration", leastDuration, mostDuration)}
}

// addressesRules want addresses of people, up to as many as one subscription has.
func addressesRules(name string) []wire.Rule {
	return []wire.Rule{wire.Required(name), wire.Each(name, func(uri string) bool { return isSIP(spelled(uri)) })}
}

func minutes(in wire.Input) time.Duration {
	n, _ := strconv.Atoi(in.Text("duration")) // a rule has checked it
	return time.Duration(n) * time.Minute
}

// postSubscription subscribes to the people whom the request names.
func postSubscription(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := check(in, append(durationRules(), addressesRules("uris")...)...); r != nil {
		return r
	}
	return q.subscribe(in.List("uris"), minutes(in))
}

// postGroupSubscription subscribes to the contacts of the group of the URL
// (subscribeToGroupPresence).
func postGroupSubscription(q *request) *refusal {
	g, ok := q.contactGroup()
	if !ok {
		return errNotFound
	}
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := check(in, durationRules()...); r != nil {
		return r
	}
	var uris []string
	for _, u := range q.app.groupContacts(g.id) {
		uris = append(uris, u.SIP)
	}
	return q.subscribe(uris, minutes(in))
}

// subscribe makes a subscription to uris that lasts for a while.
func (q *request) subscribe(uris []string, lasts time.Duration) *refusal {
	a := q.app
	if len(a.subscriptions) >= maxSubscriptions || len(uris) > maxSubscribed {
		return errSubscriptions
	}
	a.subscribed++
	s := &subscription{app: a, id: strconv.Itoa(a.subscribed)}
	s.url = a.hubURL("presenceSubscriptions") + "/" + s.id
	a.subscriptions = append(a.subscriptions, s)
	s.notify("added")
	s.add(uris)
	s.last(lasts)
	q.created(s.url)
	q.answer.Resource = q.pool.arrange(s.resource())
	return nil
}

// postMoreSubscription lets a subscription last longer.
func postMoreSubscription(q *request, s *subscription) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := check(in, durationRules()...); r != nil {
		return r
	}
	s.last(minutes(in))
	s.notify("updated")
	q.created(s.url)
	q.answer.Resource = q.pool.arrange(s.resource())
	return nil
}

// postAddToSubscription subscribes to more people (addToPresenceSubscription).
func postAddToSubscription(q *request, s *subscription) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := check(in, addressesRules("contactUris")...); r != nil {
		return r
	}
	if len(s.contacts)+len(in.List("contactUris")) > maxSubscribed {
		return errSubscriptions
	}
	s.add(in.List("contactUris"))
	s.notify("updated")
	return q.found(s.memberships(wire.NewResource("presenceSubscriptionMemberships", s.url+"/memberships")))
}

// add adds the people whom s does not have yet.
func (s *subscription) add(uris []string) {
	for _, uri := range uris {
		uri = spelled(uri)
		u := s.app.owner.group.user(uri)
		if u != nil {
			uri = u.SIP
		}
		if slices.ContainsFunc(s.contacts, func(has string) bool { return strings.EqualFold(has, uri) }) {
			continue
		}
		fresh := !s.app.follows(uri)
		s.contacts = append(s.contacts, uri)
		if u != nil {
			u.watch(s.app)
		}
		if fresh {
			s.app.notifyFollowing("added", uri)
		}
	}
}

// remove removes the contact with the address uri. It is false if s has none.
func (s *subscription) remove(uri string) bool {
	i := slices.IndexFunc(s.contacts, func(has string) bool { return strings.EqualFold(has, uri) })
	if i < 0 {
		return false
	}
	uri = s.contacts[i]
	s.contacts = slices.Delete(s.contacts, i, i+1)
	s.app.unfollow(uri)
	return true
}

// last lets s last for so much longer, up to what is allowed from now on.
func (s *subscription) last(longer time.Duration) {
	c := s.app.owner.group.clock
	now := c.Now()
	if s.ends.Before(now) {
		s.ends = now
	}
	if s.ends = s.ends.Add(longer); s.ends.Sub(now) > mostDuration*time.Minute {
		s.ends = now.Add(mostDuration * time.Minute)
	}
	c.Stop(s.timer)
	s.timer = c.After(s.ends.Sub(now)-notice, func() {
		s.notify("updated") // it is about to expire (presenceSubscription)
		s.timer = c.After(notice, s.end)
	})
}

func (s *subscription) end() {
	a := s.app
	a.owner.group.clock.Stop(s.timer)
	a.subscriptions = slices.DeleteFunc(a.subscriptions, func(other *subscription) bool { return other == s })
	for _, uri := range s.contacts {
		a.unfollow(uri)
	}
	s.notify("deleted")
}

// notify tells that s came, changed or went.
func (s *subscription) notify(eventType string) {
	s.app.notifyPeople(wire.Event{Type: eventType, Link: wire.Link{Rel: "presenceSubscription", Href: s.url}, Priority: wire.Medium})
}

// follows tells whether a has a subscription to uri.
func (a *application) follows(uri string) bool {
	return slices.ContainsFunc(a.subscriptions, func(s *subscription) bool { return slices.Contains(s.contacts, uri) })
}

// unfollow takes note that a subscription to uri is gone.
func (a *application) unfollow(uri string) {
	if a.follows(uri) {
		return
	}
	if u := a.owner.group.user(uri); u != nil {
		delete(u.watchers, a)
	}
	a.notifyFollowing("deleted", uri)
}

// notifyFollowing tells that uri came to subscribedContacts, or went.
func (a *application) notifyFollowing(eventType, uri string) {
	a.notifyPeople(wire.Event{Type: eventType, Link: wire.Link{Rel: "contact", Href: a.contactURL(uri)},
		In: &wire.Link{Rel: "subscribedContacts", Href: a.hubURL("subscribedContacts")}, Priority: wire.Medium})
}

// unsubscribe ends all that a subscribed to, as it ends itself.
func (a *application) unsubscribe() {
	for _, s := range slices.Clone(a.subscriptions) {
		s.end()
	}
}

// subscribedContacts draws whom a has subscribed to, each once.
func (a *application) subscribedContacts() *wire.Resource {
	r := wire.NewResource("subscribedContacts", a.hubURL("subscribedContacts"))
	known := map[string]bool{}
	for _, s := range a.subscriptions {
		for _, uri := range s.contacts {
			if !known[uri] {
				known[uri] = true
				r.Links = append(r.Links, wire.Link{Rel: "contact", Href: a.contactURL(uri), Many: true})
			}
		}
	}
	return r
}

// memberships adds to r who is in s.
func (s *subscription) memberships(r *wire.Resource) *wire.Resource {
	for _, uri := range s.contacts {
		r.Embed("presenceSubscriptionMembership", true, s.membership(uri))
	}
	return r
}

// membership draws that uri is in s.
func (s *subscription) membership(uri string) *wire.Resource {
	return wire.NewResource("presenceSubscriptionMembership", s.url+"/memberships/"+contactID(uri)).
		To("contact", s.app.contactURL(uri)).To("presenceSubscription", s.url)
}

// getMemberships shows who is in one subscription.
func getMemberships(q *request, s *subscription) *refusal {
	return q.show(s.memberships(wire.NewResource("memberships", s.url+"/memberships")))
}

// allMemberships draws who is in which subscription.
func (a *application) allMemberships() *wire.Resource {
	r := wire.NewResource("presenceSubscriptionMemberships", a.hubURL("presenceSubscriptionMemberships"))
	for _, s := range a.subscriptions {
		s.memberships(r)
	}
	return r
}

// membershipMethods show or end that a contact is in a subscription.
func membershipMethods() map[string]handler {
	return map[string]handler{
		http.MethodGet: inSubscription(func(q *request, s *subscription) *refusal {
			for _, uri := range s.contacts {
				if strings.EqualFold(uri, contactAddress(q.ids[2])) {
					return q.show(s.membership(uri))
				}
			}
			return errNotFound
		}),
		http.MethodDelete: inSubscription(func(q *request, s *subscription) *refusal {
			if !s.remove(contactAddress(q.ids[2])) {
				return errNotFound
			}
			return q.done()
		}),
	}
}
