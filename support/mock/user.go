package mock

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A user is somebody of a group, with what they have on the pool. The group's
// mutex guards all but name and address.
type user struct {
	User
	since        time.Time // when they came to be
	label        string    // what Answer.User and Event.User call them
	group        *group
	tokens       []*token
	applications []*application
	forwarding   forwarding
	calls        []*call               // that a phone of theirs rings for, and some that did
	batched      int                   // requests of batches in progress
	messagesTo   string                // the address of who gets the messaging invitations, "" for u
	watchers     map[*application]bool // those that subscribed to u
	presence     string                // as the control interface says, until a client says another; "" for what one says
	note         string
	seen         face // what they know of u
}

// contactID is the last part of the contact URL of uri.
func contactID(uri string) string { return strings.TrimPrefix(uri, "sip:") }

// directoryKeys are what the directory finds u by.
func (u *user) directoryKeys() []string {
	sip := strings.ToLower(u.SIP)
	if name := strings.ToLower(u.Username); name != sip {
		return []string{sip, name}
	}
	return []string{sip}
}

// AddUser lets u sign in. The SIP domain may be any. All users added so share one group, whose clock is
// Options.Now. The error says what is wrong with u, or whose address it has.
func (p *Pool) AddUser(u User) error { return p.addResident(u, false) }

// addResident is AddUser; a passing user is gone after a reset.
func (p *Pool) addResident(u User, passing bool) error {
	if !isSIP(u.SIP) {
		return fmt.Errorf("user %q: want an address like sip:name@%s", u.SIP, domain)
	}
	if u.Username == "" || u.Password == "" {
		return errors.New("user " + u.SIP + ": want a username and a password")
	}
	if err := u.Habits.check(u.SIP, p.options.Patience); err != nil {
		return fmt.Errorf("user %s: %w", u.SIP, err)
	}
	for _, contact := range u.Contacts {
		if !isSIP(contact) {
			return fmt.Errorf("user %s: contacts: got %q, want an address like sip:name@%s", u.SIP, contact, domain)
		}
	}
	for _, mail := range u.Emails {
		if !isSIP("sip:" + mail) {
			return fmt.Errorf("user %s: emails: got %q, want an address like name@%s", u.SIP, mail, domain)
		}
	}
	if err := p.add(p.residents, u, u.SIP); err != nil || passing {
		return err
	}
	p.residents.mu.Lock()
	defer p.residents.mu.Unlock()
	p.lasting = append(p.lasting, u)
	return nil
}

// directoryKey is what the directory finds a user by who has a name or address.
func directoryKey(name string) string { return strings.ToLower(name) }

// add makes u a user of g, whom answers and events call label.
func (p *Pool) add(g *group, u User, label string) error {
	if u.Name == "" {
		u.Name, _, _ = strings.Cut(contactID(u.SIP), "@")
	}
	if u.Phone == "" {
		u.Phone = p.ids.phone()
	}
	u.Scopes, u.Emails, u.Contacts = slices.Clone(u.Scopes), slices.Clone(u.Emails), slices.Clone(u.Contacts)
	added := &user{User: u, label: label, group: g}
	g.mu.Lock()
	added.since = g.clock.Now()
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

// spelled is uri with the scheme sip as answers spell it: clients write it in
// capitals too, as directories do, and URIs tell schemes apart by nothing but name
// (RFC 3986).
func spelled(uri string) string {
	if len(uri) >= len("sip:") && strings.EqualFold(uri[:len("sip:")], "sip:") {
		return "sip:" + uri[len("sip:"):]
	}
	return uri
}

// isPhone tells whether uri is the number of a phone in the form tel:+1425...
func isPhone(uri string) bool {
	number, ok := strings.CutPrefix(uri, "tel:")
	number = strings.TrimPrefix(number, "+")
	return ok && number != "" && strings.Trim(number, "0123456789") == ""
}

// addresses find the users of a group by SIP address and phone number, without
// regard to case, in time that does not grow with how many there are.
type addresses map[string]*user

// add enters u. Of two with one number the first is found.
func (a addresses) add(u *user) {
	for _, uri := range []string{u.SIP, u.Phone} {
		key := strings.ToLower(uri)
		if a[key] == nil {
			a[key] = u
		}
	}
}

// find is the user with the address uri, nil if there is none.
func (a addresses) find(uri string) *user { return a[strings.ToLower(uri)] }

// An identity is somebody who can be called: a user, or a number that no user has.
type identity struct {
	uri  string
	user *user // nil for a number
}

// identity is u as somebody who can be called.
func (u *user) identity() identity { return identity{u.SIP, u} }

// identity finds who has uri. It is false for an address that nobody has; any
// number may be somebody's.
func (g *group) identity(uri string) (identity, bool) {
	if u := g.user(uri); u != nil {
		return u.identity(), true
	}
	return identity{uri: uri}, isPhone(uri)
}

// with is the remote participant who of c, who is added if need be.
func (c *conversation) with(who identity) *participant {
	if p := c.remote(who); p != nil {
		return p
	}
	p := c.newParticipant(who.uri, false)
	c.remotes = append(c.remotes, p)
	return p
}

// remote finds the remote participant who, nil if there is none.
func (c *conversation) remote(who identity) *participant {
	i := slices.IndexFunc(c.remotes, func(p *participant) bool {
		return p.user == who.user && (p.user != nil || p.uri == who.uri)
	})
	if i < 0 {
		return nil
	}
	return c.remotes[i]
}
