// Package target is where a run is aimed: it reads target files, starts the
// embedded mock, signs users in and is the only owner of the mock's control
// interface. It must not know features or expectations.
//
// Go on with stage, which is handed the sessions, or mock, which answers.
package target

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
)

// A Target is a pool to ask.
type Target struct {
	Name    string
	On      string       // what -on said; "" for the embedded mock
	Dialect mock.Dialect // the forms the pool is told to answer in
	URL     string       // the root of the mock
	Share   bool         // one scene serves all the cases that only read it
	CAFile  string       // of the CA that has to have signed its certificate; "" for the system's own
	Live    bool         // a pool of somebody's, without a control interface
	May     []string     // what a live target allows: MayRead, MayStage
	Known   []Known      // deviations that are put up with

	transport http.RoundTripper
	now       func() time.Time
	control   *control
	stop      func() error
}

// Sample tells whether the target shows everything the reference's samples show.
func (t *Target) Sample() bool { return t.Dialect == mock.Doc }

// Reach asks for the discovery root, to say once, and not in every case, that
// nobody answers there.
func (t *Target) Reach(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, t.URL+"/", nil)
	if err != nil {
		return err
	}
	response, err := t.control.http.Do(request)
	if err != nil {
		return fmt.Errorf("target %q cannot be reached: %w", t.Name, err)
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
	if idle, ok := t.transport.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
	return nil
}

// Options say how an embedded mock answers.
type Options struct {
	Dialect mock.Dialect
	Spoil   *mock.Spoil      // nil: an honest pool
	Now     func() time.Time // the clock of exchanges, and where the mock's clocks start
}

// Embedded starts a mock on a free port of the loopback interface.
func Embedded(o Options) (*Target, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	pool := mock.New(mock.Options{Dialect: o.Dialect, Spoil: o.Spoil, Now: o.Now, Rand: rand.Reader, Control: true, Keep: -1})
	server := &http.Server{Handler: pool, ReadHeaderTimeout: 10 * time.Second}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener) // ends with ErrServerClosed, when stop says so
	}()
	t := open("embedded mock", "http://"+listener.Addr().String(), client.NewTransport(), o.Now)
	t.Dialect = o.Dialect
	t.stop = func() error {
		defer func() { <-done }()
		if err := pool.Close(); err != nil {
			return err
		}
		return server.Close()
	}
	return t, nil
}

// controlTimeout bounds one call of the control interface.
const controlTimeout = 30 * time.Second

func open(name, url string, transport http.RoundTripper, now func() time.Time) *Target {
	return &Target{
		Name: name, URL: url, now: now, transport: transport,
		control: &control{url: url + "/~control", http: &http.Client{Transport: transport, Timeout: controlTimeout}},
	}
}

// A Cast is the three users of one case, signed in, each with a password of the mock's.
type Cast struct {
	Caller, Callee, Answerer *client.Session

	target  *Target
	log     *client.Log
	group   group
	options client.Options
}

// Cast makes three users of the mock that nobody else uses, and signs them in.
// Their exchanges are captured in log; agent is the User-Agent they send.
func (t *Target) Cast(ctx context.Context, log *client.Log, agent string) (*Cast, error) {
	g, err := t.control.cast(ctx)
	if err != nil {
		return nil, err
	}
	c := &Cast{target: t, log: log, group: g,
		options: client.Options{Transport: t.transport, Now: t.now, UserAgent: agent, Log: log}}
	for _, seat := range []struct {
		name    string
		session **client.Session
	}{{"caller", &c.Caller}, {"callee", &c.Callee}, {"answerer", &c.Answerer}} {
		if *seat.session, err = c.SignIn(ctx, seat.name); err != nil {
			return nil, errors.Join(err, c.Dismiss(context.WithoutCancel(ctx)))
		}
	}
	return c, nil
}

// SignIn signs the user called name in once more, in a session of its own.
func (c *Cast) SignIn(ctx context.Context, name string) (*client.Session, error) {
	u := c.group.user(name)
	return client.SignIn(ctx, c.options, client.Account{Name: u.Name, SIP: u.SIP,
		Username: u.Username, Password: u.Password, Discover: c.group.Discover})
}
