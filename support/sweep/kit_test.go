package sweep_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/journal"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/sweep"
)

// A tenant is a pool whose users stay, and a journal of what was made there.
type tenant struct {
	t        *testing.T
	url      string
	journal  *journal.Journal
	sessions map[string]*client.Session // of the run that is no more

	mu     sync.Mutex
	refuse func(*http.Request) int // the status of an answer that the pool does not give, 0 for none
	signed []string                // who has signed in since the kill
	locked string                  // the part whose user cannot
}

func newTenant(t *testing.T) *tenant {
	t.Helper()
	pool := mocktest.New(t, mock.Options{}, mocktest.Users("secret", parts...)...)
	n := &tenant{t: t, sessions: map[string]*client.Session{}}
	n.url = mocktest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch status := n.refuses(r); status {
		case 0:
			pool.ServeHTTP(w, r)
		case http.StatusNoContent:
			w.WriteHeader(status)
		default:
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			_, _ = w.Write([]byte(`{"code":"ServiceFailure","message":"Broken."}`))
		}
	}))
	n.open(filepath.Join(t.TempDir(), "staging.ndjson"))
	return n
}

var parts = []string{"caller", "callee", "answerer"}

// breaks lets requests be answered with a status in place of by the pool.
func (n *tenant) breaks(status func(*http.Request) int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.refuse = status
}

func (n *tenant) refuses(r *http.Request) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.refuse == nil {
		return 0
	}
	return n.refuse(r)
}

func (n *tenant) open(path string) {
	n.t.Helper()
	var err error
	if n.journal, err = journal.Open(path, time.Now); err != nil {
		n.t.Fatal(err)
	}
	open := n.journal
	n.t.Cleanup(func() { _ = open.Close() }) // whoever closed it before has looked at the error
}

func (n *tenant) signIn(ctx context.Context, part string) (*client.Session, error) {
	n.signed = append(n.signed, part)
	if part == n.locked {
		return nil, errors.New("no such password")
	}
	return client.SignIn(ctx, client.Options{Now: time.Now, Live: &client.Live{Quiet: time.Second / 4, Patience: time.Second}},
		client.Account{Name: part, SIP: "sip:" + part + "@contoso.com", Username: part + "@contoso.com", Password: "secret", Discover: n.url + "/"})
}

// session is a new one of who plays part.
func (n *tenant) session(part string) *client.Session {
	n.t.Helper()
	s, err := n.signIn(n.t.Context(), part)
	if err != nil {
		n.t.Fatal(err)
	}
	return s
}

// killed is a run that brings a derived conversation about and is killed.
func (n *tenant) killed(tag string) *stage.Scene {
	n.t.Helper()
	for _, part := range parts {
		n.sessions[part] = n.session(part)
	}
	scene, err := derived.Bring(n.t.Context(), stage.Users{Caller: n.sessions["caller"], Callee: n.sessions["callee"],
		Answerer: n.sessions["answerer"], Tag: tag, Run: "r1", Lasting: true, Journal: n.journal},
		derived.Staging{}, derived.Situation{Fate: derived.AnsweredByOther})
	if err != nil {
		n.t.Fatal(err)
	}
	return scene
}

// reopened leaves the journal, as a run does that has ended, and opens it again.
func (n *tenant) reopened() {
	n.t.Helper()
	if err := n.journal.Close(); err != nil {
		n.t.Fatal(err)
	}
	n.open(n.journal.Path())
}

// sweep sweeps, and returns one line for each outcome.
func (n *tenant) sweep() string {
	n.t.Helper()
	n.reopened()
	n.signed = nil
	var said strings.Builder
	b := sweep.Sweeper{Journal: n.journal, SignIn: n.signIn, Answerer: "sip:answerer@contoso.com", OnOutcome: func(o sweep.Outcome) {
		if o.Err != nil {
			o.Did = "left: " + o.Err.Error()
		}
		fmt.Fprintf(&said, "%s of %s: %s\n", o.Entry.Kind, o.Entry.User, o.Did)
	}}
	b.Sweep(n.t.Context())
	return said.String()
}

// left is what is left in the journal, the newest first.
func (n *tenant) left() string {
	var all []string
	for _, e := range n.journal.Left() {
		all = append(all, e.Kind+" of "+e.User)
	}
	return strings.Join(all, ", ")
}

// forwards is where the callee's calls go.
func (n *tenant) forwards() (active string) {
	n.t.Helper()
	n.atDesk(func(_ *client.Session, settings *document.Document) {
		p, _ := settings.Property("activeSetting")
		active = p.Text
	})
	return active
}

// atDesk reads the callee's call forwarding in an application of the test's own.
func (n *tenant) atDesk(look func(s *client.Session, settings *document.Document)) {
	n.t.Helper()
	s := n.session("callee")
	if err := s.CreateApplication(n.t.Context(), "a look"); err != nil {
		n.t.Fatal(err)
	}
	defer func() { _ = s.DeleteApplication(n.t.Context()) }() // of the test's own
	link, _ := s.Application().Embed("me")[0].Link("callForwardingSettings")
	x, err := s.Get(n.t.Context(), link.Href, 0)
	if err != nil {
		n.t.Fatal(err)
	}
	d, err := x.Document()
	if err != nil {
		n.t.Fatal(err)
	}
	look(s, d)
}

// gone fails for what is still found at one of the addresses.
func (n *tenant) gone(addresses ...string) {
	n.t.Helper()
	for _, address := range addresses {
		if x, err := n.sessions["caller"].Get(n.t.Context(), address, 0); err != nil || x.Status != http.StatusNotFound {
			n.t.Errorf("%s: got status %d, %v, want 404", address, x.Status, err)
		}
	}
}
