// Package target is where a run is aimed: it reads target files, starts the
// embedded mock, signs users in and is the only owner of the mock's control
// interface. It must not know features or expectations.
//
// Go on with stage, which is handed the sessions, or mock, which answers.
package target

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/redact"
	"ucwatest/support/stage/derived"
)

// A Target is a pool to ask: a mock, with its control interface, or a live one
// that nothing is known of but what the target file says.
type Target struct {
	Name    string
	On      string       // what leads to it by -on; "" for the embedded mock
	Dialect mock.Dialect // the forms a mock is told to answer in
	URL     string       // the root of the mock; "" on a live pool
	Share   bool         // one scene serves all the cases that only read it
	CAFile  string       // of the CA that has to have signed its certificate; "" for the system's own

	Live     bool             // a pool of somebody's, without a control interface
	May      []string         // what a live target allows: MayRead, MayStage
	Given    *derived.Given   // nil: no derived conversation is given
	Observe  time.Duration    // how long an operator has to make the call; 0: none will
	Staging  derived.Staging  // how situations are brought about
	Parallel int              // how many cases may run at once; 0: nothing is said
	Known    []Known          // deviations that are put up with
	Redactor *redact.Redactor // hides the users of a live pool and their secrets; nil on a mock
	// RawIdentities shows people as they are. It is set before the first Cast.
	RawIdentities bool

	transport *http.Transport
	options   client.Options // what all sessions have in common
	perSecond float64
	now       func() time.Time
	control   *control // nil on a live pool
	pool      *pool    // nil on a mock
	stop      func() error
}

// Adjust changes what all sessions have in common, before the first Cast. It is
// for tests, which cannot wait for a clock on the wall.
func (t *Target) Adjust(change func(*client.Options)) { change(&t.options) }

// Sample tells whether the target shows everything the reference's samples show.
func (t *Target) Sample() bool { return t.Dialect.Profile().AllAtOnce }

// Reach asks a mock for its root, and signs the caller of a pool in, to say
// once, and not in every case, that nobody answers there.
func (t *Target) Reach(ctx context.Context) error {
	var err error
	if t.pool != nil {
		err = t.enter(ctx)
	} else {
		err = t.knock(ctx)
	}
	if err != nil {
		return fmt.Errorf("target %q cannot be reached: %w%s", t.Name, err, advice(err))
	}
	return nil
}

func (t *Target) knock(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, t.URL+"/", nil)
	if err != nil {
		return err
	}
	response, err := t.control.http.Do(request)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

// Close ends what the target started: the embedded mock and idle connections.
func (t *Target) Close() error {
	if t.stop != nil {
		if err := t.stop(); err != nil {
			return err
		}
	}
	t.transport.CloseIdleConnections()
	return nil
}

// controlTimeout bounds one call of the control interface.
const controlTimeout = 30 * time.Second

// controlled makes t the mock at url.
func (t *Target) controlled(url string) {
	t.URL = url
	t.options.Transport, t.options.Now = t.transport, t.now
	t.control = &control{url: url + "/~control", http: &http.Client{Transport: t.transport, Timeout: controlTimeout}}
}
