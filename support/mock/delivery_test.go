package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestMessage_timesOutWhenNobodyFetchesIt(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.callee.drain()
		c.caller.drain()
		sent := c.caller.write(c.caller.messages(d, original), "text/plain", "Hi").want(201).header.Get("Location")
		c.advance(29.9)
		wantTexts(t, "sender's events in time", names(c.caller.drain()), []string{"conversation: message started"})
		c.advance(0.2)
		ends := c.caller.drain()
		wantTexts(t, "sender's events", names(ends), []string{"conversation: message completed Failure"})
		wantText(t, "reason", ends[0].text("reason", "code")+"/"+ends[0].text("reason", "subcode"), "RemoteFailure/Timeout")
		missed := jsonObject(c.caller.get(sent).want(200).object().at("_links", "failedDeliveryParticipant").([]any)[0].(map[string]any))
		wantText(t, "who missed it", c.caller.get(missed.text("href")).want(200).object().text("uri"), c.callee.sip)
		wantTexts(t, "receiver's events", names(c.callee.drain()), nil)
		c.caller.write(c.caller.messages(d, original), "text/plain", "Hi").want(201)
		find(t, c.callee.drain(), "conversation: message completed Success")
		find(t, c.caller.drain(), "conversation: message completed Success")
	})
}

func TestMessage_isFetchedOnceThoughToldTwice(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, &mock.Spoil{Event: func(e *mock.Event) []*mock.Event {
		if e.User == "callee" {
			return []*mock.Event{e, e}
		}
		return []*mock.Event{e}
	}}).cast()
	original := c.converse()
	c.callee.drain()
	c.caller.drain()
	c.caller.write(c.caller.messages(mock.Real, original), "text/plain", "Hi").want(201)
	find(t, c.callee.drain(), "conversation: message completed Success")
	c.advance(60)
	wantTexts(t, "sender's events", names(c.caller.drain()), []string{"conversation: message started", "conversation: message completed Success"})
}

// TestMessage_reachesSomeOfAConference lets one of two fetch it.
func TestMessage_reachesSomeOfAConference(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.confer()
	for _, p := range []*person{c.caller, c.callee, c.answerer} {
		p.drain()
	}
	sent := c.caller.write(c.caller.messages(mock.Real, original), "text/plain", "all").want(201).header.Get("Location")
	find(t, c.callee.drain(), "conversation: message completed Success")
	wantTexts(t, "sender's events before", names(c.caller.drain()), []string{"conversation: message started"})
	c.advance(30)
	wantTexts(t, "sender's events", names(c.caller.drain()), []string{"conversation: message completed Success"})
	missed := c.caller.get(sent).want(200).object().at("_links", "failedDeliveryParticipant").([]any)
	if len(missed) != 1 {
		t.Errorf("who missed it: got %v, want one", missed)
	}
}

func TestMessage_goesWithItsConversation(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.callee.drain()
	c.caller.write(c.caller.messages(mock.Real, original), "text/plain", "Hi").want(201)
	c.caller.ask("DELETE", original, c.caller.token, nil, "").want(204)
	c.caller.drain()
	c.advance(60)
	wantTexts(t, "sender's events", names(c.caller.drain()), nil)
}
