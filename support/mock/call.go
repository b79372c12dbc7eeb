package mock

import (
	"slices"
	"time"
)

// A call is an invitation on its way: the caller's outgoing invitation and the
// incoming ones that it reaches. The first to answer has it.
type call struct {
	group    *group
	outgoing *invitation
	legs     []*invitation
	phones   []*user // whose phones ring
	added    bool    // whether the modality is added to a conversation
	forward  *user   // the callee, if the call was forwarded
	giveUp   *timer
	over     bool
}

// How long things take by the group's clock. The first is documented for
// messages and participants; phones are picked up a moment after they ring.
const (
	patience = 30 * time.Second
	pickUp   = time.Second
)

// begin lets the call of i go out: at once, or for phone audio after the
// caller's own phone has been picked up, which it always is.
func (i *invitation) begin(added bool) {
	k := &call{group: i.app.owner.group, outgoing: i, added: added}
	i.outgoing, i.call = true, k
	i.tell("started")
	if !added {
		i.conversation.tell("added")
	}
	if m := i.kind.modality; m != noModality {
		i.conversation.ring(m)
	}
	k.giveUp = k.group.clock.after(patience, func() { k.fail(stateFailed, reasonTimeout, reasonMissed) })
	if i.kind == phoneAudioInvitation {
		k.group.clock.after(pickUp, k.ring)
		return
	}
	k.ring()
}

// ring lets the call reach whoever its way leads to. An address that nobody has
// ends it; somebody who is not signed in lets it ring until it is given up.
func (k *call) ring() {
	if k.over {
		return
	}
	callee := k.group.user(k.outgoing.to)
	if callee == nil {
		k.fail(stateFailed, reasonUnknown, nil)
		return
	}
	for _, u := range k.way(callee) {
		k.reach(u)
	}
	if k.outgoing.kind.modality == messaging {
		return
	}
	k.outgoing.state = stateAlerting
	var why *Reason
	if k.forward != nil {
		k.outgoing.state, why = stateForwarded, reasonRedirected
	}
	k.outgoing.tellBecause("updated", why)
}

// way is who is reached by a call to callee, whose forwarding concerns calls
// with audio only (callForwardingSettings). It is followed one step.
func (k *call) way(callee *user) []*user {
	if u := k.diverted(callee); u != nil {
		return []*user{u}
	}
	f := callee.forwarding
	if !k.outgoing.kind.routed || f.active == "" {
		return []*user{callee}
	}
	target := k.group.user(f.target)
	if f.active == immediateForward {
		k.forward = callee
		if target == nil {
			return nil
		}
		return []*user{target}
	}
	if target == nil || target == callee {
		return []*user{callee}
	}
	return []*user{callee, target}
}

// reach lets the call ring with u: in those applications that have a side of
// the conversation already, else in all, and on the phone.
func (k *call) reach(u *user) {
	if side := k.outgoing.conversation.sideOf(u); k.added && k.outgoing.kind.modality != noModality && side != nil && side != k.outgoing.conversation {
		k.reachSide(side)
	} else {
		for _, a := range u.applications {
			k.reachApplication(a)
		}
	}
	if k.outgoing.kind == phoneAudioInvitation {
		k.phones = append(k.phones, u)
		u.pickUp(k)
	}
}

// reachSide lets the call ring in a conversation that the callee has already.
func (k *call) reachSide(side *conversation) {
	leg := k.leg(side)
	leg.tell("started")
	side.ring(leg.kind.modality)
}

// reachApplication lets the call ring in a conversation of its own.
func (k *call) reachApplication(a *application) {
	out := k.outgoing
	c := a.converse(opening{out.threadID, out.subject, out.importance, stateIncoming})
	if out.kind.modality != noModality {
		c.modalities[out.kind.modality], c.tracks = stateConnecting, out.tracks
	}
	leg := k.leg(c)
	leg.tell("started")
	c.tell("added")
}

// leg is the incoming invitation to c.
func (k *call) leg(c *conversation) *invitation {
	leg := c.app.invite(k.outgoing.terms, c)
	leg.call, leg.forwardedBy = k, k.forward
	leg.from = c.with(k.outgoing.app.owner)
	k.legs = append(k.legs, leg)
	return leg
}

// pickUp lets the phone of u be picked up a moment later, if it does that by itself.
func (u *user) pickUp(k *call) {
	if !u.Answers {
		return
	}
	k.group.clock.after(pickUp, func() {
		if u.Answers && !k.over && slices.Contains(k.phones, u) {
			k.answer(u, k.legOf(u))
		}
	})
}

// ringing are the calls that the phone of u rings for.
func (g *group) ringing(u *user) []*call {
	var calls []*call
	for _, other := range g.users {
		for _, a := range other.applications {
			for _, i := range a.pending {
				if i.outgoing && slices.Contains(i.call.phones, u) {
					calls = append(calls, i.call)
				}
			}
		}
	}
	return calls
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
