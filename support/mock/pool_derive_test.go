package mock_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// visit is d's caller as a client of s.
func (s *server) visit(p mock.SignedInUser) *person {
	return &person{server: s, sip: p.SIP, username: p.Username, password: p.Password, phone: p.Phone, token: p.Token, next: p.Events}
}

func TestPoolDerive_leavesADerivedConversation(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		derived, err := s.pool.Derive(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		caller := s.visit(derived.Caller)
		invitation := caller.get(derived.Invitation).want(200).object()
		wantText(t, "derivedConversation", invitation.href("derivedConversation"), derived.DerivedConversation)
		wantText(t, "derivedAudioVideo", invitation.href("derivedAudioVideo"), derived.DerivedAudioVideo)
		wantText(t, "original", invitation.href("conversation"), derived.Original)
		wantText(t, "state", caller.get(derived.Original).want(200).object().text("state"), "Connected")
		conversation := caller.get(derived.DerivedConversation).want(200).object()
		wantText(t, "self", conversation.href("self"), derived.Self)
		wantText(t, "localParticipant", conversation.href("localParticipant"), derived.LocalParticipant)
		wantText(t, "XML of self", string(caller.xml(derived.Self).want(200).body), string(caller.xml(derived.DerivedConversation).want(200).body))
		wantText(t, "modality", caller.get(derived.DerivedAudioVideo).want(200).object().href("conversation"), derived.Self)
		wantText(t, "accepted by", caller.get(derived.AcceptedByParticipant).want(200).object().text("uri"), derived.Answerer.SIP)
		wantText(t, "local participant", caller.get(derived.LocalParticipant).want(200).object().text("uri"), derived.Caller.SIP)
		if got := s.pool.Requests(); len(got) != 8 || got[0].User != derived.Caller.SIP {
			t.Errorf("requests: got %d, want the 8 of this test only", len(got))
		}
	})
}

func TestPoolDerive_letsItsUsersGoOn(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		derived, err := s.pool.Derive(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		clients := make([]*person, 3)
		for i, p := range []mock.SignedInUser{derived.Caller, derived.Callee, derived.Answerer} {
			client := s.visit(p)
			wantTexts(t, "events left for "+p.SIP, names(client.drain()), nil)
			client.signIn(s.url + "/")
			found := client.post(client.applications, jsonObject{"culture": "en-US", "endpointId": p.Endpoint, "userAgent": "Derive"}).want(200)
			wantText(t, "application", found.object().href("self"), p.Application)
			clients[i] = client
		}
		caller, callee, answerer := clients[0], clients[1], clients[2]
		settings := callee.get(derived.Callee.Application + "/me/callForwardingSettings").want(200).object()
		wantText(t, "forwarding", settings.text("activeSetting"), "None")
		caller.ask("DELETE", derived.Self, caller.token, nil, "").want(204)
		answerer.await("communication: conversation deleted")
		caller.get(derived.DerivedConversation).want(404)
		caller.get(derived.Original).want(200)
	})
}

func TestPoolDerive_isOfGroupsOfItsOwn(t *testing.T) {
	t.Parallel()
	s := uncontrolled(t)
	one, err := s.pool.Derive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	two, err := s.pool.Derive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := one.Refuse("the service fails"); err != nil {
		t.Fatal(err)
	}
	s.visit(one.Caller).get(one.DerivedConversation).want(500)
	s.visit(two.Caller).get(two.DerivedConversation).want(200)
	if err := one.Refuse("a whim"); err == nil || !strings.HasPrefix(err.Error(), `cause: got "a whim", want one of ["`) {
		t.Errorf("got %v, want the causes there are", err)
	}
	if err := one.Refuse(""); err != nil {
		t.Fatal(err)
	}
	if err := one.Advance(8 * time.Hour); err != nil {
		t.Fatal(err)
	}
	s.visit(one.Caller).get(one.DerivedConversation).want(401)
	s.visit(two.Caller).get(two.DerivedConversation).want(200)
	for _, by := range []time.Duration{-1, 400 * 24 * time.Hour} {
		if err := one.Advance(by); err == nil || !strings.HasPrefix(err.Error(), "advance: got "+by.String()+", want 0 to ") {
			t.Errorf("advance by %v: got %v, want an error that names both", by, err)
		}
	}
}

