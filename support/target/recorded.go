package target

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/redact"
	"ucwatest/support/stage/derived"
)

// Facts are what a recording has to say of a target, so that its cases are judged as
// in the run. Who the users are is hidden in them as in evidence.
type Facts struct {
	Name    string   `json:"name"`
	Dialect string   `json:"dialect"`
	Share   bool     `json:"share"`
	Traits  Traits   `json:"traits"`
	May     []string `json:"may"`
	Live    bool     `json:"live"` // its event channels were listened to all the time

	Users   map[string]Entrance `json:"users,omitempty"` // of a pool, by their parts; a mock makes some for each case
	Given   *Given              `json:"given,omitempty"`
	Observe bool                `json:"observe,omitempty"`
	Routes  []string            `json:"routes,omitempty"`
	Phone   bool                `json:"phone,omitempty"` // it is said where the caller's own phone rings
	Answers []string            `json:"answers,omitempty"`
	Hosts   []string            `json:"hosts,omitempty"`
	Busy    client.Backoff      `json:"busy"`
	Known   []Known             `json:"known,omitempty"`
}

// An Entrance is how a user comes in: by one of the two URLs, or else by the domain
// of the address.
type Entrance struct {
	SIP          string `json:"sip"`
	Domain       string `json:"domain,omitempty"` // of the address, which may be hidden
	Discover     string `json:"discover,omitempty"`
	Applications string `json:"applications,omitempty"`
	Grant        string `json:"grant,omitempty"` // of client.Account, or withToken
}

// withToken is the Grant of a user whose token was given.
const withToken = "token"

// Given is the given conversation of a target as a recording has it (derived.Given).
type Given struct {
	Application         string `json:"application"`
	DerivedConversation string `json:"derived_conversation"`
	DerivedModality     string `json:"derived_modality,omitempty"`
	Invitation          string `json:"invitation,omitempty"`
	Original            string `json:"original,omitempty"`
	Modality            string `json:"modality"`
}

// Facts returns what of t a recording keeps, so that the run can be judged again.
func (t *Target) Facts() Facts {
	f := Facts{Name: t.Name, Dialect: t.Dialect.String(), Share: t.Share, Traits: t.Traits, May: t.May, Live: t.options.Live != nil,
		Users: t.backend.entrances(), Observe: t.Observe > 0, Routes: names(t.Staging.Routes),
		Phone:   t.Teams()[0].Staging.PhoneNumber != "", // where one team says it, all do
		Answers: t.Staging.Answers, Hosts: t.options.Hosts, Busy: t.options.Backoff, Known: t.Known}
	hide := func(text string) string {
		if t.RawIdentities {
			return text
		}
		return t.Redactor.Text(text)
	}
	for part, e := range f.Users {
		e.SIP, e.Discover, e.Applications = hide(e.SIP), hide(e.Discover), hide(e.Applications)
		f.Users[part] = e
	}
	if g := t.Given; g != nil {
		f.Given = &Given{hide(g.Application), hide(g.DerivedConversation), hide(g.DerivedModality), hide(g.Invitation), hide(g.Original), g.Modality.String()}
	}
	return f
}

// A Recording answers in the place of a target.
type Recording interface {
	http.RoundTripper
	// Entrance is the address of the user who plays a part, and the URL that they asked
	// first, in the case whose requests are sent as agent; false if they asked nothing.
	Entrance(agent, part string) (sip, first string, came bool)
}

// unnamed is a number where a recording says that there is one.
const unnamed = "tel:+0"

