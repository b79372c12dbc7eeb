package mock

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"time"
)

// maxAdded is how many users calls of the control interface add to those of
// AddUser at most.
const maxAdded = 10_000

// addUser adds a user to those of AddUser. Without a password one is made; it is
// shown this once.
func addUser(p *Pool, r *http.Request, _ parameters) (int, any, error) {
	var body struct {
		SIP      string   `json:"sip"`
		Username string   `json:"username"`
		Password string   `json:"password"`
		Name     string   `json:"name"`
		Title    string   `json:"title"`
		Phone    string   `json:"phone"`
		Emails   []string `json:"emails"`
		Contacts []string `json:"contacts"`
		PicksUp  bool     `json:"picksUp"`
	}
	if err := readOrder(r, &body); err != nil {
		return http.StatusBadRequest, nil, err
	}
	u := User{SIP: body.SIP, Username: body.Username, Password: body.Password, Name: body.Name, Title: body.Title, Phone: body.Phone,
		Emails: body.Emails, Contacts: body.Contacts, Answers: body.PicksUp}
	if u.Username == "" {
		u.Username = contactID(u.SIP)
	}
	if u.Password == "" {
		u.Password = p.ids.hex()
	}
	if !p.mayAdd() {
		return http.StatusConflict, nil, fmt.Errorf("users: got %d added already, want a reset first", maxAdded)
	}
	if err := p.addResident(u, true); err != nil {
		return http.StatusBadRequest, nil, err
	}
	added := p.directory.user(directoryKey(u.SIP))
	added.group.mu.Lock()
	defer added.group.mu.Unlock()
	added.notifyContact()
	return http.StatusCreated, shown{added.label, added.SIP, added.Username, u.Password, added.Phone}, nil
}

// mayAdd tells whether there is room for one more user.
func (p *Pool) mayAdd() bool {
	p.residents.mu.Lock()
	defer p.residents.mu.Unlock()
	return len(p.residents.users)-len(p.lasting) < maxAdded
}

// resetPool forgets all that has come to be since the users of AddUser were
// added: groups, faults, tokens, applications, settings, requests.
func resetPool(p *Pool, _ *http.Request, _ parameters) (int, any, error) {
	for _, g := range p.directory.all() {
		p.directory.takeGroup(g.id)
		p.faults.Remove(g.id, "")
		g.end()
	}
	p.faults.Remove("", "")
	p.record.clear()
	g := p.residents
	g.mu.Lock()
	lasting := p.lasting
	for _, u := range g.users {
		for _, a := range slices.Clone(u.applications) {
			a.end()
		}
		p.directory.dropUser(u)
	}
	g.clock.Clear()
	g.users, g.people, g.meetings, g.book, g.cause = nil, addresses{}, map[string]*sharedConversation{}, book{}, nil
	g.revision++
	p.lasting = nil
	g.mu.Unlock()
	for _, u := range lasting {
		if err := p.addResident(u, false); err != nil {
			return http.StatusInternalServerError, nil, err
		}
	}
	return http.StatusNoContent, nil, nil
}

// actOnInvitation lets whom an invitation has reached do something about it now,
// signed in or not.
func actOnInvitation(p *Pool, r *http.Request, ids parameters) (int, any, error) {
	var body struct {
		Do string `json:"do"` // accept, decline, forward or ring
		To string `json:"to"` // whom it goes to, of the last two
	}
	if err := readOrder(r, &body); err != nil {
		return http.StatusBadRequest, nil, err
	}
	for _, g := range p.everyGroup() {
		status, done, err := g.act(ids[0], body.Do, body.To)
		if done {
			return status, nil, err
		}
	}
	return http.StatusNotFound, nil, fmt.Errorf("invitation %q is not waiting for an answer", ids[0])
}

// act does something about the incoming invitation id. It is false if g has none
// that waits.
func (g *group) act(id, what, to string) (status int, done bool, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.idle()
	i := g.waitingInvitation(id)
	if i == nil {
		return 0, false, nil
	}
	g.revision++
	k, who := i.call, i.app.owner.identity()
	target, known := g.identity(to)
	switch what {
	case "accept":
		k.speak(who)
		k.answer(who, i)
	case "decline":
		i.refuse(declineGlobal)
	case "forward", "ring":
		if !known {
			return http.StatusBadRequest, true, fmt.Errorf("to: got %q, want the address of a user of the group, or a number", to)
		}
		if what == "ring" {
			k.reach(target)
		} else {
			k.reroute(who.user, to)
		}
	default:
		return http.StatusBadRequest, true, fmt.Errorf(`do: got %q, want "accept", "decline", "forward" or "ring"`, what)
	}
	return http.StatusNoContent, true, nil
}

// waitingInvitation is the incoming invitation id that nobody has answered, nil
// if there is none.
func (g *group) waitingInvitation(id string) *invitation {
	for _, u := range g.users {
		for _, a := range u.applications {
			for _, i := range a.pending {
				if i.id == id && !i.outgoing && !i.answering {
					return i
				}
			}
		}
	}
	return nil
}

// userChange is what a call changes of a user: what is not said stays.
type userChange struct {
	Presence     *string  `json:"presence"` // until the user's client publishes one; "" is what it has said
	Note         *string  `json:"note"`     // alike
	Messages     *string  `json:"messages"` // what they do while not signed in: accept, decline or ignore
	Calls        *string  `json:"calls"`
	Forward      *string  `json:"forward"` // addresses
	RingAlong    *string  `json:"ringAlong"`
	DelaySeconds *float64 `json:"after"`
	ExpireTokens bool     `json:"expireTokens"`
}

// habits are those of u with what c changes.
func (c userChange) habits(u *user, patience time.Duration) (Habits, error) {
	h := u.Habits
	var err error
	for _, reply := range []struct {
		said *string
		to   *Reply
	}{{c.Messages, &h.Messages}, {c.Calls, &h.Calls}} {
		if reply.said != nil {
			if *reply.to, err = ParseReply(*reply.said); err != nil {
				return h, err
			}
		}
	}
	for _, contact := range []struct{ said, to *string }{{c.Forward, &h.Forward}, {c.RingAlong, &h.RingAlong}} {
		if contact.said != nil {
			*contact.to = *contact.said
		}
	}
	if c.DelaySeconds != nil {
		h.After = time.Duration(math.Max(-1, math.Min(*c.DelaySeconds, patience.Seconds())) * float64(time.Second))
	}
	return h, h.check(u.SIP, patience)
}

// apply changes u, unless something in c is wrong.
func (c userChange) apply(u *user) error {
	h, err := c.habits(u, u.group.pool.options.Patience)
	if err != nil {
		return err
	}
	if p := c.Presence; p != nil && *p != "" && !slices.Contains(availabilities, *p) {
		return fmt.Errorf("presence: got %q, want one of %q", *p, availabilities)
	}
	if n := c.Note; n != nil && len([]rune(*n)) > maxPublished {
		return fmt.Errorf("note: got more than %d characters", maxPublished)
	}
	u.Habits = h
	for _, change := range []struct {
		rel      string
		said, to *string
	}{{"presence", c.Presence, &u.presence}, {"note", c.Note, &u.note}} {
		if change.said != nil {
			*change.to = *change.said
			u.notifyPublication(change.rel)
		}
	}
	if c.ExpireTokens {
		u.expire()
	}
	u.show()
	return nil
}
