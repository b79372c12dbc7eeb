package mock_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// What clients that were written against real pools need where they begin. The
// README lists which test is for which need.

func TestClients_writePathsInAnyCase(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		for _, path := range []string{"/autodiscover/autodiscoverservice.svc/root", "/AUTODISCOVER/AutoDiscoverService.SVC/Root/", mock.RootPath} {
			v := s.ask("GET", path, "", nil, "").want(200).object()
			wantText(t, path+": self", v.href("self"), s.url+mock.RootPath)
		}
		c := s.cast()
		original := c.converse()
		sent := c.caller.write(c.caller.messages(d, original), "text/plain", "Hi").want(201).header.Get("Location")
		for _, href := range []string{c.caller.app.href("self"), original, c.caller.get(original).object().href("messaging"), sent} {
			want := string(c.caller.get(href).want(200).body)
			for _, spelled := range []string{strings.ToLower(href), strings.ToUpper(href)} {
				wantText(t, spelled, string(c.caller.get(spelled).want(200).body), want)
			}
		}
		invitation, _ := c.derived()
		for _, href := range []string{invitation.href("self"), invitation.href("derivedConversation")} {
			c.caller.get(strings.ToUpper(href)).want(200)
		}
		c.caller.get(strings.ToUpper(c.caller.app.href("self") + "/people/" + strings.TrimPrefix(c.callee.sip, "sip:"))).want(200)
		made := c.caller.post(strings.ToLower(c.caller.applications), jsonObject{"culture": "en-US", "endpointId": "other", "userAgent": "test"}).want(201)
		if !strings.HasPrefix(made.header.Get("Location"), d.Profile().Base+"/") {
			t.Errorf("Location: got %s, want it below %s", made.header.Get("Location"), d.Profile().Base)
		}
	})
}

func TestClients_nameAnyOriginalDomain(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	p := s.resident("one")
	p.signIn(s.url + "/")
	for _, query := range []string{"", "?originalDomain=", "?originalDomain", "?originalDomain=other.contoso.com", "?originaldomain=%zz", "?originalDomain=a;b"} {
		for _, path := range []string{"/", "/autodiscover/autodiscoverservice.svc/root"} {
			v := s.ask("GET", path+query, "", nil, "").want(200).object()
			if v.href("user") == "" || strings.Contains(v.href("self"), "?") {
				t.Errorf("%s: got %v, want a user and a self without a query", path+query, v)
			}
		}
		user := mock.RootPath + "/oauth/user" + query
		s.ask("HEAD", user, "", nil, "").want(401)
		s.ask("GET", user, "", nil, "").want(401)
		wantText(t, user, p.get(user).want(200).object().href("applications"), p.applications)
	}
}

func TestClients_sendTokenFormsInAnyCharset(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	if err := s.pool.AddUser(mock.User{SIP: "sip:one@contoso.com", Username: "one@contoso.com", Password: "a;b&c'é"}); err != nil {
		t.Fatal(err)
	}
	escaped := url.Values{"grant_type": {"password"}, "username": {"one@contoso.com"}, "password": {"a;b&c'é"}}.Encode()
	const form = "application/x-www-form-urlencoded"
	for _, kind := range []string{
		form, form + ";charset='utf-8'", form + "; charset=utf-8", form + `; charset="UTF-8"`, form + ";charset=iso-8859-1",
		"text/plain; charset=utf-8", "text/plain", form + ";charset=", form + ";", form + "; charset=utf-8; charset=utf-8", strings.ToUpper(form) + "; charset=UTF8", form + "; foo",
	} {
		for _, body := range []string{escaped, strings.ReplaceAll(escaped, "%3B", ";")} {
			got := s.ask("POST", "/WebTicket/oauthtoken", "", map[string]string{"Content-Type": kind}, body).want(200).object()
			wantText(t, kind, got.text("token_type"), "Bearer")
		}
	}
	for _, kind := range []string{"", "application/json", "text/plain;" + form, form + "x", "multipart/form-data"} {
		got := s.ask("POST", "/WebTicket/oauthtoken", "", map[string]string{"Content-Type": kind}, escaped).want(400)
		wantText(t, kind, got.object().text("error"), "invalid_request")
	}
}

