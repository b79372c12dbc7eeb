package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// A leaderAction is what a leader can do about another participant of a conference.
type leaderAction struct {
	rel     string
	offered func(*participant) bool
	apply   func(*participant)
}

// leaderActions are those of the page participant. Nobody is ever in a lobby, so
// nobody can be admitted or rejected; the organizer stays a leader.
func leaderActions() []leaderAction {
	return []leaderAction{
		{"admit", inLobby, nil},
		{"demote", func(p *participant) bool { return p.role() == "Leader" && !p.organizes() }, func(p *participant) { p.appoint(false) }},
		{"eject", func(p *participant) bool { return !p.organizes() }, (*participant).eject},
		{"promote", func(p *participant) bool { return p.role() == "Attendee" && p.side() != nil }, func(p *participant) { p.appoint(true) }},
		{"reject", inLobby, nil},
	}
}

// inLobby tells whether p waits to be let in: participants come in at once.
func inLobby(*participant) bool { return false }

// linkLeaderActions adds what can be done about p: in the samples all of it.
func (p *participant) linkLeaderActions(r *wire.Resource, all bool) {
	c := p.conversation
	for _, act := range leaderActions() {
		if all || !p.local && c.state == stateConferenced && c.leads && act.offered(p) {
			r.To(act.rel, p.url+"/"+act.rel)
		}
	}
}

// post is the handler of act: of a leader, about somebody else, where it
// changes something.
func (act leaderAction) post(q *request, c *conversation) *refusal {
	p := c.participant(q.ids[2])
	switch {
	case p == nil:
		return errNotFound
	case c.state != stateConferenced || p.local:
		return errState
	case !c.leads:
		return errNotAllowed
	case !act.offered(p):
		return errState
	}
	act.apply(p)
	return q.done()
}

// appoint makes p a leader or takes that away. Everybody learns of the role,
// and p of what can be done with it.
func (p *participant) appoint(leads bool) {
	chosen := p.side()
	chosen.leads = leads
	for _, side := range chosen.shared.sides {
		if side == chosen {
			side.local.notify("updated")
			side.notify("updated")
			side.notifyWriting()
		} else if other := side.remote(chosen.app.owner.identity()); other != nil {
			other.notify("updated")
		}
	}
}

// leader is the first who leads what c is in, nil where nobody does.
func (c *conversation) leader() *participant {
	for _, p := range c.everybody() {
		if p.role() == "Leader" {
			return p
		}
	}
	return nil
}

// eject removes p from the conference, and its side if there is one.
func (p *participant) eject() {
	who, talk := identity{p.uri, p.user}, p.conversation.shared
	if side := p.side(); side != nil {
		side.leave()
		side.vanishBecause(reasonEjected)
	}
	for _, side := range slices.Clone(talk.sides) {
		side.part(who)
		side.notify("updated")
	}
}

var reasonEjected = &wire.Reason{Code: "Informational", Subcode: "Ejected", Message: "You were removed from the conference."}
