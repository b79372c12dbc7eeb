package mock

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock/wire"
)

// desk is a pool with one user, their token and their application.
type desk struct {
	pool  *Pool
	token string
	app   *application
}

func newDesk(t testing.TB, o Options) *desk {
	t.Helper()
	o.Now, o.Rand = func() time.Time { return time.Unix(1e9, 0) }, chance()
	p := New(o)
	t.Cleanup(func() { _ = p.Close() })
	g := p.newGroup("g", true)
	if err := p.add(g, User{SIP: "sip:one@contoso.com", Username: "one@contoso.com", Password: "secret"}, "one"); err != nil {
		t.Fatal(err)
	}
	u := g.users[0]
	return &desk{p, u.grant("pool.contoso.com").text, u.newApplication(wire.Input{"endpointid": "e", "culture": "en-US", "useragent": "a"})}
}

// ask sends one request with the user's token.
func (d *desk) ask(method, path, accept string) *httptest.ResponseRecorder {
	return d.send(method, &url.URL{Path: path}, http.Header{"Accept": {accept}}, "")
}

// send is ask with more to choose, such as no server would let through.
func (d *desk) send(method string, target *url.URL, header http.Header, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "http://pool.contoso.com/", strings.NewReader(body))
	r.Method, r.URL, r.Header = method, target, header
	r.Header["Authorization"] = []string{"Bearer " + d.token}
	w := httptest.NewRecorder()
	d.pool.ServeHTTP(w, r)
	return w
}
