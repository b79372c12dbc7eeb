package mock

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"ucwatest/support/mock/wire"
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

const tokenPath = "/WebTicket/oauthtoken"

// The grant types that are documented (AuthenticationInUCWA).
const (
	passwordGrant  = "password"
	windowsGrant   = "urn:microsoft.rtc:windows"
	anonymousGrant = "urn:microsoft.rtc:anonmeeting"
	passiveGrant   = "urn:microsoft.rtc:passive"
)

// What the token endpoint says in X-Ms-diagnostics.
const (
	diagnoseType  = 28029 // the grant type is not allowed
	diagnoseToken = 28020 // no valid token in the request
)

// grants answer the requests for each grant type.
func grants() map[string]func(*request, url.Values) *refusal {
	return map[string]func(*request, url.Values) *refusal{
		passwordGrant: grantPassword, windowsGrant: grantWindows,
		anonymousGrant: grantAnonymous, passiveGrant: grantPassive,
	}
}

// postToken grants a token. Its errors are those of OAuth, not reasons
// (AuthenticationInUCWA).
func postToken(q *request) *refusal {
	q.media = wire.MediaJSON
	q.answer.Header["Cache-Control"] = []string{"no-store"}
	q.answer.Header["Pragma"] = []string{"no-cache"}
	q.answer.Header["X-Content-Type-Options"] = []string{"nosniff"}
	form, err := q.form()
	kind := form.Get("grant_type")
	if err != nil || kind == "" {
		return q.deny("invalid_request", diagnoseToken)
	}
	grant := grants()[kind]
	if grant == nil || !slices.Contains(q.pool.options.Grants, kind) {
		return q.deny("unsupported_grant_type", diagnoseType)
	}
	return grant(q, form)
}

// grantPassword grants a token for a name and a password. To renew one, users
// ask again.
func grantPassword(q *request, form url.Values) *refusal {
	u := q.pool.directory.named(form.Get("username"))
	if u == nil || u.Password != form.Get("password") {
		return q.deny("invalid_grant", diagnoseToken)
	}
	t := u.grant(q.inner.host(hostOf(q.http)))
	if t == nil {
		return q.deny("invalid_grant", diagnoseToken)
	}
	q.user = u
	return q.show(&wire.Resource{Properties: []wire.Property{
		{Name: "access_token", Value: t.text}, {Name: "expires_in", Value: int(q.pool.options.TokenLife.Seconds())},
		{Name: "ms_rtc_identityscope", Value: "local"}, {Name: "token_type", Value: "Bearer"},
	}})
}

// grantWindows asks to prove on the connection who one is. That takes NTLM or
// Kerberos, of which the pool has neither, so it never gets further.
func grantWindows(q *request, _ url.Values) *refusal {
	q.page401()
	q.answer.Header["Www-Authenticate"] = []string{"Negotiate", "NTLM"}
	return nil
}

// grantAnonymous would let a stranger into a meeting by its key. The pool's
// meetings have none, so that no key and no earlier token is good.
func grantAnonymous(q *request, form url.Values) *refusal {
	if form.Get("ms_rtc_renew") == "" && (form.Get("password") == "" || form.Get("ms_rtc_conferenceuri") == "") {
		return q.deny("invalid_request", diagnoseToken)
	}
	return q.deny("invalid_grant", diagnoseToken)
}

// grantPassive sends on to where a browser would sign in.
func grantPassive(q *request, _ url.Values) *refusal {
	q.deny("invalid_grant", diagnoseToken)
	q.answer.Resource.Put("ms_rtc_passiveauthuri", q.root()+"/PassiveAuth/PassiveAuth.aspx")
	return nil
}

// deny answers with an OAuth error.
func (s *response) deny(problem string, diagnosis int) *refusal {
	s.answer.Status = http.StatusBadRequest
	s.answer.Resource = &wire.Resource{Properties: []wire.Property{{Name: "error", Value: problem}}}
	text := "No valid security token."
	if diagnosis == diagnoseType {
		text = "The grant type is not allowed."
	}
	s.diagnose(diagnosis, text)
	return nil
}

// named finds a user by what they sign in with, in any case: their name, their
// address, or DOMAIN\name, where DOMAIN is the first label of the pool's domain.
func (d *directory) named(name string) *user {
	name = strings.ToLower(name)
	label, _, _ := strings.Cut(domain, ".")
	names := []string{name, "sip:" + name}
	if short, ok := strings.CutPrefix(name, label+`\`); ok {
		names = append(names, short, "sip:"+short+"@"+domain, short+"@"+domain)
	}
	for _, key := range names {
		if u := d.user(key); u != nil {
			return u
		}
	}
	return nil
}
