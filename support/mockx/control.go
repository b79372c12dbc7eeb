package mock

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// controlPrefix is where the control interface lies: a path no UCWA path meets.
const controlPrefix = "/~control"

// causes are what the pool can be given as a reason to refuse a conversation,
// and the answer it derives from each.
var causes = map[string]struct {
	status        int
	code, subcode string
}{
	"the conversation already exists": {409, "Conflict", "AlreadyExists"},
	"there are too many groups":       {409, "Conflict", "TooManyGroups"},
	"the resource is not supported":   {409, "Conflict", ""},
	"no backup pool is configured":    {410, "Gone", "CannotRedirect"},
	"the Exchange version is invalid": {500, "ServiceFailure", "InvalidExchangeServerVersion"},
	"the service fails":               {500, "ServiceFailure", ""},
	"the service is unavailable":      {503, "ServiceUnavailable", ""},
	"the service times out":           {504, "Timeout", ""},
	"there are too many requests":     {429, "TooManyRequests", ""},
}

// serveControl provides what UCWA has no call for.
func (p *Pool) serveControl(w http.ResponseWriter, r *http.Request, path string) {
	body, err := io.ReadAll(io.LimitReader(r.Body, limit))
	if err != nil {
		panic(http.ErrAbortHandler) // the client went away
	}
	kind, id, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	status, out := http.StatusNotFound, any(map[string]string{"error": "no such control: " + r.Method + " " + path})
	switch r.Method + " " + kind {
	case "POST groups":
		status, out = p.cast(body, r)
	case "PATCH groups":
		status, out = p.change(id, body)
	case "DELETE groups":
		status, out = p.dismiss(id)
	case "GET users":
		status, out = p.getUser(id)
	case "PATCH users":
		status, out = p.changeUser(id, body)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if out != nil {
		_ = json.NewEncoder(w).Encode(out) // a client that went away needs no answer
	}
}

func badControl(format string, args ...any) (int, any) {
	return http.StatusBadRequest, map[string]string{"error": fmt.Sprintf(format, args...)}
}

// cast makes a group of users with a virtual clock.
func (p *Pool) cast(body []byte, r *http.Request) (int, any) {
	var wish struct {
		Users []struct {
			Name    string
			Scopes  []string
			Answers bool
		}
	}
	if err := json.Unmarshal(body, &wish); err != nil || len(wish.Users) == 0 {
		return badControl("want users, each with a name")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	n := p.number()
	g := &group{id: "g" + strconv.Itoa(n), pool: p, virtual: true, now: p.Now()}
	p.groups[g.id] = g
	var users []map[string]string
	for i, w := range wish.Users {
		name := fmt.Sprintf("%s-%d@contoso.com", w.Name, n)
		u := p.enrol(g, User{SIP: "sip:" + name, Username: name, Password: hexString(p.random(12)), Name: w.Name,
			Phone: fmt.Sprintf("tel:+1425555%04d", (n*10+i)%10000), Answers: w.Answers, Scopes: w.Scopes})
		users = append(users, map[string]string{"name": u.Name, "sip": u.SIP, "username": u.Username, "password": u.Password, "phone": u.Phone})
	}
	root := (&call{r: r}).root() + "/"
	return http.StatusCreated, map[string]any{"group": g.id, "users": users, "discover": root}
}

// change gives a group a cause to refuse, lets time pass or tokens expire.
func (p *Pool) change(id string, body []byte) (int, any) {
	var wish struct {
		Refuse       *string
		Advance      float64
		ExpireTokens bool
	}
	if err := json.Unmarshal(body, &wish); err != nil {
		return badControl("want refuse, advance or expireTokens")
	}
	if _, known := causes[text(wish.Refuse)]; !known && text(wish.Refuse) != "" {
		return badControl("refuse %q: want one of %q", *wish.Refuse, slices.Sorted(maps.Keys(causes)))
	}
	p.mu.RLock()
	g := p.groups[id]
	p.mu.RUnlock()
	if g == nil || !g.virtual {
		return badControl("group %q: want one that was made here", id)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if wish.Refuse != nil {
		g.cause = *wish.Refuse
	}
	g.advance(time.Duration(wish.Advance * float64(time.Second)))
	if wish.ExpireTokens {
		g.advance(lifetime)
	}
	return http.StatusNoContent, nil
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// changeUser sets whether a user's phone is picked up, and the scopes of its
// tokens to come.
func (p *Pool) changeUser(sip string, body []byte) (int, any) {
	var wish struct {
		Answers *bool
		Scopes  []string
	}
	if err := json.Unmarshal(body, &wish); err != nil {
		return badControl("want answers or scopes")
	}
	p.mu.RLock()
	u := p.users[strings.ToLower(strings.TrimPrefix(sip, "sip:"))]
	p.mu.RUnlock()
	if u == nil {
		return badControl("user %q: there is none", sip)
	}
	u.group.mu.Lock()
	defer u.group.mu.Unlock()
	if wish.Answers != nil {
		u.Answers = *wish.Answers
	}
	if wish.Scopes != nil {
		u.Scopes = wish.Scopes
	}
	return http.StatusNoContent, nil
}

// dismiss forgets a group and all its users have.
func (p *Pool) dismiss(id string) (int, any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g := p.groups[id]
	if g == nil || !g.virtual {
		return badControl("group %q: want one that was made here", id)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.end()
	for _, u := range g.users {
		delete(p.users, strings.ToLower(u.Username))
		for _, token := range u.tokens {
			delete(p.tokens, token)
		}
		for _, a := range u.applications {
			delete(p.applications, a.id)
		}
	}
	delete(p.groups, id)
	return http.StatusNoContent, nil
}

// getUser tells what a user signs in with.
func (p *Pool) getUser(name string) (int, any) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	u := p.users[strings.ToLower(strings.TrimPrefix(name, "sip:"))]
	if u == nil {
		return badControl("user %q: there is none", name)
	}
	return http.StatusOK, map[string]string{"name": u.Name, "sip": u.SIP, "username": u.Username, "password": u.Password}
}
