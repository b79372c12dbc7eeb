package mock_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// How clients of all kinds write HTTP: scripts of Python and PHP, .NET of any age,
// pages with fetch and jQuery.

// sendRaw writes a request as it stands on a connection of its own, and reads the
// answer to it.
func (s *server) sendRaw(text string) answer {
	s.t.Helper()
	l := s.plugIn(s.t)
	if _, err := io.WriteString(l.conn, text); err != nil {
		s.t.Fatal(err)
	}
	response := l.response()
	if response.StatusCode == http.StatusContinue {
		response = l.response()
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{s.t, response.StatusCode, response.Header, body}
}

func TestClients_writeRequestsAsTheirLibrariesDo(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	s.resident("one")
	const form = "grant_type=password&username=one%40contoso.com&password=secret"
	kind, length := "Content-Type: application/x-www-form-urlencoded\r\n", fmt.Sprintf("Content-Length: %d\r\n", len(form))
	line := "POST /WebTicket/oauthtoken HTTP/1.1\r\n"
	host := "Host: pool.contoso.com\r\n"
	for name, text := range map[string]string{
		"names in capitals":         line + strings.ToUpper(host+kind+length) + "\r\n" + form,
		"names in small letters":    line + strings.ToLower(host+kind+length) + "\r\n" + form,
		"Expect: 100-continue":      line + host + kind + length + "Expect: 100-continue\r\n\r\n" + form,
		"a body in chunks":          line + host + kind + "Transfer-Encoding: chunked\r\n\r\n" + fmt.Sprintf("%X;a=b\r\n%s\r\n0\r\n\r\n", len(form), form),
		"HTTP/1.0":                  "POST /WebTicket/oauthtoken HTTP/1.0\r\n" + kind + length + "\r\n" + form,
		"an absolute target":        "POST HTTP://pool.contoso.com/WebTicket/oauthtoken HTTP/1.1\r\n" + host + kind + length + "\r\n" + form,
		"a slash behind":            "POST /WebTicket/oauthtoken/ HTTP/1.1\r\n" + host + kind + length + "\r\n" + form,
		"letters escaped":           "POST /%57ebTicket/oauth%74oken HTTP/1.1\r\n" + host + kind + length + "\r\n" + form,
		"another scheme of sign-in": line + host + kind + length + "Authorization: Basic YTpi\r\n\r\n" + form,
		"cookies and languages":     line + host + kind + length + "Cookie: a=b; c=\"d\"; =\r\nAccept-Language: de-AT, *;q=0.1\r\n\r\n" + form,
		"an end of line behind it":  line + host + kind + fmt.Sprintf("Content-Length: %d\r\n\r\n%s\r\n", len(form)+2, form),
		"a byte order mark":         line + host + kind + fmt.Sprintf("Content-Length: %d\r\n\r\n\xef\xbb\xbf%s", len(form)+3, form),
		"an ampersand behind it":    line + host + kind + fmt.Sprintf("Content-Length: %d\r\n\r\n%s&", len(form)+1, form),
	} {
		got := s.sendRaw(text)
		if got.status != http.StatusOK || got.object().text("access_token") == "" {
			t.Errorf("%s: got %d %s, want a token", name, got.status, got.body)
		}
	}
}

// TestClients_searchTheHeaderAsText reads it as it was sent: the scripts of some clients
// have a pattern for it, in which case matters.
func TestClients_searchTheHeaderAsText(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serveWith(t, mock.Options{Dialect: d, Origins: []string{"https://app.contoso.com"}})
		p := s.cast().caller
		token := "Authorization: Bearer " + p.token + "\r\n"
		for _, row := range []struct{ path, header, want string }{
			{mock.RootPath + "/oauth/user", "", "\r\nWWW-Authenticate: MsRtcOAuth href=\"http"},
			{mock.RootPath + "/oauth/user", "", "\r\nWWW-Authenticate: Bearer "},
			{p.app.href("self"), token, "\r\nETag: "},
			{p.app.href("self"), token + "X-Ms-Origin: https://other.contoso.com\r\n", "\r\nX-Ms-diagnostics: 28070;"},
		} {
			l := s.plugIn(t).ask("GET", row.path, row.header+"Connection: close\r\n", "")
			text, err := io.ReadAll(l.in)
			if err != nil || !strings.Contains(string(text), row.want) {
				t.Errorf("%s: got %s and %v, want %q", row.path, text, err, row.want)
			}
		}
		recorded := s.pool.Requests()[1]
		if got := recorded.AnswerHeader.Get("WWW-Authenticate"); !strings.HasPrefix(got, "Bearer ") {
			t.Errorf("recorded: got %q of %s %s, want the challenge", got, recorded.Method, recorded.URL)
		}
	})
}

