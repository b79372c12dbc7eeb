package client_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/client"
)

// Each hop on the way to a token, by whatever it is made, is refused if it leads
// to a server that is neither the user's nor listed; and once the line that the
// refusal names is added, it is gone.
func TestSignIn_asksNoStrangerForAToken(t *testing.T) {
	t.Parallel()
	linked := func(rel string) func(to string) http.HandlerFunc {
		return func(to string) http.HandlerFunc { return answer(200, `{"_links":{"`+rel+`":{"href":"`+to+`"}}}`) }
	}
	moved := func(status int) func(to string) http.HandlerFunc {
		return func(to string) http.HandlerFunc { return http.RedirectHandler(to, status).ServeHTTP }
	}
	for name, hop := range map[string]struct {
		at string // what answers with it
		by func(to string) http.HandlerFunc
		to string
	}{
		"link user":                       {"/", linked("user"), userPath},
		"link applications":               {"/", linked("applications"), appsPath},
		"link redirect":                   {"/", linked("redirect"), "/"},
		"status 302":                      {"/", moved(http.StatusFound), "/"},
		"status 307":                      {"/", moved(http.StatusTemporaryRedirect), "/"},
		"status 302 of the user resource": {userPath, moved(http.StatusFound), userPath},
		"MsRtcOAuth":                      {userPath, challenge, tokens},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			front, stranger := newPool(t), newPool(t)
			front.on(hop.at, hop.by(stranger.URL+hop.to))
			_, err := client.SignIn(t.Context(), client.Options{Now: clock()}, account(front))
			var untrusted *client.Untrusted
			if !errors.As(err, &untrusted) || untrusted.Host != stranger.Listener.Addr().String() {
				t.Fatalf("got %v, want that %s is untrusted", err, stranger.Listener.Addr())
			}
			if line := `hosts = ["` + untrusted.Host + `"]`; !strings.Contains(err.Error(), line) {
				t.Errorf("got %v, want the line %s in it", err, line)
			}
			if len(stranger.asked) > 0 {
				t.Errorf("the stranger was asked %v", stranger.asked)
			}
			if _, err := client.SignIn(t.Context(), client.Options{Now: clock(), Hosts: []string{untrusted.Host}}, account(front)); errors.As(err, &untrusted) {
				t.Errorf("got %v of a host that is listed", err)
			}
		})
	}
}

// A redirect of the token request is not followed, even to a listed host.
func TestSignIn_doesNotSendThePasswordOn(t *testing.T) {
	t.Parallel()
	front, stranger := newPool(t), newPool(t)
	front.on(tokens, http.RedirectHandler(stranger.URL+tokens, http.StatusTemporaryRedirect).ServeHTTP)
	if _, err := client.SignIn(t.Context(), client.Options{Now: clock(), Hosts: []string{"127.0.0.1"}}, account(front)); err == nil {
		t.Error("got a session, want an error")
	}
	if len(stranger.asked) > 0 {
		t.Errorf("the stranger was asked %v", stranger.asked)
	}
}

func TestSignIn_knowsItsServers(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		to      string
		listed  []string
		shownAs string // "" if it may be asked
	}{
		"the domain":                {"https://contoso.com/", nil, ""},
		"below the domain":          {"https://Pool.CONTOSO.com/", nil, ""},
		"a name like the domain's":  {"https://pool.contoso.com.evil.test/", nil, `leads to pool.contoso.com.evil.test,`},
		"a listed host":             {"https://pool.contoso.net/", []string{"a.contoso.net", "pool.contoso.net"}, ""},
		"any port of a listed host": {"https://pool.contoso.net:8443/", []string{"pool.contoso.net"}, ""},
		"a listed port":             {"https://pool.contoso.net:8443/", []string{"pool.contoso.net:8443"}, ""},
		"the usual port, listed":    {"https://pool.contoso.net/", []string{"pool.contoso.net:443"}, ""},
		"another port than listed":  {"https://pool.contoso.net:8444/", []string{"pool.contoso.net:8443"}, `hosts = ["pool.contoso.net:8443", "pool.contoso.net:8444"]`},
		"a listed address":          {"https://[::1]:8443/", []string{"[::1]:8443"}, ""},
		"another address":           {"https://[::1]/", nil, `hosts = ["[::1]"]`},
		"another port of the root":  {"https://root.contoso.net:444/", nil, `leads to root.contoso.net:444,`},
		"the root itself":           {"https://root.contoso.net/next", nil, ""},
		"without encryption":        {"http://pool.contoso.com/", nil, "leads from https to http"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked []string
			world := transport(func(r *http.Request) (*http.Response, error) {
				asked = append(asked, r.URL.String())
				w := httptest.NewRecorder()
				if r.URL.String() == "https://root.contoso.net/" {
					answer(200, `{"_links":{"user":{"href":"`+row.to+`"}}}`)(w, r)
				} else {
					as("text/html", 404, "<html>")(w, r)
				}
				return w.Result(), nil
			})
			_, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: world, Hosts: row.listed},
				client.Account{Name: "caller", SIP: "sip:a@contoso.com", Password: password, Discover: "https://root.contoso.net/"})
			if got := slices.ContainsFunc(asked, func(url string) bool { return strings.EqualFold(url, row.to) }); got != (row.shownAs == "") {
				t.Errorf("asked %q, want %s among them: %t", asked, row.to, row.shownAs == "")
			}
			if err == nil || !strings.Contains(err.Error(), row.shownAs) {
				t.Errorf("got %v, want %q in it", err, row.shownAs)
			}
		})
	}
}

// transport is a function as one.
type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
