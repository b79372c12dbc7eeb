package client_test

import (
	"fmt"
	"net/http"
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
