package mock

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// A Derived is a derived conversation, with those who brought it about. All
// that leads somewhere is a path: put scheme and host of wherever the pool is
// served in front. The names are those of the caller's links.
type Derived struct {
	Caller, Callee, Answerer SignedInUser
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

// A SignedInUser is a user who has signed in and made themselves available.
type SignedInUser struct {
	User
	// Token is what goes after Bearer in the header Authorization.
	Token string
	// Endpoint is the endpointId of Application. A client that creates an
	// application with it gets this one.
	Endpoint    string
	Application string
	// Events is where the application's events go on: those up to the end of
	// the user's last invitation have been taken.
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
	if !p.directory.addGroup(g) {
		g.end()
		return nil, fmt.Errorf("derive: got %d groups of users already", maxGroups)
	}
	d, err := p.DeriveAmong(ctx, users[0].user(), users[1].user(), users[2].user())
	if err != nil {
		p.directory.takeGroup(g.id)
		g.end()
	}
	return d, err
}

// user is what somebody signs in with.
func (s shown) user() User {
	return User{SIP: s.SIP, Username: s.Username, Password: s.Password, Name: s.Name, Phone: s.Phone}
}

// DeriveAmong is Derive for users that the pool has, by AddUser for example.
// SIP, Username and Password are what it needs of them.
func (p *Pool) DeriveAmong(ctx context.Context, caller, callee, answerer User) (*Derived, error) {
	u := p.directory.user(strings.ToLower(caller.SIP))
	if u == nil {
		return nil, fmt.Errorf("derive: user %q is not there", caller.SIP)
	}
	d := &Derived{Caller: SignedInUser{User: caller}, Callee: SignedInUser{User: callee}, Answerer: SignedInUser{User: answerer}, group: u.group}
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

// stage brings d about, act by act, as each user's program would.
func (d *Derived) stage(s *staging) {
	for _, p := range []*SignedInUser{&d.Caller, &d.Callee, &d.Answerer} {
		s.signIn(p)
	}
	d.Original = d.write(s)
	off := d.forward(s)
	d.Invitation = d.call(s)
	s.post(&d.Callee, off, nil, 204)
	d.look(s)
}

// signIn gets a token, and an application whose user others can reach.
func (s *staging) signIn(p *SignedInUser) {
	form := url.Values{"grant_type": {passwordGrant}, "username": {p.Username}, "password": {p.Password}}
	p.Token = s.send(p, step{"POST", tokenPath, "application/x-www-form-urlencoded", form.Encode(), 200}).text("access_token")
	p.Endpoint = s.pool.ids.hex()
	made := s.post(p, s.pool.profile.Base, view{"culture": "en-US", "endpointId": p.Endpoint, "userAgent": "Derive"}, 201)
	p.Application, p.Events = s.link(made, "self"), s.link(made, "events")
	available := view{"signInAs": "Online", "supportedModalities": []string{"Messaging", "Audio"}}
	s.post(p, s.link(made.in("_embedded", "me"), "makeMeAvailable"), available, 204)
}

// write lets caller and callee write, and returns the caller's conversation.
func (d *Derived) write(s *staging) string {
	communication := s.get(&d.Caller, d.Caller.Application).in("_embedded", "communication")
	s.post(&d.Caller, s.link(communication, "startMessaging"), view{"to": d.Callee.SIP, "operationId": s.pool.ids.hex(), "subject": "Derive"}, 201)
	s.accept(&d.Callee, "messagingInvitation", step{"POST", "accept", "", "", 204})
	return s.link(s.await(&d.Caller, "messagingInvitation", "completed"), "conversation")
}

// forward sends the callee's calls to the answerer, and returns where that is
// turned off.
func (d *Derived) forward(s *staging) string {
	me := s.get(&d.Callee, d.Callee.Application).in("_embedded", "me")
	settings := s.get(&d.Callee, s.link(me, "callForwardingSettings"))
	target := "?target=" + url.QueryEscape(d.Answerer.SIP)
	s.post(&d.Callee, s.link(settings.in("_embedded", "immediateForwardSettings"), "immediateForwardToContact")+target, nil, 204)
	return s.link(settings, "turnOffCallForwarding")
}

// call adds audio, lets the answerer take it, and returns the invitation.
func (d *Derived) call(s *staging) string {
	adding := s.get(&d.Caller, s.link(s.get(&d.Caller, d.Original), "audioVideo"))
	offer := view{"mediaOffer": view{"href": "data:application/sdp;charset=utf-8," + url.PathEscape(ownSDP(audio))}}
	s.post(&d.Caller, s.link(adding, "addAudio"),
		view{"to": d.Callee.SIP, "operationId": s.pool.ids.hex(), "sessionContext": s.pool.ids.hex(), "_links": offer}, 201)
	s.accept(&d.Answerer, "audioVideoInvitation", step{"POST", "acceptWithAnswer", sdp, ownSDP(audio), 204})
	return s.link(s.await(&d.Caller, "audioVideoInvitation", "completed"), "self")
}

// look follows the links of the invitation.
func (d *Derived) look(s *staging) {
	invitation := s.get(&d.Caller, d.Invitation)
	d.DerivedConversation, d.DerivedAudioVideo = s.link(invitation, "derivedConversation"), s.link(invitation, "derivedAudioVideo")
	d.AcceptedByParticipant = s.link(invitation.in("_embedded", "acceptedByParticipant"), "self")
	conversation := s.get(&d.Caller, d.DerivedConversation)
	d.Self, d.LocalParticipant = s.link(conversation, "self"), s.link(conversation, "localParticipant")
}
