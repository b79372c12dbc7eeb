package client_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ucwatest/support/client"
	"ucwatest/support/shell"
	"ucwatest/support/ucwa"
)

// forms are how a secret may be written in whatever is captured.
func forms(secret string) []string {
	quoted, _ := json.Marshal(secret)
	return []string{secret, url.QueryEscape(secret), url.PathEscape(secret), string(quoted[1 : len(quoted)-1]),
		html.EscapeString(secret), base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret))}
}

// echo answers with each secret in each form, in headers and body.
func echo(secrets ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", ucwa.JSON)
		w.Header().Set("Set-Cookie", "cwt_ucwa="+url.QueryEscape(secrets[0])+"; path=/photos; secure; HttpOnly")
		var said []string
		for i, secret := range secrets {
			for j, form := range forms(secret) {
				w.Header().Set(fmt.Sprintf("X-Echo-%d-%d", i, j), form)
				said = append(said, form)
			}
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"said": said, "password": secrets[0], "access_token": secrets[1]})
		_, _ = io.WriteString(w, strings.Join(said, "\n"))
	}
}

// Whatever the pool does with the secrets, no byte of what is captured holds one.
func TestCapture_holdsNoSecret(t *testing.T) {
	t.Parallel()
	const plainToken, other, renewed = "opaque/token+1==", "somebody/elses?token", "renewed&token<2>"
	for name, c := range map[string]string{"a web ticket": token, "a token of no known form": plainToken} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			granted := func(token string) http.HandlerFunc {
				return answer(200, `{"access_token":`+quoted(token)+`,"token_type":"Bearer"}`)
			}
			p.on(tokens, turns(granted(c), granted(renewed)))
			p.on(userPath, func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Authorization") == "" {
					challenge(p.URL+tokens)(w, r)
					return
				}
				answer(200, `{"_links":{"applications":{"href":"`+appsPath+`"}}}`)(w, r)
			})
			p.on("/echo", echo(password, c, renewed))
			p.on("/echo-other", echo(password, c, renewed, other))
			p.on("/expired", as("text/html", 401, "<html>"))
			p.on("/broken", raw("HTTP/1.1 200 OK\r\nX-Token: "+c+"\r\n: "+c+"\r\n\r\n"))
			p.on("/redirect", http.RedirectHandler("/echo?access_token="+url.QueryEscape(c), http.StatusFound).ServeHTTP)
			s, log := signedIn(t, p)
			for _, r := range []client.Request{
				{URL: "/expired"},
				{URL: "/echo?access_token=" + url.QueryEscape(c), Method: "POST", ContentType: ucwa.JSON, Body: []byte(quoted(password))},
				{URL: "/echo-other", Token: other},
				{URL: "/echo-other"},
				{URL: "/echo", Header: http.Header{"Cookie": {c}, "X-Password": {password}}},
				{URL: "/redirect"},
				{URL: "/broken"},
				{URL: "https://elsewhere.contoso.com/?password=" + url.QueryEscape(password)},
				{URL: "https://elsewhere.contoso.com/" + url.PathEscape(c), Token: other},
				{URL: "https://u:" + url.PathEscape(password) + "@elsewhere.contoso.com/"},
			} {
				_, err := s.Do(t.Context(), r)
				scan(t, fmt.Sprint("error of ", r.URL[:5]), fmt.Sprint(err), password, c, other, renewed)
			}
			if n := len(p.seen(tokens)); n != 2 {
				t.Errorf("the token was granted %d times, want twice", n)
			}
			for _, x := range log.Exchanges() {
				x := x.Redacted()
				held := fmt.Sprintf("%q %q %q %q %q %v", x.URL, x.RequestHeader, x.Header, x.User, x.Method, x.Err)
				scan(t, x.Method+" "+x.URL, held+string(x.RequestBody)+string(x.Body)+x.String()+x.Curl(shell.POSIX, ""), password, c, other, renewed)
			}
		})
	}
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func scan(t *testing.T, where, text string, secrets ...string) {
	t.Helper()
	for _, secret := range secrets {
		for _, form := range forms(secret) {
			if at := strings.Index(text, form); at >= 0 {
				t.Errorf("%s: %q is still there: %q", where, form, text[max(0, at-40):min(len(text), at+len(form)+20)])
			}
		}
	}
}

// The mask must leave the structure: what is captured is what is parsed.
func TestCapture_staysReadable(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, log := signedIn(t, p)
	p.on("/x", answer(200, `{"rel":"conversation","subject":`+quoted("my password: "+password)+`,"password":"x"}`))
	x, err := s.Get(t.Context(), "/x", ucwa.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	d, err := x.Document()
	if err != nil || d.Rel != "conversation" {
		t.Errorf("got %v, %v", d, err)
	}
	if got := x.RequestHeader.Get("Authorization"); got != "Bearer redacted" {
		t.Errorf("authorization: got %q", got)
	}
	grant := log.Exchanges()[2]
	if got, want := string(grant.Redacted().Body), `{"access_token":"redacted","expires_in":28800,"token_type":"Bearer"}`; got != want {
		t.Errorf("token answer: got %s, want %s", got, want)
	}
	if got, want := string(grant.Redacted().RequestBody), "grant_type=password&password=redacted&username=a%40contoso.com"; got != want {
		t.Errorf("token request: got %s, want %s", got, want)
	}
}
