package mock

import (
	"slices"
	"time"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

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
	from, side := m.conversation.app.owner.party(), p.side()
	if side == nil || !side.hears(from) {
		m.missed = append(m.missed, p)
		return
	}
	d := &delivery{sent: m, to: p}
	if g := side.app.owner.group; !side.app.standIn {
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
	d.sent.settle()
}

// expire lets nobody fetch the message any more. What a virtual clock jumps
// while others wait is not the client's delay (vigil).
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
	d.sent.settle()
}

// settle takes note that m has reached somebody more, or has not, and completes
// it with the last of them. It has failed if it was unread for too long and
// nobody got it; whoever else missed it is listed (failedDeliveryParticipant).
func (m *message) settle() {
	if m.underway--; m.underway > 0 || m.conversation.gone {
		return
	}
	if len(m.missed) < m.meant {
		m.why = nil
	}
	m.arrive()
}

var reasonUnread = &wire.Reason{Code: "RemoteFailure", Subcode: "Timeout", Message: "The message was not received in time."}
