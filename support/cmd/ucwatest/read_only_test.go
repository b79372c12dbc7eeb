package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tidwall/gjson"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/ucwa"
)

// A reader is a target file for a pool that may only be read, and what the pool
// has seen of it.
type reader struct {
	url      string
	users    []mock.User
	pool     *mock.Pool
	mu       sync.Mutex
	seen     []string      // "METHOD path"
	endpoint string        // of the first application
	held     chan struct{} // closed when an event channel is held
	hold     sync.Once
}

// newReader gives a pool to willing users.
func newReader(t *testing.T) *reader {
	t.Helper()
	r := &reader{users: willing(), held: make(chan struct{})}
	r.pool = mocktest.New(t, mock.Options{}, r.users...)
	r.url = mocktest.Serve(t, r)
	return r
}

// willing are three users of whom only the caller ever signs in: the callee takes
// messages and sends calls on to the answerer, who takes them.
func willing() []mock.User {
	users := mocktest.Users(tenantSecret, parts...)
	users[1].Habits = mock.Habits{Messages: mock.Accept, Forward: "sip:answerer@contoso.com"}
	users[2].Habits.Calls = mock.Accept
	return users
}

// ServeHTTP sees a request before the pool does.
func (r *reader) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	body, _ := io.ReadAll(q.Body)
	q.Body = io.NopCloser(bytes.NewReader(body))
	if !strings.HasPrefix(q.UserAgent(), "operator") {
		r.mu.Lock()
		r.seen = append(r.seen, q.Method+" "+q.URL.Path)
		if id := gjson.GetBytes(body, "endpointId"); id.Exists() {
			r.endpoint = id.String()
		}
		r.mu.Unlock()
		if strings.HasSuffix(q.URL.Path, "/events") {
			r.hold.Do(func() { close(r.held) })
		}
	}
	r.pool.ServeHTTP(w, q)
}

// file writes a target file with more in it, and returns its path.
func (r *reader) file(t *testing.T, more string) string {
	t.Helper()
	on := filepath.Join(t.TempDir(), "read.hcl")
	text := fmt.Sprintf("target \"read\" {\n  limits {\n    requests_per_second = 10000\n  }\n  user \"caller\" {\n    sip = \"sip:caller@contoso.com\"\n"+
		"    auth \"password\" {\n      username = \"caller@contoso.com\"\n      password = env(\"UCWATEST_TENANT_SECRET\")\n    }\n  }\n%s}\n", more)
	if err := os.WriteFile(on, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return on
}

// apply runs what may be read, of a target file with more in it, once the plan
// has said what that changes.
func (r *reader) apply(t *testing.T, more, changes string) {
	t.Helper()
	on := r.file(t, more)
	out := t.TempDir()
	_, planned, _ := command("plan", "-on", on)
	if !strings.Contains(planned, " On read: "+changes+"\n") {
		t.Errorf("got the plan %q, want that it says %s", planned, changes)
	}
	code, stdout, stderr := command("apply", "-on", on, "-out-dir", out, "-journal-dir", t.TempDir())
	run := resultsIn(t, out)
	if code != exitOK || run.Verdict != reports.Success || run.Counts.Passed == 0 || run.Counts.Skipped+run.Counts.Errored > 0 {
		t.Errorf("got exit %d, %+v, %q and %q, want success, with some cases passed", code, run.Counts, stdout, stderr)
	}
}

// others are the requests that are neither GET nor one for a token.
func (r *reader) others() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(r.seen), func(line string) bool {
		return strings.HasPrefix(line, "GET ") || line == "POST /WebTicket/oauthtoken"
	})
}

func TestApply_onlyReadsWhatIsGiven(t *testing.T) {
	t.Parallel()
	r := newReader(t)
	d, err := r.pool.DeriveAmong(t.Context(), r.users[0], r.users[1], r.users[2])
	if err != nil {
		t.Fatal(err)
	}
	r.apply(t, fmt.Sprintf("  given {\n    application          = %q\n    derived_conversation = %q\n    invitation           = %q\n"+
		"    derived_modality     = %q\n    original             = %q\n  }\n",
		r.url+d.Caller.Application, r.url+d.DerivedConversation, r.url+d.Invitation, r.url+d.DerivedAudioVideo, r.url+d.Original), "nothing is created or altered.")
	if others := r.others(); len(others) != 0 {
		t.Errorf("got %q, want nothing but GET and the request for a token", others)
	}
}

