package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// audioVideoPolicies draws what a has to heed in calls: a pool of this size
// shows one video at a time.
func (a *application) audioVideoPolicies() *wire.Resource {
	r := wire.NewResource("audioVideoPolicies", a.url+communicationPath+"/audioVideoPolicies")
	return a.pool.arrange(r.Put("joinScheduledOnlineMeeting", "Unmuted").Put("multiView", "Disabled"))
}

// audioVideoSession draws the session of a call; it is nil while there is none.
// The page names the type session.
func (c *conversation) audioVideoSession() *wire.Resource {
	if c.modalities[audioVideo] != stateConnected {
		return nil
	}
	r := wire.NewResource("session", c.modalityURL(audioVideo)+"/audioVideoSession")
	r.Put("sessionContext", c.session).Put("state", "Established")
	if len(c.remotes) > 0 {
		r.Put("remoteEndpoint", c.remotes[0].uri)
	}
	r.To("audioVideo", c.modalityURL(audioVideo)).To("conversation", c.url)
	r.To("applicationSharing", c.url+"/applicationSharing").To("dataCollaboration", c.url+"/dataCollaboration")
	return c.app.pool.arrange(r)
}

// showsVideo tells whether c is a meeting with video, which is what videoFreeze
// and videoLockedOnParticipant are about.
func (c *conversation) showsVideo() bool {
	return c.state == stateConferenced && has(audioVideo)(c) && c.tracks.have(video)
}

// locksVideo tells whether there is somebody whom everybody sees in c.
func (c *conversation) locksVideo() bool { return c.showsVideo() && c.leader() != nil }

// videoFreeze draws the frozen video of a meeting, nil where there is none. No
// page tells more of it.
func (c *conversation) videoFreeze() *wire.Resource {
	if !c.showsVideo() {
		return nil
	}
	return wire.NewResource("videoFreeze", c.modalityURL(audioVideo)+"/videoFreeze").To("conversation", c.url)
}

// videoLockedOnParticipant draws who everybody in a meeting with video sees, nil
// where there is none. UCWA has no call to lock the video on somebody, so that it
// stays on who leads the meeting.
func (c *conversation) videoLockedOnParticipant() *wire.Resource {
	leader := c.leader()
	if !c.showsVideo() || leader == nil {
		return nil
	}
	r := leader.resource()
	r.Rel, r.Href = "videoLockedOnParticipant", c.modalityURL(audioVideo)+"/videoLockedOnParticipant"
	r.Property("rel").Value = r.Rel
	return r
}

// reportMediaDiagnostics is the operation that tells the pool how media fared.
// The pool relays no media and can only take note.
func reportMediaDiagnostics(q *request, c *conversation) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := check(in, wire.Among("errorCode", errorCodes...)); r != nil {
		return r
	}
	if c.modalities[audioVideo] == stateDisconnected {
		return errState
	}
	return q.done()
}

// errorCodes are the members of ErrorCode.
var errorCodes = []string{"BadRequest", "Conflict", "EntityTooLarge", "ExchangeServiceFailure", "Forbidden", "GatewayTimeout", "Gone",
	"Informational", "LocalFailure", "MethodNotAllowed", "NotAcceptable", "NotFound", "PreconditionFailed", "PreconditionRequired",
	"RemoteFailure", "ServiceFailure", "ServiceUnavailable", "Timeout", "TooManyRequests", "UnsupportedMediaType"}

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
		t, r := q.readInvitation(c.row(audioVideo).kind, rules...)
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
func (c *conversation) take(t invitationInput) {
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
		for _, side := range c.shared.sides {
			for _, p := range side.everybody() {
				p.notifyModalities(unwanted.participantModalities(), "deleted")
			}
			side.tracks &^= unwanted
			side.set(audioVideo, stateConnected)
			side.notify("updated")
		}
		return q.done()
	}
}

// playing tells whether all of wanted can be ended in c now.
func playing(wanted tracks) func(*conversation) bool {
	return func(c *conversation) bool { return c.tracks.have(wanted) && has(audioVideo)(c) }
}

// canEscalate tells whether a call of two that has wanted can be moved to a
// conference.
func (c *conversation) canEscalate(wanted tracks) bool {
	return c.state == stateConnected && c.modalities[audioVideo] == stateConnected && c.tracks.have(wanted) && !c.inviting(audioVideo)
}

// escalatable is canEscalate for wanted.
func escalatable(wanted tracks) func(*conversation) bool {
	return func(c *conversation) bool { return c.canEscalate(wanted) }
}

// escalate is the operation that moves a call of two to a conference, which
// whoever asks for it leads. The conference answers at once: there is nobody to
// ring (escalateAudio, escalateAudioVideo).
func escalate(wanted tracks) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal {
		t, r := q.readInvitation(c.row(audioVideo).kind, wire.Required("operationId"), wire.Required("sessionContext"))
		switch {
		case r != nil:
			return r
		case len(q.bytes) == 0:
			return invalid([2]string{"sdp", "Missing"})
		case q.contentType() != sdp:
			return errMediaType
		case !c.canEscalate(wanted):
			return errState
		}
		t.to, t.threadID, t.subject, t.importance = c.local.uri, c.threadID, c.subject, c.importance
		i := q.inviteConference(t, c)
		q.answer.Resource = i.resource()
		c.leads = true
		c.conferAll()
		c.take(t)
		i.complete(stateConnected, nil)
		return nil
	}
}
