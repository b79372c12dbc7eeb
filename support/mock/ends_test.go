package mock_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

func (p *person) remove(href string) {
	p.t.Helper()
	p.ask("DELETE", href, p.token, nil, "").want(204)
}

// TestEnds_ofPendingInvitations ends what an invitation depends on before
// anybody answers it.
func TestEnds_ofPendingInvitations(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name     string
		end      func(c cast, original string)
		who      func(c cast) *person
		subcodes string // of who's invitation
	}{
		{"the caller deletes the conversation", func(c cast, original string) { c.caller.remove(original) }, func(c cast) *person { return c.callee }, "Canceled"},
		{"the caller deletes the application", func(c cast, _ string) { c.caller.remove(c.caller.app.href("self")) }, func(c cast) *person { return c.callee }, "Canceled"},
		{"the callee deletes the application", func(c cast, _ string) { c.callee.remove(c.callee.app.href("self")) }, func(c cast) *person { return c.caller }, "Canceled"},
		{"the callee deletes the conversation", func(c cast, _ string) {
			started := c.callee.await("communication: audioVideoInvitation started")
			c.callee.remove(started.text("_embedded", "audioVideoInvitation", "_links", "conversation", "href"))
		}, func(c cast) *person { return c.caller }, "Declined"},
		{"the caller stops the modality", func(c cast, original string) {
			audio := c.caller.get(c.caller.get(original).object().href("audioVideo")).object()
			c.caller.post(audio.href("stopAudioVideo"), nil).want(204)
		}, func(c cast) *person { return c.callee }, "Canceled"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, d mock.Dialect) {
				c := serve(t, d, nil).cast()
				original := c.converse()
				c.add(original, "audioVideo", "addAudio")
				row.end(c, original)
				completed := find(t, row.who(c).drain(), "communication: audioVideoInvitation completed Failure")
				wantText(t, "subcode", completed.text("reason", "subcode"), row.subcodes)
			})
		})
	}
}

func TestEnds_ofTheLastModality(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	messaging := c.caller.get(c.caller.get(original).object().href("messaging")).object()
	c.caller.post(messaging.href("stopMessaging"), nil).want(204)
	c.caller.get(original).want(404)
	find(t, c.callee.drain(), "communication: conversation deleted")
}

func TestMessaging_isAddedToWhomTheConversationIsWith(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.add(original, "audioVideo", "addAudio")
		c.callee.take()
		messaging := c.caller.get(original).object().href("messaging")
		c.caller.post(c.caller.get(messaging).object().href("stopMessaging"), nil).want(204)
		href := c.caller.post(c.caller.get(messaging).object().href("addMessaging"), jsonObject{"operationId": "op-9"}).want(201).header.Get("Location")
		incoming := c.callee.await("communication: messagingInvitation started")
		c.callee.post(incoming.text("_embedded", "messagingInvitation", "_links", "accept", "href"), nil).want(204)
		invitation := c.caller.get(href).want(200).object()
		wantText(t, "to", invitation.text("to"), c.callee.sip)
		wantText(t, "state", invitation.text("state"), "Connected")
		wantTexts(t, "derived links", derivedLinks(invitation), nil)
		wantText(t, "messaging", c.caller.get(messaging).object().text("state"), "Connected")
	})
}

// TestMessaging_derivesWithoutTheConversationLink invites somebody else by
// name: the link table of messagingInvitation has derivedMessaging only.
func TestMessaging_derivesWithoutTheConversationLink(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.add(original, "audioVideo", "addAudio")
	c.callee.take()
	messaging := c.caller.get(original).object().href("messaging")
	c.caller.post(c.caller.get(messaging).object().href("stopMessaging"), nil).want(204)
	href := c.caller.post(c.caller.get(messaging).object().href("addMessaging"), jsonObject{"to": c.answerer.sip}).want(201).header.Get("Location")
	incoming := c.answerer.await("communication: messagingInvitation started")
	c.answerer.post(incoming.text("_embedded", "messagingInvitation", "_links", "accept", "href"), nil).want(204)
	invitation := c.caller.get(href).want(200).object()
	wantTexts(t, "derived links", derivedLinks(invitation), []string{"derivedMessaging"})
	derived := c.caller.get(invitation.href("derivedMessaging")).want(200).object().href("conversation")
	if derived == original {
		t.Errorf("conversation of derivedMessaging: got the original one, %q", derived)
	}
}

