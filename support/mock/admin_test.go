package mock_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// An office is a pool with two users of AddUser, and its admin calls.
type office struct {
	*server
	admin    string
	ann, ben *person
}

func newOffice(t *testing.T) office {
	t.Helper()
	pool := mocktest.New(t, mock.Options{})
	s := &server{t, pool, mocktest.Serve(t, pool)}
	o := office{s, mocktest.Serve(t, pool.Admin()), s.resident("ann"), s.resident("ben")}
	for _, p := range []*person{o.ann, o.ben} {
		p.signIn(s.url + "/")
		p.register("endpoint")
	}
	return o
}

// call calls the control interface of the admin address.
func (o office) call(method, path string, body any, status int) jsonObject {
	o.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		o.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(o.t.Context(), method, o.admin+"/~control"+path, strings.NewReader(string(text)))
	if err != nil {
		o.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := browser.Do(r)
	if err != nil {
		o.t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != status {
		o.t.Fatalf("%s %s: got status %d, %s and %v, want %d", method, path, response.StatusCode, got, err, status)
	}
	var v jsonObject
	if len(got) > 0 {
		if err := json.Unmarshal(got, &v); err != nil {
			o.t.Fatal(err)
		}
	}
	return v
}

// each is the value of a member of each item of a list.
func (v jsonObject) each(list, member string) []string {
	var values []string
	items, _ := v[list].([]any)
	for _, item := range items {
		values = append(values, jsonObject(item.(map[string]any)).text(member))
	}
	return values
}

func TestAdmin_showsWhatThereIs(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ann.post(o.ann.communication("startMessaging"), jsonObject{"to": o.ben.sip, "subject": "Lunch"}).want(201)
	wantTexts(t, "users", o.call("GET", "/users", nil, 200).each("users", "sip"), []string{o.ann.sip, o.ben.sip})
	wantTexts(t, "applications", o.call("GET", "/applications", nil, 200).each("applications", "user"), []string{o.ann.sip, o.ben.sip})
	wantTexts(t, "conversations", o.call("GET", "/conversations", nil, 200).each("conversations", "state"), []string{"Connecting", "Incoming"})
	wantTexts(t, "invitations", o.call("GET", "/invitations", nil, 200).each("invitations", "direction"), []string{"Outgoing", "Incoming"})
}

func TestAdmin_letsSomebodyAct(t *testing.T) {
	t.Parallel()
	for what, want := range map[string]string{"accept": "communication: messagingInvitation completed Success", "decline": "communication: messagingInvitation completed Failure"} {
		o := newOffice(t)
		o.ann.post(o.ann.communication("startMessaging"), jsonObject{"to": o.ben.sip}).want(201)
		incoming := o.call("GET", "/invitations", nil, 200)["invitations"].([]any)[1].(map[string]any)["id"].(string)
		o.call("POST", "/invitations/"+incoming, jsonObject{"do": "wave"}, 400)
		o.call("POST", "/invitations/"+incoming, jsonObject{"do": "forward", "to": "sip:nobody@contoso.com"}, 400)
		o.call("POST", "/invitations/"+incoming, jsonObject{"do": what}, 204)
		o.call("POST", "/invitations/"+incoming, jsonObject{"do": what}, 404)
		o.ann.await(want)
	}
}

func TestAdmin_letsACallGoElsewhere(t *testing.T) {
	t.Parallel()
	for what, ringing := range map[string]int{"forward": 0, "ring": 1} {
		o := newOffice(t)
		made := o.call("POST", "/users", jsonObject{"sip": "sip:cy@contoso.com", "password": "secret"}, 201)
		cy := &person{server: o.server, sip: made.text("sip"), username: made.text("username"), password: "secret"}
		cy.signIn(o.url + "/")
		cy.register("endpoint")
		o.ann.post(o.ann.communication("startAudio"), jsonObject{"to": o.ben.sip}).want(201)
		incoming := o.call("GET", "/invitations", nil, 200)["invitations"].([]any)[1].(map[string]any)["id"].(string)
		o.call("POST", "/invitations/"+incoming, jsonObject{"do": what, "to": cy.sip}, 204)
		cy.await("communication: audioVideoInvitation started")
		if got := o.pool.Pending(o.ben.sip); got != ringing {
			t.Errorf("%s: got %d invitations that ring at the first, want %d", what, got, ringing)
		}
	}
}

func TestAdmin_changesUsers(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ann.subscribe(o.ben.sip)
	o.call("PATCH", "/users/"+o.ben.sip, jsonObject{"presence": "Sleepy"}, 400)
	o.call("PATCH", "/users/"+o.ben.sip, jsonObject{"messages": "perhaps"}, 400)
	o.call("PATCH", "/users/"+o.ben.sip, jsonObject{"forward": "sip:ben@contoso.com"}, 400)
	o.call("PATCH", "/users/"+o.ben.sip, jsonObject{"presence": "Busy", "note": "Out", "messages": "accept", "forward": o.ann.sip}, 204)
	shown := o.call("GET", "/users", nil, 200)["users"].([]any)[1].(map[string]any)
	wantText(t, "user", jsonObject(shown).text("availability")+" "+jsonObject(shown).text("note")+" "+jsonObject(shown).text("messages"), "Busy Out accept")
	people := o.ann.app.text("_embedded", "people", "_links", "self", "href")
	contact := o.ann.get(people + "/" + o.ben.username).want(200).object()
	wantText(t, "availability", o.ann.get(contact.href("contactPresence")).want(200).object().text("availability"), "Busy")
	o.call("PATCH", "/users/"+o.ben.sip, jsonObject{"expireTokens": true}, 204)
	o.ben.get(o.ben.app.href("self")).want(401)
	o.call("PATCH", "/groups/residents", jsonObject{"advance": 1}, 400)
	o.call("PATCH", "/groups/residents", jsonObject{"expireTokens": true}, 204)
	o.ann.get(o.ann.app.href("self")).want(401)
}

func TestAdmin_speaksInTheNameOfAUserWhoIsSignedIn(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		p := c.callee
		say := func(who *person, order jsonObject) { p.order("PATCH", "/users/"+who.sip, order, 204) }
		published := func(who *person, rel, member string) string {
			return who.get(who.me().href(rel)).want(200).object().text(member)
		}
		contact := c.caller.get(c.caller.app.text("_embedded", "people", "_links", "self", "href") + "/" + p.sip).want(200).object()
		availability := func() string {
			return published(p, "presence", "availability") + " " + c.caller.get(contact.href("contactPresence")).object().text("availability")
		}
		p.post(p.me().href("makeMeAvailable"), jsonObject{"signInAs": "Away"}).want(204)
		p.drain()
		say(p, jsonObject{"presence": "Busy", "note": "Out"})
		events := p.drain()
		find(t, events, "me: presence updated")
		find(t, events, "me: note updated")
		wantText(t, "said", availability()+" "+published(p, "note", "message"), "Busy Busy Out")
		say(p, jsonObject{"presence": ""})
		wantText(t, "as before", availability(), "Away Away")
		say(p, jsonObject{"presence": "Busy"})
		p.post(p.me().href("presence"), jsonObject{"availability": "Online"}).want(204)
		p.post(p.me().href("note"), jsonObject{"message": "Back"}).want(204)
		wantText(t, "published again", availability()+" "+published(p, "note", "message"), "Online Online Back")
		for who, signIn := range map[*person]jsonObject{c.caller: nil, c.answerer: {"signInAs": "Away"}} {
			say(who, jsonObject{"presence": "Busy"})
			who.post(who.me().href("makeMeAvailable"), signIn).want(204)
		}
		wantText(t, "signed in", published(c.caller, "presence", "availability")+" "+published(c.answerer, "presence", "availability"), "Busy Away")
	})
}

