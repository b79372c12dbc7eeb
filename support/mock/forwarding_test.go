package mock_test

import (
	"encoding/json"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// json is v as JSON.
func (v jsonObject) json(t testing.TB) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestForwarding_isSavedAndRestored(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		href := c.callee.me().href("callForwardingSettings")
		put := putter(t, c.callee, href)
		active := func() string { return c.callee.get(href).want(200).object().text("activeSetting") }
		target := func(setting string) string {
			return c.callee.get(href).object().text("_embedded", setting, "target")
		}
		put("no If-Match", "", jsonObject{}, "PreconditionRequired/", 428)
		stale := c.callee.get(href).header.Get("ETag")
		put("a setting without a target", "now", c.callee.passed(href, "activeSetting", "ImmediateForward"), "BadRequest/ParameterValidationFailure", 400)
		c.callee.post(href+"/immediateForwardSettings/immediateForwardToContact?target="+c.answerer.sip, nil).want(204)
		wantText(t, "active", active(), "ImmediateForward")
		put("a tag of before", stale, jsonObject{}, "PreconditionFailed/", 412)
		put("none", "now", c.callee.passed(href, "activeSetting", "None"), "", 200)
		wantText(t, "put to none", active()+" "+target("immediateForwardSettings"), "None Contact")
		put("back", "now", c.callee.passed(href, "activeSetting", "ImmediateForward"), "", 200)
		wantText(t, "put back", active(), "ImmediateForward")
		put("a period", "now", c.callee.passed(href, "activePeriod", "Workhours"), "", 200)
		wantText(t, "activePeriod", c.callee.get(href).object().text("activePeriod"), "Workhours")
		put("an unknown period", "now", c.callee.passed(href, "activePeriod", "Sunday"), "BadRequest/ParameterValidationFailure", 400)
		c.callee.post(href+"/turnOffCallForwarding", nil).want(204)
		wantText(t, "turned off", active()+" "+target("immediateForwardSettings"), "None None")
	})
}

func TestForwarding_hasNobodyButContacts(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	settings := c.callee.get(c.callee.me().href("callForwardingSettings")).object()
	for link, want := range map[string]string{
		"immediateForwardSettings immediateForwardToDelegates": "Forbidden/NoDelegatesConfigured",
		"simultaneousRingSettings simultaneousRingToDelegates": "Forbidden/NoDelegatesConfigured",
		"simultaneousRingSettings simultaneousRingToTeam":      "Forbidden/NoTeamMembersConfigured",
	} {
		setting, rel, _ := strings.Cut(link, " ")
		code, subcode := c.callee.post(settings.text("_embedded", setting, "_links", rel, "href"), nil).refused(403)
		wantText(t, link, code+"/"+subcode, want)
	}
}

func TestUnansweredCalls_areSetAndReset(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	href := c.callee.me().href("callForwardingSettings")
	show := func() (string, jsonObject) {
		all := c.callee.get(href).want(200).object()
		return all.text("unansweredCallHandling"), jsonObject(all.at("_embedded", "unansweredCallSettings").(map[string]any))
	}
	handling, settings := show()
	wantText(t, "at first", handling+" "+settings.text("target"), "Disabled Voicemail")
	c.callee.post(settings.href("unansweredCallToContact"), jsonObject{"target": c.answerer.sip, "ringDelay": 4}).refused(400)
	c.callee.post(settings.href("unansweredCallToContact"), jsonObject{"target": c.answerer.sip, "ringDelay": 20}).want(204)
	handling, settings = show()
	wantText(t, "to a contact", handling+" "+settings.text("target"), "Enabled Contact")
	if got := settings.at("ringDelay"); got != 20.0 {
		t.Errorf("ringDelay: got %v, want 20", got)
	}
	c.callee.post(settings.href("unansweredCallToVoicemail"), nil).want(204)
	c.callee.post(settings.href("resetUnansweredCallSettings"), nil).want(204)
	handling, settings = show()
	wantText(t, "reset", handling+" "+settings.text("target"), "Disabled Voicemail")
	c.callee.post(href+"/immediateForwardSettings/immediateForwardToContact", jsonObject{"target": c.answerer.sip}).want(204)
	c.callee.post(settings.href("unansweredCallToVoicemail"), nil).refused(403)
	if _, settings = show(); settings["_links"] == nil || len(settings.at("_links").(map[string]any)) != 1 {
		t.Errorf("while all calls are forwarded: got the links %v, want none but self", settings["_links"])
	}
}

func TestForwarding_takesEnterpriseVoice(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	if err := s.pool.AddUser(mock.User{SIP: "sip:mute@contoso.com", Username: "mute@contoso.com", Password: "secret", NoVoice: true}); err != nil {
		t.Fatal(err)
	}
	p := &person{server: s, username: "mute@contoso.com", password: "secret"}
	p.signIn(s.url + "/")
	p.register("endpoint")
	href := p.me().href("callForwardingSettings")
	for _, got := range []answer{
		p.get(href), p.get(href + "/unansweredCallSettings"), p.post(href+"/turnOffCallForwarding", nil),
		p.ask("PUT", href, p.token, map[string]string{"If-Match": "*"}, ""),
	} {
		code, subcode := got.refused(403)
		wantText(t, "without voice", code+"/"+subcode, "Forbidden/")
	}
	wantText(t, "startPhoneAudio", p.get(p.app.href("self")+"/communication").object().href("startPhoneAudio"), "")
}
