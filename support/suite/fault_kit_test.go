package suite_test

import (
	"bytes"
	"context"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// A fault is something that goes wrong on the way to a live pool, and what has
// to be told of the two cases that are run meanwhile.
type fault struct {
	name    string
	set     func(*faulty)
	hit     string // the case it is for; "" is dc-properties-1[JSON]
	verdict reports.Verdict
	culprit client.Culprit  // who answered; "" for a case that passed
	says    string          // a part of what is told of the case
	after   reports.Verdict // what becomes of the case behind it; "" is Passed
	left    int             // applications that nobody can know of
}

// A faulty is a live pool in front of which things go wrong.
type faulty struct {
	*httptest.Server
	t      *testing.T
	adjust []func(*client.Options)
	limits string
	spoil  mock.Spoil
	meets  func(w http.ResponseWriter, r *http.Request, on http.Handler) bool // answers itself, and says so

	mu      sync.Mutex
	created map[string]bool // paths of the applications there are
	faults  []string        // to be set by the control interface
	strayed []string        // what reached the other server
	other   *httptest.Server
}

// whole is all that is declared, read once.
var whole = sync.OnceValues(func() (*declaration.Declaration, declaration.Problems) { return declaration.Declare(features.FS) })

// declared is whole, which nobody is to change.
func declared(t *testing.T) *declaration.Declaration {
	t.Helper()
	d, problems := whole()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// aside is the case that is run behind the one a fault is for.
const aside = "dc-refusals-7[JSON]"

// hidden is the password of all users.
const hidden = "canary pa55word"

// TestMain puts the password into the environment, as a target file demands, and lets
// garbage grow to four times what is in use, as the command does.
func TestMain(m *testing.M) {
	os.Setenv("UCWATEST_TEST_SECRET", hidden)
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

func newFaulty(t *testing.T) *faulty {
	t.Helper()
	f := &faulty{t: t, created: map[string]bool{}}
	played := mocktest.New(t, mock.Options{Control: true, Keep: -1, Spoil: &f.spoil}, mocktest.Users(hidden, "ann.lee", "ben.ray", "cyd.fox")...)
	f.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f.meets == nil || !f.meets(w, r, played) {
			f.watch(w, r, played)
		}
	}))
	f.Config.ErrorLog = log.New(io.Discard, "", 0) // of connections that break, which is what is wanted
	f.other = httptest.NewTLSServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		defer f.mu.Unlock()
		body, _ := io.ReadAll(r.Body)
		f.strayed = append(f.strayed, fmt.Sprint(r.Method, " ", r.URL, r.Header, string(body)))
	}))
	t.Cleanup(f.other.Close)
	t.Cleanup(f.Close)
	t.Cleanup(func() { _ = played.Close() }) // before the server, which waits for requests
	return f
}

// watch serves r, and notes which applications there are.
func (f *faulty) watch(w http.ResponseWriter, r *http.Request, on http.Handler) {
	seen := &watched{ResponseWriter: w, status: http.StatusOK}
	on.ServeHTTP(seen, r)
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/applications") && seen.status == http.StatusCreated:
		f.created[w.Header().Get("Location")] = true
	case r.Method == http.MethodDelete && seen.status == http.StatusNoContent:
		for at := range f.created {
			if strings.HasSuffix(at, r.URL.Path) {
				delete(f.created, at)
			}
		}
	}
}

// A watched writer knows the status it was given.
type watched struct {
	http.ResponseWriter
	status int
}

func (w *watched) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// raw sets a fault by the mock's control interface.
func raw(rule string) func(*faulty) {
	return func(f *faulty) { f.faults = append(f.faults, rule) }
}

// A clock lets a thousandth of the time go by, and says that it all did.
type clock struct {
	mu      sync.Mutex
	skipped time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.skipped)
}

func (c *clock) wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d / 1000)
	defer timer.Stop()
	select {
	case <-timer.C:
		c.mu.Lock()
		defer c.mu.Unlock()
		c.skipped += d
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// run runs the case that the fault is for and the one behind it, as a user of a
// target file does.
func (f *faulty) run(hit string) *reports.Run {
	f.t.Helper()
	if f.Server.URL == "" {
		f.StartTLS()
	}
	for _, rule := range f.faults {
		f.order(rule)
	}
	d := declared(f.t)
	selected, problems := d.Select(declaration.Selection{Targets: []string{hit, aside}})
	if len(problems) > 0 {
		f.t.Fatal(problems)
	}
	var c clock
	aim := f.aim(&c)
	defer aim.Close()
	run, err := suite.Run(f.t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: c.now,
		Options: suite.Options{Parallel: 1}}, suite.Listener{})
	if err != nil {
		f.t.Fatal(err)
	}
	return run
}

// aim writes a target file for the pool and opens it.
func (f *faulty) aim(c *clock) *target.Target {
	f.t.Helper()
	folder := f.t.TempDir()
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: f.other.Certificate().Raw})
	text := fmt.Sprintf("target \"staging\" {\n  discover = %q\n  may = [\"read\", \"stage\"]\n  share = false\n  tls {\n    ca_file = \"ca.pem\"\n  }\n"+
		"  limits {\n    requests_per_second = 100000\n    time = \"100h\"\n    %s\n  }\n", f.URL+"/", f.limits)
	for part, name := range map[string]string{"caller": "ann.lee", "callee": "ben.ray", "answerer": "cyd.fox"} {
		text += fmt.Sprintf("  user %q {\n    sip = \"sip:%s@contoso.com\"\n    auth \"password\" {\n      username = \"%[2]s@contoso.com\"\n"+
			"      password = env(\"UCWATEST_TEST_SECRET\")\n    }\n  }\n", part, name)
	}
	path := filepath.Join(folder, "staging.hcl")
	for name, content := range map[string][]byte{path: []byte(text + "}\n"), filepath.Join(folder, "ca.pem"): ca} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			f.t.Fatal(err)
		}
	}
	aim, err := target.Open(path, c.now)
	if err != nil {
		f.t.Fatal(err)
	}
	aim.RawIdentities = true // to hide people takes most of the time, and is tried elsewhere
	aim.Adjust(func(o *client.Options) {
		o.Wait = c.wait
		o.Live = &client.Live{Patience: 10_000 * time.Second} // ten seconds by the clock on the wall
		if f.limits == "" {
			o.RateLimiter = client.NewRateLimiter(client.Limits{}, c.now, c.wait)
		}
		for _, change := range f.adjust {
			change(o)
		}
	})
	return aim
}

// order sets a fault.
func (f *faulty) order(rule string) {
	f.t.Helper()
	response, err := f.Client().Post(f.URL+"/~control/faults", "application/json", bytes.NewBufferString(rule))
	if err != nil {
		f.t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusCreated {
		text, _ := io.ReadAll(response.Body)
		f.t.Fatalf("fault %s: %s", rule, text)
	}
}

// transport is a copy of that of o, changed.
func transport(o *client.Options, change func(*http.Transport)) {
	plain, ok := o.Transport.(*http.Transport)
	if !ok {
		panic(fmt.Sprintf("want a *http.Transport, got %T", o.Transport))
	}
	changed := plain.Clone()
	changed.TLSClientConfig = changed.TLSClientConfig.Clone()
	change(changed)
	o.Transport = changed
}
