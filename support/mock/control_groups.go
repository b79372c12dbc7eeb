package mock

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A wish is a user that a group is to have.
type wish struct {
	Name    string   `json:"name"`
	Scopes  []string `json:"scopes"`
	Answers bool     `json:"answers"`
	Habits  habit    `json:"habits"`
}

// shown is a user as the control interface shows them. The password is shown
// once: to whoever makes the user.
type shown struct {
	Name     string `json:"name"`
	SIP      string `json:"sip"`
	Username string `json:"username"`
	Password string `json:"password,omitempty"`
	Phone    string `json:"phone"`
}

// What the control interface makes at most.
const (
	maxGroups     = 10_000 // at once
	maxGroupUsers = 1_000  // in one group
)

// makeGroup makes users that know one another and nobody else, with a clock
// that only they share.
func makeGroup(p *Pool, r *http.Request, _ parameters) (int, any, error) {
	var body struct {
		Users []wish `json:"users"`
	}
	if err := readOrder(r, &body); err != nil {
		return http.StatusBadRequest, nil, err
	}
	if err := checkWishes(body.Users); err != nil {
		return http.StatusBadRequest, nil, err
	}
	g, users, err := p.gather(body.Users)
	if err != nil {
		return http.StatusBadRequest, nil, err
	}
	if !p.directory.addGroup(g) {
		g.end()
		return http.StatusConflict, nil, fmt.Errorf("groups: got %d already, want some of them deleted first", maxGroups)
	}
	return http.StatusCreated, map[string]any{"group": g.id, "users": users, "discover": rootOf(r) + "/"}, nil
}

// gather makes a group of users with fresh addresses and passwords.
func (p *Pool) gather(wishes []wish) (*group, []shown, error) {
	number := p.ids.group()
	g := p.newGroup("g"+strconv.Itoa(number), true)
	users := make([]shown, len(wishes))
	address := func(name string) string { return fmt.Sprintf("sip:%s-%d@%s", name, number, domain) }
	for i, w := range wishes {
		habits, err := w.Habits.habits(w.Name, address, p.options.Patience)
		u := User{SIP: address(w.Name), Username: contactID(address(w.Name)), Password: p.ids.hex(), Name: w.Name,
			Phone: p.ids.phone(), Answers: w.Answers, Habits: habits, Scopes: w.Scopes}
		if err == nil {
			err = p.add(g, u, w.Name)
		}
		if err != nil {
			g.end()
			return nil, nil, err
		}
		users[i] = shown{w.Name, u.SIP, u.Username, u.Password, u.Phone}
	}
	return g, users, nil
}

// checkWishes wants names that an address can have, each once.
func checkWishes(wishes []wish) error {
	var names []string
	for _, w := range wishes {
		if w.Name == "" || strings.Trim(w.Name, "abcdefghijklmnopqrstuvwxyz") != "" {
			return fmt.Errorf("user name: got %q, want lower-case letters", w.Name)
		}
		if slices.Contains(names, w.Name) {
			return fmt.Errorf("user name: got %q twice, want it once", w.Name)
		}
		names = append(names, w.Name)
	}
	if names == nil || len(names) > maxGroupUsers {
		return fmt.Errorf("users: got %d, want 1 to %d", len(names), maxGroupUsers)
	}
	return checkContacts(wishes)
}

// dropGroup forgets a group and all it has. One that is gone stays so.
func dropGroup(p *Pool, _ *http.Request, ids parameters) (int, any, error) {
	if g := p.directory.takeGroup(ids[0]); g != nil {
		p.faults.Remove(g.id, "")
		g.end()
	}
	return http.StatusNoContent, nil, nil
}

// showUser shows a user, without the password.
func showUser(p *Pool, _ *http.Request, ids parameters) (int, any, error) {
	u := p.directory.user(strings.ToLower(ids[0]))
	if u == nil {
		return http.StatusNotFound, nil, fmt.Errorf("user %q is not there", ids[0])
	}
	return http.StatusOK, shown{Name: u.label, SIP: u.SIP, Username: u.Username, Phone: u.Phone}, nil
}

// grantToken grants a user a token for the host of the call.
func grantToken(p *Pool, r *http.Request, ids parameters) (int, any, error) {
	u := p.directory.user(strings.ToLower(ids[0]))
	if u == nil {
		return http.StatusNotFound, nil, fmt.Errorf("user %q is not there", ids[0])
	}
	t := u.grant(hostOf(r))
	if t == nil {
		return http.StatusNotFound, nil, fmt.Errorf("user %q is not there", ids[0])
	}
	return http.StatusCreated, map[string]string{"sip": u.SIP, "access_token": t.text}, nil
}

// A habit is Habits as the control interface reads them: contacts by the name
// they have in the group, the delay in seconds.
type habit struct {
	Messages  string  `json:"messages"`
	Calls     string  `json:"calls"`
	Forward   string  `json:"forward"`
	RingAlong string  `json:"ringAlong"`
	After     float64 `json:"after"`
}

// habits are what h says, for the user called name; address is that of a name,
// patience what an invitation is given up after.
func (h habit) habits(name string, address func(string) string, patience time.Duration) (Habits, error) {
	var made Habits
	var err error
	if made.Messages, err = ParseReply(h.Messages); err != nil {
		return Habits{}, fmt.Errorf("user %q: messages: %w", name, err)
	}
	if made.Calls, err = ParseReply(h.Calls); err != nil {
		return Habits{}, fmt.Errorf("user %q: calls: %w", name, err)
	}
	if h.Forward != "" {
		made.Forward = address(h.Forward)
	}
	if h.RingAlong != "" {
		made.RingAlong = address(h.RingAlong)
	}
	// Far more seconds than are allowed would not fit into a Duration.
	made.After = time.Duration(math.Max(-1, math.Min(h.After, patience.Seconds())) * float64(time.Second))
	if err := made.check(address(name), patience); err != nil {
		return Habits{}, fmt.Errorf("user %q: %w", name, err)
	}
	return made, nil
}

// checkContacts wants the contacts of habits to be users of the same group.
func checkContacts(wishes []wish) error {
	for _, w := range wishes {
		for _, contact := range []string{w.Habits.Forward, w.Habits.RingAlong} {
			known := func(other wish) bool { return other.Name == contact }
			if contact != "" && !slices.ContainsFunc(wishes, known) {
				return fmt.Errorf("user %q: got the contact %q, want the name of a user of the group", w.Name, contact)
			}
		}
	}
	return nil
}
