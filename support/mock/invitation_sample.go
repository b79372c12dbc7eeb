package mock

// A look is what the samples of a type of invitation show beside what every
// invitation has.
type look struct {
	texts   []string // properties that nothing gives a value
	flags   []string // the same, false
	actions []string // links below the invitation
}

// looks are those of the three pages with samples (messagingInvitation,
// audioVideoInvitation, phoneAudioInvitation). Texts are about delegates, places
// of emergency calls and bandwidth, which no call of UCWA sets: they are empty.
var looks = map[*kind]look{
	messagingInvitation: {actions: []string{"accept", "cancel", "decline"}},
	audioVideoInvitation: {
		texts:   []string{"address", "bandwidthControlId", "building", "city", "country", "delegator", "locationState", "zip"},
		flags:   []string{"privateLine"},
		actions: []string{"acceptWithAnswer", "acceptWithPhoneAudio", "cancel", "decline", "replacesAudioVideo", "sendProvisionalAnswer"},
	},
	phoneAudioInvitation: {
		texts:   []string{"delegator"},
		flags:   []string{"privateLine"},
		actions: []string{"accept", "cancel", "decline", "replacesPhoneAudio"},
	},
	participantInvitation:   {actions: []string{"accept", "cancel", "decline"}},
	onlineMeetingInvitation: {texts: []string{"anonymousDisplayName"}, actions: []string{"accept", "cancel", "decline"}},
}

// putSample adds the properties that only samples show.
func (i *invitation) putSample(r *Resource) {
	l := looks[i.kind]
	for _, name := range l.texts {
		r.put(name, "")
	}
	for _, name := range l.flags {
		r.put(name, false)
	}
	if i.kind == audioVideoInvitation || i.kind == phoneAudioInvitation {
		r.put("joinAudioMuted", i.muted)
	}
	if i.kind == audioVideoInvitation {
		r.put("joinVideoMuted", i.dark)
	}
}

// toSample adds the links that the samples show whatever the state: what they
// lead to tells whether it can be done.
func (i *invitation) toSample(r *Resource) {
	for _, rel := range looks[i.kind].actions {
		r.to(rel, i.url+"/"+rel)
	}
	if i.kind == audioVideoInvitation && !i.conversation.gone {
		r.to("reportMediaDiagnostics", i.conversation.modalityURL(audioVideo)+"/reportMediaDiagnostics")
	}
	r.embed("startEmergencyCallInput", true, i.emergency())
}

// emergency draws the parameters of an emergency call, which no invitation of
// the pool is.
func (i *invitation) emergency() *Resource {
	return newResource("startEmergencyCallParameters", i.url+"/startEmergencyCallParameters")
}

func getEmergency(q *request) *refusal {
	i := q.app.invitations[q.ids[1]]
	if i == nil {
		return errNotFound
	}
	return q.found(i.emergency())
}

// getReplaced shows the call that an invitation replaces: none does.
func getReplaced(*request) *refusal { return errNotFound }
