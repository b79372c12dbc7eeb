package target

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"ucwatest/support/client"
)

// A controlClient is the backend that is a mock. Its control interface is asked for
// what UCWA has no call for: users, a cause to refuse, a phone that answers by
// itself. Never for a status or a code.
type controlClient struct {
	root  string // of the mock, without a slash at the end
	token string // of the control interface, "" for none
	http  *http.Client
}

// controlTimeout bounds one call of the control interface.
const controlTimeout = 30 * time.Second

// newControlClient is the mock at root. It never redirects: what does is something
// else, and is followed nowhere.
func newControlClient(root string, transport *http.Transport) *controlClient {
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &controlClient{root: root, http: &http.Client{Transport: transport, Timeout: controlTimeout, CheckRedirect: stay}}
}

func (m *controlClient) reach(ctx context.Context, _ client.Options) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, m.root+"/", nil)
	if err != nil {
		return err
	}
	response, err := m.http.Do(request)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

// names are none: users are made for a case.
func (m *controlClient) names() []string { return nil }

// identities are none as well.
func (m *controlClient) identities() map[string]Identity { return nil }

func (m *controlClient) entrances() map[string]Entrance { return nil }

func (m *controlClient) users(ctx context.Context) (users, error) {
	g, err := m.group(ctx)
	if err != nil {
		return nil, err
	}
	return g, nil
}

func (m *controlClient) group(ctx context.Context) (*group, error) {
	g := &group{mock: m}
	wish := map[string]any{"users": []map[string]string{{"name": parts[0]}, {"name": parts[1]}, {"name": parts[2]}}}
	return g, m.ask(ctx, http.MethodPost, "/groups", wish, g)
}

func (m *controlClient) account(ctx context.Context, name string) (client.Account, error) {
	var granted struct {
		SIP   string `json:"sip"`
		Token string `json:"access_token"`
	}
	if err := m.ask(ctx, http.MethodPost, "/users/"+url.PathEscape(name)+"/tokens", nil, &granted); err != nil {
		return client.Account{}, fmt.Errorf("user %s: %w", name, err)
	}
	return client.Account{Name: name, SIP: granted.SIP, Token: granted.Token, Discover: m.root + "/"}, nil
}

// ask sends one request to the control interface and reads its answer into out,
// unless that is nil.
func (m *controlClient) ask(ctx context.Context, method, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	control := m.root + "/~control"
	request, err := http.NewRequestWithContext(ctx, method, control+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	if m.token != "" {
		request.Header.Set("Authorization", "Bearer "+m.token)
	}
	response, err := m.http.Do(request)
	if err != nil {
		return fmt.Errorf("control interface of the mock: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return fmt.Errorf("control interface of the mock: %w", err)
	}
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("control interface of the mock at %s: status %d: %.300q", control, response.StatusCode, answer)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer, out)
}

// A group is the users of one case; they have a clock of their own.
type group struct {
	ID       string `json:"group"`
	Discover string `json:"discover"`
	Users    []user `json:"users"`

	mock *controlClient
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

func (g *group) user(part string) user {
	for _, u := range g.Users {
		if u.Name == part {
			return u
		}
	}
	return user{Name: part}
}

func (g *group) account(part string) (client.Account, error) {
	return g.user(part).account(g.Discover), nil
}

func (g *group) enter(ctx context.Context, part string, o client.Options) (*client.Session, error) {
	return client.SignIn(ctx, o, g.user(part).account(g.Discover))
}

func (g *group) username(part string) string { return g.user(part).Username }

func (g *group) dismiss(ctx context.Context) error {
	return g.mock.ask(ctx, http.MethodDelete, "/groups/"+g.ID, nil, nil)
}

// patch changes the group, and patchUser one of its users.
func (g *group) patch(ctx context.Context, change map[string]any) error {
	return g.mock.ask(ctx, http.MethodPatch, "/groups/"+g.ID, change, nil)
}

func (g *group) patchUser(ctx context.Context, name string, change map[string]any) error {
	user := g.user(name)
	if user.SIP == "" {
		return fmt.Errorf("the mock has made no user %q", name)
	}
	return g.mock.ask(ctx, http.MethodPatch, "/users/"+url.PathEscape(user.SIP), change, nil)
}

// PickUp lets the phone of the user called name answer by itself from now on.
func (g *group) PickUp(ctx context.Context, name string) error {
	return g.patchUser(ctx, name, map[string]any{"answers": true})
}

// Divert lets the messaging invitations to the user called name reach to instead.
func (g *group) Divert(ctx context.Context, name, to string) error {
	return g.patchUser(ctx, name, map[string]any{"messagesTo": g.user(to).SIP})
}

// Grant limits the tokens granted to the user called name from now on to scope.
func (g *group) Grant(ctx context.Context, name, scope string) error {
	return g.patchUser(ctx, name, map[string]any{"scopes": []string{scope}})
}

// Refuse gives the mock a cause to refuse the users' conversations.
func (g *group) Refuse(ctx context.Context, cause string) error {
	return g.patch(ctx, map[string]any{"refuse": cause})
}

// Expire lets the tokens of all users of the group expire.
func (g *group) Expire(ctx context.Context) error {
	return g.patch(ctx, map[string]any{"expireTokens": true})
}
