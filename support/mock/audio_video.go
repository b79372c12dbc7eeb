package mock

import "ucwatest/support/mock/wire"

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
