package client_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ucwatest/support/client"
)

// Cookies come back in bodies, of the same answer and of later ones.
func TestCapture_hidesCookies(t *testing.T) {
	t.Parallel()
	const cookie = "opaque/session+id=="
	p := newPool(t)
	all := strings.Join(append(forms(cookie), p.URL, "de-DE"), " ")
	p.on("/sets", func(w http.ResponseWriter, r *http.Request) {
		for _, value := range []string{`"` + url.QueryEscape(cookie) + `"`, p.URL, "de-DE"} {
			w.Header().Add("Set-Cookie", "a="+value+"; path=/; HttpOnly")
		}
		answer(200, all)(w, r)
	})
	p.on("/repeats", answer(200, all))
	s, _ := signedIn(t, p)
	for _, path := range []string{"/sets", "/repeats"} {
		x, err := s.Do(t.Context(), client.Request{URL: path})
		if err != nil {
			t.Fatal(err)
		}
		scan(t, path, string(x.Redacted().Body)+fmt.Sprint(x.Redacted().Header), cookie)
		if want := p.URL + " de-DE"; !strings.HasSuffix(string(x.Redacted().Body), want) {
			t.Errorf("%s: got %s, want it to end in %s, which are no secrets", path, x.Redacted().Body, want)
		}
	}
}

// What stands in front of two servers sends a request to the one that the cookie
// names, and any other request to the next one. They know nothing of each other's
// tokens and applications.
func TestDo_keepsToTheServerThatTheCookieNames(t *testing.T) {
	t.Parallel()
	var homes [2]http.HandlerFunc
	next := 0
	front := transport(func(r *http.Request) (*http.Response, error) {
		w := httptest.NewRecorder()
		cookie, err := r.Cookie("affinity")
		if err != nil {
			cookie = &http.Cookie{Name: "affinity", Value: fmt.Sprintf("server-number-%07d", next%len(homes)), Path: "/", Secure: true}
			http.SetCookie(w, cookie)
			next++
		}
		homes[cookie.Value[len(cookie.Value)-1]-'0'](w, r)
		return w.Result(), nil
	})
	for i := range homes {
		homes[i] = homeOf("pool.contoso.com", fmt.Sprintf("cwt=server-%d", i))
	}
	for _, name := range []string{"caller", "callee"} {
		log := new(client.Log)
		s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: front, Log: log},
			client.Account{Name: name, SIP: "sip:a@contoso.com", Username: "a", Password: password, Discover: "https://pool.contoso.com/"})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.CreateApplication(t.Context(), "e"); err != nil {
			t.Error(err)
		}
		for _, x := range log.Exchanges() {
			if len(x.RequestHeader["Cookie"]) > 0 {
				t.Errorf("%s %s: got the cookie %q captured, want none", x.Method, x.URL, x.RequestHeader["Cookie"])
			}
		}
	}
	if next != 2 {
		t.Errorf("got %d requests without a cookie, want the first of each user", next)
	}
}
