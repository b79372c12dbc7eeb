package mock

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Derived is a derived conversation, with those who brought it about. All
// that leads somewhere is a path: put scheme and host of wherever the pool is
// served in front. The names are those of the caller's links.
type Derived struct {
	Caller, Callee, Answerer Party
	// Original is the conversation of caller and callee, who write.
	Original string
	// Invitation is what the caller added audio to it with, to the callee.
	Invitation string
	// DerivedConversation is the link of Invitation, and Self where the
	// conversation that it shows has its link to itself.
	DerivedConversation, Self string
	// DerivedAudioVideo is the other link of Invitation: the modality of the
	// derived conversation.
	DerivedAudioVideo string
	// LocalParticipant is the caller in the derived conversation, and
	// AcceptedByParticipant the answerer.
	LocalParticipant, AcceptedByParticipant string

	group *group
}

// A Party is a user who has signed in and made themselves available.
type Party struct {
	User
	// Token is what goes after Bearer in the header Authorization.
	Token string
	// Endpoint is the endpointId of Application. A client that creates an
	// application with it gets this one.
	Endpoint    string
	Application string
	// Events is where the application's events go on: those up to the end of
	// the party's last invitation have been taken.
	Events string
}

// Derive brings a derived conversation about, among three new users who know
// nobody else and have a clock of their own, which stands still but for Advance
// and while all that they have asked waits for events. It takes the road that
// clients take, by requests that the pool answers without a network and does
// not show to Requests and Options.Seen: caller and callee write, the caller
// adds audio, and the answerer takes the call, since the callee's calls are
// forwarded there for the time being.
//
// The error says what was asked and how it was answered; it wraps that of ctx
// if that has ended.
func (p *Pool) Derive(ctx context.Context) (*Derived, error) {
	g, users, err := p.gather([]wish{{Name: "caller"}, {Name: "callee"}, {Name: "answerer"}})
	if err != nil {
		return nil, err
	}
	p.directory.addGroup(g)
	d, err := p.DeriveAmong(ctx, users[0].user(), users[1].user(), users[2].user())
	if err != nil {
		p.directory.takeGroup(g.id)
		g.end()
	}
	return d, err
}

// user is what somebody signs in with.
func (m made) user() User {
	return User{SIP: m.SIP, Username: m.Username, Password: m.Password, Name: m.Name, Phone: m.Phone}
}

// DeriveAmong is Derive for users that the pool has, by AddUser for example.
// SIP, Username and Password are what it needs of them.
func (p *Pool) DeriveAmong(ctx context.Context, caller, callee, answerer User) (*Derived, error) {
	u := p.directory.user(strings.ToLower(caller.SIP))
	if u == nil {
		return nil, fmt.Errorf("derive: user %q is not there", caller.SIP)
	}
	d := &Derived{Caller: Party{User: caller}, Callee: Party{User: callee}, Answerer: Party{User: answerer}, group: u.group}
	s := &staging{ctx: ctx, pool: p}
	d.stage(s)
	if s.err != nil {
		return nil, fmt.Errorf("derive: %w", s.err)
	}
	return d, nil
}

// Advance moves the users' clock on by at, which must not be negative, and lets
// what comes due on the way happen. It refuses with an error to move the clock
// of users of AddUser, which is Options.Now.
func (d *Derived) Advance(by time.Duration) error {
	g := d.group
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.clock.Virtual() {
		return errors.New("advance: the users of AddUser live by Options.Now")
	}
	if by < 0 || by > maxAdvance {
		return fmt.Errorf("advance: got %v, want 0 to %v", by, maxAdvance)
	}
	g.revision++
	g.clock.Advance(by)
	return nil
}

// Refuse gives the pool a cause to refuse conversations to the users, such as
// "the service fails"; "" takes it away. The error lists all causes.
func (d *Derived) Refuse(cause string) error {
	g := d.group
	g.mu.Lock()
	defer g.mu.Unlock()
	g.revision++
	return g.refuse(cause)
}
