// Package derived is how a derived conversation comes about: the situations there
// are, the routes on which somebody else comes to answer, and the acts of caller,
// callee and answerer that lead to each. It must not know what kind of target they
// act on, nor what will be judged.
//
// Go on with steps, which names the situations, or stage, whose users act.
package derived

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
	Alone      bool // nobody acts: there is the caller's application, and nothing else of this
}

// Derives tells whether s is one with a derived conversation.
func (s Situation) Derives() bool { return s.Fate == AnsweredByOther && !s.Start }

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

// PicksUp is the part whose phone has to pick up by itself for s to come about:
// what a phone takes is not accepted by UCWA. It is "" if nobody's has.
func (s Situation) PicksUp() string {
	switch {
	case !rows[s.Modality].phone:
	case s.Fate == AnsweredByOther:
		return "answerer"
	case s.Fate == AnsweredByCallee:
		return "callee"
	}
	return ""
}

// Lacks says what s has that a derived conversation with m does not, which
// somebody else has created and which may only be read; "" if it is nothing.
func (s Situation) Lacks(m Modality) string {
	switch {
	case s.Alone:
		return ""
	case !s.Derives():
		return "another fate of the invitation"
	case s.Modality != m:
		return "another modality"
	case s.Route != AnyRoute && s.Route != Rule:
		return "a certain route to the answerer"
	case s != Situation{Modality: s.Modality, Fate: s.Fate, Route: s.Route}:
		return "more than the derived conversation alone"
	}
	return ""
}
