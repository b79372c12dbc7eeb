package target

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// control asks the mock for what UCWA has no call for: users, a cause to
// refuse, a phone that answers by itself. Never for a status or a code.
type control struct {
	url  string
	http *http.Client
}

// A group is the users of one case; they have a clock of their own.
type group struct {
	ID       string `json:"group"`
	Discover string `json:"discover"`
	Users    []user `json:"users"`
}

type user struct {
	Name     string `json:"name"`
	SIP      string `json:"sip"`
	Username string `json:"username"`
	Password string `json:"password"`
}

func (g group) user(name string) user {
	for _, u := range g.Users {
		if u.Name == name {
			return u
		}
	}
	return user{Name: name}
}

func (c *control) cast(ctx context.Context) (group, error) {
	var g group
	wish := map[string]any{"users": []map[string]string{{"name": "caller"}, {"name": "callee"}, {"name": "answerer"}}}
	return g, c.ask(ctx, http.MethodPost, "/groups", wish, &g)
}

// Username is what the user called name signs in as.
func (c *Cast) Username(name string) string { return c.group.user(name).Username }

// PickUp lets the phone of the user called name answer by itself from now on.
func (c *Cast) PickUp(ctx context.Context, name string) error {
	return c.patchUser(ctx, name, map[string]any{"answers": true})
}

// Divert lets the messaging invitations to the user called name reach the user
// called to instead.
func (c *Cast) Divert(ctx context.Context, name, to string) error {
	return c.patchUser(ctx, name, map[string]any{"messagesTo": c.group.user(to).SIP})
}

// Grant limits the tokens granted to the user called name from now on to scope.
func (c *Cast) Grant(ctx context.Context, name, scope string) error {
	return c.patchUser(ctx, name, map[string]any{"scopes": []string{scope}})
}

func (c *Cast) patchUser(ctx context.Context, name string, change map[string]any) error {
	return c.target.control.ask(ctx, http.MethodPatch, "/users/"+url.PathEscape(c.group.user(name).SIP), change, nil)
}

// Refuse gives the pool a cause to refuse the users' conversations.
func (c *Cast) Refuse(ctx context.Context, cause string) error {
	return c.patch(ctx, map[string]any{"refuse": cause})
}

// Expire lets the tokens of all users of the cast expire.
func (c *Cast) Expire(ctx context.Context) error {
	return c.patch(ctx, map[string]any{"expireTokens": true})
}

func (c *Cast) patch(ctx context.Context, change map[string]any) error {
	return c.target.control.ask(ctx, http.MethodPatch, "/groups/"+c.group.ID, change, nil)
}

// Dismiss lets the mock forget the users and all they have.
func (c *Cast) Dismiss(ctx context.Context) error {
	return c.target.control.ask(ctx, http.MethodDelete, "/groups/"+c.group.ID, nil, nil)
}

// ask sends one request and reads its answer into out, unless that is nil.
func (c *control) ask(ctx context.Context, method, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, method, c.url+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.http.Do(request)
	if err != nil {
		return fmt.Errorf("control interface of the mock: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return fmt.Errorf("control interface of the mock: %w", err)
	}
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("control interface of the mock at %s: status %d: %s", c.url, response.StatusCode, answer)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer, out)
}