func TestAdmin_readsBodiesAsStrictlyAsUCWADoes(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for body, want := range map[string]string{
		`{"presence":"Busy","presence":"Away"}`:  `body: the member "presence" is there twice`,
		`{"presence":"Busy","Presence":"Away"}`:  `body: the member "Presence" is there twice`,
		`{"color":"red","color":"red"}`:          `body: json: unknown field "color"`,
		`{"presence":"Busy"}{"presence":"Away"}`: "body: more behind the object",
		"{\"note\":\"\xff\"}":                    "body: not UTF-8",
	} {
		got := o.ask("PATCH", o.admin+"/~control/users/"+o.ben.sip, "", inJSON, body).want(400)
		wantText(t, body, got.object().text("error"), want)
	}
}

func TestAdmin_answersTheNextRequestOfARouteAsGiven(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.call("POST", "/faults", jsonObject{"route": "me", "times": 1, "status": 503}, 201)
	me := o.ann.app.text("_embedded", "me", "_links", "self", "href")
	o.ann.get(me).want(503)
	o.ann.get(me).want(200)
}

func TestAdmin_resetsThePool(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.call("POST", "/users", jsonObject{"sip": "sip:cy@contoso.com"}, 201)
	o.call("POST", "/groups", jsonObject{"users": []jsonObject{{"name": "caller"}}}, 201)
	o.call("PATCH", "/users/"+o.ben.sip, jsonObject{"presence": "Busy"}, 204)
	o.call("PATCH", "/groups/residents", jsonObject{"refuse": "the service fails"}, 204)
	waiting := o.ann.wait()
	waiting.parked(1)
	o.call("POST", "/reset", nil, 204)
	waiting.answer().refused(404)
	shown := o.call("GET", "/users", nil, 200)
	wantTexts(t, "users", shown.each("users", "sip"), []string{o.ann.sip, o.ben.sip})
	wantTexts(t, "presence", shown.each("users", "availability"), []string{"Offline", "Offline"})
	wantTexts(t, "applications", o.call("GET", "/applications", nil, 200).each("applications", "user"), nil)
	o.ann.get(o.ann.app.href("self")).want(401)
	o.ann.signIn(o.url + "/")
	o.ann.register("endpoint")
}

