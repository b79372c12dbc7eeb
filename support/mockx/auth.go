package mock

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	userPath  = "/Autodiscover/AutodiscoverService.svc/root/oauth/user"
	tokenPath = "/WebTicket/oauthtoken"

	// lifetime is how long a user's token lives (captures: eight hours).
	lifetime = 8 * time.Hour
)

// A user of the pool.
type user struct {
	User
	group        *group
	applications []*application
	forward      string // immediate forwarding: the SIP address of a contact
	ring         string // simultaneous ring: the SIP address of a contact
	tokens       []string
}

// A grant is a token and what it allows.
type grant struct {
	user    *user
	scopes  []string
	expires time.Time
}

// discover answers at the root: where users are found (RootURL).
func (c *call) discover() *Answer {
	c.name = "discovery"
	if c.r.Method != http.MethodGet {
		return c.refuse(http.StatusMethodNotAllowed, "MethodNotAllowed", "")
	}
	r := &Resource{Href: c.root() + "/"}
	r.link("user", c.root()+userPath).link("xframe", c.root()+"/Autodiscover/XFrame/XFrame.html")
	return c.show(r)
}

// discoverUser answers a user who has signed in: where applications are made.
func (c *call) discoverUser() *Answer {
	c.name = "user"
	if _, challenge := c.authenticate(); challenge != nil {
		return challenge
	}
	r := &Resource{Href: c.root() + userPath}
	return c.show(r.link("applications", c.root()+c.p.base).link("xframe", c.root()+"/Autodiscover/XFrame/XFrame.html"))
}

// grantToken grants a token for a password, or says in OAuth's words why not.
func (c *call) grantToken() *Answer {
	c.name = "token"
	form, err := url.ParseQuery(string(c.body))
	if err != nil || c.r.Method != http.MethodPost {
		return oauthError("invalid_request")
	}
	if form.Get("grant_type") != "password" {
		return oauthError("unsupported_grant_type")
	}
	c.p.mu.RLock()
	u := c.p.users[strings.ToLower(form.Get("username"))]
	c.p.mu.RUnlock()
	if u == nil || u.Password != form.Get("password") {
		return oauthError("invalid_grant")
	}
	c.user = u
	u.group.enter()
	defer u.group.leave()
	token := "cwt=" + base64.RawURLEncoding.EncodeToString(c.p.random(24))
	g := &grant{user: u, scopes: u.Scopes, expires: u.group.time().Add(lifetime)}
	c.p.mu.Lock()
	c.p.tokens[token] = g
	c.p.mu.Unlock()
	u.tokens = append(u.tokens, token)
	return oauth(http.StatusOK, map[string]any{"access_token": token, "expires_in": int(lifetime.Seconds()),
		"ms_rtc_identityscope": "local", "token_type": "Bearer"})
}

func oauthError(word string) *Answer {
	return oauth(http.StatusBadRequest, map[string]any{"error": word})
}

func oauth(status int, members map[string]any) *Answer {
	body, err := json.Marshal(members)
	if err != nil {
		panic(err) // strings and numbers can be marshalled
	}
	return &Answer{MediaType: "application/json;charset=UTF-8", Status: status, raw: body}
}

// authenticate finds the user by the token, or challenges (AuthenticationInUCWA).
func (c *call) authenticate() (*grant, *Answer) {
	token, bearer := strings.CutPrefix(c.r.Header.Get("Authorization"), "Bearer ")
	c.p.mu.RLock()
	g := c.p.tokens[token]
	c.p.mu.RUnlock()
	if g == nil && c.p.forgets(LapseToken) {
		g = c.p.stranger(c.path)
	}
	if !bearer && !c.p.forgets(LapseToken) || g == nil || c.expired(g) {
		return nil, c.challengeUser()
	}
	c.user = g.user
	return g, nil
}

func (c *call) expired(g *grant) bool {
	g.user.group.mu.Lock()
	defer g.user.group.mu.Unlock()
	return !g.expires.After(g.user.group.time()) && !c.p.forgets(LapseExpiry)
}

// stranger is a token for whoever owns the application at path.
func (p *Pool) stranger(path string) *grant {
	p.mu.RLock()
	defer p.mu.RUnlock()
	id, _, _ := strings.Cut(strings.TrimPrefix(path, p.base+"/"), "/")
	if a := p.applications[id]; a != nil {
		return &grant{user: a.user, expires: a.user.group.time().Add(lifetime)}
	}
	return nil
}

// challengeUser says where tokens are granted, in two header lines and a page.
func (c *call) challengeUser() *Answer {
	c.challenge = []string{
		`Bearer trusted_issuers="", client_id="00000004-0000-0ff1-ce00-000000000000"`,
		`MsRtcOAuth href="` + c.root() + tokenPath + `",grant_type="password"`,
	}
	return &Answer{MediaType: "text/html", Status: http.StatusUnauthorized,
		HTML: "<!DOCTYPE html><html><head><title>401</title></head><body>Sign in.</body></html>"}
}

// scopes tells whether a token may be used for conversations: one without
// scopes may, one with scopes needs one of the two the reference lists.
func (p *Pool) scopes(g *grant) bool {
	return g.scopes == nil || p.forgets(LapseScope) ||
		slices.Contains(g.scopes, "Conversations.Initiate") && !p.forgets(LapseInitiate) ||
		slices.Contains(g.scopes, "Conversations.Receive") && !p.forgets(LapseReceive)
}
