// Package stage brings a situation about by acting as caller, callee and
// answerer over the wire, and clears it away. It is handed its sessions: it
// must not know what kind of target they lead to, nor what will be judged.
//
// Go on with steps, which names the situations, or client, which acts.
package stage

import "ucwatest/support/ucwa"

// A Situation is a state of the world that the Givens of a case name. The zero
// value is an invitation to add audio that nobody has answered.
type Situation struct {
	Modality   Modality
	Start      bool // the modality starts a conversation instead of being added to one
	Fate       Fate
	Route      Route
	Conference Conference // what the derived conversation has become
	Another    bool       // the modality was added, and answered by the answerer, a second time
	Company    bool       // the derived conversation holds another modality as well
	Done       Done       // what the caller has done with the derived modality
	Deleted    Deleted
}

// Modality is what the invitation adds.
type Modality int

// The modalities an invitation can add so that somebody else may answer.
const (
	Audio Modality = iota
	PhoneAudio
	AudioVideo
	Messaging
)

// names are what the reference calls a modality and what belongs to it.
var names = [...]struct{ rel, invitation, derived, start, add, stop string }{
	Audio:      {ucwa.RelAudioVideo, ucwa.RelAudioVideoInvitation, ucwa.RelDerivedAudioVideo, "startAudio", "addAudio", "stopAudioVideo"},
	PhoneAudio: {ucwa.RelPhoneAudio, ucwa.RelPhoneAudioInvitation, ucwa.RelDerivedPhoneAudio, "startPhoneAudio", "addPhoneAudio", "stopPhoneAudio"},
	AudioVideo: {ucwa.RelAudioVideo, ucwa.RelAudioVideoInvitation, ucwa.RelDerivedAudioVideo, "startAudioVideo", "addAudioVideo", "stopAudioVideo"},
	Messaging:  {ucwa.RelMessaging, ucwa.RelMessagingInvitation, ucwa.RelDerivedMessaging, ucwa.RelStartMessaging, "addMessaging", "stopMessaging"},
}

// Invitation is the type of the invitation to add m.
func (m Modality) Invitation() string { return names[m].invitation }

// Rel is the relation from a conversation to m, and the type of what it leads to.
func (m Modality) Rel() string { return names[m].rel }

// Derived is the relation from an invitation to the derived modality.
func (m Modality) Derived() string { return names[m].derived }

// Beside is the modality of a conversation to which m is added: another than m.
func (m Modality) Beside() Modality {
	if m == Messaging {
		return Audio
	}
	return Messaging
}

// Fate is what became of the invitation.
type Fate int

// The fates of an invitation.
const (
	Pending Fate = iota
	AnsweredByOther
	AnsweredByCallee
	Declined
	Cancelled
	Unanswered
)

// Conference is what a third participant made of the derived conversation.
type Conference int

// A derived conversation stays between two people or grows into a conference,
// whose leader may silence the audience.
const (
	NoConference Conference = iota
	OpenConference
	SilentConference
)

// Done is what the caller has done with the derived modality since.
type Done int

// What a caller can do with a derived modality: a phone call can be held.
const (
	Left Done = iota
	Stopped
	Held
)

// Deleted is what the caller has deleted since.
type Deleted int

// What a caller can delete.
const (
	Nothing Deleted = iota
	DerivedConversation
	OriginalConversation
	Application
)
