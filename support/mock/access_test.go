package mock_test

import (
	"encoding/xml"
	"net/url"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// reason is the body of a refusal in XML.
type reason struct {
	XMLName xml.Name `xml:"http://schemas.microsoft.com/rtc/2012/03/ucwa reason"`
	Code    string   `xml:"code"`
	Subcode string   `xml:"subcode"`
	Message string   `xml:"message"`
}

// refused reads a refusal in the format of its media type.
func (a answer) refused(status int) (code, subcode string) {
	a.t.Helper()
	a.want(status)
	if kind := a.header.Get("Content-Type"); !strings.Contains(kind, "xml") {
		v := a.object()
		if v.text("message") == "" {
			a.t.Errorf("message: got none, want one: %s", a.body)
		}
		return v.text("code"), v.text("subcode")
	}
	var r reason
	if err := xml.Unmarshal(a.body, &r); err != nil {
		a.t.Fatalf("reason: %v: %s", err, a.body)
	}
	return r.Code, r.Subcode
}

func TestAccess_isChecked(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		c := s.cast()
		invitation, _ := c.derived()
		alias := invitation.href("derivedConversation")
		unknown := strings.Replace(alias, c.caller.app.href("self"), c.caller.app.href("self")[:strings.LastIndexByte(c.caller.app.href("self"), '/')]+"/1", 1)
		stranger := s.cast().caller
		for _, row := range []struct {
			name, href, token string
			status            int
			code, subcode     string
		}{
			{"the callee", alias, c.callee.token, 403, "Forbidden", ""},
			{"somebody of another group", alias, stranger.token, 403, "Forbidden", ""},
			{"unknown application", unknown, c.caller.token, 404, "NotFound", "ApplicationNotFound"},
			{"unknown invitation", invitation.href("self") + "0/derivedConversation", c.caller.token, 404, "NotFound", ""},
			{"no such resource below the application", c.caller.app.href("self") + "/nothing/here", c.caller.token, 404, "NotFound", ""},
			{"no such resource", "/nothing", "", 404, "NotFound", ""},
		} {
			for _, accept := range []string{"application/json", "application/xml"} {
				got := s.ask("GET", row.href, row.token, map[string]string{"Accept": accept}, "")
				if kind := got.header.Get("Content-Type"); !strings.HasPrefix(kind, accept) {
					t.Errorf("%s: Content-Type: got %q, want %q", row.name, kind, accept)
				}
				if code, subcode := got.refused(row.status); code != row.code || subcode != row.subcode {
					t.Errorf("%s: got %s/%s, want %s/%s", row.name, code, subcode, row.code, row.subcode)
				}
			}
		}
	})
}

func TestAccess_asksToSignIn(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	invitation, _ := c.derived()
	ask := func(name, token string) {
		t.Helper()
		got := s.ask("GET", invitation.href("derivedConversation"), token, nil, "").want(401)
		lines := got.header.Values("WWW-Authenticate")
		want := `MsRtcOAuth href="` + s.url + `/WebTicket/oauthtoken",grant_type="password"`
		if len(lines) != 2 || !strings.HasPrefix(lines[0], "Bearer trusted_issuers=") || lines[1] != want {
			t.Errorf("%s: WWW-Authenticate: got %q, want a line of Bearer and %q", name, lines, want)
		}
		wantText(t, name+": Content-Type", got.header.Get("Content-Type"), "text/html")
	}
	ask("no token", "")
	ask("unknown token", "cwt=unknown")
	s.order("PATCH", "/groups/"+c.group, jsonObject{"expireTokens": true}, 204)
	ask("expired token", c.caller.token)
	c.caller.signIn(s.url + "/")
	c.caller.get(invitation.href("derivedConversation")).want(200)
	s.order("PATCH", "/groups/"+c.group, jsonObject{"advance": 8*60*60 - 1}, 204)
	c.caller.get(mock.RootPath + "/user").want(200)
	s.order("PATCH", "/groups/"+c.group, jsonObject{"advance": 1}, 204)
	ask("token of eight hours ago", c.caller.token)
}

