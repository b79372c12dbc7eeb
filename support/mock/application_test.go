package mock_test

import (
	"bytes"
	"fmt"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestApplication_showsWhatCapturesShow(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	self := c.caller.app.href("self")
	got := string(c.caller.get(self).want(200).body)
	order := regexp.MustCompile(`^\{"culture":"en-US","userAgent":"test","endpointId":"endpoint","id":"[0-9]{10,12}","_links":\{"self":.*"policies":.*"batch":.*"events":.*"reportMyNetwork":.*\},` +
		`"_embedded":\{"me":\{.*"people":\{.*"onlineMeetings":\{.*"communication":\{"[0-9a-f-]{36}":"please pass this in a PUT request",` +
		`"supportedModalities":\[\],"supportedMessageFormats":\["Plain"\],.*"rel":"communication","etag":"[0-9]{1,10}"\}\},"rel":"application","etag":"[0-9]{1,10}"\}$`)
	if !order.MatchString(got) {
		t.Errorf("application: got %s, want the members %s", got, order)
	}
	c.caller.post(c.caller.app.href("reportMyNetwork"), jsonObject{"subnetId": "10.0.0.0"}).want(204)
}

func TestTags_changeWithTheResource(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		links := jsonObject(c.caller.app.at("_embedded", "me", "_links").(map[string]any))
		hrefs := []string{
			c.caller.app.href("self"), c.caller.app.text("_embedded", "communication", "_links", "self", "href"),
			links.text("callForwardingSettings", "href"), links.text("phones", "href") + "/work",
			c.caller.app.href("self") + "/people/" + strings.TrimPrefix(c.callee.sip, "sip:"),
		}
		tags := map[string]string{}
		for _, href := range hrefs {
			tag := c.caller.get(href).want(200).header.Get("ETag")
			wantText(t, href+": tag when nothing changed", c.caller.get(href).header.Get("ETag"), tag)
			for _, sent := range []string{tag, strings.Trim(tag, `"`), `"other", ` + tag, "*"} {
				known := c.caller.ask("GET", href, c.caller.token, map[string]string{"If-None-Match": sent}, "").want(304)
				wantText(t, href+": body", string(known.body), "")
			}
			c.caller.ask("GET", href, c.caller.token, map[string]string{"If-None-Match": `"other"`}, "").want(200)
			tags[href] = tag
		}
		c.caller.post(links.text("makeMeAvailable", "href"), jsonObject{"supportedModalities": []string{"Messaging"}}).want(204)
		for _, href := range hrefs[:2] {
			if got := c.caller.get(href).header.Get("ETag"); got == tags[href] {
				t.Errorf("%s: got tag %s, want another", href, got)
			}
		}
		wantText(t, "phone", c.caller.get(hrefs[3]).header.Get("ETag"), tags[hrefs[3]])
	})
}

func TestDeleteApplication_heedsIfMatch(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		self := c.caller.app.href("self")
		tag := c.caller.get(self).want(200).header.Get("ETag")
		for _, sent := range []string{`"other"`, ""} {
			code, subcode := c.caller.ask("DELETE", self, c.caller.token, map[string]string{"If-Match": sent}, "").refused(412)
			wantText(t, "If-Match "+sent, code+"/"+subcode, "PreconditionFailed/")
		}
		c.caller.get(self).want(200)
		c.caller.ask("DELETE", self, c.caller.token, map[string]string{"If-Match": tag}, "").want(204)
		c.callee.ask("DELETE", c.callee.app.href("self"), c.callee.token, nil, "").want(204)
	})
}

