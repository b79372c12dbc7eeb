package mock

import (
	"iter"
	"slices"
	"strings"
	"time"
)

// Members of ConversationState and CallState.
const (
	stateConnecting   = "Connecting"
	stateIncoming     = "Incoming"
	stateConnected    = "Connected"
	stateConferencing = "Conferencing"
	stateConferenced  = "Conferenced"
	stateDisconnected = "Disconnected"
)

// A conversation is one side's view of people who talk: every application in
// it has its own, with ids of its own.
type conversation struct {
	opening
	app        *application
	id, url    string
	modalities [modalityCount]string // each a CallState
	local      *participant
	remotes    []*participant
	shared     *sharedConversation
	tracks     tracks // of audioVideo
	session    string // the context of its session
	held       bool   // phone audio is on hold
	leads      bool   // the local participant leads a conference
	organizes  bool   // and has begun it
	muted      bool   // the audience may not speak
	silenced   bool   // the audience may not write
	created    time.Time
	messages   []*message      // the latest ones
	written    int             // how many messages there have been
	typing     []typist        // who writes one now
	first      bool            // the application's first one
	listPlace  listPlace       // in the application's list
	accounted  activity        // what the application takes it to be for
	related    []*conversation // derived from it, or that it derives from
	pages      pageCache
	gone       bool
	missed     bool // it was asked for when it was gone
}

// A shared is the sides of one conversation.
type sharedConversation struct {
	sides   []*conversation
	meeting string // the address of a conference, "" of anything else
}

// conversationLife is how long a conversation would last untouched.
const conversationLife = 24 * time.Hour

// An opening is what a conversation begins with; the state changes later.
type opening struct{ threadID, subject, importance, state string }

// converse begins a conversation of a, with nobody in it but the local participant.
func (a *application) converse(o opening) *conversation {
	c := &conversation{
		opening: o, app: a, created: a.owner.group.clock.Now(), first: a.begun == 0, shared: &sharedConversation{},
	}
	a.begun++
	c.id = a.conversationID()
	c.url = a.url + communicationPath + "/conversations/" + c.id
	c.shared.sides = []*conversation{c}
	for m := range c.modalities {
		c.modalities[m] = stateDisconnected
	}
	c.local = c.newParticipant(a.owner.SIP, true)
	a.conversations.enter(c)
	a.byID[c.id] = c
	return c
}

// conversationID is the id of the next conversation: a GUID in captures, a
// number in the samples.
func (a *application) conversationID() string {
	if a.pool.profile.NumberIDs {
		return a.number()
	}
	return a.pool.ids.guid()
}

// number is the next number below a in the samples' manner.
func (a *application) number() string {
	if a.numbers.given == 0 {
		return a.numbers.next(int(a.pool.ids.random(1)[0]))
	}
	return a.numbers.next(0)
}

// conversation finds a conversation of a by its id in any case, nil if there
// is none.
func (a *application) conversation(id string) *conversation {
	return a.byID[strings.ToLower(id)]
}

// invitation finds an invitation of a by its id in any case, nil if there is none.
func (a *application) invitation(id string) *invitation {
	return a.invitations[strings.ToLower(id)]
}

// join makes c and other two sides of one conversation.
func (c *conversation) join(other *conversation) {
	c.shared.sides = append(c.shared.sides, other)
	other.shared = c.shared
}

// sideOf is the side that u has in c, nil if there is none.
func (c *conversation) sideOf(u *user) *conversation {
	for _, side := range c.shared.sides {
		if side.app.owner == u {
			return side
		}
	}
	return nil
}

// up tells whether people can talk in c.
func (c *conversation) up() bool { return c.state == stateConnected || c.state == stateConferenced }

// active are the modalities in use, as members of ConversationModalityType.
func (c *conversation) active() []string {
	active := []string{}
	for m, state := range c.modalities {
		if state != stateConnected && (c.state != stateIncoming || state != stateConnecting) {
			continue
		}
		for _, s := range c.participantModalitiesOf(modality(m)) { // a call by phone counts as audio
			if !slices.Contains(active, s.medium) {
				active = append(active, s.medium)
			}
		}
	}
	return active
}

// others are the sides of the conversation beside c.
func (c *conversation) others() []*conversation {
	return slices.DeleteFunc(slices.Clone(c.shared.sides), func(side *conversation) bool { return side == c })
}

// A conversationList is the conversations of an application, in the order in which they
// came to be. To enter one and to strike it off costs the same however many
// there are.
type conversationList struct {
	first, last *conversation
	count       int
}

// A listPlace is the neighbours of a conversation in a list.
type listPlace struct{ before, after *conversation }

// enter puts c at the end.
func (r *conversationList) enter(c *conversation) {
	c.listPlace.before = r.last
	if r.last == nil {
		r.first = c
	} else {
		r.last.listPlace.after = c
	}
	r.last = c
	r.count++
}

// strike takes c off, which must be on r.
func (r *conversationList) strike(c *conversation) {
	before, after := c.listPlace.before, c.listPlace.after
	if before == nil {
		r.first = after
	} else {
		before.listPlace.after = after
	}
	if after == nil {
		r.last = before
	} else {
		after.listPlace.before = before
	}
	c.listPlace = listPlace{} // what has ended holds nothing else
	r.count--
}

// all are the conversations in order; none may be struck off on the way.
func (r *conversationList) all() iter.Seq[*conversation] {
	return func(yield func(*conversation) bool) {
		for c := r.first; c != nil && yield(c); c = c.listPlace.after {
		}
	}
}