// Recorded is the target of which f tells, answered for by a recording of it. Nothing
// is sent anywhere, and nothing has to be cleaned up. The
// error names what in f is unknown.
func Recorded(f Facts, from Recording, now func() time.Time) (*Target, error) {
	t := &Target{Name: f.Name, Share: f.Share, Traits: f.Traits, May: f.May, Known: f.Known, Replayed: true,
		Redactor: new(redact.Redactor), transport: new(http.Transport), now: now, stop: startedNothing}
	t.options = client.Options{Transport: from, Now: now, Hosts: f.Hosts, Backoff: f.Busy, Wait: atOnce}
	var problems [3]error
	t.Dialect, problems[0] = mock.ParseDialect(f.Dialect)
	t.Staging.Answers = f.Answers
	if f.Phone {
		t.Staging.PhoneNumber = unnamed
	}
	for _, name := range f.Routes {
		route, err := derived.ParseRoute(name)
		t.Staging.Routes, problems[1] = append(t.Staging.Routes, route), errors.Join(problems[1], err)
	}
	if f.Observe {
		t.Observe = time.Minute // nothing is waited for
	}
	if f.Given != nil {
		g := *f.Given
		t.Given = &derived.Given{Application: g.Application, DerivedConversation: g.DerivedConversation, DerivedModality: g.DerivedModality,
			Invitation: g.Invitation, Original: g.Original}
		t.Given.Modality, problems[2] = derived.ParseModality(g.Modality)
	}
	if f.Live {
		t.options.Live = &client.Live{Recorded: true}
	}
	t.backend = &recordedMock{from: from}
	if f.Users != nil {
		t.Parallel, t.options.PoolCache, t.options.Redactor = 1, new(client.PoolCache), t.Redactor
		accounts := map[string]client.Account{}
		for part, e := range f.Users {
			accounts[part] = e.account(part)
		}
		t.backend = newPool(f.Name, "", accounts, f.Answers)
	}
	return t, errors.Join(problems[:]...)
}

// atOnce lets no time go by: what was waited for is in the recording.
func atOnce(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// account is how whoever plays part comes in again. What they sign in with stands in
// no recording.
func (e Entrance) account(part string) client.Account {
	a := client.Account{Name: part, SIP: e.SIP, Domain: e.Domain, Grant: e.Grant, Discover: e.Discover, Applications: e.Applications,
		Username: redact.Placeholder, Password: redact.Placeholder}
	if e.Grant == withToken {
		a.Grant, a.Token = "", redact.Placeholder
	}
	return a
}

// A recordedMock is the backend that was a mock. What its control interface was asked
// for shows in the answers.
type recordedMock struct{ from Recording }

func (m *recordedMock) reach(context.Context, client.Options) error { return nil }

func (m *recordedMock) users(context.Context) (users, error) {
	return &recordedUsers{from: m.from}, nil
}

func (m *recordedMock) account(_ context.Context, name string) (client.Account, error) {
	return client.Account{}, fmt.Errorf("user %s: a recording lets nobody sign in", name)
}

func (m *recordedMock) names() []string { return nil }

func (m *recordedMock) identities() map[string]Identity { return nil }

func (m *recordedMock) entrances() map[string]Entrance { return nil }

func (m *recordedMock) rehearse(context.Context, *Target, embedded) error {
	return errors.New("a recording is not rehearsed")
}

// recordedUsers are those of one case.
type recordedUsers struct {
	from  Recording
	agent string // of the case
}

func (u *recordedUsers) account(part string) (client.Account, error) {
	sip, first, came := u.from.Entrance(u.agent, part)
	if !came {
		return client.Account{}, fmt.Errorf("the recording has no sign-in of the %s as %q", part, u.agent)
	}
	return Entrance{SIP: sip, Discover: first}.account(part), nil
}

func (u *recordedUsers) enter(ctx context.Context, part string, o client.Options) (*client.Session, error) {
	u.agent = o.UserAgent
	account, err := u.account(part)
	if err != nil {
		return nil, err
	}
	return client.SignIn(ctx, o, account)
}

func (u *recordedUsers) username(string) string { return "" }

func (u *recordedUsers) dismiss(context.Context) error                { return nil }
func (u *recordedUsers) PickUp(context.Context, string) error         { return nil }
func (u *recordedUsers) Divert(context.Context, string, string) error { return nil }
func (u *recordedUsers) Grant(context.Context, string, string) error  { return nil }
func (u *recordedUsers) Refuse(context.Context, string) error         { return nil }
func (u *recordedUsers) Expire(context.Context) error                 { return nil }
