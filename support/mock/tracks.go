package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// tracks are the media of the modality audioVideo.
type tracks uint8

const (
	audio tracks = 1 << iota
	video
)

// have tells whether all of wanted are among t.
func (t tracks) have(wanted tracks) bool { return t&wanted == wanted }

// addable tells whether an invitation to add wanted could be sent now: none of
// it is there, and no other invitation is on its way.
func addable(wanted tracks) func(*conversation) bool {
	return func(c *conversation) bool { return c.takesTracks(wanted) == nil }
}

// takesTracks tells why c cannot be invited to wanted now, nil if it can.
func (c *conversation) takesTracks(wanted tracks) *refusal {
	switch {
	case !c.up():
		return errState
	case c.modalities[audioVideo] == stateConnecting, c.inviting(audioVideo):
		return errPending
	case c.tracks&wanted != 0:
		return errExists
	}
	return nil
}

// inviting tells whether an invitation to m in c is on its way.
func (c *conversation) inviting(m modality) bool {
	return slices.ContainsFunc(c.app.pending, func(i *invitation) bool { return i.conversation == c && i.kind.modality == m })
}

// addTracks is the operation that invites somebody to wanted in c. The page
// addVideo is the only one that lists no addressee: video goes to whom c is with.
func addTracks(wanted tracks) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal {
		var rules []wire.Rule
		if wanted.have(audio) {
			rules = append(rules, wire.Required("to"))
		}
		t, r := q.terms(c.row(audioVideo).kind, rules...)
		if r != nil {
			return r
		}
		if r := c.takesTracks(wanted); r != nil {
			return r
		}
		t.tracks = wanted
		return q.sendInto(c, t)
	}
}

// take gives c what the invitation that was answered brings.
func (c *conversation) take(t terms) {
	c.tracks |= t.tracks
	if t.kind.negotiates() && t.session != "" {
		c.session = t.session
	}
	if t.replaces && c.modalities[audioVideo] == stateConnected {
		c.set(audioVideo, stateDisconnected)
	}
}

// stopTracks is the operation that ends some of audioVideo, and the modality
// with the last of it (stopAudio, stopVideo).
func stopTracks(unwanted tracks) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal {
		if c.modalities[audioVideo] != stateConnected || !c.tracks.have(unwanted) {
			return errState
		}
		if c.tracks == unwanted {
			c.stop(audioVideo)
			return q.done()
		}
		for _, side := range c.talk.sides {
			for _, p := range side.everybody() {
				p.tellSeats(unwanted.seats(), "deleted")
			}
			side.tracks &^= unwanted
			side.set(audioVideo, stateConnected)
			side.tell("updated")
		}
		return q.done()
	}
}

// playing tells whether all of wanted can be ended in c now.
func playing(wanted tracks) func(*conversation) bool {
	return func(c *conversation) bool { return c.tracks.have(wanted) && has(audioVideo)(c) }
}
