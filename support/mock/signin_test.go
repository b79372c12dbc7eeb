package mock_test

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// elsewhere is the same server under another name: localhost for 127.0.0.1.
func (s *server) elsewhere() string { return strings.Replace(s.url, "127.0.0.1", "localhost", 1) }

func TestDiscovery_isTheSameOnAnyHost(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		for _, root := range []string{s.url + "/", s.elsewhere() + "/", s.url + mock.RootPath} {
			got := s.ask("GET", root, "", nil, "").want(200)
			v := got.object()
			wantText(t, root+": Expires", got.header.Get("Expires"), where(d.Profile().ServerHeaders, "-1"))
			host := root[:strings.Index(root[7:], "/")+7]
			wantText(t, root+": self", v.href("self"), root)
			wantText(t, root+": user", v.href("user"), host+mock.RootPath+"/oauth/user?originalDomain=contoso.com")
			wantText(t, root+": redirect", v.href("redirect"), "")
			wantText(t, root+": rel", v.text("rel"), where(d.Profile().DiscoveryRel, "root"))
		}
		named := s.ask("GET", s.url+"/", "", map[string]string{"Accept": "application/xml"}, "").want(200)
		if !strings.Contains(string(named.body), `<resource rel="root" href="`+s.url+`/"`) {
			t.Errorf("root as XML: got %s, want an element with rel and href", named.body)
		}
	})
}

func TestDiscovery_leadsBackWhoNamesNoHost(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	for _, request := range []string{"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n"} {
		l := s.plugIn(t)
		if _, err := l.conn.Write([]byte(request)); err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(l.response().Body)
		if err != nil {
			t.Fatal(err)
		}
		var v jsonObject
		if err := json.Unmarshal(body, &v); err != nil {
			t.Fatal(err)
		}
		wantText(t, request+": self", v.href("self"), s.url+"/")
	}
}

func TestDiscovery_redirects(t *testing.T) {
	t.Parallel()
	const other = "https://other.contoso.com" + mock.RootPath
	s := serveWith(t, mock.Options{Redirect: other})
	v := s.ask("GET", "/", "", nil, "").want(200).object()
	wantText(t, "redirect", v.href("redirect"), other)
	wantText(t, "user", v.href("user"), "")
	v = s.ask("GET", mock.RootPath, "", nil, "").want(200).object()
	wantText(t, "redirect of the other root", v.href("redirect"), "")
	if v.href("user") == "" {
		t.Errorf("the other root: got %v, want a link user", v)
	}
}

func TestDiscovery_leadsToTheHomePool(t *testing.T) {
	t.Parallel()
	s := serveWith(t, mock.Options{Home: "https://home.contoso.com"})
	p := s.resident("one")
	p.signIn(s.url + "/")
	wantText(t, "applications", p.applications, "https://home.contoso.com"+applicationsPath)
	link := p.get(mock.RootPath+"/user").object().at("_links", "applications").(map[string]any)
	wantText(t, "revision", jsonObject(link).text("revision"), "2")
}

// resident is a user of AddUser who has not signed in.
func (s *server) resident(name string) *person {
	s.t.Helper()
	address := name + "@contoso.com"
	if err := s.pool.AddUser(mock.User{SIP: "sip:" + address, Username: address, Password: "secret"}); err != nil {
		s.t.Fatal(err)
	}
	return &person{server: s, sip: "sip:" + address, username: address, password: "secret"}
}

func TestToken_isGoodOnItsHostOnly(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	p := s.resident("one")
	p.signIn(s.url + "/")
	refused := p.get(s.elsewhere() + mock.RootPath + "/user").want(401)
	want := `MsRtcOAuth href="` + s.elsewhere() + `/WebTicket/oauthtoken",grant_type="password"`
	wantText(t, "challenge", refused.header.Values("WWW-Authenticate")[1], want)
	failed := p.ask("POST", s.elsewhere()+applicationsPath, p.token, map[string]string{"Content-Type": "application/json"}, "{}").want(500)
	wantText(t, "Content-Type", failed.header.Get("Content-Type"), "text/html")
	wantText(t, "diagnosis", failed.header.Get("X-Ms-diagnostics"), `28032;source="pool.contoso.com";reason="The web ticket is invalid."`)
	p.ask("GET", s.url+mock.RootPath+"/user", p.token, nil, "").want(200)
	p.signIn(s.elsewhere() + "/")
	p.register("endpoint")
}

func TestOrigin_hasToBeOnTheList(t *testing.T) {
	t.Parallel()
	s := serveWith(t, mock.Options{Origins: []string{"https://app.contoso.com"}})
	p := s.resident("one")
	p.signIn(s.url + "/")
	for _, row := range []struct {
		origin string
		status int
	}{{"https://app.contoso.com", 200}, {"https://other.contoso.com", 403}, {"", 403}} {
		for _, path := range []string{"/", mock.RootPath + "/user"} {
			got := p.ask("GET", path, p.token, map[string]string{"X-Ms-Origin": row.origin}, "").want(row.status)
			if row.status == 200 {
				continue
			}
			code, subcode := got.refused(403)
			wantText(t, row.origin, code+"/"+subcode, "Forbidden/")
			if d := got.header.Get("X-Ms-diagnostics"); !strings.HasPrefix(d, `28070;source="pool.contoso.com";reason=`) {
				t.Errorf("%s: X-Ms-diagnostics: got %q, want number 28070", path, d)
			}
		}
	}
}

