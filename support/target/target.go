// Package target is where a run is aimed: it reads target files, starts the
// embedded mock, signs users in and is the only owner of the mock's control
// interface. It must not know features or expectations.
//
// Go on with stage, which is handed the sessions, or mock, which answers.
package target

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/redact"
	"ucwatest/support/stage/derived"
)

// A Target is what is asked. What answers is behind one interface, the backend: a
// mock with its control interface, or a pool of somebody's.
type Target struct {
	Name    string
	On      string       // what leads to it by -on; "" for the embedded mock
	Dialect mock.Dialect // the forms a mock is told to answer in
	Share   bool         // one scene serves all the cases that only read it
	CAFile  string       // of the CA that has to have signed its certificate; "" for the system's own
	Traits
	// Replayed says that a recording answers: nothing that a case creates has to be
	// cleared away.
	Replayed bool

	Team     string           // whose users it has; "" for those of all teams, and where there are none
	Shards   int              // it has what one of so many shards of a run has; 0: it has everything
	May      []string         // what it allows: MayRead, MayStage
	Given    *derived.Given   // nil: no derived conversation is given
	Observe  time.Duration    // how long an operator has to make the call; 0: none will
	Staging  derived.Staging  // how situations are created
	Parallel int              // how many cases may run at once; 0: nothing is said
	Known    []Known          // accepted deviations
	Redactor *redact.Redactor // hides its users and their secrets
	// RawIdentities shows people as they are. It is set before the first Cast.
	RawIdentities bool
	// Logger is told in detail what happens; nil: nobody is. It is set before the first Cast.
	Logger *slog.Logger
	Log    *client.Log // of what is asked outside of cases; nil: nobody keeps it

	backend   backend
	transport *http.Transport
	options   client.Options // what all sessions have in common
	limits    client.Limits
	now       func() time.Time
	stop      func() error // ends what the target has started
}

// Traits are what a run has to mind. The zero value is a mock's: users are made
// for each case, and how it behaves is ours to say.
type Traits struct {
	// Lasting users outlive the run: what it makes is approved of, written down,
	// and taken back one by one.
	Lasting bool `json:"lasting"`
	// OneCast is the same users in all cases, who can play one scene at a time; where
	// there are Teams, the users of each.
	OneCast bool `json:"one_cast"`
	// Uncontrolled says that nobody gives it a cause to refuse, or moves its clock:
	// that it does refuse is no answer to what was asked.
	Uncontrolled bool `json:"uncontrolled"`
	// Genuine says that it is a server of somebody's, and not our reading of the
	// reference: where it breaks what is only inferred, that is a finding.
	Genuine bool `json:"genuine"`
}

// OfPool are the traits of a pool of somebody's.
func OfPool() Traits { return Traits{Lasting: true, OneCast: true, Uncontrolled: true, Genuine: true} }

// What a target's may allows.
const (
	MayRead  = "read"  // to sign in, and to GET what exists
	MayStage = "stage" // to let users act
)

// Permits tells whether the target allows what word says: MayRead or MayStage.
func (t *Target) Permits(word string) bool { return slices.Contains(t.May, word) }

// A Known is an accepted deviation of a target: a clause it breaks, and why that
// is accepted until a day.
type Known struct {
	Clause string    `json:"clause"`
	Reason string    `json:"reason"`
	Until  time.Time `json:"until"` // from here on it counts again
}

// Adjust changes what all sessions have in common, before the first Cast. It is
// for tests, which cannot wait for a clock on the wall.
func (t *Target) Adjust(change func(*client.Options)) { change(&t.options) }

// Sample tells whether the target shows everything the reference's samples show.
func (t *Target) Sample() bool { return t.Dialect.Profile().AllAtOnce }

// Reach asks for what every run needs first, to say once, and not in every case,
// that nobody answers, or that the caller cannot sign in.
func (t *Target) Reach(ctx context.Context) error {
	if err := t.backend.reach(ctx, t.sessions()); err != nil {
		return fmt.Errorf("target %q cannot be reached: %w%s", t.Name, err, advice(err))
	}
	return nil
}

// SignIn signs a user in once more, in a session of its own. On a mock name is
// what the user signs in as, on a pool the user's part or, where there are teams,
// TEAM/PART; on one of Teams it is the part.
func (t *Target) SignIn(ctx context.Context, name string) (*client.Session, error) {
	account, err := t.backend.account(ctx, name)
	if err != nil {
		return nil, err
	}
	return client.SignIn(ctx, t.sessions(), account)
}

// Token signs a user in once more and returns the token: the one thing a curl
// line of a report needs and does not have. SignIn says what name is.
func (t *Target) Token(ctx context.Context, name string) (string, error) {
	session, err := t.SignIn(ctx, name)
	if err != nil {
		return "", fmt.Errorf("%w%s", err, advice(err))
	}
	return session.Token(), nil
}

// Users are the names by which SignIn knows those who outlive a run: none on a mock.
// One of Teams names them as the target with all teams does.
func (t *Target) Users() []string { return t.backend.names() }

// Identities are the users who outlive a run, by their parts: none on a mock.
func (t *Target) Identities() map[string]Identity { return t.backend.identities() }

func (t *Target) sessions() client.Options {
	o := t.options
	o.RawIdentities, o.Logger, o.Log = t.RawIdentities, t.Logger, t.Log
	return o
}

// Note logs that something happened to the case called id, and how. Its caller has
// hidden in how what is to be hidden.
func (t *Target) Note(what, id, how string) {
	if t.Logger != nil {
		t.Logger.Debug(what, "case", id, "how", how)
	}
}

// Close ends what the target started: the embedded mock and idle connections.
func (t *Target) Close() error {
	if err := t.stop(); err != nil {
		return err
	}
	t.transport.CloseIdleConnections()
	return nil
}

// startedNothing is the stop of a target that runs elsewhere.
func startedNothing() error { return nil }
