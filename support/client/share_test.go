package client_test

import (
	"net/http"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

func TestLogged_capturesInALogOfItsOwn(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	p.on("/x", answer(200, `{}`))
	s, log := signedIn(t, p)
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	before := len(log.Exchanges())
	mine := new(client.Log)
	other := s.Logged(mine, "ucwatest (b-1)")
	if _, err := other.Do(t.Context(), client.Request{URL: "/x"}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"GET /x -> 200"}, exchanges(mine, p)); diff != "" {
		t.Errorf("its own log (-want +got):\n%s", diff)
	}
	if agent := mine.Exchanges()[0].RequestHeader.Get("User-Agent"); agent != "ucwatest (b-1)" {
		t.Errorf("User-Agent: got %q, want that of the case", agent)
	}
	if n := len(log.Exchanges()); n != before {
		t.Errorf("the first log grew from %d to %d", before, n)
	}
	if other.ApplicationURL() != s.ApplicationURL() || other.Account != s.Account || other.Token() != s.Token() {
		t.Error("it is not the same user any more")
	}
}

func TestToken_isTheNewest(t *testing.T) {
	t.Parallel()
	const renewed = "cwt=renewed"
	p := newPool(t)
	s, _ := signedIn(t, p)
	if got := s.Token(); got != token {
		t.Errorf("got %q, want %q", got, token)
	}
	p.on(tokens, answer(200, `{"access_token":"`+renewed+`"}`))
	p.on("/x", as("text/html", 401, "<html>"))
	if _, err := s.Logged(new(client.Log), "").Do(t.Context(), client.Request{URL: "/x"}); err != nil {
		t.Fatal(err)
	}
	if got := s.Token(); got != renewed {
		t.Errorf("got %q, want %q", got, renewed)
	}
}

func TestToken_isRenewedOnceForAll(t *testing.T) {
	t.Parallel()
	const renewed = "cwt=renewed"
	p := newPool(t)
	s, _ := signedIn(t, p)
	p.on(tokens, answer(200, `{"access_token":"`+renewed+`"}`))
	var together sync.WaitGroup
	together.Add(4)
	p.on("/x", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "Bearer "+renewed {
			answer(200, `{}`)(w, r)
			return
		}
		together.Done()
		together.Wait() // all are refused before anyone gets a new token
		as("text/html", 401, "<html>")(w, r)
	})
	var users sync.WaitGroup
	for range 4 {
		users.Go(func() {
			if x, err := s.Do(t.Context(), client.Request{URL: "/x"}); err != nil || x.Status != 200 {
				t.Errorf("got status %d, %v", x.Status, err)
			}
		})
	}
	users.Wait()
	if n := len(p.seen(tokens)); n != 2 {
		t.Errorf("tokens granted: got %d, want that of the sign-in and one more", n)
	}
}
