package mock

import (
	"slices"
	"strconv"
	"time"

	"ucwatest/support/mock/wire"
)

// The kinds of content that a message can have.
const (
	plainText = "text/plain"
	htmlText  = "text/html"
)

// messagesKept is how many messages of one conversation can be read again.
const messagesKept = 100

// A message is one text as one side of a conversation has it.
type message struct {
	wire.Content
	conversation *conversation
	id, url      string
	operation    string       // operationId, the sender's
	from         *participant // nil for one of the local participant
	at           time.Time
	status       string         // a member of Status
	delivery     *delivery      // of one that somebody else sent
	underway     int            // how many there are who may get it yet
	meant        int            // how many it is for
	missed       []*participant // who did not get it
	why          *wire.Reason   // why nobody did
}

// Members of Status (message).
const (
	statusPending   = "Pending"
	statusSucceeded = "Succeeded"
	statusFailed    = "Failed"
)

// newMessage is a message that c has got or is to send.
func (c *conversation) newMessage(body wire.Content, from *participant) *message {
	m := &message{Content: body, conversation: c, from: from, at: c.app.owner.group.clock.Now(), status: statusPending}
	c.written++
	m.id = strconv.Itoa(c.written)
	if c.app.pool.profile.NumberIDs {
		m.id = c.app.number()
	}
	m.url = c.modalityURL(messaging) + "/messages/" + m.id
	c.messages = append(c.messages, m)
	if len(c.messages) > messagesKept {
		c.messages = slices.Delete(c.messages, 0, 1)
	}
	return m
}

// message finds a message of c, nil if it is not kept.
func (c *conversation) message(id string) *message {
	i := slices.IndexFunc(c.messages, func(m *message) bool { return m.id == id })
	if i < 0 {
		return nil
	}
	return c.messages[i]
}

// send lets everybody else in the conversation get body.
func (c *conversation) send(body wire.Content, operation string) *message {
	m := c.newMessage(body, nil)
	m.operation, m.meant, m.underway = operation, len(c.remotes), 1
	m.tell("started")
	for _, p := range c.remotes {
		m.reach(p)
	}
	m.settle()
	return m
}

// deliver lets the message that came with the invitation be the first in c.
func (i *invitation) deliver(c *conversation) {
	if i.kind.carries == "message" && i.message.Text != "" {
		c.send(i.message, "")
	}
}

// hears tells whether c takes in what who writes.
func (c *conversation) hears(who party) bool {
	return c.remote(who) != nil && c.modalities[messaging] == stateConnected
}

// receive takes in what is delivered from who, which ends their typing.
func (c *conversation) receive(d *delivery, who party) {
	p := c.remote(who)
	c.typed(p)
	d.got = c.newMessage(d.sent.Content, p)
	if c.app.pool.profile.StartedMessages {
		d.got.tell("started")
	}
	d.got.delivery = d
	d.got.arrive()
}

// arrive completes m.
func (m *message) arrive() {
	m.status = statusSucceeded
	if m.why != nil {
		m.status = statusFailed
	}
	m.tell("completed")
}

// tell tells how m goes on.
func (m *message) tell(eventType string) {
	c := m.conversation
	e := wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType,
		Link: wire.Link{Rel: "message", Href: m.url}, Embedded: m.resource()}
	if eventType == "completed" {
		e.Status, e.Reason = choose(m.why == nil, "Success", "Failure"), m.why
	}
	if eventType == "completed" && m.delivery != nil {
		e.WhenTaken(m.delivery.fetched)
	}
	c.app.tell(e)
}

// resource draws m. Captures show the text of incoming messages only, and
// neither status nor operationId.
func (m *message) resource() *wire.Resource {
	c := m.conversation
	all := c.app.pool.profile.AllAtOnce
	r := wire.NewResource("message", m.url).Put("direction", m.direction()).Put("timeStamp", m.at)
	if all {
		r.Put("operationId", m.operation).Put("status", m.status)
	}
	if m.from != nil {
		r.To("contact", c.app.contactURL(m.from.uri))
		r.Links = append(r.Links, m.from.link("participant"))
	}
	for _, p := range m.missed {
		l := p.link("failedDeliveryParticipant")
		l.Many = true
		r.Links = append(r.Links, l)
	}
	r.To("messaging", c.modalityURL(messaging))
	if all || m.from != nil {
		r.To(m.relation(), m.URI())
	}
	return c.app.pool.arrange(r)
}

// direction is a member of Direction.
func (m *message) direction() string {
	if m.from == nil {
		return "Outgoing"
	}
	return "Incoming"
}

// relation is the link that holds the text.
func (m *message) relation() string {
	if m.Kind == htmlText {
		return "htmlMessage"
	}
	return "plainMessage"
}
