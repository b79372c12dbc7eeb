package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// TestInvitationInput_wrong gives each input of an invitation what it does not take.
func TestInvitationInput_wrong(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		links := jsonObject(c.caller.app.at("_embedded", "communication").(map[string]any))
		link := func(rel, href string) jsonObject { return jsonObject{rel: jsonObject{"href": href}} }
		for _, row := range []struct{ name, link, body, parameter string }{
			{"an address in an object", "startMessaging", `{"to":{"uri":"sip:callee-1@contoso.com"}}`, "to"},
			{"a list of subjects", "startMessaging", `{"to":"TO","subject":["one","two"]}`, "subject"},
			{"a thread in an object", "startMessaging", `{"to":"TO","threadId":{}}`, "threadId"},
			{"an operation in a list", "startMessaging", `{"to":"TO","operationId":["x"]}`, "operationId"},
			{"a long sessionContext", "startAudio", `{"to":"TO","sessionContext":"` + strings.Repeat("x", 51) + `"}`, "sessionContext"},
			{"importance as a number", "startMessaging", `{"to":"TO","importance":1}`, "importance"},
			{"muted in words", "startAudio", `{"to":"TO","joinAudioMuted":"perhaps"}`, "joinAudioMuted"},
			{"dark in a list", "startAudio", `{"to":"TO","joinVideoMuted":[true]}`, "joinVideoMuted"},
			{"a message that is no data", "startMessaging", `{"to":"TO","_links":{"message":{"href":"http://contoso.com/"}}}`, "message"},
			{"a message that is a picture", "startMessaging", `{"to":"TO","_links":{"message":{"href":"data:image/png;base64,AA=="}}}`, "message"},
			{"a message that is no text", "startMessaging", `{"to":"TO","_links":{"message":{"href":"data:text/plain,%ff"}}}`, "message"},
			{"content in odd base64", "startMessaging", `{"to":"TO","_links":{"customContent":{"href":"data:text/plain;base64,?"}}}`, "customContent"},
			{"an offer that is no data", "startAudio", `{"to":"TO","_links":{"mediaOffer":{"href":"v=0"}}}`, "mediaOffer"},
		} {
			body := strings.Replace(row.body, "TO", c.callee.sip, 1)
			got := c.caller.ask("POST", links.href(row.link), c.caller.token, map[string]string{"Content-Type": "application/json"}, body)
			refusal := got.want(400).object()
			wantText(t, row.name+": subcode", refusal.text("subcode"), "ParameterValidationFailure")
			wantText(t, row.name+": parameter", refusal.text("parameters", "name"), row.parameter)
		}
		wantTexts(t, "events", names(c.caller.drain()), nil)
		good := jsonObject{"to": c.callee.sip, "joinAudioMuted": true, "subject": "Five", "telemetryId": nil, "_links": link("customContent", "data:text/plain,x")}
		c.caller.post(links.href("startAudio"), good).want(201)
	})
}

func TestInvitationInput_inXML(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	body := `<input xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"><property name="to">` + c.callee.sip +
		`</property><property name="importance">Urgent</property></input>`
	made := c.caller.ask("POST", start, c.caller.token, map[string]string{"Content-Type": "application/xml"}, body).want(201)
	wantText(t, "importance", c.caller.get(made.header.Get("Location")).want(200).object().text("importance"), "Urgent")
}

// TestInvitation_showsWhatCameAlong is about contents beside the message.
func TestInvitation_showsWhatCameAlong(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		start := c.caller.app.text("_embedded", "communication", "_links", "startAudio", "href")
		href := c.caller.post(start, jsonObject{"to": c.callee.sip, "joinAudioMuted": true, "_links": jsonObject{
			"mediaOffer": jsonObject{"href": "data:application/sdp;base64,dj0wDQo="}, "customContent": jsonObject{"href": "data:text/xml,%3Ca/%3E"},
			"self": jsonObject{"href": "/nowhere"}, "message": "text",
		}}).want(201).header.Get("Location")
		incoming := jsonObject(c.callee.await("communication: audioVideoInvitation started").at("_embedded", "audioVideoInvitation").(map[string]any))
		wantText(t, "offer", incoming.href("mediaOffer"), "data:application/sdp;charset=utf-8,v%3d0%0d%0a")
		wantText(t, "content", incoming.href("customContent"), "data:text/xml;charset=utf-8,%3ca%2f%3e")
		wantText(t, "message", incoming.href("message"), "")
		outgoing := c.caller.get(href).want(200).object()
		if shown := outgoing.href("mediaOffer") != ""; shown != d.Profile().AllAtOnce {
			t.Errorf("offer in the caller's invitation: got %t in dialect %s", shown, d)
		}
		if d.Profile().AllAtOnce && outgoing.at("joinAudioMuted") != true {
			t.Errorf("joinAudioMuted: got %v, want true", outgoing.at("joinAudioMuted"))
		}
	})
}

func TestOperation_hasItsIDToItself(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	input := jsonObject{"to": c.callee.sip, "operationId": "one"}
	href := c.caller.post(start, input).want(201).header.Get("Location")
	if code, subcode := c.caller.post(start, input).refused(409); subcode != "AlreadyExists" {
		t.Errorf("the same operation again: got %s/%s, want AlreadyExists", code, subcode)
	}
	c.caller.post(start, jsonObject{"to": c.callee.sip, "operationId": "two"}).want(201)
	c.caller.post(c.caller.get(href).object().href("cancel"), nil).want(204)
	c.caller.post(start, input).want(201)
}

func TestStartMessaging_inTheSecondRevision(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	second := func(body string) answer {
		header := map[string]string{"Content-Type": "application/json", "X-MS-RequiresMinResourceVersion": "2"}
		return c.caller.ask("POST", start, c.caller.token, header, body)
	}
	refusal := second(`{"to":"` + c.callee.sip + `"}`).want(400).object()
	wantText(t, "missing", refusal.text("parameters", "name"), "operationId")
	second(`{"operationId":"one"}`).want(201)
	e := find(t, c.caller.drain(), "communication: messagingInvitation completed Failure")
	wantText(t, "invitation to nobody", e.text("reason", "subcode"), "DestinationNotFound")
	second(`{"to":"` + c.callee.sip + `","operationId":"two"}`).want(201)
	c.callee.await("communication: messagingInvitation started")
}

// TestInvitation_isAcceptedOnce follows what can be done about an incoming
// invitation: it is gone from the next event on (ReceiveAnIM).
func TestInvitation_isAcceptedOnce(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	href := c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201).header.Get("Location")
	pending := c.caller.get(href).object()
	if cancel := pending.href("cancel"); !strings.HasSuffix(cancel, "/messaging/terminate") {
		t.Errorf("cancel: got %s, want what ends messaging", cancel)
	}
	incoming := jsonObject(c.callee.await("communication: messagingInvitation started").at("_embedded", "messagingInvitation").(map[string]any))
	c.callee.post(incoming.href("accept")+"?sessionContext="+strings.Repeat("x", 51), nil).refused(400)
	c.callee.post(incoming.href("accept")+"?sessionContext=one", nil).want(204)
	for _, e := range c.callee.drain() {
		if e.text("link", "rel") == "messagingInvitation" {
			accept := e.text("_embedded", "messagingInvitation", "_links", "accept", "href")
			wantText(t, "accept in "+e.String(), accept, "")
		}
	}
	c.callee.post(incoming.href("accept"), nil).want(409)
	c.callee.post(incoming.href("decline"), nil).want(409)
	wantText(t, "cancel once completed", c.caller.get(href).object().href("cancel"), "")
}
