package mock

import (
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

const (
	tokenPath     = "/WebTicket/oauthtoken"
	passwordGrant = "password"
)

// postToken grants a token for a name and a password. Its errors are those of
// OAuth, not reasons (AuthenticationInUCWA).
func postToken(q *request) *refusal {
	q.media = mediaJSON
	q.answer.Header["Cache-Control"] = []string{"no-store"}
	q.answer.Header["Pragma"] = []string{"no-cache"}
	form, err := url.ParseQuery(string(q.body))
	if kind, _, _ := mime.ParseMediaType(q.http.Header.Get("Content-Type")); err != nil || kind != "application/x-www-form-urlencoded" {
		return q.deny("invalid_request")
	}
	switch form.Get("grant_type") {
	case "":
		return q.deny("invalid_request")
	case passwordGrant:
	default:
		return q.deny("unsupported_grant_type")
	}
	u := q.pool.directory.user(strings.ToLower(form.Get("username")))
	if u == nil || u.Password != form.Get("password") {
		return q.deny("invalid_grant")
	}
	t := u.grant()
	if t == nil {
		return q.deny("invalid_grant")
	}
	q.user = u
	return q.show(&Resource{Properties: []Property{
		{"access_token", t.text}, {"expires_in", int(tokenLife.Seconds())},
		{"ms_rtc_identityscope", "local"}, {"token_type", "Bearer"},
	}})
}

// deny answers with an OAuth error.
func (q *request) deny(problem string) *refusal {
	q.answer.Status = http.StatusBadRequest
	q.answer.Resource = &Resource{Properties: []Property{{"error", problem}}}
	q.answer.Header["X-Ms-Diagnostics"] = []string{`28020;source="` + q.pool.options.FQDN + `";reason="No valid security token."`}
	return nil
}

// grant is a new token of u, nil if u is gone. Tokens that have expired are
// forgotten on the way.
func (u *user) grant() *token {
	g := u.group
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.gone {
		return nil
	}
	now := g.clock.time()
	u.tokens = slices.DeleteFunc(u.tokens, func(t *token) bool {
		old := now.Sub(t.expires) > tokenLife
		if old {
			g.pool.directory.dropToken(t)
		}
		return old
	})
	t := &token{text: g.pool.ids.token(), user: u, expires: now.Add(tokenLife), scopes: slices.Clone(u.Scopes)}
	u.tokens = append(u.tokens, t)
	g.pool.directory.addToken(t)
	return t
}
