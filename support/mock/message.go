package mock

import (
	"slices"
	"strconv"
	"time"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

// The kinds of content that a message can have.
const (
	plainText = "text/plain"
	htmlText  = "text/html"
)

// maxMessages is how many messages of one conversation can be read again.
const maxMessages = 100

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
	if len(c.messages) > maxMessages {
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
	m.notify("started")
	for _, p := range c.remotes {
		m.reach(p)
	}
	m.noteDelivery()
	return m
}

// deliver lets the message that came with the invitation be the first in c.
func (i *invitation) deliver(c *conversation) {
	if i.kind.carries == "message" && i.message.Text != "" {
		c.send(i.message, "")
	}
}

// hears tells whether c takes in what who writes.
func (c *conversation) hears(who identity) bool {
	return c.remote(who) != nil && c.modalities[messaging] == stateConnected
}

// receive takes in what is delivered from who, which ends their typing.
func (c *conversation) receive(d *delivery, who identity) {
	p := c.remote(who)
	c.typed(p)
	d.got = c.newMessage(d.sent.Content, p)
	if c.app.pool.profile.StartedMessages {
		d.got.notify("started")
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
	m.notify("completed")
}

// notify tells how m goes on.
func (m *message) notify(eventType string) {
	c := m.conversation
	e := wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType,
		Link: wire.Link{Rel: "message", Href: m.url}, Embedded: m.resource()}
	if eventType == "completed" {
		e.Status, e.Reason = choose(m.why == nil, "Success", "Failure"), m.why
	}
	if eventType == "completed" && m.delivery != nil {
		e.WhenTaken(m.delivery.fetched)
	}
	c.app.notify(e)
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

// A delivery is a message on its way to somebody: their client has to fetch it
// with its events in time, or never gets it, which the sender is told (message).
type delivery struct {
	sent, got *message
	to        *participant
	since     time.Time
	timer     *clock.Timer // nil once it is over
}

// reach sends m to p, who misses it where they do not use messages. Who acts by
// habit reads at once.
func (m *message) reach(p *participant) {
	from, side := m.conversation.app.owner.identity(), p.side()
	if side == nil || !side.hears(from) {
		m.missed = append(m.missed, p)
		return
	}
	d := &delivery{sent: m, to: p}
	if g := side.app.owner.group; !side.app.automatic {
		m.underway++
		d.since, d.timer = g.clock.Unskipped(), g.clock.After(g.pool.options.Patience, d.expire)
	}
	side.receive(d, from)
}

// fetched takes note that the client has the message. It may have it twice.
func (d *delivery) fetched() {
	if d.timer == nil {
		return
	}
	d.got.conversation.app.owner.group.clock.Stop(d.timer)
	d.timer = nil
	d.sent.noteDelivery()
}

// expire lets nobody fetch the message any more. What a virtual clock jumps
// while others wait is not the client's delay (liveness).
func (d *delivery) expire() {
	c := d.got.conversation
	g := c.app.owner.group
	if rest := g.pool.options.Patience - g.clock.Unskipped().Sub(d.since); rest > 0 {
		d.timer = g.clock.After(rest, d.expire)
		return
	}
	d.timer = nil
	c.app.channel.backlog.forget(d.got.url)
	c.messages = slices.DeleteFunc(c.messages, func(m *message) bool { return m == d.got })
	d.sent.missed, d.sent.why = append(d.sent.missed, d.to), reasonUnread
	d.sent.noteDelivery()
}

// noteDelivery takes note that m has reached somebody more, or has not, and completes
// it with the last of them. It has failed if it was unread for too long and
// nobody got it; whoever else missed it is listed (failedDeliveryParticipant).
func (m *message) noteDelivery() {
	if m.underway--; m.underway > 0 || m.conversation.gone {
		return
	}
	if len(m.missed) < m.meant {
		m.why = nil
	}
	m.arrive()
}

var reasonUnread = &wire.Reason{Code: "RemoteFailure", Subcode: "Timeout", Message: "The message was not received in time."}

// messageFormats are the members of MessageFormat.
var messageFormats = []string{"Plain", "Html"}

// formats are the kinds of messages that a takes: those that makeMeAvailable
// named, and plain text without that.
func (a *application) formats() []string {
	return a.dashboard.formats
}

// formats are the kinds of messages that everybody in c takes
// (negotiatedMessageFormats); plain text is always one.
func (c *conversation) formats() []string {
	var common []string
	for _, f := range messageFormats {
		refused := func(side *conversation) bool { return !slices.Contains(side.app.formats(), f) }
		if f == "Plain" || !slices.ContainsFunc(c.shared.sides, refused) {
			common = append(common, f)
		}
	}
	return common
}

// putFormats adds the property negotiatedMessageFormats, which captures show while
// people can write.
func (c *conversation) putFormats(r *wire.Resource) {
	if c.app.pool.profile.AllAtOnce || c.modalities[messaging] == stateConnected {
		r.Put("negotiatedMessageFormats", c.formats())
	}
}

// reads tells whether everybody in c takes messages of a format.
func (c *conversation) reads(format string) bool { return slices.Contains(c.formats(), format) }
