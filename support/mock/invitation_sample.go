package mock

import "ucwatest/support/mock/wire"

// putSample adds the properties that only samples show (messagingInvitation,
// audioVideoInvitation, phoneAudioInvitation).
func (i *invitation) putSample(r *wire.Resource) {
	for _, name := range i.kind.texts {
		r.Put(name, "")
	}
	said := map[string]bool{"joinAudioMuted": i.muted, "joinVideoMuted": i.dark}
	for _, name := range i.kind.flags {
		r.Put(name, said[name])
	}
}

// toSample adds the links that the samples show whatever the state: what they
// lead to tells whether it can be done.
func (i *invitation) toSample(r *wire.Resource) {
	for _, rel := range i.kind.actions {
		r.To(rel, i.url+"/"+rel)
	}
	if i.kind.negotiates() && !i.conversation.gone {
		r.To("reportMediaDiagnostics", i.conversation.modalityURL(i.kind.modality)+"/reportMediaDiagnostics")
	}
	r.Embed("startEmergencyCallInput", true, i.emergency())
}

// emergency draws the parameters of an emergency call, which no invitation of
// the pool is.
func (i *invitation) emergency() *wire.Resource {
	return wire.NewResource("startEmergencyCallParameters", i.url+"/startEmergencyCallParameters")
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
