package mock_test

import (
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// linksOf are the names of the links of v, in order of the alphabet.
func linksOf(v jsonObject) string {
	links, _ := v["_links"].(map[string]any)
	var rels []string
	for rel := range links {
		rels = append(rels, rel)
	}
	slices.Sort(rels)
	return strings.Join(rels, " ")
}

// me is the user's own resource as it is now.
func (p *person) me() jsonObject {
	p.t.Helper()
	return p.get(p.app.href("self") + "/me").want(200).object()
}

func TestMe_hasTheLinksThatLead(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		before, after := "callForwardingSettings makeMeAvailable phones photo self", "callForwardingSettings location note phones photo presence reportMyActivity self"
		if d.Profile().AllAtOnce {
			before = "callForwardingSettings location makeMeAvailable note phones photo presence reportMyActivity self"
			after = before
		}
		wantText(t, "before", linksOf(c.caller.me()), before)
		c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204)
		wantText(t, "after", linksOf(c.caller.me()), after)
		if code, subcode := c.caller.post(c.caller.app.href("self")+"/me/makeMeAvailable", nil).refused(409); subcode != "AlreadyExists" {
			t.Errorf("second time: got %s/%s, want AlreadyExists", code, subcode)
		}
	})
}

func TestMakeMeAvailable_takesWhatIsDocumented(t *testing.T) {
	t.Parallel()
	good := jsonObject{
		"audioPreference": "PhoneAudio", "inactiveTimeout": "00:05:00", "phoneNumber": "4255552222", "signInAs": "BeRightBack",
		"supportedMessageFormats": []string{"Plain", "Html"}, "supportedModalities": []string{"PhoneAudio", "Messaging"},
		"voipFallbackToPhoneAudioTimeOut": "PT10S",
	}
	c := serve(t, mock.Real, nil).cast()
	for _, row := range []struct {
		member string
		value  any
		want   string
	}{
		{"audioPreference", "Smoke", "BadRequest/ParameterValidationFailure"},
		{"audioPreference", []string{"PhoneAudio", "VoipAudio"}, "BadRequest/ParameterValidationFailure"},
		{"inactiveTimeout", "soon", "BadRequest/ParameterValidationFailure"},
		{"phoneNumber", "call me", "BadRequest/NormalizationFailed"},
		{"signInAs", "Gone", "BadRequest/ParameterValidationFailure"},
		{"supportedMessageFormats", []string{"Rtf"}, "BadRequest/ParameterValidationFailure"},
		{"supportedModalities", []any{1}, "BadRequest/ParameterValidationFailure"},
		{"supportedModalities", 1, "BadRequest/ParameterValidationFailure"},
		{"voipFallbackToPhoneAudioTimeOut", true, "BadRequest/ParameterValidationFailure"},
	} {
		bad := jsonObject{}
		for member, value := range good {
			bad[member] = value
		}
		bad[row.member] = row.value
		code, subcode := c.caller.post(c.caller.me().href("makeMeAvailable"), bad).refused(400)
		wantText(t, row.member, code+"/"+subcode, row.want)
	}
	c.caller.post(c.caller.me().href("makeMeAvailable"), good).want(204)
	communication := c.caller.get(c.caller.app.href("self") + "/communication").want(200).object()
	wantText(t, "audioPreference", communication.text("audioPreference"), "PhoneAudio")
	wantText(t, "phoneNumber", communication.text("phoneNumber"), "tel:4255552222")
	if got := communication.at("supportedModalities").([]any); len(got) != 2 || got[0] != "PhoneAudio" {
		t.Errorf("supportedModalities: got %v, want those that were sent", got)
	}
	wantText(t, "presence", c.caller.get(c.caller.me().href("presence")).object().text("availability"), "BeRightBack")
}

func TestMakeMeAvailable_inTheSecondRevision(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		accept, want string
		length       int
	}{
		{"application/json", `{"operations":[null]}`, 21},
		{"application/xml", `<operationsQueued xmlns:xsd="http://www.w3.org/2001/XMLSchema" `, 228},
	} {
		both(t, func(t *testing.T, d mock.Dialect) {
			c := serve(t, d, nil).cast()
			header := map[string]string{"X-MS-RequiresMinResourceVersion": "2.0", "Accept": row.accept, "Content-Type": "application/json"}
			href := c.caller.me().href("makeMeAvailable")
			got := c.caller.ask("POST", href, c.caller.token, header, `{"signInAs":"Busy"}`).want(201)
			if !strings.Contains(string(got.body), row.want) || len(got.body) != row.length {
				t.Errorf("got %q of %d bytes, want %q in %d bytes", got.body, len(got.body), row.want, row.length)
			}
			wantText(t, "Content-Type", strings.TrimSuffix(got.header.Get("Content-Type"), "; charset=utf-8"), row.accept)
			wantText(t, "presence", c.caller.get(c.caller.me().href("presence")).want(200).object().text("availability"), "Busy")
			c.caller.ask("POST", href, c.caller.token, header, "").refused(409)
		})
	}
}

