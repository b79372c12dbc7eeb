package mock_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// What clients take from captures rather than from pages.

func TestClients_putPathsBehindTheHostOfTheRoot(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	p := c.caller
	root := p.get("/").want(200).object()
	host, _, _ := strings.Cut(strings.TrimPrefix(root.href("self"), "http://"), "/")
	wantText(t, "host", "http://"+host, s.url)
	for name, href := range map[string]string{"user": root.href("user"), "applications": p.applications} {
		if !strings.HasPrefix(href, s.url+"/") {
			t.Errorf("%s: got %s, want an absolute URL", name, href)
		}
	}
	made := p.post(p.start(), jsonObject{"to": c.callee.sip, "operationId": "1"}).want(201).header.Get("Location")
	for name, href := range map[string]string{"self": p.app.href("self"), "events": p.next, "startMessaging": p.start(), "Location": made} {
		if !strings.HasPrefix(href, "/ucwa/") {
			t.Errorf("%s: got %s, want a path", name, href)
		}
	}
	for _, joint := range []string{"", "/"} {
		p.get("http://" + host + joint + p.app.href("self")).want(200)
	}
}

func TestClients_needNoCookies(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	p := s.cast().caller
	for _, cookie := range []string{"", "X-Front-End=other", "cwt_ucwa=guess", "; =;"} {
		for _, href := range []string{p.app.href("self"), p.me().href("photo")} {
			p.ask("GET", href, p.token, map[string]string{"Cookie": cookie}, "").want(200)
		}
	}
}

func TestClients_readContactsOrSearchFirst(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		people := c.caller.get(c.caller.app.text("_embedded", "people", "_links", "self", "href")).want(200).object()
		for _, rel := range []string{"myContacts", "myGroups", "presenceSubscriptions", "search", "subscribedContacts"} {
			if people.href(rel) == "" {
				t.Errorf("people: got no link %s", rel)
			}
		}
		name := c.callee.sip[len("sip:"):]
		for _, href := range []string{
			people.href("myContacts"), people.href("search") + "?query=" + name + "&limit=10", people.href("search") + "?mail=" + name,
			people.href("search") + "?limit=5&query=" + name + "&query=" + name, people.href("search") + "/?Query=" + name,
		} {
			found := c.caller.get(href).want(200).object()
			at := slices.Index(found.uris(), c.callee.sip)
			if at < 0 {
				t.Fatalf("%s: got %q, want %s among them", href, found.uris(), c.callee.sip)
			}
			contact := jsonObject(found.at("_embedded").(map[string]any)["contact"].([]any)[at].(map[string]any))
			wantText(t, "name", contact.text("name"), "callee")
			wantText(t, "sourceNetwork", contact.text("sourceNetwork"), "SameEnterprise")
			if mails, _ := contact["emailAddresses"].([]any); len(mails) != 1 || mails[0] != name {
				t.Errorf("emailAddresses: got %v, want %s", contact["emailAddresses"], name)
			}
			for _, rel := range []string{"contactPresence", "contactNote", "contactPhoto"} {
				c.caller.get(contact.href(rel)).want(200)
			}
		}
	})
}

// aGUID is what the name of a member looks like that a PUT sends back.
var aGUID = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

func TestClients_lookForWhatCapturesHave(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	p := s.cast().caller
	root := s.ask("GET", "/", "", nil, "").want(200).object()
	wantText(t, "self of the discovery answer", root.href("self"), s.url+"/")
	wantText(t, "HEAD of the user", string(s.ask("HEAD", root.href("user"), "", nil, "").want(http.StatusUnauthorized).body), "")
	granted := s.tokenAsk("grant_type", "password", "username", p.username, "password", p.password).want(200).object()
	wantText(t, "token_type", granted.text("token_type"), "Bearer")
	communication := jsonObject(p.app.at("_embedded", "communication").(map[string]any))
	var named []string
	for name, value := range communication {
		if aGUID.MatchString(name) {
			named = append(named, name)
			wantText(t, name, value.(string), "please pass this in a PUT request")
		}
	}
	if len(named) != 1 {
		t.Errorf("communication: got the members %q, want one that is named by a GUID", named)
	}
}
