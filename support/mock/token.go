package mock

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

const (
	// tokenLife is how long a token is good for unless Options say otherwise
	// (AuthenticationInUCWA).
	tokenLife = 8 * time.Hour
	// maxTokens is how many tokens a user has at most; the oldest goes first.
	maxTokens = 64
)

// A token lets its bearer act as a user on the host that granted it. The
// group's mutex guards its end.
type token struct {
	text    string
	host    string // as the client wrote it; "" fits all, since no host granted it
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

// fits tells whether t was granted by the host of r.
func (t *token) fits(r *http.Request) bool {
	return t.host == r.Host || t.host == "" || strings.EqualFold(t.host, hostOf(r))
}

// hostOf is the host that r was sent to, without the port that its scheme has
// anyway: the samples' absolute targets show it, their header Host does not.
func hostOf(r *http.Request) string {
	if r.TLS != nil || r.URL.Scheme == "https" {
		return strings.TrimSuffix(r.Host, ":443")
	}
	return strings.TrimSuffix(r.Host, ":80")
}

// grant is a new token of u for a host, nil if u is gone. Tokens that have
// expired are forgotten on the way.
func (u *user) grant(host string) *token {
	g := u.group
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.gone {
		return nil
	}
	now, life := g.clock.Now(), g.pool.options.TokenLife
	u.tokens = slices.DeleteFunc(u.tokens, func(t *token) bool {
		old := now.Sub(t.expires) > life
		if old {
			g.pool.directory.dropToken(t)
		}
		return old
	})
	if len(u.tokens) == maxTokens {
		g.pool.directory.dropToken(u.tokens[0])
		u.tokens = slices.Delete(u.tokens, 0, 1)
	}
	t := &token{text: g.pool.ids.token(), host: host, user: u, expires: now.Add(life), scopes: slices.Clone(u.Scopes)}
	u.tokens = append(u.tokens, t)
	g.pool.directory.addToken(t)
	return t
}