func TestClients_keepOneConnection(t *testing.T) {
	t.Parallel()
	p := serve(t, mock.Real, nil).cast().caller
	p.post(p.me().href("makeMeAvailable"), nil).want(204)
	l := p.plugIn(t)
	header := "Authorization: bearer  " + p.token + "\r\nConnection: keep-alive\r\n"
	ask := func(method, path, more, behind string, want int) {
		t.Helper()
		response := l.ask(method, path, header+more, behind).response()
		if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != want {
			t.Fatalf("%s: got %d and %v, want %d", method, response.StatusCode, err, want)
		}
	}
	for range 2 { // an old browser sends an end of line behind what it posts
		ask("POST", p.app.href("self")+"/reportMyActivity", "Content-Type: text/plain\r\nContent-Length: 0\r\n", "\r\n", 204)
		ask("GET", p.app.href("self"), "", "", 200)
	}
}

func TestClients_acceptAllKindsOfThings(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		p := serve(t, d, nil).cast().caller
		for accept, want := range map[string]string{
			"*":                                      "application/json",
			"*; q=.2":                                "application/json",
			"text/html, image/gif, *; q=.2":          "application/json",
			"":                                       "application/json",
			" , ":                                    "application/json",
			"text/plain, */*":                        "application/json",
			"application/json;odata=verbose":         "application/json",
			"application/json; charset=UTF-8; q=1.0": "application/json",
			"application/json, text/javascript, */*; q=0.01":                  "application/json",
			"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": "application/xml",
			"application/xml, *": "application/xml",
			"text/javascript":    "",
			"*/json":             "",
		} {
			got := p.ask("GET", p.app.href("self"), p.token, map[string]string{"Accept": accept}, "")
			if want == "" {
				got.refused(http.StatusNotAcceptable)
				continue
			}
			kind, _, _ := strings.Cut(got.want(http.StatusOK).header.Get("Content-Type"), ";")
			wantText(t, "Accept: "+accept, kind, want)
		}
	})
}

func TestClients_nameTheTypeOfABodyInManyWays(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	for i, kind := range []string{
		"application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\"", "application/json; charset='utf-8'", "application/json;",
		"application/json; charset=", "application/json;charset:utf-8", "application/json; foo", "application/json;odata=verbose",
		"application/json, application/json", "application/json; charset=utf-8, application/json",
	} {
		body, err := json.Marshal(jsonObject{"to": c.callee.sip, "operationId": fmt.Sprint(i)})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.caller.write(c.caller.start(), kind, string(body)); got.status != 201 {
			t.Errorf("Content-Type: %s: got %d %s, want 201", kind, got.status, got.body)
		}
	}
	for _, kind := range []string{"application/json, text/plain", "text/plain, application/json", "application/json charset=utf-8", "application/json; charset=utf-16", ","} {
		c.caller.write(c.caller.start(), kind, "{}").refused(http.StatusUnsupportedMediaType)
	}
}

func TestClients_writeSchemesInCapitals(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		name := strings.TrimPrefix(c.callee.sip, "sip:")
		made := c.caller.post(c.caller.start(), jsonObject{"to": "SIP:" + name, "operationId": "1"}).want(201)
		wantText(t, "to", c.caller.get(made.header.Get("Location")).want(200).object().text("to"), c.callee.sip)
		people := c.caller.app.text("_embedded", "people", "_links", "self", "href")
		own := string(c.caller.get(people + "/" + name).want(200).body)
		for _, spelled := range []string{"sip:" + name, "SIP:" + name, "sip%3A" + name, "sip%3a" + strings.Replace(name, "@", "%40", 1)} {
			wantText(t, spelled, string(c.caller.get(people+"/"+spelled).want(200).body), own)
		}
		c.caller.subscribe("SIP:" + name)
		c.callee.post(c.callee.me().href("makeMeAvailable"), nil).want(204)
		c.caller.await("people: contactPresence updated")
	})
}

// TestClients_askBeforeTheySend is what a browser does for a page that does not go
// through the frame: pools say no (CrossDomainCommunication).
func TestClients_askBeforeTheySend(t *testing.T) {
	t.Parallel()
	p := serve(t, mock.Real, nil).cast().caller
	asked := map[string]string{"Origin": "https://app.contoso.com", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,x-ms-origin,x-made-up"}
	for path, want := range map[string]int{"/": 405, "/xframe": 405, "/WebTicket/oauthtoken": 405, p.app.href("self"): 401, "/nothing": 404} {
		got := p.ask("OPTIONS", path, "", asked, "").want(want)
		wantText(t, path, got.header.Get("Access-Control-Allow-Origin"), "")
	}
}
