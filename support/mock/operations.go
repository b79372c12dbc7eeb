package mock

// An operation is a link of a modality: something that can be done with it, or
// a part of it to be read.
type operation struct {
	modality modality
	rel      string
	// path is where captures have it below the modality. It is "" for what
	// invites somebody: that is posted to a collection of invitations.
	path string
	// context tells one invitation of a collection from another.
	context string
	offered func(*conversation) bool
}

// operations are what the pages messaging, audioVideo and phoneAudio link to,
// and when it can be used. Captures show this for messaging; the others follow
// from what their pages say. Captures show one address with a context, that of
// escalateAudioVideo: the other contexts are made in its likeness.
var operations = []operation{
	{messaging, "addMessaging", "", "", lacks(messaging)},
	{messaging, "sendMessage", "messages", "", (*conversation).canWrite},
	{messaging, "setIsTyping", "typing", "", (*conversation).canWrite},
	{messaging, "stopMessaging", "terminate", "", busy(messaging)},
	{messaging, "typingParticipants", "typingParticipants", "", has(messaging)},

	{audioVideo, "addAudio", "", "", func(c *conversation) bool { return c.canAdd(audio) }},
	{audioVideo, "addAudioVideo", "", "audioVideo", func(c *conversation) bool { return c.canAdd(audio | video) }},
	{audioVideo, "addVideo", "", "video", func(c *conversation) bool { return c.canAdd(video) }},
	{audioVideo, "audioVideoPolicies", "", "", always},
	{audioVideo, "audioVideoSession", "audioVideoSession", "", has(audioVideo)},
	{audioVideo, "escalateAudio", "", "escalateAudio", func(c *conversation) bool { return c.canEscalate(audio) }},
	{audioVideo, "escalateAudioVideo", "", "escalate", func(c *conversation) bool { return c.canEscalate(audio | video) }},
	{audioVideo, "replaceWithPhoneAudio", "replaceWithPhoneAudio", "", (*conversation).canReplace},
	{audioVideo, "reportMediaDiagnostics", "reportMediaDiagnostics", "", busy(audioVideo)},
	{audioVideo, "stopAudio", "stopAudio", "", func(c *conversation) bool { return c.tracks.have(audio) && has(audioVideo)(c) }},
	{audioVideo, "stopAudioVideo", "terminate", "", busy(audioVideo)},
	{audioVideo, "stopVideo", "stopVideo", "", func(c *conversation) bool { return c.tracks.have(video) && has(audioVideo)(c) }},
	{audioVideo, "videoFreeze", "videoFreeze", "", (*conversation).showsVideo},
	{audioVideo, "videoLockedOnParticipant", "videoLockedOnParticipant", "", func(c *conversation) bool { return c.showsVideo() && c.leader() != nil }},

	{phoneAudio, "addPhoneAudio", "", "", lacks(phoneAudio)},
	{phoneAudio, "holdPhoneAudio", "holdPhoneAudio", "", func(c *conversation) bool { return has(phoneAudio)(c) && !c.held }},
	{phoneAudio, "resumePhoneAudio", "resumePhoneAudio", "", func(c *conversation) bool { return c.held }},
	{phoneAudio, "stopPhoneAudio", "terminate", "", busy(phoneAudio)},
}

// has, lacks and busy tell of a modality whether it is connected, whether
// it could be added now, and whether it is in use in any way.
func has(m modality) func(*conversation) bool {
	return func(c *conversation) bool { return c.modalities[m] == stateConnected }
}

func lacks(m modality) func(*conversation) bool {
	return func(c *conversation) bool { return c.modalities[m] == stateDisconnected && c.up() }
}

func busy(m modality) func(*conversation) bool {
	return func(c *conversation) bool { return c.modalities[m] != stateDisconnected }
}

func always(*conversation) bool { return true }

// url is where the operation on c is: in the samples where its name says, but
// for the few that those show elsewhere.
func (o operation) url(c *conversation) string {
	communication := c.app.url + communicationPath
	switch {
	case o.rel == "audioVideoPolicies": // all conversations have the same
		return communication + "/" + o.rel
	case o.rel == "typingParticipants":
		return c.typingURL()
	case !c.app.pool.profile.NamedAddresses:
		return o.realURL(c)
	case o.rel == "addVideo" && c.outside():
		return communication + "/" + o.rel
	}
	return c.modalityURL(o.modality) + "/" + o.rel
}

// stopURL is where the modality of c is ended.
func (c *conversation) stopURL(m modality) string {
	for _, o := range operations {
		if o.rel == modalities[m].stop {
			return o.url(c)
		}
	}
	return ""
}

// realURL is where captures have it.
func (o operation) realURL(c *conversation) string {
	if o.path != "" {
		return c.modalityURL(o.modality) + "/" + o.path
	}
	url := c.app.url + communicationPath + "/" + modalities[o.modality].collection + "?conversation=" + c.id
	if o.context != "" {
		url += "&context=" + o.context
	}
	return url
}
