package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// modality is where the messaging of a conversation is.
func (p *person) modality(conversation, rel string) jsonObject {
	p.t.Helper()
	return p.get(p.get(conversation).want(200).object().href(rel)).want(200).object()
}

// messages are where p writes in a conversation: sendMessage of the samples
// and of captures are not one place.
func (p *person) messages(d mock.Dialect, conversation string) string {
	p.t.Helper()
	messaging := p.get(conversation).want(200).object().href("messaging")
	if d.Profile().NamedAddresses {
		return messaging + "/sendMessage"
	}
	return messaging + "/messages"
}

// write posts a text of a media type.
func (p *person) write(href, kind, text string) answer {
	p.t.Helper()
	return p.ask("POST", href, p.token, map[string]string{"Content-Type": kind}, text)
}

// theirs is the conversation that p was told of last.
func (p *person) theirs() string {
	p.t.Helper()
	conversation := ""
	for _, e := range p.drain() {
		if e.String() == "communication: conversation updated" || e.String() == "communication: conversation added" {
			conversation = e.text("link", "href")
		}
	}
	return conversation
}

func TestMessage_reachesTheOtherSide(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.caller.drain()
		c.callee.drain()
		sent := c.caller.write(c.caller.messages(d, original)+"?OperationContext=op-7", "text/plain; charset=utf-8", "Hi there\r\n").want(201)
		if len(sent.body) != 0 {
			t.Errorf("body of 201: got %q, want none", sent.body)
		}
		mine := c.caller.get(sent.header.Get("Location")).want(200).object()
		wantText(t, "direction", mine.text("direction"), "Outgoing")
		wantText(t, "messaging", mine.href("messaging"), c.caller.get(original).object().href("messaging"))
		wantTexts(t, "sender's events before it is fetched", names(c.caller.poll()), []string{"conversation: message started"})

		events := c.callee.drain()
		want := []string{"conversation: message completed Success"}
		if d.Profile().StartedMessages {
			want = []string{"conversation: message started", "conversation: message completed Success"}
		}
		wantTexts(t, "receiver's events", names(events), want)
		got := jsonObject(events[len(events)-1].at("_embedded", "message").(map[string]any))
		wantText(t, "rel", got.text("rel"), "message")
		wantText(t, "direction", got.text("direction"), "Incoming")
		wantText(t, "text", got.href("plainMessage"), "data:text/plain;charset=utf-8,Hi+there%0d%0a")
		if stamp := got.text("timeStamp"); !strings.HasPrefix(stamp, "/Date(1772") {
			t.Errorf("time stamp: got %s, want one by the group's clock", stamp)
		}
		wantText(t, "sender", c.callee.get(got.href("contact")).want(200).object().text("uri"), c.caller.sip)
		wantText(t, "participant", c.callee.get(got.href("participant")).want(200).object().text("uri"), c.caller.sip)
		wantText(t, "message", c.callee.get(got.href("self")).want(200).object().href("plainMessage"), got.href("plainMessage"))
		ends := c.caller.drain()
		wantTexts(t, "sender's events", names(ends), []string{"conversation: message completed Success"})
		wantText(t, "message of the event", c.caller.path(ends[0].text("link", "href")), sent.header.Get("Location"))
		if d.Profile().AllAtOnce {
			wantText(t, "operation", mine.text("operationId"), "op-7")
			wantText(t, "status before", mine.text("status"), "Pending")
			wantText(t, "status", c.caller.get(sent.header.Get("Location")).object().text("status"), "Succeeded")
			return
		}
		if !strings.HasSuffix(got.href("self"), "/messaging/messages/1") {
			t.Errorf("first message: got %s, want number 1", got.href("self"))
		}
		wantText(t, "name", got.text("_links", "participant", "title"), "caller")
	})
}

func TestMessage_inXML(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.callee.drain()
	c.caller.write(c.caller.messages(mock.Real, original), "text/plain", "<&>").want(201)
	got := string(c.callee.ask("GET", c.callee.next, c.callee.token, map[string]string{"Accept": "application/vnd.microsoft.com.ucwa+xml"}, "").want(200).body)
	for _, part := range []string{
		`<completed rel="message" href="`, ` status="Success">`, `<resource rel="message" href="`,
		`<link rel="plainMessage" href="data:text/plain;charset=utf-8,%3c%26%3e" />`,
		`<property name="direction">Incoming</property><property name="timeStamp">2026-03-04T05:`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("events: got %s, want %s in it", got, part)
		}
	}
}

// TestMessage_reachesAConference lets one write to two.
func TestMessage_reachesAConference(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.confer()
		c.callee.drain()
		c.answerer.drain()
		c.caller.write(c.caller.messages(d, original), "text/plain", "all").want(201)
		for _, p := range []*person{c.callee, c.answerer} {
			e := find(t, p.drain(), "conversation: message completed Success")
			wantText(t, "text", e.text("_embedded", "message", "_links", "plainMessage", "href"), "data:text/plain;charset=utf-8,all")
		}
	})
}

// confer makes a conference with messages of all three, led by the caller.
func (c cast) confer() string {
	c.caller.t.Helper()
	original := c.converse()
	c.join(original, c.answerer)
	return original
}

// join lets p into the caller's conversation.
func (c cast) join(conversation string, p *person) {
	c.caller.t.Helper()
	c.caller.post(c.caller.get(conversation).object().href("addParticipant"), jsonObject{"to": p.sip}).want(201)
	e := p.await("communication: participantInvitation started")
	p.post(e.text("_embedded", "participantInvitation", "_links", "accept", "href"), nil).want(204)
}

