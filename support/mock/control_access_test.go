package mock_test

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// knock calls the control interface with a header, and returns the status and
// the error.
func (s *server) knock(method, path string, header map[string]string, body string) (int, string) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+"/~control"+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	if host := header["Host"]; host != "" {
		r.Host = host
	}
	response, err := browser.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	got := make([]byte, 1000)
	n, _ := response.Body.Read(got)
	return response.StatusCode, string(got[:n])
}

const oneUser = `{"users":[{"name":"caller"}]}`

func TestControl_isClosedToPagesOfOtherSites(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	for name, row := range map[string]struct {
		header map[string]string
		status int
		want   string
	}{
		"a program":                   {nil, 201, ""},
		"a page of the mock's own":    {map[string]string{"Origin": s.url, "Sec-Fetch-Site": "same-origin"}, 201, ""},
		"a program with a charset":    {map[string]string{"Content-Type": "application/json; charset=utf-8"}, 201, ""},
		"localhost":                   {map[string]string{"Host": "localhost:8080"}, 201, ""},
		"an IPv6 address":             {map[string]string{"Host": "[::1]:8080"}, 201, ""},
		"a page of another site":      {map[string]string{"Origin": "https://app.contoso.com"}, 403, "app.contoso.com"},
		"a page on another port":      {map[string]string{"Origin": "http://127.0.0.1:1"}, 403, "another site"},
		"a page in a file":            {map[string]string{"Origin": "null"}, 403, "another site"},
		"a page that hides":           {map[string]string{"Sec-Fetch-Site": "cross-site"}, 403, "another site"},
		"a host that points here":     {map[string]string{"Host": "app.contoso.com"}, 403, "want an IP address or localhost"},
		"a form":                      {map[string]string{"Content-Type": "text/plain"}, 415, "application/json"},
		"what says nothing of itself": {map[string]string{"Content-Type": ""}, 415, "application/json"},
	} {
		header := maps.Clone(inJSON)
		maps.Copy(header, row.header)
		if status, got := s.knock("POST", "/groups", header, oneUser); status != row.status || !strings.Contains(got, row.want) {
			t.Errorf("%s: got status %d and %s, want %d and %q", name, status, got, row.status, row.want)
		}
	}
	if status, _ := s.knock("GET", "/faults", map[string]string{"Origin": "https://app.contoso.com"}, ""); status != 403 {
		t.Errorf("a page that reads: got status %d, want 403", status)
	}
}

func TestControl_asksForItsToken(t *testing.T) {
	t.Parallel()
	s := serveWith(t, mock.Options{ControlToken: "canary"})
	for token, want := range map[string]int{"": 401, "other": 401, "canary": 201} {
		header := map[string]string{"Content-Type": "application/json", "Host": "mock.contoso.com", "Authorization": "Bearer " + token}
		if status, got := s.knock("POST", "/groups", header, oneUser); status != want || strings.Contains(got, "canary") {
			t.Errorf("token %q: got status %d and %s, want %d and no token", token, status, got, want)
		}
	}
}

func TestControl_boundsGroupsAndUsers(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	many := make([]jsonObject, 1001)
	for i := range many {
		many[i] = jsonObject{"name": strings.Repeat("a", i+1)}
	}
	refused := s.order("POST", "/groups", jsonObject{"users": many}, 400)
	wantText(t, "too many users", refused.object().text("error"), "users: got 1001, want 1 to 1000")
	s.pool.FillGroups()
	refused = s.order("POST", "/groups", jsonObject{"users": many[:1]}, 409)
	wantText(t, "too many groups", refused.object().text("error"), "groups: got 10000 already, want some of them deleted first")
	if _, err := s.pool.Derive(t.Context()); fmt.Sprint(err) != "derive: got 10000 groups of users already" {
		t.Errorf("derive: got %v, want it to be refused", err)
	}
}

// TestInvitations_areForgottenAfterTheyEnded goes by time that passes, not by
// what a clock skips while everybody waits.
func TestInvitations_areForgottenAfterTheyEnded(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	invite := func() string {
		return c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201).header.Get("Location")
	}
	first := invite()
	c.caller.await("communication: messagingInvitation completed Failure")
	c.advance(200)
	second := invite()
	c.caller.await("communication: messagingInvitation completed Failure")
	c.caller.drain()
	c.advance(99)
	c.caller.get(first).want(200)
	c.advance(2)
	c.caller.get(first).want(404)
	c.caller.get(second).want(200)
	c.advance(300)
	c.caller.get(second).want(404)
	if kept := c.caller.pool.Invitations(c.caller.sip) + c.caller.pool.Invitations(c.callee.sip); kept != 0 {
		t.Errorf("invitations: got %d, want none kept", kept)
	}
}
