package mock

import (
	"slices"
	"time"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

// A call is an invitation on its way: the caller's outgoing invitation and the
// incoming ones that it reaches. The first to answer has it.
type call struct {
	group    *group
	outgoing *invitation
	legs     []*invitation
	phones   []identity // whose phones ring
	added    bool       // whether the modality is added to a conversation
	forward  *user      // the callee, if the call was forwarded
	giveUp   *clock.Timer
	over     bool
}

// patience is how long a call is waited for unless Options say otherwise:
// documented for messages and participants.
const patience = 30 * time.Second

// pickUp is how long a phone rings until it is picked up.
func (g *group) pickUp() time.Duration { return g.pool.options.Patience / 30 }

// begin lets the call of i go out: at once, or for phone audio after the
// caller's own phone has been picked up, which it always is.
func (i *invitation) begin(added bool) {
	k := &call{group: i.app.owner.group, outgoing: i, added: added}
	i.outgoing, i.call = true, k
	i.notify("started")
	if !added {
		i.conversation.notify("added")
		i.conversation.local.notify("added")
	}
	if m := i.kind.modality; m != noModality {
		i.conversation.ring(m)
	}
	k.last()
	if i.kind.byPhone {
		k.group.clock.After(k.group.pickUp(), k.ring)
		return
	}
	k.ring()
}

// last lets the call be given up if nobody takes it for too long.
func (k *call) last() {
	k.giveUp = k.group.clock.After(k.group.pool.options.Patience, func() { k.fail(stateFailed, reasonTimeout, reasonMissed) })
}

// ring lets the call reach whoever its way leads to. An address that nobody has
// ends it; somebody who is not signed in lets it ring until it is given up.
func (k *call) ring() {
	if k.over {
		return
	}
	callee, known := k.group.identity(k.outgoing.to)
	if !known || callee.user == nil && !k.outgoing.kind.voice {
		k.fail(stateFailed, reasonUnknown, nil)
		return
	}
	way := k.way(callee)
	for i, who := range way {
		if i == 0 || callee.user.route().ringDelay == 0 {
			k.reach(who)
			continue
		}
		k.group.clock.After(time.Duration(callee.user.route().ringDelay)*time.Second, func() {
			if !k.over {
				k.reach(who)
			}
		})
	}
	if k.outgoing.kind.voice && callee.user != nil && k.forward == nil {
		k.await(callee.user)
	}
	if !k.outgoing.kind.silent {
		k.alert()
	}
}

// alert tells the caller that the call rings somewhere.
func (k *call) alert() {
	k.outgoing.state = stateAlerting
	var why *wire.Reason
	if k.forward != nil {
		k.outgoing.state, why = stateForwarded, reasonRedirected
	}
	k.outgoing.notifyBecause("updated", why)
}

// way is who is reached by a call to callee, whose forwarding concerns calls
// with audio only (callForwardingSettings). It is followed one step.
func (k *call) way(callee identity) []identity {
	if u := k.diverted(callee.user); u != nil {
		return []identity{u.identity()}
	}
	if !k.outgoing.kind.voice || callee.user == nil || callee.user.route().active == "" {
		return []identity{callee}
	}
	f := callee.user.route()
	target, known := k.group.identity(f.target)
	if f.target == toVoicemail {
		target, known = callee.user.voicemail(), true
	}
	if f.active == immediateForward {
		k.forward = callee.user
		if !known {
			return nil
		}
		return []identity{target}
	}
	if !known || target == callee {
		return []identity{callee}
	}
	return []identity{callee, target}
}

// reach lets the call ring with who: in those applications that have a side of
// the conversation already, else in all, and on the phone. A number has
// nothing but its phone.
func (k *call) reach(who identity) {
	if who.user == nil {
		k.phones = append(k.phones, who)
		k.group.clock.After(k.group.pickUp(), func() { k.lift(who) })
		return
	}
	if side := k.sideToRing(who.user); side != nil {
		k.reachSide(side)
	} else {
		for _, a := range who.user.receivers(k.outgoing.kind) {
			k.reachApplication(a)
		}
	}
	if k.outgoing.kind.byPhone {
		k.phones = append(k.phones, who)
		who.user.rung(k)
		who.user.pickUp(k)
	}
	who.user.act(k)
}

// sideToRing is the side that u has of the conversation already if the call
// adds to that, nil if it is news to u.
func (k *call) sideToRing(u *user) *conversation {
	original := k.outgoing.conversation
	side := original.sideOf(u)
	if !k.added || k.outgoing.kind.modality == noModality || side == original {
		return nil
	}
	return side
}

// reachSide lets the call ring in a conversation that the callee has already.
func (k *call) reachSide(side *conversation) {
	leg := k.leg(side)
	leg.notify("started")
	side.ring(leg.kind.modality)
}

// reachApplication lets the call ring in a conversation of its own, unless the
// application has no room for one.
func (k *call) reachApplication(a *application) {
	if a.full() {
		return
	}
	out := k.outgoing
	c := a.converse(opening{out.threadID, out.subject, out.importance, stateIncoming})
	if out.kind.modality != noModality {
		c.modalities[out.kind.modality], c.tracks = stateConnecting, out.tracks
	}
	leg := k.leg(c)
	leg.notify("started")
	c.notify("added")
	c.local.notify("added")
	leg.from.notify("added")
}

// leg is the incoming invitation to c.
func (k *call) leg(c *conversation) *invitation {
	leg := c.app.invite(k.outgoing.invitationInput, c)
	leg.call, leg.forwardedBy = k, k.forward
	leg.from = c.with(k.outgoing.app.owner.identity())
	k.legs = append(k.legs, leg)
	return leg
}

// pickUp lets the phone of u be picked up a moment later, if it does that by itself.
func (u *user) pickUp(k *call) {
	if !u.Answers {
		return
	}
	k.group.clock.After(k.group.pickUp(), func() {
		if u.Answers {
			k.lift(u.identity())
		}
	})
}

// lift answers the call on the phone of who, if that rings for it still.
func (k *call) lift(who identity) {
	if !k.over && slices.Contains(k.phones, who) {
		k.speak(who)
		k.answer(who, k.legOf(who.user))
	}
}

// legOf is the first invitation of u, nil if there is none.
func (k *call) legOf(u *user) *invitation {
	for _, leg := range k.legs {
		if leg.app.owner == u && !leg.ended {
			return leg
		}
	}
	return nil
}