// TestMessage_missesWhoLeftMessaging writes to two of whom one has stopped
// messages and goes on with audio.
func TestMessage_missesWhoLeftMessaging(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.add(original, "audioVideo", "addAudio")
		c.callee.take()
		c.join(original, c.answerer)
		theirs := c.answerer.path(c.answerer.theirs())
		c.answerer.post(theirs+"/messaging/terminate", nil).want(204)
		find(t, c.caller.drain(), "conversation: participantMessaging deleted")
		c.answerer.get(theirs).want(200)
		c.callee.drain()
		sent := c.caller.write(c.caller.messages(d, original), "text/plain", "Hi").want(201).header.Get("Location")
		missed := c.caller.get(sent).want(200).object().at("_links", "failedDeliveryParticipant").([]any)
		if len(missed) != 1 {
			t.Fatalf("failedDeliveryParticipant: got %v, want one", missed)
		}
		who := jsonObject(missed[0].(map[string]any)).text("href")
		wantText(t, "who missed it", c.caller.get(who).want(200).object().text("uri"), c.answerer.sip)
		find(t, c.callee.drain(), "conversation: message completed Success")
		wantTexts(t, "events of who left", names(c.answerer.drain()), []string{
			"conversation: participantMessaging deleted", "conversation: messaging updated", "communication: conversation updated",
		})
	})
}

func TestMessage_refused(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		href := c.caller.messages(d, c.converse())
		for _, row := range []struct {
			name, query, kind, text string
			status                  int
			want                    string
		}{
			{"nothing", "", "text/plain", "", 400, "BadRequest/ParameterValidationFailure"},
			{"too much", "", "text/plain", strings.Repeat("ü", 8001), 413, "EntityTooLarge/"},
			{"bytes that are no text", "", "text/plain", "\xff", 400, "BadRequest/DeserializationFailure"},
			{"HTML that nobody takes", "", "text/html", "<b>Hi</b>", 415, "UnsupportedMediaType/"},
			{"a media type that is no message's", "", "text/csv", "a,b", 415, "UnsupportedMediaType/"},
			{"a long operation", "?operationId=" + strings.Repeat("x", 51), "text/plain", "Hi", 400, "BadRequest/ParameterValidationFailure"},
			{"a data URI of a picture", "", "application/json", `{"_links":{"message":{"href":"data:image/png;base64,AA=="}}}`, 400, "BadRequest/ParameterValidationFailure"},
		} {
			code, subcode := c.caller.write(href+row.query, row.kind, row.text).refused(row.status)
			wantText(t, row.name, code+"/"+subcode, row.want)
		}
		c.caller.write(href, "text/plain", strings.Repeat("ü", 8000)).want(201)
		c.caller.write(href, "application/json", `{"_links":{"message":{"href":"data:text/plain;base64,SGk="}}}`).want(201)
		c.caller.get(href + "/unknown").want(404)
	})
}

func TestMessage_asHTMLWhereAllTakeIt(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		for _, p := range []*person{c.caller, c.callee} {
			me := jsonObject(p.app.at("_embedded", "me").(map[string]any))
			p.post(me.href("makeMeAvailable"), jsonObject{"supportedMessageFormats": []string{"Html", "Plain"}}).want(204)
		}
		original := c.converse()
		formats := c.caller.modality(original, "messaging").at("negotiatedMessageFormats").([]any)
		if len(formats) != 2 || formats[1] != "Html" {
			t.Errorf("negotiatedMessageFormats: got %v, want Plain and Html", formats)
		}
		c.callee.drain()
		c.caller.write(c.caller.messages(d, original), "text/html", "<b>Hi</b>").want(201)
		got := find(t, c.callee.drain(), "conversation: message completed Success")
		wantText(t, "text", got.text("_embedded", "message", "_links", "htmlMessage", "href"), "data:text/html;charset=utf-8,%3cb%3eHi%3c%2fb%3e")
	})
}

func TestMessages_areKeptUpToANumber(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	href := c.caller.messages(mock.Real, c.converse())
	for range 101 {
		c.caller.write(href, "text/plain", "Hi").want(201)
	}
	list := c.caller.get(href).want(200).object().at("_links", "message").([]any)
	if len(list) != 100 {
		t.Errorf("messages: got %d, want the latest 100", len(list))
	}
	c.caller.get(href + "/1").want(404)
	c.caller.get(href + "/101").want(200)
}

func TestMessage_comesWithTheInvitation(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		for _, input := range []struct{ kind, body string }{
			{"application/json", `{"to":"CALLEE","telemetryId":null,"_links":{"message":{"href":"data:text/plain;base64,SGkgdGhlcmU="}}}`},
			{"application/json", `{"to":"CALLEE","_links":{"message":{"href":"data:text/plain;charset=utf-8,Hi+there"}}}`},
			{"application/xml", `<input><property name="to">CALLEE</property><link rel="message" href="data:text/plain,Hi+there" /></input>`},
		} {
			c := serve(t, d, nil).cast()
			start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
			header, body := map[string]string{"Content-Type": input.kind}, strings.ReplaceAll(input.body, "CALLEE", c.callee.sip)
			c.caller.ask("POST", start, c.caller.token, header, body).want(201)
			incoming := jsonObject(c.callee.await("communication: messagingInvitation started").at("_embedded", "messagingInvitation").(map[string]any))
			wantText(t, "message of the invitation", incoming.href("message"), "data:text/plain;charset=utf-8,Hi+there")
			c.callee.post(incoming.href("accept")+"?sessionContext=one", nil).want(204)
			events := c.callee.drain()
			last := events[len(events)-1]
			wantText(t, "last event", last.String(), "conversation: message completed Success")
			wantText(t, "first message", last.text("_embedded", "message", "_links", "plainMessage", "href"), incoming.href("message"))
			find(t, c.caller.drain(), "conversation: message completed Success")
		}
	})
}