func TestApply_onlyReadsWhatIsObserved(t *testing.T) {
	t.Parallel()
	r := newReader(t)
	called := make(chan error, 1)
	go func() { called <- r.call(t.Context()) }()
	r.apply(t, "  discover = \""+r.url+"/\"\n  observe {\n    wait = \"1m\"\n  }\n", "+ 1 application, all cleared.")
	if err := <-called; err != nil {
		t.Error(err)
	}
	others := r.others()
	if len(others) != 2 || others[0] != "POST /ucwa/oauth/v1/applications" || !strings.HasPrefix(others[1], "DELETE /ucwa/oauth/v1/applications/") {
		t.Errorf("got %q beside GET and the request for a token, want one application created and deleted", others)
	}
}

func TestApply_blamesNoServerWhereNobodyCalls(t *testing.T) {
	t.Parallel()
	r, out := newReader(t), t.TempDir()
	on := r.file(t, "  discover = \""+r.url+"/\"\n  observe {\n    wait = \"10ms\"\n  }\n")
	code, stdout, stderr := command("apply", "-on", on, "-target", "dc-links-1", "-out-dir", out, "-journal-dir", t.TempDir())
	if code != exitPartial {
		t.Errorf("got exit %d, %q and %q, want exit 5", code, stdout, stderr)
	}
	for id, c := range casesIn(t, out) {
		if c.Verdict != reports.Skipped || c.Culprit != "harness" || !strings.Contains(c.Reason, "no call was made in time") {
			t.Errorf("%s: got %s by %s because %q, want it skipped by the harness, as nobody called", id, c.Verdict, c.Culprit, c.Reason)
		}
	}
}

// call is what an operator does once the run holds its channel: a call in the
// application that the run has created.
func (r *reader) call(ctx context.Context) error {
	select {
	case <-r.held:
	case <-ctx.Done():
		return ctx.Err()
	}
	s, err := client.SignIn(ctx, client.Options{Now: time.Now, UserAgent: "operator"}, client.Account{Name: "operator",
		Username: r.users[0].Username, Password: tenantSecret, Discover: r.url + "/"})
	if err != nil {
		return err
	}
	r.mu.Lock()
	endpoint := r.endpoint
	r.mu.Unlock()
	if err := s.CreateApplication(ctx, endpoint); err != nil {
		return err
	}
	o := &operator{ctx: ctx, session: s, application: s.ApplicationURL()}
	o.post(o.application+"/me/makeMeAvailable", map[string]any{"supportedModalities": []string{"Messaging", "Audio"}})
	o.post(o.application+"/communication/startMessaging", map[string]any{"to": r.users[1].SIP, "operationId": "1"})
	conversation := o.await(o.application+"/communication/conversations", "_links.conversation.0.href")
	audio := o.await(o.await(conversation, "_links.audioVideo.href"), "_links.addAudio.href")
	o.post(audio, map[string]any{"to": r.users[1].SIP, "operationId": "2", "sessionContext": "2",
		"_links": map[string]any{"mediaOffer": map[string]string{"href": "data:application/sdp,v%3d0%0d%0a"}}})
	return o.err
}

// An operator goes on until something fails.
type operator struct {
	ctx         context.Context
	session     *client.Session
	application string
	err         error
}

func (o *operator) post(href string, body any) {
	if o.err != nil {
		return
	}
	x, err := o.session.Post(o.ctx, href, body)
	if err == nil && x.Status/100 != 2 {
		err = fmt.Errorf("%s", x)
	}
	o.err = err
}

// await asks for href until its answer has something at path.
func (o *operator) await(href, path string) (found string) {
	var x *client.Exchange
	for range 1000 {
		if o.err != nil {
			return ""
		}
		if x, o.err = o.session.Get(o.ctx, href, ucwa.FormatJSON); o.err == nil {
			if found = gjson.GetBytes(x.Body, path).String(); found != "" {
				return found
			}
		}
	}
	if o.err == nil {
		o.err = fmt.Errorf("%s: want %s in it", x, path)
	}
	return ""
}
