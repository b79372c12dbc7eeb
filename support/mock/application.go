package mock

import (
	"cmp"
	"slices"
	"time"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

// An application is what one program of a user has on the pool. All that it
// has lies below its URL. The mutex of its owner's group guards it.
type application struct {
	pool    *Pool
	owner   *user
	id, url string
	registration
	cookie        string            // opens photos
	passes        map[string]string // names of what a PUT has to send back, by rel
	dashboard     dashboard
	available     *availability // nil before makeMeAvailable
	liveness      liveness
	channel       channel
	subscriptions []*subscription
	subscribed    int          // how many there have been
	listed        *clock.Timer // ends the subscription to the contact list; nil without one
	numbers       sequence     // of what lies below it, in the samples' manner
	invitations   map[string]*invitation
	pending       []*invitation // those nobody has answered, in order
	ended         []ended       // the others that are kept, in order
	forgetting    *clock.Timer  // of the oldest of those
	forgotten     time.Time     // when it was looked for them last
	byID          map[string]*conversation
	// conversations are those that have not ended.
	conversations conversationList
	doing         [activities]int // how many of them are for that; idle ones do not count
	begun         int             // how many conversations there have been
	gone          bool
	automatic     bool // the pool's own, for a user who acts by habit
}

func (u *user) newApplication(in wire.Input) *application {
	p := u.group.pool
	id := p.ids.application()
	for p.directory.hasApplication(id) {
		id = p.ids.application()
	}
	a := &application{
		pool: p, owner: u, id: id, url: p.profile.Base + "/" + id,
		registration: registrationOf(in), cookie: p.ids.hex(), passes: map[string]string{},
		dashboard:   dashboard{modalities: []string{}, formats: []string{"Plain"}},
		invitations: map[string]*invitation{}, byID: map[string]*conversation{},
	}
	a.channel = newChannel(a)
	u.applications = append(u.applications, a)
	p.directory.addApplication(a)
	return a
}

func getApplication(q *request) *refusal {
	q.openPhotos()
	return q.showTagged(q.app.resource())
}

// deleteApplication asks for no If-Match, and obeys one that is sent (RFC 9110).
func deleteApplication(q *request) *refusal {
	if refused := q.current(q.app.resource()); refused != nil {
		return refused
	}
	q.app.end()
	return q.done()
}

// end ends all that a has; others see their side of it end.
func (a *application) end() {
	a.gone = true
	a.channel.close()
	a.hangUp()
	a.unsubscribe()
	a.owner.group.clock.Stop(a.listed)
	a.owner.group.clock.Stop(a.liveness.timer)
	a.owner.group.clock.Stop(a.forgetting)
	a.owner.applications = slices.DeleteFunc(a.owner.applications, func(other *application) bool { return other == a })
	a.pool.directory.dropApplication(a)
	a.owner.show()
}

// hangUp ends all conversations and invitations that a has.
func (a *application) hangUp() {
	for _, c := range slices.Collect(a.conversations.all()) {
		c.end()
	}
	for _, i := range slices.Clone(a.pending) {
		i.abandon()
	}
}

// resource draws a, which embeds where everything begins (CreateAnApplication).
func (a *application) resource() *wire.Resource {
	r := wire.NewResource("application", a.url).Put("culture", a.culture).Put("userAgent", a.agent)
	all := a.pool.profile.AllAtOnce
	putWhere(r, all, "type", choose(all, cmp.Or(a.kind, "Browser"), a.kind)) // the only type of the page
	putWhere(r, all, "instanceId", a.instance)
	r.Put("endpointId", a.endpoint).Put("id", a.id)
	r.To("policies", a.url+"/policies").To("batch", a.url+"/batch").To("events", a.channel.href(a.channel.ack)+a.instanceQuery())
	r.To("reportMyNetwork", a.url+"/reportMyNetwork")
	r.Embed("me", false, a.me()).Embed("people", false, a.people())
	r.Embed("onlineMeetings", false, a.onlineMeetings()).Embed("communication", false, a.communication())
	return a.pool.stamp(a.pool.arrange(r))
}

// postReportMyNetwork takes note of where in the network the client is. No call
// of the pool depends on it.
func postReportMyNetwork(q *request) *refusal {
	if _, r := q.input(); r != nil {
		return r
	}
	return q.done()
}

func (a *application) policies() *wire.Resource {
	return wire.NewResource("policies", a.url+"/policies").Put("messageArchiving", "Disabled").Put("messaging", "Enabled")
}

// What one application can have at most. No page gives numbers; the subcodes
// of the refusals are members of ErrorSubcode.
const (
	maxConversations = 10_000
	maxPending       = 1_000           // invitations that nobody has answered
	maxEnded         = 1_000           // invitations that have ended and can still be read
	endedLife        = 5 * time.Minute // for so long
)

var (
	errConversations = refuse(409, "Conflict", "TooManyConversations", "There are too many conversations.")
	errPendings      = refuse(409, "Conflict", "LimitExceeded", "There are too many invitations that nobody has answered.")
)

// full tells whether a has room for no further conversation.
func (a *application) full() bool { return a.conversations.count >= maxConversations }

// retire moves i to the invitations of a that have ended; the oldest of them
// is forgotten.
func (a *application) retire(i *invitation) {
	a.pending = slices.DeleteFunc(a.pending, func(other *invitation) bool { return other == i })
	a.ended = append(a.ended, ended{i.id, a.owner.group.clock.Unskipped()})
	if len(a.ended) > maxEnded {
		a.forget(1)
	}
	if len(a.ended) == 1 && !a.gone && !a.automatic {
		a.forgetting = a.owner.group.clock.After(endedLife, a.forgetEnded)
	}
}

// ended is an invitation that has ended, and when.
type ended struct {
	id string
	at time.Time
}

// forgetEnded forgets the invitations that ended long enough ago. Time that a
// virtual clock skipped is none: a client that only waits keeps them.
func (a *application) forgetEnded() {
	now := a.owner.group.clock.Unskipped()
	old := slices.IndexFunc(a.ended, func(e ended) bool { return now.Sub(e.at) < endedLife })
	if old < 0 {
		old = len(a.ended)
	}
	if a.forget(old); len(a.ended) > 0 {
		left := endedLife - now.Sub(a.ended[0].at)
		if now.Equal(a.forgotten) { // the clock has jumped ever since
			left = max(left, leastRest)
		}
		a.forgetting = a.owner.group.clock.After(left, a.forgetEnded)
	}
	a.forgotten = now
}

// forget forgets the first n invitations that have ended.
func (a *application) forget(n int) {
	for _, e := range a.ended[:n] {
		delete(a.invitations, e.id)
	}
	a.ended = slices.Delete(a.ended, 0, n)
}

// refuseInvitation tells why a cannot invite anybody for operation now, nil if
// it can. An operation that goes on has its id to itself (OperationResource);
// AlreadyExists, which all pages of invitations list, says that best.
func (a *application) refuseInvitation(operation string) *refusal {
	same := func(i *invitation) bool { return i.outgoing && i.operation == operation }
	switch {
	case len(a.pending) >= maxPending:
		return errPendings
	case operation != "" && slices.ContainsFunc(a.pending, same):
		return errExists
	}
	return nil
}
