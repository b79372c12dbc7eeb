package mock_test

import (
	"fmt"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestCause_leadsToItsRefusal(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	invitation, original := c.derived()
	for _, row := range []struct{ cause, want string }{
		{"the conversation already exists", "409 Conflict/AlreadyExists"},
		{"there are too many groups", "409 Conflict/TooManyGroups"},
		{"the resource is not supported", "409 Conflict/"},
		{"no backup pool is configured", "410 Gone/CannotRedirect"},
		{"the Exchange version is invalid", "500 ServiceFailure/InvalidExchangeServerVersion"},
		{"the service fails", "500 ServiceFailure/"},
		{"the service is unavailable", "503 ServiceUnavailable/"},
		{"the service times out", "504 Timeout/"},
		{"there are too many requests", "429 TooManyRequests/"},
	} {
		s.order("PATCH", "/groups/"+c.group, jsonObject{"refuse": row.cause}, 204)
		for _, href := range []string{invitation.href("derivedConversation"), original} {
			for _, got := range []answer{c.caller.get(href), c.caller.xml(href)} {
				code, subcode := got.refused(got.status)
				wantText(t, row.cause, fmt.Sprintf("%d %s/%s", got.status, code, subcode), row.want)
				if strings.Contains(string(got.body), "subcode") != (subcode != "") {
					t.Errorf("%s: got %s, want no empty subcode", row.cause, got.body)
				}
			}
		}
		c.caller.get(invitation.href("self")).want(200)
	}
	other := s.cast()
	other.caller.get(other.converse()).want(200)
	s.order("PATCH", "/groups/"+c.group, jsonObject{"refuse": ""}, 204)
	c.caller.get(original).want(200)
}

func TestControl_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	for _, row := range []struct {
		name, method, path, body string
		status                   int
		want                     string
	}{
		{"unknown cause", "PATCH", "/groups/" + c.group, `{"refuse":"409"}`, 400, `cause: got "409", want one of ["the conversation already exists"`},
		{"a status in place of a cause", "PATCH", "/groups/" + c.group, `{"status":409}`, 400, `body: json: unknown field "status"`},
		{"unknown group", "PATCH", "/groups/none", `{}`, 404, `group "none" is not there`},
		{"unknown user", "PATCH", "/users/sip:nobody@contoso.com", `{}`, 404, `user "sip:nobody@contoso.com" is not there`},
		{"scopes that are no list", "PATCH", "/users/" + c.caller.sip, `{"scopes":1}`, 400, "scopes: json: cannot unmarshal number"},
		{"time going back", "PATCH", "/groups/" + c.group, `{"advance":-1}`, 400, "advance: got -1, want seconds from 0 to 31622400"},
		{"no users", "POST", "/groups", `{"users":[]}`, 400, "users: got 0, want 1 to 1000"},
		{"a user twice", "POST", "/groups", `{"users":[{"name":"a"},{"name":"a"}]}`, 400, `user name: got "a" twice, want it once`},
		{"a name no address can have", "POST", "/groups", `{"users":[{"name":"a b"}]}`, 400, `user name: got "a b", want lower-case letters`},
		{"no JSON", "POST", "/groups", `users`, 400, "body: invalid character 'u' looking for beginning of value"},
		{"unknown method", "GET", "/groups", ``, 405, "method GET is not one of the control interface here"},
	} {
		got := s.ask(row.method, "/~control"+row.path, "", inJSON, row.body).want(row.status)
		if text := got.object().text("error"); !strings.HasPrefix(text, row.want) {
			t.Errorf("%s: got %q, want %q", row.name, text, row.want)
		}
	}
}

func TestControl_isServedOnlyWhenAskedFor(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	s.ask("GET", "/~control/groups", "", nil, "").want(405)
	s.ask("GET", "/~control/elsewhere", "", nil, "").want(404)
	closed := uncontrolled(t)
	closed.ask("POST", "/~control/groups", "", nil, `{"users":[{"name":"caller"}]}`).want(404)
}

func TestDropGroup_forgetsAll(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	before := s.pool.Held()
	c := s.cast()
	invitation, _ := c.derived()
	c.caller.poll()
	release := c.callee.keepSending()
	waiting := c.caller.wait()
	waiting.parked(1)
	s.order("DELETE", "/groups/"+c.group, nil, 204)
	s.order("DELETE", "/groups/"+c.group, nil, 204)
	s.order("PATCH", "/groups/"+c.group, jsonObject{}, 404)
	s.order("PATCH", "/users/"+c.caller.sip, jsonObject{}, 404)
	c.caller.get(invitation.href("derivedConversation")).want(401)
	if code, subcode := waiting.answer().refused(404); code != "NotFound" || subcode != "ApplicationNotFound" {
		t.Errorf("parked request: got %s/%s, want NotFound/ApplicationNotFound", code, subcode)
	}
	release()
	if after := s.pool.Held(); after != before {
		t.Errorf("things held: got %d, want %d as before", after, before)
	}
}