func TestAccess_takesOneOfTwoScopes(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	invitation, original := c.derived()
	for _, row := range []struct {
		scopes []string
		status int
	}{
		{[]string{"Conversations.Initiate"}, 200},
		{[]string{"Conversations.Receive", "Contacts.ReadWrite"}, 200},
		{[]string{"Contacts.ReadWrite"}, 403},
		{[]string{}, 403},
		{nil, 200},
	} {
		s.order("PATCH", "/users/"+c.caller.sip, jsonObject{"scopes": row.scopes}, 204)
		c.caller.signIn(s.url + "/")
		for _, href := range []string{original, invitation.href("self"), invitation.href("derivedConversation")} {
			got := c.caller.get(href).want(row.status)
			if row.status != 200 {
				code, subcode := got.refused(403)
				wantText(t, "reason", code+"/"+subcode, "Forbidden/")
			}
		}
		c.caller.get(c.caller.app.href("self")).want(200)
	}
}

func TestMethods_areTheListedOnes(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		c := s.cast()
		invitation, original := c.derived()
		alias := invitation.href("derivedConversation")
		for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "Get", "get", "TRACE"} {
			got := s.ask(method, alias, c.caller.token, map[string]string{"Accept": "application/xml"}, "")
			code, subcode := got.refused(405)
			wantText(t, method, code+"/"+subcode, "MethodNotAllowed/")
			wantText(t, "Allow", got.header.Get("Allow"), "GET")
		}
		head := s.ask("HEAD", alias, c.caller.token, nil, "").want(405)
		wantText(t, "body of HEAD", string(head.body), "")
		wantText(t, "Allow of a conversation", s.ask("PUT", original, c.caller.token, nil, "").want(405).header.Get("Allow"), "DELETE, GET")
		s.ask("GET", "/WebTicket/oauthtoken", "", nil, "").want(405)
		c.caller.get(alias).want(200)
	})
}

func TestToken_isGrantedForAPassword(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	if err := s.pool.AddUser(mock.User{SIP: "sip:resident@contoso.com", Username: "Resident@contoso.com", Password: "secret & more"}); err != nil {
		t.Fatal(err)
	}
	const form = "application/x-www-form-urlencoded"
	good := url.Values{"grant_type": {"password"}, "username": {"resident@Contoso.com"}, "password": {"secret & more"}}
	for _, row := range []struct {
		name, kind, key, value, problem string
	}{
		{"JSON in place of a form", "application/json", "", "", "invalid_request"},
		{"no grant type", form, "grant_type", "", "invalid_request"},
		{"another grant type", form, "grant_type", "urn:microsoft.rtc:windows", "unsupported_grant_type"},
		{"wrong password", form, "password", "guess", "invalid_grant"},
		{"unknown user", form, "username", "nobody@contoso.com", "invalid_grant"},
		{"all right", form, "", "", ""},
	} {
		fields := url.Values{}
		for k, v := range good {
			fields[k] = v
		}
		if row.key != "" {
			fields.Set(row.key, row.value)
		}
		got := s.ask("POST", "/WebTicket/oauthtoken", "", map[string]string{"Content-Type": row.kind}, fields.Encode())
		wantText(t, row.name+": Cache-Control", got.header.Get("Cache-Control"), "no-store")
		wantText(t, row.name, got.object().text("error"), row.problem)
		if row.problem == "" {
			got.want(200)
			if v := got.object(); !strings.HasPrefix(v.text("access_token"), "cwt=") || v.at("expires_in") != 28800.0 || v.text("token_type") != "Bearer" {
				t.Errorf("token: got %v, want a Bearer token for 8 hours", v)
			}
		} else {
			got.want(400)
		}
	}
}

func TestAddUser_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	good := mock.User{SIP: "sip:one@contoso.com", Username: "one@contoso.com", Password: "secret"}
	if err := s.pool.AddUser(good); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name string
		user mock.User
		want string
	}{
		{"no address", mock.User{Username: "two", Password: "secret"}, `user "": want an address like sip:name@contoso.com`},
		{"no password", mock.User{SIP: "sip:two@contoso.com", Username: "two"}, "user sip:two@contoso.com: want a username and a password"},
		{"taken address", good, `user sip:one@contoso.com: "sip:one@contoso.com" is taken by sip:one@contoso.com`},
	} {
		err := s.pool.AddUser(row.user)
		if err == nil || err.Error() != row.want {
			t.Errorf("%s: got %v, want %s", row.name, err, row.want)
		}
	}
}