// tokenAsk posts a form to the token endpoint.
func (s *server) tokenAsk(fields ...string) answer {
	s.t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return s.ask("POST", "/WebTicket/oauthtoken", "", map[string]string{"Content-Type": "application/x-www-form-urlencoded;charset=UTF-8"}, form.Encode())
}

func TestGrants_areRefusedAsDocumented(t *testing.T) {
	t.Parallel()
	const urn = "urn:microsoft.rtc:"
	all := []string{urn + "windows", urn + "anonmeeting", urn + "passive"}
	s := serveWith(t, mock.Options{Grants: all})
	challenge := s.ask("GET", mock.RootPath+"/user", "", nil, "").want(401).header.Values("WWW-Authenticate")[1]
	if !strings.HasSuffix(challenge, `,grant_type="`+strings.Join(all, ",")+`"`) {
		t.Errorf("challenge: got %q, want the grants %q", challenge, all)
	}
	for _, row := range []struct {
		name    string
		fields  []string
		problem string
		number  string
	}{
		{"a password where there are none", []string{"grant_type", "password", "username", "one", "password", "secret"}, "unsupported_grant_type", "28029;"},
		{"an unknown grant", []string{"grant_type", "refresh_token"}, "unsupported_grant_type", "28029;"},
		{"no grant", nil, "invalid_request", "28020;"},
		{"a meeting without a key", []string{"grant_type", urn + "anonmeeting", "ms_rtc_conferenceuri", "sip:x"}, "invalid_request", "28020;"},
		{"an unknown meeting", []string{"grant_type", urn + "anonmeeting", "password", "KEY", "ms_rtc_conferenceuri", "sip:x"}, "invalid_grant", "28020;"},
		{"a token that never was", []string{"grant_type", urn + "anonmeeting", "ms_rtc_renew", "cwt=x"}, "invalid_grant", "28020;"},
		{"a passive sign-in", []string{"grant_type", urn + "passive"}, "invalid_grant", "28020;"},
	} {
		got := s.tokenAsk(row.fields...).want(400)
		wantText(t, row.name, got.object().text("error"), row.problem)
		wantText(t, row.name+": caching", got.header.Get("Cache-Control")+" "+got.header.Get("Pragma"), "no-store no-cache")
		if d := got.header.Get("X-Ms-diagnostics"); !strings.HasPrefix(d, row.number) {
			t.Errorf("%s: X-Ms-diagnostics: got %q, want %s", row.name, d, row.number)
		}
	}
	wantText(t, "passive", s.tokenAsk("grant_type", urn+"passive").object().text("ms_rtc_passiveauthuri"), s.url+"/PassiveAuth/PassiveAuth.aspx")
	lines := s.tokenAsk("grant_type", urn+"windows").want(401).header.Values("WWW-Authenticate")
	wantText(t, "windows", strings.Join(lines, " "), "Negotiate NTLM")
}

func TestPassword_isAskedForByAnyName(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	s.resident("one")
	for _, name := range []string{"one@contoso.com", "ONE@Contoso.Com", `contoso\one`, `CONTOSO\One`} {
		s.tokenAsk("grant_type", "password", "username", name, "password", "secret").want(200)
	}
	for _, name := range []string{"one", `other\one`, `contoso\two`, ""} {
		wantText(t, name, s.tokenAsk("grant_type", "password", "username", name, "password", "secret").want(400).object().text("error"), "invalid_grant")
	}
}

func TestToken_livesAsLongAsItSays(t *testing.T) {
	t.Parallel()
	s := serveWith(t, mock.Options{TokenLife: time.Hour})
	c := s.cast()
	granted := s.tokenAsk("grant_type", "password", "username", c.caller.username, "password", c.caller.password).object()
	if got := granted.at("expires_in"); got != 3600.0 {
		t.Errorf("expires_in: got %v, want 3600", got)
	}
	s.order("PATCH", "/groups/"+c.group, jsonObject{"advance": 3599}, 204)
	c.caller.get(mock.RootPath + "/user").want(200)
	s.order("PATCH", "/groups/"+c.group, jsonObject{"advance": 1}, 204)
	c.caller.get(mock.RootPath + "/user").want(401)
	c.caller.signIn(s.url + "/")
	c.caller.get(mock.RootPath + "/user").want(200)
}

func TestTokens_areBounded(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	p := s.resident("one")
	p.signIn(s.url + "/")
	first, held := p.token, s.pool.Held()
	for range 63 {
		p.signIn(s.url + "/")
	}
	p.ask("GET", mock.RootPath+"/user", first, nil, "").want(200)
	p.signIn(s.url + "/")
	p.ask("GET", mock.RootPath+"/user", first, nil, "").want(401)
	if got := s.pool.Held(); got != held+63 {
		t.Errorf("held: got %d, want %d", got, held+63)
	}
}
