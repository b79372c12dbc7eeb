package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// A modality is a way to converse: an index into the rows of a pool.
type modality int

const (
	messaging modality = iota
	audioVideo
	phoneAudio
	modalityCount
	noModality modality = -1
)

// A modalityRow is all that tells one modality from the others. Whatever else the
// pool does with modalities it does with each row there is: links, routes, events
// and the derived form follow from it.
type modalityRow struct {
	rel     string
	derived string // the relation from an invitation to it when derived
	start   string // the link of communication that begins a conversation with it
	// starts are more such links, for other tracks than the kind's.
	starts []starting
	stop   string // the operation that ends it
	// outside is where the samples have it below communication, not below the
	// conversation; "" if they do not (Profile.Scattered).
	outside string
	// kind is the type of invitations to it.
	kind *kind
	// operations are its links beside that to the conversation.
	operations []operation
	// participantModalities are what its participants have of it in a conversation now, and so
	// its media.
	participantModalities func(*conversation) []participantModality
	// show adds its properties beside state; nil adds none.
	show func(*conversation, *wire.Resource)
	// quit ends what goes on in it, and clear forgets what else there was; nil
	// does nothing.
	quit, clear func(*conversation)
}

// A starting is a link of communication that begins a conversation with some
// tracks; context is how the query tells it from others at one address.
type starting struct {
	rel, context string
	tracks       tracks
}

// modalities are the rows, by modality: what the pages messaging, audioVideo and
// phoneAudio say. They are made for each pool, since what an operation does leads
// back to them.
func modalities() [modalityCount]*modalityRow {
	return [modalityCount]*modalityRow{messaging: messagingRow(), audioVideo: audioVideoRow(), phoneAudio: phoneAudioRow()}
}

// idleModalities are those that a conversation links to although the pool does
// not play them: they are never in use. One with a row is played.
var idleModalities = []string{"applicationSharing", "dataCollaboration"}

func messagingRow() *modalityRow {
	return &modalityRow{
		rel: "messaging", derived: "derivedMessaging", start: "startMessaging", stop: "stopMessaging",
		kind: &kind{name: "messagingInvitation", modality: messaging, accept: "accept", answers: []string{"accept"},
			carries: "message", unaddressed: true, silent: true, actions: []string{"accept", "cancel", "decline"}},
		operations: []operation{
			{rel: "addMessaging", offered: lacks(messaging), do: invite(messaging)},
			{rel: "sendMessage", path: "messages", offered: (*conversation).canWrite},
			{rel: "setIsTyping", path: "typing", offered: (*conversation).canWrite},
			{rel: "stopMessaging", path: "terminate", offered: busy(messaging), do: stopModality(messaging), manner: manner{anyBody: true}},
			{rel: "typingParticipants", at: (*conversation).typingURL, offered: has(messaging)},
		},
		participantModalities: using("Messaging"), show: (*conversation).putFormats, quit: (*conversation).still,
	}
}

