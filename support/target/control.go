package target

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"ucwatest/support/client"
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

// account is how u signs in at a pool that is found by its root.
func (u user) account(root string) client.Account {
	return client.Account{Name: u.Name, SIP: u.SIP, Username: u.Username, Password: u.Password, Discover: root}
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

func (c *Cast) patchUser(ctx context.Context, name string, change map[string]any) error {
	return c.target.control.ask(ctx, http.MethodPatch, "/users/"+url.PathEscape(c.group.user(name).SIP), change, nil)
}

func (c *Cast) patch(ctx context.Context, change map[string]any) error {
	return c.target.control.ask(ctx, http.MethodPatch, "/groups/"+c.group.ID, change, nil)
}

func (c *control) dismiss(ctx context.Context, g group) error {
	return c.ask(ctx, http.MethodDelete, "/groups/"+g.ID, nil, nil)
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
