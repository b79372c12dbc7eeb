package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// typing is where p tells that they type.
func (p *person) typing(d mock.Dialect, conversation string) string {
	p.t.Helper()
	messaging := p.get(conversation).want(200).object().href("messaging")
	if d.Profile().NamedAddresses {
		return messaging + "/setIsTyping"
	}
	return messaging + "/typing"
}

func TestTyping_isSeenForAWhile(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		theirs := c.callee.theirs()
		c.caller.drain()
		c.caller.post(c.caller.typing(d, original), nil).want(204)
		c.caller.post(c.caller.typing(d, original), nil).want(204)
		added := c.callee.await("conversation: participant added")
		wantText(t, "in", added.text("in", "rel"), "typingParticipants")
		wantText(t, "who", c.callee.get(added.text("link", "href")).want(200).object().text("uri"), c.caller.sip)
		list := c.callee.get(added.text("in", "href"))
		wantText(t, "list", list.want(200).object().text("_links", "participant", "href"), c.callee.path(added.text("link", "href")))
		deleted := c.callee.await("conversation: participant deleted")
		wantText(t, "in", deleted.text("in", "rel"), "typingParticipants")
		if who := c.callee.get(added.text("in", "href")).object().at("_links", "participant"); who != nil {
			t.Errorf("typing after a while: got %v, want nobody", who)
		}
		wantTexts(t, "events after that", names(c.callee.drain()), nil)
		wantTexts(t, "events of who typed", names(c.caller.drain()), nil)
		if participants := c.callee.get(theirs).want(200).object().text("state"); participants != "Connected" {
			t.Errorf("conversation: got %s, want it to go on", participants)
		}
	})
}

func TestTyping_endsWithTheMessage(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.callee.drain()
	c.caller.post(c.caller.typing(mock.Real, original), nil).want(204)
	c.caller.write(c.caller.messages(mock.Real, original), "text/plain", "Hi").want(201)
	wantTexts(t, "events", names(c.callee.drain()), []string{
		"conversation: participant added", "conversation: participant deleted", "conversation: message completed Success",
	})
}

func TestTyping_endsWithMessaging(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.callee.drain()
	c.caller.post(c.caller.typing(mock.Real, original), nil).want(204)
	c.caller.post(c.caller.modality(original, "messaging").href("stopMessaging"), nil).want(204)
	events := names(c.callee.drain())
	wantTexts(t, "first events", events[:3], []string{
		"conversation: participant added", "conversation: participant deleted", "conversation: participantMessaging deleted",
	})
}

// path is href without scheme and host.
func (p *person) path(href string) string {
	return strings.TrimPrefix(href, p.url)
}

func TestTyping_goesOnWhenSaidAgain(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	original := c.converse()
	theirs := c.callee.path(c.callee.theirs())
	typing := c.caller.typing(mock.Real, original)
	for _, step := range []struct {
		says  bool
		after int // seconds
		seen  bool
	}{{true, 6, true}, {true, 6, true}, {false, 5, false}} {
		if step.says {
			c.caller.post(typing, nil).want(204)
		}
		s.order("PATCH", "/groups/"+c.group, jsonObject{"advance": step.after}, 204)
		list := c.callee.get(theirs + "/messaging/typingParticipants").want(200).object()
		if seen := list.at("_links", "participant") != nil; seen != step.seen {
			t.Errorf("typing %d s later: got %t, want %t", step.after, seen, step.seen)
		}
	}
}