func audioVideoRow() *modalityRow {
	both := audio | video
	return &modalityRow{
		rel: "audioVideo", derived: "derivedAudioVideo", start: "startAudio", stop: "stopAudioVideo",
		starts: []starting{{"startAudioVideo", "audioVideo", both}, {"startVideo", "video", video}},
		kind: &kind{name: "audioVideoInvitation", modality: audioVideo, accept: "acceptWithAnswer",
			answers: []string{"acceptWithAnswer", "acceptWithPhoneAudio", "sendProvisionalAnswer"},
			voice:   true, derives: true, carries: "mediaOffer", tracks: audio,
			texts:   []string{"address", "bandwidthControlId", "building", "city", "country", "delegator", "locationState", "zip"},
			flags:   []string{"privateLine", "joinAudioMuted", "joinVideoMuted"},
			actions: []string{"acceptWithAnswer", "acceptWithPhoneAudio", "cancel", "decline", "replacesAudioVideo", "sendProvisionalAnswer"}},
		operations: []operation{
			{rel: "addAudio", offered: addable(audio), do: addTracks(audio)},
			{rel: "addAudioVideo", context: "audioVideo", offered: addable(both), do: addTracks(both)},
			{rel: "addVideo", context: "video", offered: addable(video), do: addTracks(video), outside: true},
			{rel: "audioVideoPolicies", offered: always, common: (*application).audioVideoPolicies},
			{rel: "audioVideoSession", path: "audioVideoSession", offered: has(audioVideo), draw: (*conversation).audioVideoSession},
			{rel: "escalateAudio", context: "escalateAudio", offered: escalatable(audio), do: escalate(audio), manner: manner{raw: sdp}},
			{rel: "escalateAudioVideo", context: "escalate", offered: escalatable(both), do: escalate(both), manner: manner{raw: sdp}},
			{rel: "replaceWithPhoneAudio", path: "replaceWithPhoneAudio", offered: (*conversation).canReplace, do: replaceWithPhoneAudio},
			{rel: "reportMediaDiagnostics", path: "reportMediaDiagnostics", offered: busy(audioVideo), do: reportMediaDiagnostics},
			{rel: "stopAudio", path: "stopAudio", offered: playing(audio), do: stopTracks(audio)},
			{rel: "stopAudioVideo", path: "terminate", offered: busy(audioVideo), do: stopModality(audioVideo), manner: manner{anyBody: true}},
			{rel: "stopVideo", path: "stopVideo", offered: playing(video), do: stopTracks(video)},
			{rel: "videoFreeze", path: "videoFreeze", offered: (*conversation).showsVideo, draw: (*conversation).videoFreeze},
			{rel: "videoLockedOnParticipant", path: "videoLockedOnParticipant", offered: (*conversation).locksVideo, draw: (*conversation).videoLockedOnParticipant},
		},
		participantModalities: func(c *conversation) []participantModality { return c.tracks.participantModalities() },
		show: func(_ *conversation, r *wire.Resource) {
			r.Put("supportsReplaces", "None").Put("videoSourcesAllowed", "Everyone")
		},
		clear: func(c *conversation) { c.tracks, c.session = 0, "" },
	}
}

func phoneAudioRow() *modalityRow {
	return &modalityRow{
		rel: "phoneAudio", derived: "derivedPhoneAudio", start: "startPhoneAudio", stop: "stopPhoneAudio", outside: "phoneAudio",
		kind: &kind{name: "phoneAudioInvitation", modality: phoneAudio, voice: true, byPhone: true, derives: true,
			texts: []string{"delegator"}, flags: []string{"privateLine", "joinAudioMuted"},
			actions: []string{"accept", "cancel", "decline", "replacesPhoneAudio"}},
		operations: []operation{
			{rel: "addPhoneAudio", offered: lacks(phoneAudio), do: invite(phoneAudio)},
			{rel: "holdPhoneAudio", path: "holdPhoneAudio", offered: func(c *conversation) bool { return has(phoneAudio)(c) && !c.held }, do: hold(true)},
			{rel: "resumePhoneAudio", path: "resumePhoneAudio", offered: func(c *conversation) bool { return c.held }, do: hold(false)},
			{rel: "stopPhoneAudio", path: "terminate", offered: busy(phoneAudio), do: stopModality(phoneAudio), manner: manner{anyBody: true}},
		},
		participantModalities: using("Audio"),
		clear:                 func(c *conversation) { c.held = false },
	}
}

// DerivedRels are the relations from an invitation to a derived modality, each
// with the relation from a conversation to that modality.
func DerivedRels() map[string]string {
	rels := map[string]string{}
	for _, r := range modalities() {
		rels[r.derived] = r.rel
	}
	return rels
}

// row is what the pool of c knows of m.
func (c *conversation) row(m modality) *modalityRow { return c.app.pool.modalities[m] }

// invitations are all types of invitation that a pool with rows plays.
func invitations(rows [modalityCount]*modalityRow) []*kind {
	var kinds []*kind
	for _, r := range rows {
		kinds = append(kinds, r.kind)
	}
	return append(kinds, participantInvitation, onlineMeetingInvitation)
}

// unplayed are the idle modalities that have no row.
func unplayed(rows [modalityCount]*modalityRow) []string {
	return slices.DeleteFunc(slices.Clone(idleModalities), func(rel string) bool {
		return slices.ContainsFunc(rows[:], func(r *modalityRow) bool { return r.rel == rel })
	})
}
