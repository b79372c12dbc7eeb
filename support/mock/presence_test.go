package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestPresence_followsWhatAContactDoes(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, audio := c.connected("addAudio")
		c.caller.act(audio, "stopAudioVideo", nil).want(204)
		list := c.caller.get(original+"/participants").want(200).object().at("_links", "participant").([]any)
		href := c.caller.get(jsonObject(list[1].(map[string]any)).text("href")).want(200).object().href("contactPresence")
		presence := func(want, activity string) {
			t.Helper()
			p := c.caller.get(href).want(200).object()
			wantText(t, "availability", p.text("availability"), want)
			if activity == "" && d.Profile().AllAtOnce {
				activity = want
			}
			wantText(t, "activity", p.text("activity"), activity)
		}
		presence("Offline", "")
		me := jsonObject(c.callee.app.at("_embedded", "me").(map[string]any))
		c.callee.post(me.href("makeMeAvailable"), jsonObject{"signInAs": "Busy"}).want(204)
		presence("Busy", "")
		c.add(original, "audioVideo", "addAudio")
		c.callee.take()
		presence("Busy", "on-the-phone")
		c.join(original, c.answerer)
		presence("Busy", "in-a-conference")
		theirs := c.callee.get(c.callee.theirs()).want(200).object()
		c.callee.act(theirs.href("audioVideo"), "stopAudioVideo", nil).want(204)
		presence("Busy", "in-a-conference")
		c.callee.act(theirs.href("messaging"), "stopMessaging", nil).want(204)
		presence("Busy", "")
		people := c.caller.app.text("_embedded", "people", "_links", "self", "href")
		place := "/presence"
		if d.Profile().NamedAddresses {
			place = "/contactPresence"
		}
		wantText(t, "a stranger", c.caller.get(people+"/stranger@contoso.com"+place).want(200).object().text("availability"), "Offline")
		c.caller.get(people + "/stranger" + place).want(404)
		c.caller.get(people + "/stranger@contoso.com/contactPhoto").want(404)
	})
}
