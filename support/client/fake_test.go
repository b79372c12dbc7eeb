package client_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"ucwatest/support/client"
)

const (
	password = "Pa55 wörd/1+2=&<\">"
	token    = "cwt=AAEBHAEF+/canary=="
	userPath = "/Autodiscover/AutodiscoverService.svc/root/oauth/user"
	appsPath = "/ucwa/oauth/v1/applications"
	appPath  = appsPath + "/101"
	tokens   = "/WebTicket/oauthtoken"
)

// A pool is a server with just enough to sign in to. Its paths can be replaced.
type pool struct {
	*httptest.Server
	mu    sync.Mutex
	paths map[string]http.HandlerFunc
	asked []asked
}

// asked is what a handler saw of a request.
type asked struct{ Method, URI, Authorization, Body string }

func newPool(t testing.TB) *pool {
	t.Helper()
	p := &pool{paths: map[string]http.HandlerFunc{}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	p.on("/", answer(200, `{"_links":{"self":{"href":"/"},"user":{"href":"`+userPath+`"}}}`))
	p.on(userPath, guarded(p, answer(200, `{"_links":{"applications":{"href":"`+appsPath+`"}}}`)))
	p.on(tokens, answer(200, `{"access_token":"`+token+`","expires_in":28800,"token_type":"Bearer"}`))
	p.on(appsPath, guarded(p, answer(201, `{"rel":"application","_links":{"self":{"href":"`+appPath+`"},"events":{"href":"`+appPath+`/events?ack=1"}}}`)))
	p.on(appPath, guarded(p, answer(204, "")))
	return p
}

func (p *pool) on(path string, h http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.paths[path] = h
}

func (p *pool) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	p.mu.Lock()
	p.asked = append(p.asked, asked{r.Method, r.RequestURI, r.Header.Get("Authorization"), string(body)})
	h := p.paths[r.URL.Path]
	p.mu.Unlock()
	if h == nil {
		h = answer(404, `{"code":"NotFound"}`)
	}
	h(w, r)
}

// seen returns the requests to a path, in order.
func (p *pool) seen(path string) []asked {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []asked
	for _, a := range p.asked {
		if a.URI == path || len(a.URI) > len(path) && a.URI[:len(path)+1] == path+"?" {
			all = append(all, a)
		}
	}
	return all
}

// answer answers in JSON.
func answer(status int, body string) http.HandlerFunc { return as("application/json", status, body) }

func as(mediaType string, status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if body != "" {
			w.Header().Set("Content-Type", mediaType)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// guarded lets only the holder of the token through.
func guarded(p *pool, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "Bearer "+token {
			h(w, r)
			return
		}
		challenge(p.URL+tokens)(w, r)
	}
}

func challenge(issuer string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("WWW-Authenticate", `Bearer trusted_issuers="", client_id="00000004-0000-0ff1-ce00-000000000000"`)
		w.Header().Add("WWW-Authenticate", `MsRtcOAuth href="`+issuer+`",grant_type="urn:microsoft.rtc:windows,password"`)
		as("text/html", 401, "<html>Unauthorized</html>")(w, r)
	}
}

// turns answers each request with the next handler, and with the last forever.
func turns(all ...http.HandlerFunc) http.HandlerFunc {
	var mu sync.Mutex
	return func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		h := all[0]
		if len(all) > 1 {
			all = all[1:]
		}
		mu.Unlock()
		h(w, r)
	}
}

// clock is one that goes by a second each time it is looked at.
func clock() func() time.Time {
	var mu sync.Mutex
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(time.Second)
		return at
	}
}

func account(p *pool) client.Account {
	return client.Account{Name: "caller", SIP: "sip:a@contoso.com", Username: "a@contoso.com", Password: password, Discover: p.URL + "/"}
}

// signedIn signs in to p; what is exchanged goes to the log.
func signedIn(t testing.TB, p *pool) (*client.Session, *client.Log) {
	t.Helper()
	log := new(client.Log)
	transport := client.NewTransport()
	t.Cleanup(transport.CloseIdleConnections)
	s, err := client.SignIn(t.Context(), client.Options{Transport: transport, Now: clock(), UserAgent: "test", Log: log}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	return s, log
}

// withApplication has an application as well.
func withApplication(t testing.TB, p *pool) *client.Session {
	t.Helper()
	s, _ := signedIn(t, p)
	if err := s.CreateApplication(t.Context(), "endpoint-1"); err != nil {
		t.Fatal(err)
	}
	return s
}

// check compares an error's text; want "" means none.
func check(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		got = err.Error()
	}
	if got != want {
		t.Errorf("error:\n got %q\nwant %q", got, want)
	}
}

// exchanges are the lines "METHOD URI -> status" of a log.
func exchanges(log *client.Log, p *pool) []string {
	var all []string
	for _, x := range log.Exchanges() {
		all = append(all, fmt.Sprintf("%s %s -> %d", x.Method, x.URL[len(p.URL):], x.Status))
	}
	return all
}

// recorder makes a response of what a handler writes, without a connection.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) { r.status = status }

func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }

func (r *recorder) response(q *http.Request) *http.Response {
	return &http.Response{StatusCode: r.status, Header: r.header, Request: q, ContentLength: int64(r.body.Len()),
		Body: io.NopCloser(&r.body)}
}
