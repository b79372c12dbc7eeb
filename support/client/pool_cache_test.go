package client_test

import (
	"errors"
	"net"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

// discoveries are how often a world was asked for the external root.
func (d *domain) discoveries() int {
	n := 0
	for _, line := range d.asked {
		if line == "GET https://"+external+"/" {
			n++
		}
	}
	return n
}

func TestFound_asksNoMoreThanItMust(t *testing.T) {
	t.Parallel()
	world := &domain{hosts: map[string]http.HandlerFunc{external: home(external)}}
	o := client.Options{Now: clock(), Transport: world, PoolCache: new(client.PoolCache)}
	a := client.Account{Name: "caller", SIP: "sip:a@contoso.com", Username: "a", Password: password}
	for range 2 {
		s, err := client.SignIn(t.Context(), o, a)
		if err != nil {
			t.Fatal(err)
		}
		if !s.Settled() {
			t.Error("got a pool that users have left, want one they are at home in")
		}
	}
	want := []string{"GET https://" + external + appsPath, "POST https://" + external + tokens}
	if diff := cmp.Diff(want, world.asked[len(world.asked)-2:]); diff != "" {
		t.Errorf("the second sign-in (-want +got):\n%s", diff)
	}
	a.SIP = "sip:b@contoso.com"
	if _, err := client.SignIn(t.Context(), o, a); err != nil {
		t.Fatal(err)
	}
	if n := world.discoveries(); n != 2 {
		t.Errorf("got %d discoveries, want one for each user", n)
	}
}

func TestFound_looksAnew(t *testing.T) {
	t.Parallel()
	unreached := func(http.ResponseWriter, *http.Request) {
		panic(&net.OpError{Op: "dial", Err: errors.New("connection refused")})
	}
	for name, row := range map[string]struct {
		answers []http.HandlerFunc
		settled bool
	}{
		"after 403, which says that it is another's": {[]http.HandlerFunc{answer(403, `{"code":"Forbidden"}`)}, false},
		"after 502":                                       {[]http.HandlerFunc{as("text/html", 502, "<html>")}, false},
		"after 410 that leads nowhere":                    {[]http.HandlerFunc{answer(410, `{"code":"Gone","subcode":"CannotRedirect"}`)}, false},
		"not after 410 of something else":                 {[]http.HandlerFunc{answer(410, `{"code":"Gone"}`)}, true},
		"not after 404":                                   {[]http.HandlerFunc{answer(404, `{"code":"NotFound"}`)}, true},
		"not when nobody answers once":                    {[]http.HandlerFunc{unreached}, true},
		"when nobody answers twice":                       {[]http.HandlerFunc{unreached, unreached}, false},
		"not when nobody answers twice, but not in a row": {[]http.HandlerFunc{unreached, answer(200, `{}`), unreached}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			world := &domain{hosts: map[string]http.HandlerFunc{external: home(external)}}
			s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: refusing{world}, PoolCache: new(client.PoolCache)},
				client.Account{Name: "caller", SIP: "sip:a@contoso.com", Username: "a", Password: password})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range row.answers {
				world.hosts[external] = h
				_, _ = s.Do(t.Context(), client.Request{URL: "/x"}) // how it ends is not what is looked at
			}
			if got := s.Settled(); got != row.settled {
				t.Errorf("settled: got %t, want %t", got, row.settled)
			}
		})
	}
}

// refusing makes an error of a handler's panic with one.
type refusing struct{ *domain }

func (r refusing) RoundTrip(q *http.Request) (answer *http.Response, err error) {
	defer func() {
		if refused, ok := recover().(error); ok {
			err = refused
		}
	}()
	return r.domain.RoundTrip(q)
}
