package mock_test

import (
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// names are the events as texts.
func names(events []event) []string {
	texts := make([]string, len(events))
	for i, e := range events {
		texts[i] = e.String()
	}
	return texts
}

// derivedLinks are the links of an invitation that lead to what was derived.
func derivedLinks(invitation jsonObject) []string {
	var rels []string
	links, _ := invitation["_links"].(map[string]any)
	for rel := range links {
		if strings.HasPrefix(rel, "derived") {
			rels = append(rels, rel)
		}
	}
	slices.Sort(rels)
	return rels
}

func wantTexts(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func wantText(t testing.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestDerive_byForwarding(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		invitation, original := c.derived()
		wantTexts(t, "derived links", derivedLinks(invitation), []string{"derivedAudioVideo", "derivedConversation"})
		wantText(t, "conversation of the invitation", invitation.href("conversation"), original)
		wantText(t, "state of the invitation", invitation.text("state"), "Connected")
		wantText(t, "operation", invitation.text("operationId"), "op-1")
		wantText(t, "session", invitation.text("sessionContext"), "session-1")

		derived := c.caller.get(invitation.href("derivedConversation")).want(200)
		self := derived.object().href("self")
		wantText(t, "canonical URL", string(c.caller.get(self).want(200).body), string(derived.body))
		if self == original || self == invitation.href("derivedConversation") {
			t.Errorf("self: got %q, want neither the original conversation nor the alias", self)
		}
		accepted := invitation.at("_embedded", "acceptedByParticipant").([]any)
		who := jsonObject(accepted[0].(map[string]any))
		if len(accepted) != 1 || who.text("uri") != c.answerer.sip || !strings.HasPrefix(who.href("self"), self+"/") {
			t.Errorf("acceptedByParticipant: got %v, want the answerer under %s", accepted, self)
		}
		modality := c.caller.get(invitation.href("derivedAudioVideo")).want(200).object()
		wantText(t, "derived modality's conversation", modality.href("conversation"), self)
		wantText(t, "derived modality's state", modality.text("state"), "Connected")
		wantText(t, "derived conversation's modality", derived.object().href("audioVideo"), modality.href("self"))
		if one, two := derived.object().text("threadId"), c.caller.get(original).object().text("threadId"); one == two {
			t.Errorf("threads: got %q twice, want two", one)
		}
	})
}

func TestDerive_tellsInOrder(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.derived()
		events := c.caller.drain()
		wantTexts(t, "caller's events", names(events), []string{
			"communication: audioVideoInvitation started",
			"conversation: audioVideo updated",
			"communication: audioVideoInvitation updated",
			"audioVideoInvitation: audioVideoNegotiation updated",
			"communication: conversation added",
			"conversation: localParticipant added",
			"conversation: participant added",
			"conversation: participantAudio added",
			"conversation: participantAudio added",
			"conversation: audioVideo updated",
			"conversation: audioVideo updated",
			"communication: conversation updated",
			"communication: audioVideoInvitation completed Success",
		})
		wantText(t, "state while forwarded", events[2].text("_embedded", "audioVideoInvitation", "state"), "Forwarded")
		wantText(t, "reason of the new conversation", events[4].text("reason", "subcode"), "DerivedConversation")
		if same := events[4].text("link", "href") == events[11].text("link", "href"); same {
			t.Errorf("conversations: got one, want two")
		}
		if rooted := strings.HasPrefix(events[0].from, "http://"); rooted != d.Profile().AbsoluteEvents {
			t.Errorf("sender: got %q in dialect %s", events[0].from, d)
		}
		wantTexts(t, "callee's events after the first call", names(c.callee.drain())[6:], nil)
		wantTexts(t, "answerer's events", names(c.answerer.drain()), []string{
			"communication: audioVideoInvitation updated",
			"communication: conversation updated",
			"conversation: participantAudio added",
			"conversation: participantAudio added",
			"conversation: audioVideo updated",
			"communication: audioVideoInvitation completed Success",
		})
	})
}

func TestDerive_namesTheForwarder(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.forward()
		c.add(original, "audioVideo", "addAudio")
		started := c.answerer.await("communication: audioVideoInvitation started")
		incoming := jsonObject(started.at("_embedded", "audioVideoInvitation").(map[string]any))
		contact := c.answerer.get(incoming.href("forwardedBy")).want(200).object()
		wantText(t, "forwarded by", contact.text("uri"), c.callee.sip)
		wantText(t, "from", incoming.text("_embedded", "from", "uri"), c.caller.sip)
		wantText(t, "direction", incoming.text("direction"), "Incoming")
		if v := incoming.at("operationId"); v != nil && !d.Profile().AllAtOnce {
			t.Errorf("operationId of an incoming invitation: got %v, want none", v)
		}
	})
}

func TestDerive_bySimultaneousRing(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.ringBoth()
		href := c.add(original, "audioVideo", "addAudio")
		c.answerer.take()
		wantTexts(t, "derived links", derivedLinks(c.caller.get(href).object()), []string{"derivedAudioVideo", "derivedConversation"})
		ended := find(t, c.callee.drain(), "communication: audioVideoInvitation completed Failure")
		wantText(t, "callee's reason", ended.text("reason", "subcode"), "ConnectedElsewhere")
		accepter := c.callee.get(ended.text("_embedded", "audioVideoInvitation", "_links", "acceptedByContact", "href")).want(200).object()
		wantText(t, "accepted by", accepter.text("uri"), c.answerer.sip)
	})
}

