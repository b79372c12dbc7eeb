package client

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"ucwatest/support/ucwa"
)

// NotPermitted says that a request was not sent, since the target may only be
// read.
type NotPermitted struct{ Rule string }

// Error says that the request was not sent, and by which rule.
func (n *NotPermitted) Error() string { return "not sent: " + n.Rule }

// The rules of ReadOnly.
const (
	ruleRead  = "the target may only be read: GET, a request for a token, and one application of each user, created and deleted"
	ruleGiven = "the target may only be read, in an application that is given: GET, and a request for a token"
)

// ReadOnly lets through to t what changes nothing: GET, and a POST that asks for
// a token; and with applications, of each user, one application that is created
// and deleted. Whatever else is sent ends here with a *NotPermitted, whoever
// sends it.
func ReadOnly(t http.RoundTripper, applications bool) http.RoundTripper {
	g := &guard{over: t, rule: ruleGiven}
	if applications {
		g.rule, g.homes = ruleRead, &homes{of: map[string]home{}}
	}
	return g
}

// A guard goes by what is sent, and by nothing that the sender says about it.
type guard struct {
	over  http.RoundTripper
	rule  string
	homes *homes // nil: no application may be created
}

// RoundTrip sends q if it may be sent.
func (g *guard) RoundTrip(q *http.Request) (*http.Response, error) {
	if q.Method == http.MethodGet || asksForToken(q) {
		return g.over.RoundTrip(q)
	}
	user := SentBy(q.Context()).User
	switch {
	case g.homes == nil:
	case q.Method == http.MethodPost && g.homes.open(user, q):
		return g.over.RoundTrip(q)
	case q.Method == http.MethodDelete && g.homes.isHome(user, q.URL):
		answer, err := g.over.RoundTrip(q)
		if err == nil && (answer.StatusCode/100 == 2 || answer.StatusCode == http.StatusNotFound) {
			g.homes.close(user)
		}
		return answer, err
	}
	if q.Body != nil {
		_ = q.Body.Close()
	}
	return nil, &NotPermitted{g.rule}
}

// asksForToken tells a POST to whoever grants tokens. It goes without one: no
// other that does can change anything.
func asksForToken(q *http.Request) bool {
	scheme, _, _ := strings.Cut(q.Header.Get("Authorization"), " ")
	media := q.Header.Get("Content-Type")
	return q.Method == http.MethodPost && media == ucwa.WebForm && !strings.EqualFold(scheme, "Bearer")
}

// A Sender is who sends a request, for a transport.
type Sender struct {
	User  string // the part that the user plays
	Polls bool   // the request reads the event channel
	// Foreign says that it brings a token along that is not the user's own.
	Foreign bool
	// Recorded is called by a transport that answers with what was recorded: the exchange
	// is when it was then, and took as long.
	Recorded func(started time.Time, took time.Duration)
}

type senderKey struct{}

// SentBy returns on whose behalf the request of ctx is sent; the zero Sender where nobody
// said.
func SentBy(ctx context.Context) Sender {
	s, _ := ctx.Value(senderKey{}).(Sender)
	return s
}

// homes are the applications that users have.
type homes struct {
	mu sync.Mutex
	of map[string]home // by the user's part
}

type home struct {
	applications string // the URL it was created at
	endpoint     string
}

// open tells whether q creates the user's only application, or asks for the
// same once more.
func (h *homes) open(user string, q *http.Request) bool {
	endpoint := endpointOf(q)
	if endpoint == "" || !strings.HasSuffix(q.URL.Path, "/applications") {
		return false
	}
	wanted := home{q.URL.String(), endpoint}
	h.mu.Lock()
	defer h.mu.Unlock()
	if has, some := h.of[user]; some && has != wanted {
		return false
	}
	h.of[user] = wanted
	return true
}

// endpointOf is the endpoint id in the body of q, "" if that creates no application.
func endpointOf(q *http.Request) string {
	if q.GetBody == nil {
		return ""
	}
	body, err := q.GetBody()
	if err != nil {
		return ""
	}
	defer body.Close()
	text, err := io.ReadAll(body)
	if err != nil {
		return ""
	}
	var wish struct{ EndpointID string }
	if json.NewDecoder(bytes.NewReader(text)).Decode(&wish) != nil {
		return ""
	}
	return wish.EndpointID
}

// isHome tells whether u is the user's application itself and nothing below it.
func (h *homes) isHome(user string, u *url.URL) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	has, some := h.of[user]
	id, below := strings.CutPrefix(u.String(), has.applications+"/")
	return some && below && id != "" && !strings.ContainsAny(id, "/?")
}

func (h *homes) close(user string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.of, user)
}
