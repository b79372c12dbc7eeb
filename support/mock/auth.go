package mock

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// tokenLife is how long a token is good for (AuthenticationInUCWA).
const tokenLife = 8 * time.Hour

// A token lets its bearer act as a user. The group's mutex guards its end.
type token struct {
	text    string
	user    *user
	expires time.Time
	scopes  []string // nil: the token carries none and is good for everything
}

// The scopes that conversations need one of (the scope table of derivedConversation).
const (
	scopeInitiate = "Conversations.Initiate"
	scopeReceive  = "Conversations.Receive"
)

// converses tells whether t lets its bearer have conversations.
func (t *token) converses(s *Spoil) bool {
	return t.scopes == nil || s.forgets(LapseScope) ||
		slices.Contains(t.scopes, scopeInitiate) && !s.forgets(LapseInitiate) ||
		slices.Contains(t.scopes, scopeReceive) && !s.forgets(LapseReceive)
}

// authenticate finds who asks and what application for. It is false without a
// token that is good, and leaves the group's mutex alone otherwise.
func (q *request) authenticate() bool {
	id := ""
	if q.route.access >= owned {
		id = q.ids[0]
	}
	q.token, q.app = q.pool.directory.lookUp(bearer(q.http.Header), id)
	spoil := q.pool.options.Spoil
	switch {
	case q.token != nil:
		q.user = q.token.user
		q.group = q.user.group
		return spoil.forgets(LapseExpiry) || spoil.forgets(LapseToken) || q.group.accepts(q.token)
	case q.app != nil && spoil.forgets(LapseToken):
		q.user = q.app.owner
		q.group = q.user.group
		return true
	}
	return false
}

// bearer is the token that is sent along, "" for none.
func bearer(h http.Header) string {
	lines := h["Authorization"]
	if len(lines) != 1 {
		return ""
	}
	scheme, value, ok := strings.Cut(lines[0], " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(value)
}

// accepts tells whether t has not expired by the group's clock.
func (g *group) accepts(t *token) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.clock.time().Before(t.expires)
}

// authorize checks the application of the URL and the token's scopes.
func (q *request) authorize() *refusal {
	spoil := q.pool.options.Spoil
	if q.route.access < owned {
		return nil
	}
	if q.app == nil {
		return errApplication
	}
	if q.app.owner.group != q.group { // another mutex guards it
		return errForeign
	}
	if q.app.gone {
		return errApplication
	}
	if q.app.owner != q.user && !spoil.forgets(LapseOwner) {
		return errForeign
	}
	if q.route.access == calling && q.token != nil && !q.token.converses(spoil) {
		return errScope
	}
	return nil
}

// challenge asks to sign in, in HTML and with two lines of WWW-Authenticate.
// Clients look for the quoted href, as captures have it.
func (q *request) challenge() {
	q.user = nil
	a := &q.answer
	a.Status, a.MediaType = http.StatusUnauthorized, "text/html"
	a.HTML = "<!DOCTYPE html><html><head><title>401 - Unauthorized</title></head><body><h2>401 - Unauthorized: " +
		"Access is denied due to invalid credentials.</h2></body></html>"
	a.Header["Www-Authenticate"] = []string{
		`Bearer trusted_issuers="", client_id="00000004-0000-0ff1-ce00-000000000000"`,
		fmt.Sprintf(`MsRtcOAuth href="%s%s",grant_type="%s"`, q.root(), tokenPath, passwordGrant),
	}
	a.Header["X-Content-Type-Options"] = []string{"nosniff"}
}