func TestClients_sendTokenFormsAsMultipart(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	s.resident("one")
	field := func(name, value string) string {
		return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"
	}
	whole := field("grant_type", "password") + field("username", "one@contoso.com") + field("password", "secret") + "--x--\r\n"
	ask := func(kind, body string) answer {
		return s.ask("POST", "/WebTicket/oauthtoken", "", map[string]string{"Content-Type": kind}, body)
	}
	for _, kind := range []string{"multipart/form-data; boundary=x", `multipart/form-data; charset='utf-8'; boundary="x"`} {
		ask(kind, whole).want(200)
	}
	for name, row := range map[string][2]string{
		"no boundary":      {"multipart/form-data", whole},
		"another boundary": {"multipart/form-data; boundary=y", whole},
		"cut short":        {"multipart/form-data; boundary=x", whole[:len(whole)/2]},
		"no fields":        {"multipart/form-data; boundary=x", "--x--\r\n"},
		"not a form":       {"multipart/mixed; boundary=x", whole},
	} {
		wantText(t, name, ask(row[0], row[1]).want(400).object().text("error"), "invalid_request")
	}
	wrong := strings.Replace(whole, "secret", "guess", 1)
	wantText(t, "wrong password", ask("multipart/form-data; boundary=x", wrong).want(400).object().text("error"), "invalid_grant")
}

func TestClients_writeNamesOfMembersWithoutQuotes(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		p := serve(t, d, nil).cast().caller
		made := p.write(p.applications, "application/json", `{UserAgent: "{a: 1}", Culture : "en-US", EndpointId:"bare"}`).want(201).object()
		wantText(t, "application", made.text("userAgent")+" "+made.text("endpointId"), "{a: 1} bare")
		for _, odd := range []string{`{UserAgent: a, Culture: "en-US", EndpointId: "b"}`, `{'UserAgent': "a", Culture: "en-US", EndpointId: "b"}`, `{UserAgent: "a"`} {
			code, subcode := p.write(p.applications, "application/json", odd).refused(400)
			wantText(t, odd, code+"/"+subcode, "BadRequest/DeserializationFailure")
		}
	})
}

// start is where p writes to somebody first.
func (p *person) start() string {
	return jsonObject(p.app.at("_embedded", "communication").(map[string]any)).href("startMessaging")
}

func TestClients_sendUnknownMembersAndNull(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		made := c.caller.post(c.caller.start(), jsonObject{
			"to": c.callee.sip, "operationId": "1", "sessionContext": strings.Repeat("x", 1000), "telemetryId": nil, "subject": nil,
			"_links": nil, "_embedded": nil, "made": jsonObject{"up": []any{1, nil, jsonObject{}}},
		}).want(201)
		invitation := c.caller.get(made.header.Get("Location")).want(200).object()
		wantText(t, "sessionContext", invitation.text("sessionContext"), "")
		wantText(t, "subject", invitation.text("subject"), "")
		if invitation.at("telemetryId") != nil || invitation.at("made") != nil {
			t.Errorf("got %v, want nothing of what no page lists", invitation)
		}
	})
}

func TestClients_sendOddQueryParameters(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	for i, query := range []string{"OperationContext=" + strings.Repeat("x", 100), "timeout=60", "timeout=never", "_=1772", "a;b=c;d", "&&=&", "a=1&a=2&A=3", "?"} {
		operation := string(rune('a' + i))
		c.caller.post(c.caller.start()+"?"+query, jsonObject{"to": c.callee.sip, "operationId": operation}).want(201)
		c.caller.get(c.caller.app.href("self") + "?" + query).want(200)
	}
}

func TestClients_sendBodilessPostsOfAnyContentType(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		for _, kind := range []string{"text/plain", "", "application/json", "application/x-www-form-urlencoded; charset='utf-8'", "not a type"} {
			c := serve(t, d, nil).cast()
			original := c.converse()
			messaging := c.caller.get(c.caller.get(original).want(200).object().href("messaging")).want(200).object()
			post := func(href string) {
				c.caller.ask("POST", href, c.caller.token, map[string]string{"Content-Type": kind}, "").want(204)
			}
			post(c.caller.me().href("makeMeAvailable"))
			post(messaging.href("setIsTyping"))
			post(messaging.href("stopMessaging"))
		}
	})
}

