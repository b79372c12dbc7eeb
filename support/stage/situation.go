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
	Another    bool       // audio was added, and answered by the answerer, a second time
	Deleted    Deleted
}

// Modality is what the invitation adds.
type Modality int

// The modalities an invitation can add so that somebody else may answer.
const (
	Audio Modality = iota
	PhoneAudio
)

// Invitation is the type of the invitation to add m.
func (m Modality) Invitation() string {
	return [...]string{ucwa.RelAudioVideoInvitation, ucwa.RelPhoneAudioInvitation}[m]
}

// Rel is the relation from a conversation to m.
func (m Modality) Rel() string {
	return [...]string{ucwa.RelAudioVideo, ucwa.RelPhoneAudio}[m]
}

// Derived is the relation from an invitation to the derived modality.
func (m Modality) Derived() string {
	return [...]string{ucwa.RelDerivedAudioVideo, ucwa.RelDerivedPhoneAudio}[m]
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

// Route is how the invitation reached the answerer.
type Route int

// The routes that UCWA itself can set up for the callee.
const (
	Forwarding Route = iota
	Ringing
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

// Deleted is what the caller has deleted since.
type Deleted int

// What a caller can delete.
const (
	Nothing Deleted = iota
	DerivedConversation
	OriginalConversation
	Application
)
