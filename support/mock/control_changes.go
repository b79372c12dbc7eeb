package mock

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// changeGroup gives the group a cause to refuse, moves its clock on, or lets
// its tokens expire.
func changeGroup(p *Pool, r *http.Request, ids parameters) (int, any, error) {
	var body struct {
		Refuse       *string  `json:"refuse"`
		Advance      *float64 `json:"advance"`
		ExpireTokens bool     `json:"expireTokens"`
	}
	g := p.group(ids[0])
	if g == nil {
		return http.StatusNotFound, nil, fmt.Errorf("group %q is not there", ids[0])
	}
	if err := readOrder(r, &body); err != nil {
		return http.StatusBadRequest, nil, err
	}
	if body.Advance != nil && (*body.Advance < 0 || *body.Advance > maxAdvance.Seconds()) {
		return http.StatusBadRequest, nil, fmt.Errorf("advance: got %v, want seconds from 0 to %.0f", *body.Advance, maxAdvance.Seconds())
	}
	if body.Advance != nil && !g.clock.Virtual() {
		return http.StatusBadRequest, nil, errors.New("advance: the users of this group live by the clock on the wall")
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.idle()
	g.revision++
	if body.Refuse != nil {
		if err := g.refuse(*body.Refuse); err != nil {
			return http.StatusBadRequest, nil, err
		}
	}
	if body.Advance != nil {
		g.clock.Advance(time.Duration(*body.Advance * float64(time.Second)))
	}
	if body.ExpireTokens {
		g.expire()
	}
	return http.StatusNoContent, nil, nil
}

// group is the group id, that of the users of AddUser included; nil if there is
// none.
func (p *Pool) group(id string) *group {
	if id == p.residents.id {
		return p.residents
	}
	return p.directory.group(id)
}

// maxAdvance is how far a clock is moved on at once.
const maxAdvance = 366 * 24 * time.Hour

// refuse gives g a cause to refuse conversations; "" takes it away.
func (g *group) refuse(name string) error {
	if name == "" {
		g.cause = nil
		return nil
	}
	why, ok := findCause(name)
	if !ok {
		return fmt.Errorf("cause: got %q, want one of %q", name, Causes())
	}
	g.cause = why
	return nil
}

// expire lets all tokens of g expire now.
func (g *group) expire() {
	for _, u := range g.users {
		u.expire()
	}
}

// expire lets all tokens of u expire now.
func (u *user) expire() {
	for _, t := range u.tokens {
		t.expires = u.group.clock.Now()
	}
}

// changeUser lets a phone be picked up by itself, limits the tokens granted
// from now on, or lets messaging invitations reach another user of the group.
func changeUser(p *Pool, r *http.Request, ids parameters) (int, any, error) {
	var body struct {
		Answers    *bool           `json:"answers"`
		Scopes     json.RawMessage `json:"scopes"`
		MessagesTo *string         `json:"messagesTo"`
		userChange
	}
	u := p.directory.user(strings.ToLower(ids[0]))
	if u == nil {
		return http.StatusNotFound, nil, fmt.Errorf("user %q is not there", ids[0])
	}
	if err := readOrder(r, &body); err != nil {
		return http.StatusBadRequest, nil, err
	}
	var scopes []string
	if body.Scopes != nil {
		if err := json.Unmarshal(body.Scopes, &scopes); err != nil {
			return http.StatusBadRequest, nil, fmt.Errorf("scopes: %w", err)
		}
	}
	g := u.group
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.idle()
	g.revision++
	if body.MessagesTo != nil && !u.divert(*body.MessagesTo) {
		return http.StatusBadRequest, nil, fmt.Errorf("messagesTo: got %q, want the address of a user of the group, or none", *body.MessagesTo)
	}
	if err := body.userChange.apply(u); err != nil {
		return http.StatusBadRequest, nil, err
	}
	if body.Scopes != nil {
		u.Scopes = scopes
	}
	if body.Answers != nil {
		u.Answers = *body.Answers
		for _, k := range u.ringing() {
			u.pickUp(k)
		}
	}
	return http.StatusNoContent, nil, nil
}
