package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

const applicationsPath = "/ucwa/oauth/v1/applications"

func TestApplications_readWhatTheyAreSent(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	const (
		good    = `{"culture":"en-US","endpointId":"new","userAgent":"test"}`
		goodXML = `<input xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"><property name="culture">en-US</property>` +
			`<property name="endpointId">xml</property><property name="userAgent">test</property><propertyList name="list"><item>1</item></propertyList></input>`
	)
	for _, row := range []struct {
		name, kind, body string
		status           int
		code, subcode    string
	}{
		{"JSON", "application/json", good, 201, "", ""},
		{"a known endpoint", "application/json; charset=utf-8", good, 200, "", ""},
		{"a byte order mark", "application/json", "\xef\xbb\xbf" + good, 200, "", ""},
		{"member names in capitals", "application/vnd.microsoft.com.ucwa+json", `{"Culture":"en-US","EndpointId":"capital","UserAgent":"test"}`, 201, "", ""},
		{"XML", "application/xml", goodXML, 201, "", ""},
		{"vendor XML", "application/vnd.microsoft.com.ucwa+xml", `<?xml version="1.0"?>` + goodXML + "<!-- end -->\n", 200, "", ""},
		{"cut JSON", "application/json", good[:20], 400, "BadRequest", "DeserializationFailure"},
		{"two JSON objects", "application/json", good + good, 400, "BadRequest", "DeserializationFailure"},
		{"a JSON array", "application/json", "[]", 400, "BadRequest", "DeserializationFailure"},
		{"JSON null", "application/json", "null", 400, "BadRequest", "DeserializationFailure"},
		{"cut XML", "application/xml", goodXML[:60], 400, "BadRequest", "DeserializationFailure"},
		{"two XML roots", "application/xml", goodXML + goodXML, 400, "BadRequest", "DeserializationFailure"},
		{"text behind XML", "application/xml", goodXML + "more", 400, "BadRequest", "DeserializationFailure"},
		{"another XML root", "application/xml", "<events/>", 400, "BadRequest", "DeserializationFailure"},
		{"an XML entity", "application/xml", `<!DOCTYPE input [<!ENTITY e "x">]><input><property name="culture">&e;</property></input>`, 400, "BadRequest", "DeserializationFailure"},
		{"a text", "text/plain", good, 415, "UnsupportedMediaType", ""},
		{"no media type", "", good, 415, "UnsupportedMediaType", ""},
		{"nothing", "application/json", "", 400, "BadRequest", "ParameterValidationFailure"},
		{"a long name", "application/json", `{"culture":"en-US","userAgent":"test","endpointId":"` + strings.Repeat("x", 101) + `"}`, 400, "BadRequest", "ParameterValidationFailure"},
		{"more than 1 MiB", "application/json", strings.Repeat(" ", 1<<20) + good, 413, "EntityTooLarge", ""},
	} {
		header := map[string]string{}
		if row.kind != "" {
			header["Content-Type"] = row.kind
		}
		got := c.caller.ask("POST", applicationsPath, c.caller.token, header, row.body)
		if row.status < 300 {
			if got.status != row.status || got.object().text("rel") != "application" {
				t.Errorf("%s: got %d %s, want %d and an application", row.name, got.status, got.body, row.status)
			}
			continue
		}
		if code, subcode := got.refused(row.status); code != row.code || subcode != row.subcode {
			t.Errorf("%s: got %s/%s, want %s/%s", row.name, code, subcode, row.code, row.subcode)
		}
	}
}

func TestValidation_namesAllFaults(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	body := c.caller.post(applicationsPath, jsonObject{"culture": "en-US"}).want(400).body
	want := `"parameters":[{"name":"endpointId","reason":"Missing"},{"name":"userAgent","reason":"Missing"}]}`
	if !strings.HasSuffix(string(body), want) {
		t.Errorf("refusal: got %s, want it to end in %s", body, want)
	}
	asXML := c.caller.ask("POST", applicationsPath, c.caller.token, map[string]string{"Content-Type": "application/json", "Accept": "application/xml"}, `{"culture":"en-US","userAgent":"t"}`)
	if want := "<parameters><parameter><name>endpointId</name><reason>Missing</reason></parameter></parameters></reason>"; !strings.HasSuffix(string(asXML.body), want) {
		t.Errorf("refusal: got %s, want it to end in %s", asXML.body, want)
	}
}

