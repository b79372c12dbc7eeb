package derived

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// A Survey is what a pool offers its users before any of them has acted.
type Survey struct {
	Lacking  []Lack
	routes   []Route // to try where a situation leaves it open
	answerer string  // the address; "" for one who is not signed in
}

// A Lack is something that a user needs and does not have.
type Lack struct {
	User   string                 // the part of whoever lacks it
	What   string                 // as "call forwarding"
	Reason *stage.Unoffered       // in the words of the pool
	Change string                 // what an administrator would change
	stops  []func(Situation) bool // the situations that cannot be brought about without it
}

// Stops tells whether s cannot be brought about.
func (l Lack) Stops(s Situation) bool {
	return slices.ContainsFunc(l.stops, func(stops func(Situation) bool) bool { return stops(s) })
}

// Lacks is why s cannot be created, nil if nothing is known against it:
// what a conversation offers shows only when there is one.
func (v *Survey) Lacks(s Situation) *stage.Unoffered {
	for _, l := range v.Lacking {
		if l.Stops(s) {
			return l.Reason
		}
	}
	return nil
}

// Join adds what the users of a team lack by another survey, each named TEAM/PART, or
// as they are where team is "".
func (v *Survey) Join(other *Survey, team string) {
	v.routes = other.routes
	for _, l := range other.Lacking {
		if team != "" {
			l.User = team + "/" + l.User
		}
		v.Lacking = append(v.Lacking, l)
	}
}

// Look lets everybody who is signed in have an application, reads what that offers,
// and takes the applications back. Nobody else is reached. Who is not signed in is nil
// in u, for the reason that absent gives. The error is that of reading or of taking
// back.
func Look(ctx context.Context, u stage.Users, staging Staging, absent map[string]error) (_ *Survey, err error) {
	scene := stage.Open(u)
	defer func() { err = errors.Join(err, scene.Clear(context.WithoutCancel(ctx))) }()
	v := &Survey{routes: staging.Routes}
	if u.Answerer != nil {
		v.answerer = u.Answerer.Account.SIP
	}
	for i, part := range []string{"caller", "callee", "answerer"} {
		user := u.Everybody()[i]
		if user == nil {
			v.miss(part, "sign-in", changeSignIn, absent[part], involving(part))
			continue
		}
		err := scene.Apply(ctx, user)
		if err == nil {
			err = v.read(ctx, part, user)
		} else {
			err = v.missed(part, "application", changeMobility, err, involving(part))
		}
		if err != nil {
			return nil, err
		}
	}
	return v, nil
}

// What an administrator changes, in the words of the server's management shell.
const (
	changeSignIn        = "enable the user on this pool, and see that the variables which the target file names hold the name and the password"
	changeMobility      = "let the user use UCWA: Grant-CsMobilityPolicy with EnableMobility"
	changeScope         = "let the token grant Conversations.Initiate or Conversations.Receive"
	changeMessaging     = "grant the user a client policy that allows messages"
	changeAudio         = "Grant-CsMobilityPolicy with EnableIPAudioVideo"
	changePhone         = "Set-CsUser -EnterpriseVoiceEnabled $true, and Grant-CsMobilityPolicy with EnableOutsideVoice"
	changeVoice         = "Set-CsUser -EnterpriseVoiceEnabled $true"
	changeForwarding    = "Grant-CsVoicePolicy with AllowCallForwarding"
	changeRinging       = "Grant-CsVoicePolicy with AllowSimulRing"
	changeOwnForwarding = "sweep on the machine of that run, or have the callee turn call forwarding off"
	changeClock         = "set the clocks of the pool and of this machine by the same time server"
)

// starts say what lets a caller start each modality.
var starts = map[Modality]string{Audio: changeAudio, AudioVideo: changeAudio, PhoneAudio: changePhone, Messaging: changeMessaging}

// miss notes a lack.
func (v *Survey) miss(part, what, change string, why error, stops ...func(Situation) bool) {
	var unoffered *stage.Unoffered
	if !errors.As(why, &unoffered) {
		unoffered = &stage.Unoffered{What: part + "'s " + what, Reason: fmt.Sprint(why)}
	}
	v.Lacking = append(v.Lacking, Lack{part, what, unoffered, change, stops})
}

// missed notes a lack if that is what err says; any other error is returned.
func (v *Survey) missed(part, what, change string, err error, stops ...func(Situation) bool) error {
	var unoffered *stage.Unoffered
	if errors.As(err, &unoffered) {
		v.miss(part, what, change, err, stops...)
		return nil
	}
	return err
}

// read reads what the application of user offers.
func (v *Survey) read(ctx context.Context, part string, user *client.Session) error {
	communication, err := stage.Embedded(user.Application(), ucwa.RelCommunication)
	if err != nil {
		return v.missed(part, "communication", changeMobility, err, involving(part))
	}
	for _, check := range []func(context.Context, string, *client.Session, *document.Document) error{v.scope, v.policies, v.start, v.forwarding} {
		if err := check(ctx, part, user, communication); err != nil {
			return err
		}
	}
	return nil
}