func TestClient_thatLeavesIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	release := c.callee.keepSending()
	ctx, leave := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.caller.url+c.caller.next, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+c.caller.token)
	left := make(chan error, 1)
	go func() {
		response, err := browser.Do(r)
		if err == nil {
			err = response.Body.Close()
		}
		left <- err
	}()
	waiting{p: c.caller}.parked(1)
	leave()
	if err := <-left; err == nil {
		t.Error("request that was left: got an answer, want none")
	}
	waiting{p: c.caller}.parked(0)
	release()
	c.caller.get(c.caller.next).want(200)
}

func TestResidents_liveByThePoolsClock(t *testing.T) {
	t.Parallel()
	clock := mocktest.NewClock(start)
	pool := mocktest.New(t, mock.Options{Now: clock.Now})
	s := &server{t, pool, mocktest.Serve(t, pool)}
	one, two := s.resident("one"), s.resident("two")
	for _, p := range []*person{one, two} {
		p.signIn(s.url + "/")
		p.register("endpoint")
	}
	start := one.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	one.post(start, jsonObject{"to": two.sip}).want(201)
	find(t, one.poll(), "communication: messagingInvitation started")
	clock.Advance(31 * time.Second)
	find(t, one.poll(), "communication: messagingInvitation completed Failure")
	find(t, two.poll(), "communication: messagingInvitation completed Failure")
}

func TestControl_showsAUser(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	shown := s.ask("GET", "/~control/users/"+c.caller.sip, "", nil, "").want(200)
	wantText(t, "username", shown.object().text("username"), c.caller.username)
	if strings.Contains(string(shown.body), c.caller.password) {
		t.Errorf("got %s, want no password", shown.body)
	}
	s.ask("GET", "/~control/users/sip:nobody@contoso.com", "", nil, "").want(404)
}

func TestControl_grantsTokens(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	token := s.order("POST", "/users/"+c.caller.sip+"/tokens", nil, 201).object().text("access_token")
	s.ask("GET", c.caller.app.href("self"), token, nil, "").want(200)
	s.ask("GET", c.callee.app.href("self"), token, nil, "").want(403)
	s.order("POST", "/users/sip:nobody@contoso.com/tokens", nil, 404)
}

func TestMe_isReachedByMakeMeAvailable(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	me := jsonObject(c.caller.app.at("_embedded", "me").(map[string]any))
	if code, subcode := c.caller.post(me.href("self")+"/reportMyActivity", nil).refused(409); subcode != "MakeMeAvailableRequired" {
		t.Errorf("activity: got %s/%s, want MakeMeAvailableRequired", code, subcode)
	}
	if code, subcode := c.caller.get(me.href("self") + "/presence").refused(409); subcode != "MakeMeAvailableRequired" {
		t.Errorf("presence: got %s/%s, want MakeMeAvailableRequired", code, subcode)
	}
	c.caller.post(me.href("makeMeAvailable"), jsonObject{"supportedModalities": []string{"Smoke"}}).refused(400)
	c.caller.post(me.href("makeMeAvailable"), nil).want(204)
	available := c.caller.get(me.href("self")).want(200).object()
	wantText(t, "link", available.href("makeMeAvailable"), "")
	c.caller.post(available.href("reportMyActivity"), nil).want(204)
	c.caller.ask("GET", "/Autodiscover/XFrame/XFrame.html", "", nil, "").want(200)
}

// TestEnds_ofOneOfTwoInvitations lets people invite each other at once, since the
// first invitation rings elsewhere: what becomes of one concerns one.
func TestEnds_ofOneOfTwoInvitations(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	theirs := find(t, c.callee.drain(), "communication: conversation updated").text("link", "href")
	c.forward()
	first := c.add(original, "audioVideo", "addAudio")
	av := c.callee.get(c.callee.get(theirs).want(200).object().href("audioVideo")).want(200).object()
	c.callee.post(av.href("addAudio"), jsonObject{"to": c.caller.sip}).want(201)
	for _, e := range c.caller.poll() {
		if second := "audioVideoInvitation"; e.text("_embedded", second, "direction") == "Incoming" {
			c.caller.post(e.text("_embedded", second, "_links", "decline", "href"), nil).want(204)
		}
	}
	wantText(t, "the second", c.callee.await("communication: audioVideoInvitation completed Failure").text("reason", "subcode"), "Declined")
	wantText(t, "audio", c.caller.get(c.caller.get(original).object().href("audioVideo")).object().text("state"), "Connecting")
	c.caller.post(c.caller.get(first).object().href("cancel"), nil).want(204)
	wantText(t, "audio in the end", c.caller.get(c.caller.get(original).object().href("audioVideo")).object().text("state"), "Disconnected")
}