func TestAdmin_showsRequestsWithoutSecrets(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.ann.ask("POST", "/webticket/elsewhere?password=s3cretpass", "", map[string]string{"Content-Type": "application/json", "Cookie": "cwt_ucwa=c00kie"}, `{"Password": "s3cretpass"}`)
	o.ann.batch(inBatch(line("GET", o.ann.app.href("self"))+"\r\nAuthorization: Bearer "+o.ann.token), nil)
	all := o.call("GET", "/requests", nil, 200)
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{o.ann.token, o.ben.token, "s3cretpass", "c00kie", "password=secret"} {
		if strings.Contains(string(text), secret) {
			t.Errorf("got the secret %q in %s", secret, text)
		}
	}
	if !strings.Contains(string(text), `username=ann%40contoso.com`) || !strings.Contains(string(text), "userAgent") {
		t.Errorf("got %s, want what is no secret", text)
	}
	for query, want := range map[string]int{"?route=token": 2, "?route=token&user=ben@contoso.com": 1, "?status=404": 1, "?limit=1": 1, "?path=/webticket/elsewhere": 1, "?text=userAgent&method=post": 3} {
		if got := len(o.call("GET", "/requests"+query, nil, 200)["requests"].([]any)); got != want {
			t.Errorf("%s: got %d, want %d", query, got, want)
		}
	}
	o.call("GET", "/requests?limit=0", nil, 400)
	o.call("GET", "/requests?who=ann", nil, 400)
	if got, want := len(all["requests"].([]any)), len(o.pool.Requests()); got != want {
		t.Errorf("got %d requests, want the %d that Requests returns", got, want)
	}
}

func TestAdmin_isClosedToPagesOfOtherSites(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for name, header := range map[string]map[string]string{"another origin": {"Origin": "https://app.contoso.com"}, "a host that points here": {"Host": "app.contoso.com"}} {
		for _, path := range []string{"/", "/~control/users"} {
			r, err := http.NewRequestWithContext(t.Context(), "GET", o.admin+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			for key, value := range header {
				r.Header.Set(key, value)
			}
			r.Host = header["Host"]
			response, err := browser.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if response.StatusCode != 403 {
				t.Errorf("%s, %s: got status %d, want 403", name, path, response.StatusCode)
			}
		}
	}
	page := (&server{t, o.pool, o.admin}).ask("GET", "/", "", nil, "").want(200)
	if policy := page.header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("page: got the policy %q", policy)
	}
	(&server{t, o.pool, o.admin}).ask("GET", "/ucwa/oauth/v1/applications", "", nil, "").want(404)
}