// scope asks for the conversations, which takes a scope that calls take too.
func (v *Survey) scope(ctx context.Context, part string, user *client.Session, communication *document.Document) error {
	link, offered := communication.Link("conversations")
	if !offered {
		return nil
	}
	_, err := stage.Read(ctx, user, link.Href)
	return v.missed(part, "scope for conversations", changeScope, err, acted)
}

// policies are what the user is allowed to (policies).
func (v *Survey) policies(ctx context.Context, part string, user *client.Session, _ *document.Document) error {
	if _, offered := user.Application().Link("policies"); !offered {
		return nil
	}
	policies, err := stage.Follow(ctx, user, user.Application(), "policies")
	if err != nil {
		return v.missed(part, "policies", changeMobility, err)
	}
	if stage.Text(policies, "messaging") == "Disabled" {
		v.miss(part, "messaging", changeMessaging, &stage.Unoffered{What: part + "'s messaging", Reason: `the user's policies say "Disabled"`}, takes(Messaging))
	}
	return nil
}

// start wants the caller to be offered to start each modality.
func (v *Survey) start(_ context.Context, part string, _ *client.Session, communication *document.Document) error {
	if part != "caller" {
		return nil
	}
	for _, m := range Modalities() {
		if _, offered := communication.Link(rows[m].start); !offered {
			v.miss(part, "link "+rows[m].start, starts[m], &stage.Unoffered{What: "the link " + rows[m].start,
				Reason: "the caller's communication does not offer it"}, begins(m))
		}
	}
	return nil
}

// forwarding wants the callee to be able to forward calls and to let others ring along,
// and calls not to go to the answerer before anybody has set that.
func (v *Survey) forwarding(ctx context.Context, part string, user *client.Session, _ *document.Document) error {
	if part != "callee" {
		return nil
	}
	calls, err := stage.Forwards(ctx, user)
	if err != nil {
		return v.missed(part, "call forwarding", changeVoice, err, v.needs(Forwarding, Ringing))
	}
	var lost []Route
	if calls.Instead != nil {
		lost = append(lost, Forwarding)
	}
	if calls.Along != nil {
		lost = append(lost, Ringing)
	}
	if calls.Instead != nil {
		v.miss(part, "call forwarding to a contact", changeForwarding, calls.Instead, v.needs(lost...))
	}
	if calls.Along != nil {
		v.miss(part, "simultaneous ring of a contact", changeRinging, calls.Along, v.needs(lost...))
	}
	if active := calls.Reach(v.answerer); active != "" {
		v.miss(part, "call forwarding of its own", changeOwnForwarding, &stage.Unoffered{What: "call forwarding that no run here has set",
			Reason: fmt.Sprintf("activeSetting is %q, and calls go to the answerer, as a run on another machine that did not end leaves them", active)})
	}
	return nil
}

// Clock notes by how much the clock of the pool is ahead of ours, if that is too much
// for tokens and dates.
func (v *Survey) Clock(ahead time.Duration) {
	const bearable = time.Minute
	if ahead.Abs() <= bearable {
		return
	}
	said := ahead.Round(time.Second).Abs().String() + " ahead of"
	if ahead < 0 {
		said = ahead.Round(time.Second).Abs().String() + " behind"
	}
	v.miss("pool", "clock", changeClock, &stage.Unoffered{What: "the clock of the pool", Reason: "it is " + said + " that of this machine"})
}

// involving are the situations that the user who plays a part has a part in.
func involving(part string) func(Situation) bool {
	return func(s Situation) bool { return part == "caller" || !s.Alone }
}

// acted are those in which users act.
func acted(s Situation) bool { return !s.Alone }

// begins are those that begin with m.
func begins(m Modality) func(Situation) bool {
	return func(s Situation) bool {
		first := s.Modality
		if !s.Start {
			first = first.Beside()
		}
		return !s.Alone && first == m
	}
}

// takes are those in which m is used at all.
func takes(m Modality) func(Situation) bool {
	return func(s Situation) bool { return !s.Alone && (s.Modality == m || begins(m)(s)) }
}

// needs are the situations for which there is no route without those that are lost.
func (v *Survey) needs(lost ...Route) func(Situation) bool {
	return func(s Situation) bool {
		routes := []Route{s.Route}
		if s.Route == AnyRoute {
			routes = v.routes
		}
		if len(routes) == 0 {
			routes = []Route{Forwarding}
		}
		return !s.Alone && s.Fate == AnsweredByOther && !slices.ContainsFunc(routes, func(r Route) bool { return !slices.Contains(lost, r) })
	}
}