func TestPublications_areShownAndTakenBack(t *testing.T) {
	t.Parallel()
	rows := []struct{ rel, member, usual, value, wrong string }{
		{"presence", "availability", "Online", "Busy", "Gone"},
		{"note", "message", "", "heads down", strings.Repeat("x", 1001)},
		{"location", "location", "", "at home", strings.Repeat("x", 61)},
	}
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		self := c.caller.app.href("self") + "/me/"
		for _, row := range rows {
			for _, ask := range []answer{c.caller.get(self + row.rel), c.caller.post(self+row.rel, nil)} {
				if code, subcode := ask.refused(409); subcode != "MakeMeAvailableRequired" {
					t.Errorf("%s: got %s/%s, want MakeMeAvailableRequired", row.rel, code, subcode)
				}
			}
		}
		c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204)
		c.caller.drain()
		for _, row := range rows {
			href := c.caller.me().href(row.rel)
			show := func() string { return c.caller.get(href).want(200).object().text(row.member) }
			wantText(t, row.rel+" at first", show(), row.usual)
			c.caller.post(href, jsonObject{row.member: row.value}).want(204)
			wantText(t, row.rel, show(), row.value)
			c.caller.await("me: " + row.rel + " updated")
			c.caller.post(href, jsonObject{row.member: row.wrong}).refused(400)
			c.caller.post(href, jsonObject{row.member: 1}).refused(400)
			wantText(t, row.rel+" after what was refused", show(), row.value)
			c.caller.post(href+"?"+row.member+"=", nil).want(204)
			wantText(t, row.rel+" taken back", show(), row.usual)
		}
	})
}

func TestCommunication_isChangedByPut(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		href := c.caller.app.href("self") + "/communication"
		put := putter(t, c.caller, href)
		put("no If-Match", "", jsonObject{}, "PreconditionRequired/", 428)
		put("another tag", `"1"`, jsonObject{}, "PreconditionFailed/", 412)
		if d.Profile().PutProperty {
			put("no pass", "now", jsonObject{"supportedMessageFormats": []string{"Html"}}, "BadRequest/ParameterValidationFailure", 400)
		}
		put("an unknown format", "now", c.caller.passed(href, "supportedMessageFormats", "Rtf"), "BadRequest/ParameterValidationFailure", 400)
		put("all right", "now", c.caller.passed(href, "supportedMessageFormats", "Html"), "", 200)
		if got := c.caller.get(href).object().at("supportedMessageFormats").([]any); len(got) != 1 || got[0] != "Html" {
			t.Errorf("supportedMessageFormats: got %v, want those that were put", got)
		}
		c.caller.await("communication: communication updated")
	})
}

// putter puts to href with a tag, "now" for the newest, and wants an answer.
func putter(t *testing.T, p *person, href string) func(name, tag string, body jsonObject, reason string, status int) {
	return func(name, tag string, body jsonObject, reason string, status int) {
		t.Helper()
		header := map[string]string{"Content-Type": "application/json"}
		if tag == "now" {
			tag = p.get(href).want(200).header.Get("ETag")
		}
		if tag != "" {
			header["If-Match"] = tag
		}
		got := p.ask("PUT", href, p.token, header, body.json(t)).want(status)
		if status == 200 {
			wantText(t, name+": body", string(got.body), "")
			return
		}
		code, subcode := got.refused(status)
		wantText(t, name, code+"/"+subcode, reason)
	}
}

// passed is input with one member, and with what a PUT to href has to send back.
func (p *person) passed(href, member string, value any) jsonObject {
	p.t.Helper()
	if text, ok := value.(string); ok && strings.HasPrefix(member, "supported") {
		value = []string{text}
	}
	body := jsonObject{member: value}
	for name, value := range p.get(href).want(200).object() {
		if value == "please pass this in a PUT request" {
			body[name] = value
		}
	}
	return body
}
