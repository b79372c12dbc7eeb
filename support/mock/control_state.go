package mock

import (
	"cmp"
	"net/http"
	"slices"
)

// maxListed is how many things of one kind a call shows at most.
const maxListed = 1000

// everyGroup are all groups, that of the users of AddUser first.
func (p *Pool) everyGroup() []*group {
	all := p.directory.all()
	slices.SortFunc(all, func(a, b *group) int { return cmp.Or(cmp.Compare(len(a.id), len(b.id)), cmp.Compare(a.id, b.id)) })
	return append([]*group{p.residents}, all...)
}

// list collects what each application of each user shows, up to the bound.
func list[T any](p *Pool, of func(*application) []T) []T {
	found := []T{}
	for _, g := range p.everyGroup() {
		g.mu.Lock()
		for _, u := range g.users {
			for _, a := range u.applications {
				found = append(found, of(a)...)
			}
		}
		g.mu.Unlock()
	}
	return found[:min(len(found), maxListed)]
}

type userState struct {
	shown
	Title        string `json:"title,omitempty"`
	Group        string `json:"group"`
	Availability string `json:"availability"`
	Activity     string `json:"activity,omitempty"`
	Note         string `json:"note,omitempty"`
	Applications int    `json:"applications"`
	Messages     string `json:"messages"` // what they do while not signed in
	Calls        string `json:"calls"`
	Forwarding   string `json:"forwarding,omitempty"` // the setting in effect
	Target       string `json:"target,omitempty"`     // where it sends calls
}

// state is u as they are now. The password is not shown.
func (u *user) state() userState {
	f, to := u.face(), u.route()
	return userState{shown: shown{Name: u.label, SIP: u.SIP, Username: u.Username, Phone: u.Phone}, Title: u.Title, Group: u.group.id,
		Availability: f.availability, Activity: f.activity, Note: f.note, Applications: len(u.applications),
		Messages: u.Habits.Messages.String(), Calls: u.Habits.Calls.String(), Forwarding: to.active, Target: to.target}
}

// listUsers shows the users there are, of all groups.
func listUsers(p *Pool, _ *http.Request, _ parameters) (int, any, error) {
	users := []userState{}
	for _, g := range p.everyGroup() {
		g.mu.Lock()
		for _, u := range g.users[:min(len(g.users), maxListed)] {
			users = append(users, u.state())
		}
		g.mu.Unlock()
	}
	return http.StatusOK, map[string]any{"users": users[:min(len(users), maxListed)]}, nil
}

type applicationState struct {
	ID            string `json:"id"`
	URL           string `json:"url"`
	User          string `json:"user"`
	UserAgent     string `json:"userAgent"`
	EndpointID    string `json:"endpointId"`
	Available     bool   `json:"available"` // after makeMeAvailable
	Waiting       bool   `json:"waiting"`   // for events
	Ack           int    `json:"ack"`       // of the next answer of the event channel
	Conversations int    `json:"conversations"`
}

func listApplications(p *Pool, _ *http.Request, _ parameters) (int, any, error) {
	return http.StatusOK, map[string]any{"applications": list(p, func(a *application) []applicationState {
		return []applicationState{{a.id, a.url, a.owner.SIP, a.agent, a.endpoint, a.available != nil, a.channel.waiting != nil, a.channel.ack, a.conversations.count}}
	})}, nil
}

// conversationState is one side of a conversation as it is now.
type conversationState struct {
	URL          string   `json:"url"`
	User         string   `json:"user"`
	State        string   `json:"state"`
	Subject      string   `json:"subject"`
	Modalities   []string `json:"activeModalities"`
	Participants []string `json:"participants"`
}

// listConversations shows the conversations that go on, each side of its own.
func listConversations(p *Pool, _ *http.Request, _ parameters) (int, any, error) {
	return http.StatusOK, map[string]any{"conversations": list(p, func(a *application) []conversationState {
		var all []conversationState
		for c := range a.conversations.all() {
			s := conversationState{c.url, a.owner.SIP, c.state, c.subject, c.active(), []string{}}
			for _, other := range c.remotes {
				s.Participants = append(s.Participants, other.uri)
			}
			all = append(all, s)
		}
		return all
	})}, nil
}

// invitationState is one side of an invitation as it is now.
type invitationState struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	User      string `json:"user"`
	Kind      string `json:"kind"`
	Direction string `json:"direction"`
	State     string `json:"state"`
	From      string `json:"from"`
	To        string `json:"to"`
	Ended     bool   `json:"ended"`
}

// listInvitations shows the invitations that can be read, the pending ones first.
func listInvitations(p *Pool, _ *http.Request, _ parameters) (int, any, error) {
	return http.StatusOK, map[string]any{"invitations": list(p, func(a *application) []invitationState {
		var all []invitationState
		for _, i := range a.pending {
			all = append(all, i.asState())
		}
		for _, e := range slices.Backward(a.ended) {
			if i := a.invitations[e.id]; i != nil {
				all = append(all, i.asState())
			}
		}
		return all
	})}, nil
}

func (i *invitation) asState() invitationState {
	s := invitationState{ID: i.id, URL: i.url, User: i.app.owner.SIP, Kind: i.kind.name, Direction: i.direction(), State: i.state, To: i.to, Ended: i.ended}
	if i.from != nil {
		s.From = i.from.uri
	}
	return s
}