func TestInvitations_readWhatTheyAreSent(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		links := jsonObject(c.caller.app.at("_embedded", "communication").(map[string]any))
		for _, row := range []struct {
			name, link string
			input      jsonObject
			want       string
		}{
			{"nobody invited", "startMessaging", jsonObject{}, "BadRequest/ParameterValidationFailure"},
			{"no address", "startAudio", jsonObject{"to": "callee"}, "BadRequest/ParameterValidationFailure"},
			{"a long operationId", "startMessaging", jsonObject{"to": c.callee.sip, "operationId": strings.Repeat("x", 51)}, "BadRequest/ParameterValidationFailure"},
			{"a long subject", "startMessaging", jsonObject{"to": c.callee.sip, "subject": strings.Repeat("x", 251)}, "BadRequest/ParameterValidationFailure"},
			{"an unknown importance", "startMessaging", jsonObject{"to": c.callee.sip, "importance": "High"}, "BadRequest/ParameterValidationFailure"},
			{"an odd number", "startPhoneAudio", jsonObject{"to": c.callee.sip, "phoneNumber": "call me"}, "BadRequest/NormalizationFailed"},
		} {
			code, subcode := c.caller.post(links.href(row.link), row.input).refused(400)
			wantText(t, row.name, code+"/"+subcode, row.want)
		}
		wantText(t, "threads", strings.Join(names(c.caller.drain()), ", "), "")
	})
}

func TestInvitations_areAnsweredOnce(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	href := c.add(original, "audioVideo", "addAudio")
	audio := c.caller.get(c.caller.get(original).object().href("audioVideo")).object()
	if audio.href("addAudio") != "" || audio.text("state") != "Connecting" {
		t.Errorf("audio on its way: got %v, want no link addAudio", audio)
	}
	id := original[strings.LastIndexByte(original, '/')+1:]
	collection := strings.TrimSuffix(original, "conversations/"+id) + "audioVideoInvitations?conversation="
	add := func(conversation string) answer {
		return c.caller.post(collection+conversation, jsonObject{"to": c.callee.sip})
	}
	if code, subcode := add(id).refused(409); subcode != "AnotherOperationPending" {
		t.Errorf("second add: got %s/%s, want AnotherOperationPending", code, subcode)
	}
	add("unknown").want(404)
	incoming := jsonObject(c.callee.await("communication: audioVideoInvitation started").at("_embedded", "audioVideoInvitation").(map[string]any))
	c.callee.post(incoming.href("self")+"/accept", nil).want(409)
	c.callee.post(incoming.href("self")+"/cancel", nil).want(404)
	c.callee.post(incoming.href("acceptWithAnswer"), nil).want(204)
	c.callee.post(incoming.href("acceptWithAnswer"), nil).want(409)
	c.caller.post(href+"/cancel", nil).want(409)
	if code, subcode := add(id).refused(409); subcode != "AlreadyExists" {
		t.Errorf("third add: got %s/%s, want AlreadyExists", code, subcode)
	}
	stop := c.caller.get(audio.href("self")).object().href("stopAudioVideo")
	c.caller.post(stop, nil).want(204)
	c.caller.post(stop, nil).want(409)
	wantText(t, "audio", c.caller.get(audio.href("self")).object().text("state"), "Disconnected")
}

func TestForwarding_isReadAndTurnedOff(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.forward()
		me := jsonObject(c.callee.app.at("_embedded", "me").(map[string]any))
		settings := c.callee.get(me.href("callForwardingSettings")).object()
		wantText(t, "setting", settings.text("activeSetting"), "ImmediateForward")
		contact := settings.text("_embedded", "immediateForwardSettings", "_links", "contact", "href")
		wantText(t, "contact", c.callee.get(contact).want(200).object().text("uri"), c.answerer.sip)
		link := settings.text("_embedded", "simultaneousRingSettings", "_links", "simultaneousRingToContact", "href")
		for _, target := range []string{"", "nobody", "sip:" + strings.Repeat("x", 80) + "@contoso.com"} {
			c.callee.post(link, jsonObject{"target": target}).refused(400)
		}
		c.callee.post(link, jsonObject{"target": c.answerer.sip}).want(204)
		wantText(t, "setting", c.callee.get(settings.href("self")).object().text("activeSetting"), "SimultaneousRing")
		c.callee.post(settings.href("turnOffCallForwarding"), nil).want(204)
		wantText(t, "setting", c.callee.get(settings.href("self")).object().text("activeSetting"), "None")
	})
}