func TestRegistration_isChecked(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	long := strings.Repeat("\u00fc", 101)
	for _, row := range []struct {
		name, body, want string
	}{
		{"no language", `{"culture":"english please","endpointId":"e","userAgent":"a"}`, `[{"name":"culture","reason":"Invalid"}]`},
		{"a long endpoint", `{"culture":"en-US","endpointId":"` + long + `","userAgent":"a"}`, `[{"name":"endpointId","reason":"Invalid"}]`},
		{"a long agent", `{"culture":"en-US","endpointId":"e","userAgent":"` + long + `"}`, `[{"name":"userAgent","reason":"Invalid"}]`},
		{"a number for a text", `{"culture":"en-US","endpointId":1,"userAgent":"a"}`, `[{"name":"endpointId","reason":"Invalid"}]`},
		{"a list for a text", `{"culture":"en-US","endpointId":["e"],"userAgent":"a"}`, `[{"name":"endpointId","reason":"Invalid"}]`},
		{"an object for a text", `{"culture":"en-US","endpointId":{},"userAgent":"a"}`, `[{"name":"endpointId","reason":"Invalid"}]`},
		{"true for a text", `{"culture":true,"endpointId":"e","userAgent":"a"}`, `[{"name":"culture","reason":"Invalid"}]`},
		{"null for a text", `{"culture":null,"endpointId":"e","userAgent":"a"}`, `[{"name":"culture","reason":"Missing"}]`},
		{"nothing", `{}`, `[{"name":"culture","reason":"Missing"},{"name":"endpointId","reason":"Missing"},{"name":"userAgent","reason":"Missing"}]`},
	} {
		got := c.caller.ask("POST", applicationsPath, c.caller.token, map[string]string{"Content-Type": "application/json"}, row.body).want(400)
		if want := `"parameters":` + row.want + "}"; !strings.HasSuffix(string(got.body), want) {
			t.Errorf("%s: got %s, want it to end in %s", row.name, got.body, want)
		}
	}
	good := `{"culture":"sr-Latn-RS","endpointId":"` + long[:200] + `","userAgent":"a"}`
	made := c.caller.ask("POST", applicationsPath+"?userAgent=lost", c.caller.token, map[string]string{"Content-Type": "application/json"}, good).want(201)
	wantText(t, "a body and a query", made.object().text("userAgent"), "a")
	made = c.caller.ask("POST", applicationsPath+"?culture=de&endpointId=q&USERAGENT=query", c.caller.token, nil, "").want(201)
	wantText(t, "a query", made.object().text("userAgent"), "query")
}

func TestApplications_areBounded(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	p := s.resident("one")
	p.signIn(s.url + "/")
	applications := p.applications
	for i := range 100 {
		p.register(fmt.Sprint(i))
	}
	again := jsonObject{"culture": "en-US", "endpointId": "7", "userAgent": "test"}
	code, subcode := p.post(applications, jsonObject{"culture": "en-US", "endpointId": "more", "userAgent": "test"}).refused(409)
	wantText(t, "one too many", code+"/"+subcode, "Conflict/TooManyApplications")
	p.post(applications, again).want(200)
	p.ask("DELETE", p.app.href("self"), p.token, nil, "").want(204)
	p.post(applications, jsonObject{"culture": "en-US", "endpointId": "more", "userAgent": "test"}).want(201)
}

func TestTabs_haveApplicationsOfTheirOwn(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	register := func(instance, version string, status int) jsonObject {
		t.Helper()
		header := map[string]string{"Content-Type": "application/json"}
		if version != "" {
			header["X-MS-RequiresMinResourceVersion"] = version
		}
		body := `{"culture":"en-US","endpointId":"tabs","userAgent":"test","type":"Browser","instanceId":"` + instance + `"}`
		return c.caller.ask("POST", applicationsPath, c.caller.token, header, body).want(status).object()
	}
	one, two := register("a", "2", 201), register("b & c", "2.0", 201)
	wantText(t, "the same tab", register("a", "2", 200).href("self"), one.href("self"))
	wantText(t, "events", two.href("events"), two.href("self")+"/events?ack=1&instanceId=b+%26+c")
	whole := register("a", "", 201)
	wantText(t, "events without tabs", whole.href("events"), whole.href("self")+"/events?ack=1")
	c.caller.ask("DELETE", one.href("self"), c.caller.token, nil, "").want(204)
	c.caller.get(two.href("self")).want(200)
}

