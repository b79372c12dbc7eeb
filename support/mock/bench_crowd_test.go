package mock_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime/debug"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// A crowd is a pool with many users of AddUser, each signed in with one
// application that has one conversation. It is asked without a connection.
type crowd struct {
	b       *testing.B
	pool    *mock.Pool
	members []member
}

// A member is a user of a crowd.
type member struct {
	name, sip, token       string
	events, conversation   string
	applications, messages string // where to register, and to start messaging
	network                string // where to tell something that is of no consequence
	people                 string // below which contacts are
	me                     string // below which one publishes one's presence
}

// gather makes a crowd of n, with a clock that follows the one on the wall.
func gather(b *testing.B, n int) *crowd {
	b.Helper()
	pool := mocktest.New(b, mock.Options{})
	defer debug.SetGCPercent(debug.SetGCPercent(500)) // hardly anything becomes garbage
	c := &crowd{b, pool, make([]member, n)}
	for i := range c.members {
		c.members[i] = c.join(fmt.Sprintf("member%d", i))
	}
	return c
}

// join adds and signs in a user.
func (c *crowd) join(name string) member {
	c.b.Helper()
	m := member{name: name, sip: "sip:" + name + "@contoso.com", applications: "/ucwa/oauth/v1/applications"}
	if err := c.pool.AddUser(mock.User{SIP: m.sip, Username: name, Password: "pass@word1"}); err != nil {
		c.b.Fatal(err)
	}
	m.token = c.grant(name, "pass@word1")
	app := c.register(m, "endpoint")
	c.pool.Crowd(m.sip, 1, 0)
	communication := jsonObject(app.at("_embedded", "communication").(map[string]any))
	m.people = app.text("_embedded", "people", "_links", "self", "href")
	m.events, m.messages, m.network = app.href("events"), communication.href("startMessaging"), app.href("reportMyNetwork")
	list := c.ask("GET", communication.href("conversations"), m.token, "").want(200).object()
	m.conversation = list.text("_links", "conversation", "href")
	return m
}

// grant is a new token of the user called name.
func (c *crowd) grant(name, password string) string {
	c.b.Helper()
	form := url.Values{"grant_type": {"password"}, "username": {name}, "password": {password}}
	r := httptest.NewRequest(http.MethodPost, "/WebTicket/oauthtoken", bytes.NewBufferString(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return c.serve(r).want(200).object().text("access_token")
}

// register creates an application of m.
func (c *crowd) register(m member, endpoint string) jsonObject {
	c.b.Helper()
	body := `{"culture":"en-US","endpointId":"` + endpoint + `","userAgent":"bench"}`
	return c.ask(http.MethodPost, m.applications, m.token, body).want(201).object()
}

// invite lets m start messaging with whoever has the address to, and returns
// the conversation.
func (c *crowd) invite(m member, to string) string {
	c.b.Helper()
	made := c.ask(http.MethodPost, m.messages, m.token, `{"to":"`+to+`","operationId":"`+to+`"}`).want(201)
	return c.ask(http.MethodGet, made.header.Get("Location"), m.token, "").want(200).object().href("conversation")
}

// ask sends one request, with a body of JSON if there is any.
func (c *crowd) ask(method, href, token, body string) answer {
	c.b.Helper()
	return c.serve(c.request(context.Background(), method, href, token, body))
}

func (c *crowd) request(ctx context.Context, method, href, token, body string) *http.Request {
	r := httptest.NewRequestWithContext(ctx, method, href, bytes.NewBufferString(body))
	r.Header.Set("Authorization", "Bearer "+token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

func (c *crowd) serve(r *http.Request) answer {
	w := httptest.NewRecorder()
	c.pool.ServeHTTP(w, r)
	return answer{c.b, w.Code, w.Header(), w.Body.Bytes()}
}
