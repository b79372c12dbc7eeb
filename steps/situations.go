package steps

import (
	"errors"

	"ucwatest/support/stage/derived"
)

// situations registers the Givens. They only say what is wanted; it is brought
// about as a whole when something is asked.
func situations(v *vocabulary) {
	v.Given(`^a derived conversation$`, says(aDerivedConversation))
	v.Given(`^a derived conversation with (audio|phone audio|audio and video|messaging)$`, picks(derived.ParseModality, aDerivedConversationWith))
	v.Given(`^it is refused because (?<cause>.+)$`, picks(anything, func(n *Needs, cause string) error { n.Cause = cause; return nil }))
	v.Given(`^an invitation to (add|start) (audio|phone audio|audio and video|messaging)$`, picksTwo(among(started), derived.ParseModality, anInvitation))
	v.Given(`^the answerer answered it through (call forwarding|simultaneous ring|an administrator's rule)$`, picks(among(routes), theAnswererAnswered))
	v.Given(`^it (is still pending|was declined|was cancelled|was left unanswered|was answered by the callee)$`, picks(among(fates), (*Needs).meet))
	v.Given(`^it has become (a conference|a conference with a muted audience)$`, picks(among(conferences), itHasBecome))
	v.Given(`^it holds another modality as well$`, says(itHoldsAnother))
	v.Given(`^another derived conversation of the same original conversation$`, says(anotherDerived))
	v.Given(`^the caller has (stopped|held) the derived modality$`, picks(among(done), theCallerHas))
	v.Given(`^the caller has deleted (its derived conversation|the original conversation|its application)$`, picks(among(deleted), theCallerHasDeleted))
	v.Given(`^the caller's token grants "(Conversations\.Initiate|Conversations\.Receive|Contacts\.ReadWrite)"$`,
		picks(anything, func(n *Needs, scope string) error { n.Scope = scope; return nil }))
	v.Given(`^the "(\w+)" that "([\w >]+)" leads to$`, picksTwo(anything, anything, aResource))
	v.foreign()
	v.Given(`^every token has expired$`, says(func(n *Needs) error { n.Expired = true; return nil }))
}

// What the words of Givens stand for. Those for modalities are in package derived.
var (
	started = map[string]bool{"add": false, "start": true}
	routes  = map[string]derived.Route{
		"call forwarding": derived.Forwarding, "simultaneous ring": derived.Ringing, "an administrator's rule": derived.Rule,
	}
	fates = map[string]derived.Fate{
		"is still pending":           derived.Pending,
		"was declined":               derived.Declined,
		"was cancelled":              derived.Cancelled,
		"was left unanswered":        derived.Unanswered,
		"was answered by the callee": derived.AnsweredByCallee,
	}
	conferences = map[string]derived.Conference{
		"a conference":                       derived.OpenConference,
		"a conference with a muted audience": derived.SilentConference,
	}
	done    = map[string]derived.Done{"stopped": derived.Stopped, "held": derived.Held}
	deleted = map[string]derived.Deleted{
		itsDerived: derived.DerivedConversation, theOriginal: derived.OriginalConversation, "its application": derived.Application,
	}
)

// theApplication is the path to where all others begin.
const theApplication = "application"

// errTwoThings says that two Givens name what the case is about.
var errTwoThings = errors.New("a case is about one thing: a Given before this one has named another")

// aResource names a resource by the relations that lead to it from the
// application; what it is called says nothing more.
func aResource(n *Needs, _, path string) error {
	if n.Path != "" || n.Fated {
		return errTwoThings
	}
	n.Path, n.Situation.Alone, n.Fated = path, true, true
	return nil
}

func aDerivedConversation(n *Needs) error { return n.meet(derived.AnsweredByOther) }

// aDerivedConversationWith names a derived conversation by the modality that was added.
func aDerivedConversationWith(n *Needs, m derived.Modality) error {
	n.Situation.Modality, n.Situation.Route = m, m.Route()
	return aDerivedConversation(n)
}

func anInvitation(n *Needs, starts bool, m derived.Modality) error {
	if n.Path != "" {
		return errTwoThings
	}
	n.Situation.Start, n.Situation.Modality = starts, m
	return nil
}

func theAnswererAnswered(n *Needs, through derived.Route) error {
	n.Situation.Route = through
	return aDerivedConversation(n)
}

func itHasBecome(n *Needs, what derived.Conference) error {
	n.Situation.Conference = what
	return n.derives()
}

func itHoldsAnother(n *Needs) error {
	n.Situation.Company = true
	return n.derives()
}

func anotherDerived(n *Needs) error {
	n.Situation.Another = true
	return n.derives()
}

func theCallerHas(n *Needs, done derived.Done) error {
	n.Situation.Done = done
	return n.derives()
}

func theCallerHasDeleted(n *Needs, what derived.Deleted) error {
	n.Situation.Deleted = what
	return nil
}

// meet gives the case's invitation its one fate.
func (n *Needs) meet(fate derived.Fate) error {
	if n.Fated {
		return errors.New("an invitation has one fate: a Given before this one has named it")
	}
	n.Situation.Fate, n.Fated = fate, true
	return nil
}

// derives wants the situation to be one with a derived conversation.
func (n *Needs) derives() error {
	if !n.Situation.Derives() {
		return errNotDerived
	}
	return nil
}

// errNotDerived says that a Given is about a derived conversation there is none of.
var errNotDerived = errors.New("there is no derived conversation: name it, or who answered, in a Given before this one")
