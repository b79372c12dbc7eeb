package mock_test

import (
	"cmp"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// sdp posts a media description.
func (p *person) sdp(href string) answer {
	p.t.Helper()
	return p.write(href, "application/sdp", answerSDP)
}

const answerURI = "data:application/sdp;charset=utf-8,v%3d0%0d%0a"

func TestNegotiation_bringsTheCallerTheAnswers(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		href := c.add(c.converse(), "audioVideo", "addAudio")
		c.caller.get(href + "/audioVideoNegotiation").want(404)
		incoming := jsonObject(c.callee.await("communication: audioVideoInvitation started").at("_embedded", "audioVideoInvitation").(map[string]any))
		c.callee.sdp(incoming.href("sendProvisionalAnswer") + "?processedOfferId=" + strings.Repeat("x", 101)).refused(400)
		c.callee.sdp(incoming.href("sendProvisionalAnswer") + "?sessionContext=session-1").want(204)
		early := c.caller.await("audioVideoInvitation: audioVideoNegotiation updated")
		wantText(t, "sender", c.caller.path(early.from), href)
		wantText(t, "early answer", early.text("_embedded", "audioVideoNegotiation", "_links", "mediaProvisionalAnswer", "href"), answerURI)
		wantText(t, "final answer", early.text("_embedded", "audioVideoNegotiation", "_links", "mediaAnswer", "href"), "")

		c.callee.sdp(incoming.href("acceptWithAnswer") + "?sessionContext=session-1&processedOfferId=part-1").want(204)
		shown := c.caller.get(c.caller.path(early.text("link", "href"))).want(200).object()
		wantText(t, "final answer", shown.href("mediaAnswer"), answerURI)
		wantText(t, "part of the offer", shown.text("msAcceptedContentId"), "part-1")
		wantText(t, "session", shown.text("sessionContext"), "session-1")
		wantText(t, "endpoint", shown.text("remoteEndpoint"), c.callee.sip)
		wantText(t, "invitation", shown.href("audioVideoInvitation"), href)
		c.callee.sdp(incoming.href("sendProvisionalAnswer")).want(409)
	})
}

func TestAccept_onThePhone(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		href := c.add(original, "audioVideo", "addAudio")
		incoming := jsonObject(c.callee.await("communication: audioVideoInvitation started").at("_embedded", "audioVideoInvitation").(map[string]any))
		c.callee.post(incoming.href("acceptWithPhoneAudio"), nil).want(204)
		c.callee.post(incoming.href("acceptWithAnswer"), nil).want(409)
		c.caller.await("communication: audioVideoInvitation completed Success")
		wantText(t, "invitation", c.caller.get(href).want(200).object().text("state"), "Connected")
		theirs := incoming.href("conversation")
		wantText(t, "phone audio", c.callee.modality(theirs, "phoneAudio").text("state"), "Connected")
		wantText(t, "audio", c.callee.modality(theirs, "audioVideo").text("state"), "Disconnected")
		c.caller.post(c.caller.modality(original, "audioVideo").href("stopAudioVideo"), nil).want(204)
		wantText(t, "phone audio once stopped", c.callee.modality(theirs, "phoneAudio").text("state"), "Disconnected")
	})
}

func TestAccept_inAWayThatTheTypeDoesNotHave(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201)
	incoming := jsonObject(c.callee.await("communication: messagingInvitation started").at("_embedded", "messagingInvitation").(map[string]any))
	for _, link := range []string{"acceptWithAnswer", "acceptWithPhoneAudio", "sendProvisionalAnswer"} {
		wantText(t, "link "+link, incoming.href(link), "")
		c.callee.post(incoming.href("self")+"/"+link, nil).want(409)
	}
}

// answersOfPool are the media answers that nobody's client has made, in order.
func answersOfPool(events []event) []string {
	var answers []string
	for _, e := range events {
		if e.String() == "audioVideoInvitation: audioVideoNegotiation updated" {
			answers = append(answers, e.text("_embedded", "audioVideoNegotiation", "_links", "mediaAnswer", "href"))
		}
	}
	return answers
}

func TestNegotiation_bringsAnAnswerWhereNoClientMakesOne(t *testing.T) {
	t.Parallel()
	const start = "data:application/sdp;charset=utf-8,v%3d0%0d%0ao%3d-+0+0+IN+IP4+127.0.0.1%0d%0as%3d-%0d%0ac%3dIN+IP4+127.0.0.1%0d%0at%3d0+0%0d%0a"
	const speech, picture = "m%3daudio+9+RTP%2fAVP+0%0d%0a", "m%3dvideo+9+RTP%2fAVP+34%0d%0a"
	for name, row := range map[string]struct{ to, modality, link, want string }{
		"a user by habit":             {"", "audioVideo", "addAudio", start + speech},
		"a user by habit, with video": {"", "audioVideo", "addAudioVideo", start + speech + picture},
		"a number":                    {"tel:+14255550100", "audioVideo", "addAudio", start + speech},
		"a phone that rings":          {"", "phoneAudio", "addPhoneAudio", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, d mock.Dialect) {
				caller, addresses := serve(t, d, nil).alone(jsonObject{"name": "callee", "habits": jsonObject{"messages": "accept", "calls": "accept"}})
				original := caller.chat(addresses["callee"]).href("conversation")
				to := cmp.Or(row.to, addresses["callee"])
				href := caller.get(caller.get(original).object().href(row.modality)).want(200).object().href(row.link)
				caller.post(href, jsonObject{"to": to}).want(201)
				events := caller.drain()
				find(t, events, "communication: "+row.modality+"Invitation completed Success")
				wantText(t, "answers", strings.Join(answersOfPool(events), " "), row.want)
				if last := events[len(events)-1].String(); strings.Contains(last, "Negotiation") {
					t.Errorf("last event: got %s, want the answer before the end", last)
				}
			})
		})
	}
}

func TestNegotiation_bringsTheAnswerOfAPhoneThatTakesACall(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.add(c.converse(), "audioVideo", "addAudio")
	c.callee.act(c.callee.await("communication: audioVideoInvitation started").text("link", "href"), "acceptWithPhoneAudio", nil).want(204)
	negotiated := c.caller.await("audioVideoInvitation: audioVideoNegotiation updated")
	wantText(t, "endpoint", negotiated.text("_embedded", "audioVideoNegotiation", "remoteEndpoint"), c.callee.sip)
}
