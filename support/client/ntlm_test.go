package client_test

import (
	"net/http"
	"testing"

	"ucwatest/support/client"
)

// windowed is a pool that grants tokens by NTLM, and an account for it.
func windowed(t *testing.T) (*pool, *ntlm, client.Account) {
	t.Helper()
	p := newPool(t)
	n := &ntlm{granted: answer(200, `{"access_token":"`+token+`","expires_in":28800}`), connections: map[string]bool{}}
	p.on(tokens, n.ServeHTTP)
	a := account(p)
	a.Grant, a.Username = client.Windows, `CONTOSO\ann`
	return p, n, a
}

func TestSignIn_byWindows(t *testing.T) {
	t.Parallel()
	for name, over := range map[string]func(*http.Transport) http.RoundTripper{
		"freely":       func(t *http.Transport) http.RoundTripper { return t },
		"only to read": func(t *http.Transport) http.RoundTripper { return client.ReadOnly(t, true) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, n, a := windowed(t)
			transport, log := client.NewTransport(), new(client.Log)
			t.Cleanup(transport.CloseIdleConnections)
			s, err := client.SignIn(t.Context(), client.Options{Transport: over(transport), Now: clock(), Log: log}, a)
			if err != nil {
				t.Fatal(err)
			}
			if s.Token() != token {
				t.Errorf("got the token %q, want %q", s.Token(), token)
			}
			where := make(chan string, 1)
			p.on("/x", func(w http.ResponseWriter, r *http.Request) {
				where <- r.RemoteAddr
				answer(200, `{}`)(w, r)
			})
			if _, err := s.Do(t.Context(), client.Request{URL: "/x"}); err != nil {
				t.Fatal(err)
			}
			if at := <-where; len(n.signedIn) != 1 || at == n.signedIn[0] {
				t.Errorf("got a request on %s, want none on the connection of the sign-in %v", at, n.signedIn)
			}
			for _, x := range log.Exchanges() {
				scan(t, x.Method+" "+x.URL, x.String(), password)
			}
			if got := p.seen(tokens)[0].Body; got != "grant_type=urn%3Amicrosoft.rtc%3Awindows" {
				t.Errorf("got the form %q, want the grant type and no password", got)
			}
		})
	}
}

func TestSignIn_byWindowsSaysWhyNot(t *testing.T) {
	t.Parallel()
	p, _, a := windowed(t)
	a.Password = "another one"
	_, err := client.SignIn(t.Context(), client.Options{Now: clock()}, a)
	check(t, err, "sign-in of caller: POST "+p.URL+tokens+": no token granted: got status 401 to NTLM: user name or password is wrong")

	p.on(tokens, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", `Basic realm="contoso"`)
		as("text/html", 401, "<html>")(w, r)
	})
	_, err = client.SignIn(t.Context(), client.Options{Now: clock()}, a)
	check(t, err, "sign-in of caller: POST "+p.URL+tokens+`: no token granted: got status 401 that offers "Basic", want NTLM`)

	p.on(tokens, answer(400, `{"error":"unsupported_grant_type"}`))
	_, err = client.SignIn(t.Context(), client.Options{Now: clock()}, a)
	check(t, err, "sign-in of caller: POST "+p.URL+tokens+`: no token granted: got status 400, error "unsupported_grant_type": it accepts no Windows sign-in`)
}