func TestDerive_ofPhoneAudio(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		for _, route := range []func(cast){cast.forward, cast.ringBoth} {
			s := serve(t, d, nil)
			c := s.cast()
			original := c.converse()
			route(c)
			s.order("PATCH", "/users/"+c.answerer.sip, jsonObject{"answers": true}, 204)
			href := c.add(original, "phoneAudio", "addPhoneAudio")
			c.caller.await("communication: phoneAudioInvitation completed Success")
			invitation := c.caller.get(href).want(200).object()
			wantTexts(t, "derived links", derivedLinks(invitation), []string{"derivedConversation", "derivedPhoneAudio"})
			derived := c.caller.get(invitation.href("derivedConversation")).want(200).object()
			wantText(t, "medium", derived.text("activeModalities"), "")
			if got := derived.at("activeModalities").([]any); len(got) != 1 || got[0] != "Audio" {
				t.Errorf("activeModalities: got %v, want [Audio]", got)
			}
			modality := c.caller.get(invitation.href("derivedPhoneAudio")).want(200).object()
			wantText(t, "phone audio", derived.href("phoneAudio"), modality.href("self"))
			if original := c.caller.get(original).object().href("phoneAudio"); original == derived.href("phoneAudio") {
				t.Errorf("phone audio: got %q for both conversations, want two", original)
			}
		}
	})
}

func TestDerive_keepsTheOriginal(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		invitation, original := c.derived()
		k1 := c.caller.get(original).want(200).object()
		if got := k1.at("activeModalities").([]any); len(got) != 1 || got[0] != "Messaging" {
			t.Errorf("activeModalities: got %v, want [Messaging]", got)
		}
		audio := c.caller.get(k1.href("audioVideo")).want(200).object()
		wantText(t, "audio of the original", audio.text("state"), "Disconnected")
		again := c.add(original, "audioVideo", "addAudio")
		c.answerer.take()
		second := c.caller.get(again).want(200).object()
		one := c.caller.get(invitation.href("derivedConversation")).object().href("self")
		if two := c.caller.get(second.href("derivedConversation")).object().href("self"); one == two {
			t.Errorf("derived conversations: got %q twice, want two", one)
		}
		communication := c.caller.app.text("_embedded", "communication", "_links", "conversations", "href")
		if got := c.caller.get(communication).want(200).object().at("_links", "conversation").([]any); len(got) != 3 {
			t.Errorf("conversations: got %d, want 3", len(got))
		}
	})
}

func TestDerive_notForTheCallee(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		href := c.add(original, "audioVideo", "addAudio")
		c.callee.take()
		invitation := c.caller.get(href).want(200).object()
		wantTexts(t, "derived links", derivedLinks(invitation), nil)
		wantText(t, "acceptedByParticipant", invitation.text("_embedded", "acceptedByParticipant", "uri"), c.callee.sip)
		if got := c.caller.get(original).object().at("activeModalities").([]any); len(got) != 2 {
			t.Errorf("activeModalities: got %v, want Messaging and Audio", got)
		}
		c.caller.get(href + "/derivedConversation").want(404)
		for _, e := range c.caller.drain() {
			if e.String() == "communication: conversation added" {
				t.Errorf("events: got %q, want no second conversation", e)
			}
		}
	})
}

func TestDerive_notWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	act := func(p *person, invitation jsonObject, link string) { p.post(invitation.href(link), nil).want(204) }
	for _, row := range []struct {
		name, state, code, subcode string
		end                        func(c cast, href string)
	}{
		{"declined", "Failed", "RemoteFailure", "Declined", func(c cast, _ string) {
			e := c.callee.await("communication: audioVideoInvitation started")
			act(c.callee, jsonObject(e.at("_embedded", "audioVideoInvitation").(map[string]any)), "decline")
		}},
		{"cancelled", "Cancelled", "LocalFailure", "Canceled", func(c cast, href string) {
			act(c.caller, c.caller.get(href).object(), "cancel")
		}},
		{"left unanswered", "Failed", "RemoteFailure", "Timeout", func(cast, string) {}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, d mock.Dialect) {
				c := serve(t, d, nil).cast()
				href := c.add(c.converse(), "audioVideo", "addAudio")
				c.caller.get(href + "/derivedConversation").want(404)
				wantTexts(t, "derived links while pending", derivedLinks(c.caller.get(href).object()), nil)
				row.end(c, href)
				completed := c.caller.await("communication: audioVideoInvitation completed Failure")
				wantText(t, "code", completed.text("reason", "code"), row.code)
				wantText(t, "subcode", completed.text("reason", "subcode"), row.subcode)
				invitation := c.caller.get(href).want(200).object()
				wantText(t, "state", invitation.text("state"), row.state)
				wantTexts(t, "derived links", derivedLinks(invitation), nil)
				wantText(t, "code of alias", c.caller.get(href+"/derivedConversation").want(404).object().text("code"), "NotFound")
				find(t, c.callee.drain(), "communication: audioVideoInvitation completed Failure")
			})
		})
	}
}

func TestDerive_notOnStart(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.forward()
		start := c.caller.app.text("_embedded", "communication", "_links", "startAudio", "href")
		href := c.caller.post(start, jsonObject{"to": c.callee.sip, "operationId": "op-2"}).want(201).header.Get("Location")
		c.answerer.take()
		invitation := c.caller.get(href).want(200).object()
		wantTexts(t, "derived links", derivedLinks(invitation), nil)
		wantText(t, "acceptedByParticipant", invitation.text("_embedded", "acceptedByParticipant", "uri"), c.answerer.sip)
		wantText(t, "state", c.caller.get(invitation.href("conversation")).want(200).object().text("state"), "Connected")
	})
}

func TestMessages_areNotForwarded(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.forward()
	c.converse()
	wantTexts(t, "answerer's events", names(c.answerer.drain()), nil)
}