func TestApplication_endsInSilence(t *testing.T) {
	t.Parallel()
	advance := func(c cast, seconds int) {
		t.Helper()
		c.caller.order("PATCH", "/groups/"+c.group, jsonObject{"advance": seconds}, 204)
	}
	t.Run("nobody asked for events", func(t *testing.T) {
		t.Parallel()
		c := serve(t, mock.Real, nil).cast()
		advance(c, 899)
		c.caller.get(c.caller.app.href("self")).want(200)
		advance(c, 1)
		code, subcode := c.caller.get(c.caller.app.href("self")).refused(404)
		wantText(t, "reason", code+"/"+subcode, "NotFound/ApplicationNotFound")
		if got := c.caller.server.pool.Held(); got != 1+6+3 { // the group, three users by two names, three tokens
			t.Errorf("held: got %d, want 10", got)
		}
	})
	t.Run("waiting makes nobody old", func(t *testing.T) {
		t.Parallel()
		c := serve(t, mock.Real, nil).cast()
		for range 10 { // each three minutes by the clock
			c.caller.drain()
		}
		c.callee.get(c.callee.app.href("self")).want(200)
		c.caller.get(c.caller.app.href("self")).want(200)
	})
	t.Run("each request for events counts", func(t *testing.T) {
		t.Parallel()
		c := serve(t, mock.Real, nil).cast()
		advance(c, 600)
		c.caller.poll()
		advance(c, 600)
		c.caller.get(c.caller.app.href("self")).want(200)
		c.callee.get(c.callee.app.href("self")).want(404)
		advance(c, 300)
		c.caller.get(c.caller.app.href("self")).want(404)
	})
	t.Run("whoever is available has to be active", func(t *testing.T) {
		t.Parallel()
		c := serve(t, mock.Real, nil).cast()
		idle, active := c.caller, c.callee
		for _, p := range []*person{idle, active} {
			p.post(p.app.text("_embedded", "me", "_links", "makeMeAvailable", "href"), nil).want(204)
		}
		advance(c, 450)
		idle.poll()
		active.poll()
		active.post(active.app.text("_embedded", "me", "_links", "self", "href")+"/reportMyActivity", nil).want(204)
		advance(c, 450)
		idle.get(idle.app.href("self")).want(404)
		active.get(active.app.href("self")).want(200)
	})
	t.Run("others see their conversations end", func(t *testing.T) {
		t.Parallel()
		c := serve(t, mock.Real, nil).cast()
		c.converse()
		c.callee.drain()
		advance(c, 450)
		c.callee.poll()
		advance(c, 450)
		c.callee.await("communication: conversation deleted")
		c.callee.get(c.callee.app.href("self")).want(200)
		c.caller.get(c.caller.app.href("self")).want(404)
	})
}

func TestPhoto_isSeenByCookieOrToken(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	got := c.caller.get(c.caller.app.href("self")).want(200)
	self, photo := c.caller.app.href("self"), c.caller.app.text("_embedded", "me", "_links", "photo", "href")
	cookie := got.header.Get("Set-Cookie")
	if !strings.HasPrefix(cookie, "cwt_ucwa=") || !strings.HasSuffix(cookie, "; path="+self+"/photos; secure; HttpOnly") || got.header.Get("P3P") == "" {
		t.Errorf("cookie: got %q and P3P %q, want cwt_ucwa for %s/photos", cookie, got.header.Get("P3P"), self)
	}
	value, _, _ := strings.Cut(cookie, ";")
	byToken := c.caller.ask("GET", photo, c.caller.token, map[string]string{"Accept": "image/*"}, "").want(200)
	byCookie := c.caller.ask("GET", photo, "", map[string]string{"Cookie": value}, "").want(200)
	wantText(t, "Content-Type", byToken.header.Get("Content-Type"), "image/png")
	if !bytes.Equal(byToken.body, byCookie.body) {
		t.Error("photos: got two, want the same by cookie and by token")
	}
	if _, err := png.Decode(bytes.NewReader(byToken.body)); err != nil {
		t.Errorf("photo: %v", err)
	}
	other := strings.Replace(photo, "caller", "callee", 1)
	if theirs := c.caller.get(other).want(200); bytes.Equal(theirs.body, byToken.body) {
		t.Error("photos of two people: got one, want two")
	}
	c.caller.ask("GET", photo, "", map[string]string{"Cookie": value + "x"}, "").want(401)
	c.caller.ask("GET", self, "", map[string]string{"Cookie": value}, "").want(401)
	c.caller.get(strings.Replace(photo, "caller", "nobody", 1)).want(404)
}
