package mock

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Habits are what a user does by themselves as long as they are not signed in
// with an application: the pool plays their side, media answers included.
// Whoever signs in acts by hand from then on, except in conversations that began
// before. The zero value does nothing, and lets invitations run out.
type Habits struct {
	// Messages is what is done about invitations to write, and into a
	// conversation of several; Calls about those to speak, by audioVideo and
	// on the phone.
	Messages, Calls Reply
	// Forward is the address of the contact who gets the user's calls instead,
	// RingAlong of one whom they reach as well, in the form sip:name@host; ""
	// for nobody, and at most one of them is given. Settings that the user
	// made by hand (callForwardingSettings) come first.
	Forward, RingAlong string
	// After is how long Messages and Calls take by the group's clock, less
	// than the time after which an invitation is given up (Options.Patience).
	After time.Duration
}

// A Reply is what a user does about an invitation.
type Reply int

// The replies.
const (
	Ignore Reply = iota
	Accept
	Decline
)

// replies are their names.
var replies = [...]string{Ignore: "ignore", Accept: "accept", Decline: "decline"}

// String is the reply's name: ignore, accept or decline.
func (r Reply) String() string {
	if r < 0 || int(r) >= len(replies) {
		return fmt.Sprintf("Reply(%d)", int(r))
	}
	return replies[r]
}

// ParseReply returns the reply of that name, Ignore for "". The error lists the
// names there are.
func ParseReply(name string) (Reply, error) {
	for r, n := range replies {
		if n == name || name == "" {
			return Reply(r), nil
		}
	}
	return Ignore, fmt.Errorf("reply: got %q, want one of %q", name, replies)
}

// check tells what is wrong with the habits of the user with the address sip,
// where an invitation is given up after patience.
func (h Habits) check(sip string, patience time.Duration) error {
	if h.After < 0 || h.After >= patience {
		return fmt.Errorf("habits: got a delay of %v, want one from 0s to less than the %v after which an invitation is given up", h.After, patience)
	}
	if h.Forward != "" && h.RingAlong != "" {
		return errors.New("habits: got somebody to forward to and somebody to ring along, want one of them")
	}
	for _, contact := range []string{h.Forward, h.RingAlong} {
		if contact != "" && !isSIP(contact) {
			return fmt.Errorf("habits: got the contact %q, want an address like sip:name@%s", contact, domain)
		}
		if strings.EqualFold(contact, sip) {
			return errors.New("habits: got the user as the contact for their own calls, want somebody else")
		}
	}
	return nil
}

// towards is what is done about an invitation of kind k.
func (h Habits) towards(k *kind) Reply {
	if k.voice {
		return h.Calls
	}
	return h.Messages
}

// forwarding is where the habits send calls.
func (h Habits) forwarding() forwarding {
	switch {
	case h.Forward != "":
		return forwarding{active: immediateForward, target: h.Forward}
	case h.RingAlong != "":
		return forwarding{active: simultaneousRing, target: h.RingAlong}
	}
	return forwarding{}
}

// automaticApplication is an application of the pool's own in which a user who is not
// signed in acts by habit. It is made for one conversation and found through
// nothing else, so that it goes with it: it is not in the directory, counts in
// no limit, does not expire, and its channel keeps nothing.
func (u *user) automaticApplication() *application {
	p := u.group.pool
	a := &application{
		pool: p, owner: u, id: "0", url: p.profile.Base + "/0", automatic: true,
		invitations: map[string]*invitation{}, byID: map[string]*conversation{},
	}
	a.channel = newChannel(a)
	return a
}

// signedIn tells whether u has an application, and so acts by hand.
func (u *user) signedIn() bool { return len(u.applications) > 0 }

// receivers are the applications that an invitation of kind k reaches u in.
func (u *user) receivers(k *kind) []*application {
	if !u.signedIn() && u.Habits.towards(k) != Ignore {
		return []*application{u.automaticApplication()}
	}
	return u.applications
}

// route is where the calls of u go: as set by hand, or else by habit.
func (u *user) route() forwarding {
	if u.forwarding.active == "" && !u.signedIn() {
		return u.Habits.forwarding()
	}
	return u.forwarding
}

// act lets u do by habit what is done about k, in the application it has reached.
// What rings there nobody else can answer, so that signing in meanwhile does
// not change it.
func (u *user) act(k *call) {
	leg := k.legOf(u)
	if leg == nil || !leg.app.automatic {
		return
	}
	reply := u.Habits.towards(leg.kind)
	if reply == Ignore {
		return
	}
	k.group.clock.After(u.Habits.After, func() {
		switch {
		case leg.ended:
		case reply == Accept:
			k.speak(u.identity())
			k.answer(u.identity(), leg)
		default:
			leg.refuse(declineGlobal)
		}
	})
}