func TestClients_postAnythingWhereNoBodyIsWanted(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		for _, kind := range []string{"application/x-www-form-urlencoded", "text/plain", ""} {
			c := serve(t, d, nil).cast()
			post := func(p *person, href string) {
				t.Helper()
				p.ask("POST", href, p.token, map[string]string{"Content-Type": kind}, "something").want(204)
			}
			c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204)
			post(c.caller, c.caller.me().href("reportMyActivity"))
			c.caller.post(c.caller.start(), jsonObject{"to": c.callee.sip, "operationId": "1"}).want(201)
			invitation := jsonObject(c.callee.await("communication: messagingInvitation started").at("_embedded", "messagingInvitation").(map[string]any))
			post(c.callee, invitation.href("accept"))
			messaging := c.callee.get(invitation.href("messaging")).want(200).object()
			post(c.callee, messaging.href("setIsTyping"))
			post(c.callee, messaging.href("stopMessaging"))
			c.caller.ask("POST", c.caller.start(), c.caller.token, map[string]string{"Content-Type": kind}, "something").refused(415)
		}
	})
}

func TestClients_readContentTypeAsTheLastHeaderOfAPart(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		got := c.caller.batch(inBatch(line("GET", c.caller.app.href("self")), line("GET", "/nothing")), nil).want(200)
		count := 0
		for part := range strings.SplitSeq(string(got.body), "HTTP/1.1 ") {
			head, _, _ := strings.Cut(part, "\r\n\r\n")
			if lines := strings.Split(head, "\r\n"); strings.Contains(head, "X-Ms-Ucwaversion") {
				count++
				if last := lines[len(lines)-1]; !strings.HasPrefix(last, "Content-Type: application/json") || strings.Count(head, "Content-Type:") != 1 {
					t.Errorf("got the header %q, want one Content-Type at its end", head)
				}
			}
		}
		if count != 2 {
			t.Errorf("got %s, want two parts", got.body)
		}
	})
}

func TestClients_readIdAndEndpointIdOfTheApplication(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		app := serve(t, d, nil).cast().caller.app
		self := app.href("self")
		wantText(t, "id", app.text("id"), self[strings.LastIndexByte(self, '/')+1:])
		wantText(t, "endpointId", app.text("endpointId"), "endpoint")
	})
}

func TestClients_reportTheirActivityBelowTheApplication(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		made := c.caller.app.href("self") + "/reportMyActivity"
		c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204)
		c.caller.ask("POST", made, c.caller.token, map[string]string{"Content-Type": ""}, "").want(204)
		if shown := string(c.caller.get(c.caller.app.href("self")).body); strings.Contains(shown, made) {
			t.Errorf("got %s, want no link to %s", shown, made)
		}
	})
}

func TestClients_answerAMessageAtItsSelfLink(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.callee.drain()
		c.caller.write(c.caller.messages(d, original), "text/plain", "Hi").want(201)
		incoming := find(t, c.callee.drain(), "conversation: message completed Success")
		self := incoming.text("link", "href")
		c.caller.drain()
		reply := c.callee.write(self, "text/plain", "Hello").want(201).header.Get("Location")
		if reply == "" || strings.HasSuffix(self, reply) {
			t.Errorf("Location: got %q, want another message than %s", reply, self)
		}
		got := find(t, c.caller.drain(), "conversation: message completed Success")
		wantText(t, "text", got.text("_embedded", "message", "_links", "plainMessage", "href"), "data:text/plain;charset=utf-8,Hello")
		c.callee.write(self+"0", "text/plain", "Hello").want(404)
		c.callee.write(self, "text/plain", "").want(400)
		wantText(t, "Allow", c.callee.ask("PUT", self, c.callee.token, nil, "").want(405).header.Get("Allow"), "GET")
	})
}

func TestClients_measureAnswersWithoutABody(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	for name, got := range map[string]answer{
		"201": c.caller.write(c.caller.messages(mock.Real, original), "text/plain", "Hi").want(201),
		"204": c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204),
	} {
		wantText(t, name+": Content-Length", strings.Join(got.header["Content-Length"], " "), "0")
		if kinds := got.header["Content-Type"]; kinds != nil {
			t.Errorf("%s: got Content-Type %q, want none", name, kinds)
		}
	}
}