func TestPoolDeriveAmong_usersOfThePool(t *testing.T) {
	t.Parallel()
	s := uncontrolled(t)
	users := mocktest.Users("pass@word1", "anna", "ben", "cleo")
	for _, u := range users {
		if err := s.pool.AddUser(u); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // again with the same users
		derived, err := s.pool.DeriveAmong(t.Context(), users[0], users[1], users[2])
		if err != nil {
			t.Fatal(err)
		}
		got := s.visit(derived.Caller).get(derived.AcceptedByParticipant).want(200).object()
		wantText(t, "accepted by", got.text("uri"), "sip:cleo@contoso.com")
		if err := derived.Advance(time.Second); err == nil || err.Error() != "advance: the users of AddUser live by Options.Now" {
			t.Errorf("advance: got %v, want why not", err)
		}
	}
	users[2].Password = "wrong"
	_, err := s.pool.DeriveAmong(t.Context(), users[0], users[1], users[2])
	if err == nil || !strings.Contains(err.Error(), `derive: POST /WebTicket/oauthtoken: got 400 {"error":"invalid_grant"}, want 200`) {
		t.Errorf("got %v, want who was refused", err)
	}
	_, err = s.pool.DeriveAmong(t.Context(), mock.User{SIP: "sip:dora@contoso.com"}, users[1], users[2])
	if err == nil || err.Error() != `derive: user "sip:dora@contoso.com" is not there` {
		t.Errorf("got %v, want who is not there", err)
	}
}

func TestPoolDerive_failsWithWhatWasAnswered(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, &mock.Spoil{Lapse: mock.LapseNoDerive})
	before := s.pool.Held()
	_, err := s.pool.Derive(t.Context())
	if err == nil || !strings.HasSuffix(err.Error(), ": got no link derivedConversation") {
		t.Errorf("got %v, want the link that is missing", err)
	}
	if got := s.pool.Held(); got != before {
		t.Errorf("held: got %d things, want %d as before", got, before)
	}
}

// TestPoolDerive_endsWithItsContext cancels from within a request of Derive.
func TestPoolDerive_endsWithItsContext(t *testing.T) {
	t.Parallel()
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	pool := mocktest.New(t, mock.Options{Now: func() time.Time { return start }, Spoil: &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "startMessaging" || a.Route == "messagingInvitations" {
			cancel(why)
		}
	}}})
	if _, err := pool.Derive(ctx); !errors.Is(err, why) || !strings.Contains(err.Error(), "derive: POST /ucwa/oauth/v1/applications/") {
		t.Errorf("got %v, want %v", err, why)
	}
}

func TestPoolDerive_failsWhenThePoolBreaksOff(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "makeMeAvailable" {
			panic(http.ErrAbortHandler)
		}
	}})
	_, err := s.pool.Derive(t.Context())
	if err == nil || !strings.HasSuffix(err.Error(), "/me/makeMeAvailable: got no answer, want 204") {
		t.Errorf("got %v, want what was asked", err)
	}
}

func TestPoolDerive_needsNoServer(t *testing.T) {
	t.Parallel()
	pool := mocktest.New(t, mock.Options{})
	derived, err := pool.Derive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, derived.DerivedConversation, nil)
	r.Header.Set("Authorization", "Bearer "+derived.Caller.Token)
	w := httptest.NewRecorder()
	if pool.ServeHTTP(w, r); w.Code != http.StatusOK {
		t.Errorf("got %d %s, want 200", w.Code, w.Body)
	}
}
