package mock

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A user is somebody of a group, with what they have on the pool. The group's
// mutex guards all but name and address.
type user struct {
	User
	label        string // what Answer.User and Event.User call them
	group        *group
	tokens       []*token
	applications []*application
	forwarding   forwarding
	calls        []*call // that a phone of theirs rings for, and some that did
	batched      int     // requests of batches in progress
	messagesTo   string  // the address of who gets the messaging invitations, "" for u
}

// contactID is the last part of the contact URL of uri.
func contactID(uri string) string { return strings.TrimPrefix(uri, "sip:") }

// keys are what the directory finds u by.
func (u *user) keys() []string {
	sip := strings.ToLower(u.SIP)
	if name := strings.ToLower(u.Username); name != sip {
		return []string{sip, name}
	}
	return []string{sip}
}

// AddUser lets u sign in. The SIP domain may be any. All users added so share one group, whose clock is
// Options.Now. The error says what is wrong with u, or whose address it has.
func (p *Pool) AddUser(u User) error {
	if !isSIP(u.SIP) {
		return fmt.Errorf("user %q: want an address like sip:name@%s", u.SIP, domain)
	}
	if u.Username == "" || u.Password == "" {
		return errors.New("user " + u.SIP + ": want a username and a password")
	}
	if err := u.Habits.check(u.SIP, p.options.Patience); err != nil {
		return fmt.Errorf("user %s: %w", u.SIP, err)
	}
	return p.add(p.residents, u, u.SIP)
}

// add makes u a user of g, whom answers and events call label.
func (p *Pool) add(g *group, u User, label string) error {
	if u.Name == "" {
		u.Name, _, _ = strings.Cut(contactID(u.SIP), "@")
	}
	if u.Phone == "" {
		u.Phone = p.ids.phone()
	}
	u.Scopes = slices.Clone(u.Scopes)
	added := &user{User: u, label: label, group: g}
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := p.directory.addUser(added); err != nil {
		return err
	}
	g.admit(added)
	return nil
}

// isSIP tells whether uri is the address of somebody.
func isSIP(uri string) bool {
	name, host, ok := strings.Cut(strings.TrimPrefix(uri, "sip:"), "@")
	return ok && name != "" && host != "" && strings.HasPrefix(uri, "sip:") && !strings.ContainsAny(uri, " /?#\"<>\\")
}

// isPhone tells whether uri is the number of a phone in the form tel:+1425...
func isPhone(uri string) bool {
	number, ok := strings.CutPrefix(uri, "tel:")
	number = strings.TrimPrefix(number, "+")
	return ok && number != "" && strings.Trim(number, "0123456789") == ""
}