func TestClients_findTheFrameBesideTheRoot(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		page := s.ask("GET", "/", "", nil, "").object().href("xframe")
		want := s.ask("GET", page, "", map[string]string{"Accept": "text/html"}, "").want(200)
		for _, name := range []string{"X-Frame-Options", "Content-Security-Policy", "Set-Cookie"} {
			wantText(t, name, want.header.Get(name), "")
		}
		wantText(t, "Content-Type", want.header.Get("Content-Type"), "text/html")
		for _, path := range []string{"/xframe", "/XFrame", "//xframe", mock.RootPath + "/xframe", "/autodiscover/xframe/xframe.html"} {
			wantText(t, path, string(s.ask("GET", path, "", map[string]string{"Accept": "text/html"}, "").want(200).body), string(want.body))
		}
	})
}

// TestClients_relayRequestsThroughTheFrame reads the page, for want of a browser
// here: each member that Cross_domainIFRAME documents is in it.
func TestClients_relayRequestsThroughTheFrame(t *testing.T) {
	t.Parallel()
	page := string(serve(t, mock.Real, nil).ask("GET", "/xframe", "", nil, "").want(200).body)
	for _, member := range []string{"accepts", "cache", "contentType", "data", "headers", "processData", "type", "url", "xhrFields", "messageId"} {
		if !strings.Contains(page, "request."+member) {
			t.Errorf("page: got no request.%s", member)
		}
	}
	for _, part := range []string{
		"JSON.parse(event.data)", "JSON.stringify({ status, statusText, responseText, headers, messageId: request.messageId })",
		"event.source.postMessage(", "event.origin", "new XMLHttpRequest()", "getAllResponseHeaders()", "'X-Ms-Origin', origin",
	} {
		if !strings.Contains(page, part) {
			t.Errorf("page: got no %s", part)
		}
	}
}

func TestClients_ofAnyOriginAreServedWithoutAList(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	none := serveWith(t, mock.Options{Origins: []string{}})
	for _, origin := range []string{"https://app.contoso.com", "null", "made up", ""} {
		asked := map[string]string{"X-Ms-Origin": origin}
		s.ask("GET", "/", "", asked, "").want(http.StatusOK)
		none.ask("GET", "/", "", asked, "").want(http.StatusForbidden)
	}
}

func TestClients_haveSeveralApplications(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	first := *c.caller
	c.caller.register("other")
	if first.next == c.caller.next {
		t.Fatalf("channels: got %s twice", first.next)
	}
	c.callee.post(c.callee.start(), jsonObject{"to": c.caller.sip, "operationId": "1"}).want(201)
	for _, p := range []*person{&first, c.caller} {
		if !slices.Contains(names(p.drain()), "communication: messagingInvitation started") {
			t.Errorf("%s: got no invitation", p.next)
		}
	}
}

// anyHref is where a link leads, in JSON.
var anyHref = regexp.MustCompile(`"href":"([^"]*)"`)

// TestClients_followEveryLinkInAnyCase goes from the application, a conversation with
// a derived one, and the contacts to all that can be read behind them.
func TestClients_followEveryLinkInAnyCase(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.caller.post(c.caller.me().href("makeMeAvailable"), nil).want(204)
		c.caller.subscribe(c.callee.sip)
		invitation, original := c.derived()
		sent := c.caller.write(c.caller.messages(d, original), "text/plain", "Hi").want(201).header.Get("Location")
		known, rels := map[string]bool{}, map[string]bool{}
		for left := []string{c.caller.app.href("self"), invitation.href("self"), original, sent}; len(left) > 0; left = left[1:] {
			href := left[0]
			if known[href] || !strings.HasPrefix(href, "/") || strings.Contains(href, "/events?") {
				continue
			}
			known[href] = true
			got := c.caller.get(href)
			if got.status != 200 {
				continue
			}
			path, query, _ := strings.Cut(href, "?")
			for _, spelled := range []string{strings.ToLower(path), strings.ToUpper(path)} {
				if again := c.caller.get(spelled + "?" + query); again.status != 200 || string(again.body) != string(got.body) {
					t.Errorf("%s: got %d %s, want %s", spelled, again.status, again.body, got.body)
				}
			}
			if got.header.Get("Content-Type") != "image/png" {
				rels[got.object().text("rel")] = true
			}
			for _, to := range anyHref.FindAllSubmatch(got.body, -1) {
				left = append(left, string(to[1]))
			}
		}
		for _, rel := range []string{"contact", "contactPresence", "conversation", "participant", "message", "myGroupMemberships", "presenceSubscription", "defaultGroup", "phone"} {
			if !rels[rel] {
				t.Errorf("followed: got %d links, want a %s among them", len(known), rel)
			}
		}
	})
}
