package mock_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// hub is what the link rel of people leads to, with a query.
func (p *person) hub(rel, query string) answer {
	p.t.Helper()
	people := p.get(p.app.text("_embedded", "people", "_links", "self", "href")).want(200).object()
	return p.get(people.href(rel) + query)
}

// uris are the addresses of the contacts that are embedded in v.
func (v jsonObject) uris() []string {
	var uris []string
	contacts, _ := v.at("_embedded").(map[string]any)
	list, _ := contacts["contact"].([]any)
	for _, one := range list {
		uris = append(uris, jsonObject(one.(map[string]any)).text("uri"))
	}
	return uris
}

func TestPeople_areFoundBySearch(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		for query, want := range map[string][]string{
			"query=CALLEE":                               {c.callee.sip},
			"query=" + c.answerer.phone[4:]:              {c.answerer.sip},
			"query=contoso.com&limit=3":                  {c.caller.sip, c.callee.sip, c.answerer.sip},
			"query=contoso.com&limit=1":                  {c.caller.sip},
			"query=nobody":                               nil,
			"query=" + c.callee.sip:                      {c.callee.sip},
			"query=SIP%3Acallee-":                        {c.callee.sip},
			"query=" + url.QueryEscape(c.answerer.phone): {c.answerer.sip},
			"mail=" + strings.ToUpper(c.callee.sip[4:]):  {c.callee.sip},
			"mail=callee":                                nil,
		} {
			found := c.caller.hub("search", "?"+query).want(200).object()
			wantTexts(t, query, found.uris(), want)
			if more := found["moreResultsAvailable"]; more != (query == "query=contoso.com&limit=1") {
				t.Errorf("%s: moreResultsAvailable: got %v", query, more)
			}
		}
		for _, query := range []string{"", "?query=", "?query=a&limit=0", "?query=a&limit=101", "?query=a&limit=x", "?query=" + strings.Repeat("a", 257)} {
			if code, subcode := c.caller.hub("search", query).refused(400); subcode != "ParameterValidationFailure" {
				t.Errorf("%.20s: got %s/%s, want ParameterValidationFailure", query, code, subcode)
			}
		}
	})
}

// many is a pool with so many users, of whom the first is signed in.
func many(t testing.TB, n int) (*server, *person) {
	t.Helper()
	pool := mocktest.New(t, mock.Options{})
	for i := range n {
		name := fmt.Sprintf("user%06d", i)
		if err := pool.AddUser(mock.User{SIP: "sip:" + name + "@contoso.com", Username: name, Password: "pass@word1", Name: "Person " + name[4:]}); err != nil {
			t.Fatal(err)
		}
	}
	s := &server{t, pool, mocktest.Serve(t, pool)}
	p := &person{server: s, sip: "sip:user000000@contoso.com", username: "user000000", password: "pass@word1"}
	p.signIn(s.url + "/")
	p.register("endpoint")
	return s, p
}

func TestSearch_amongManyFindsWhatItDoesAmongFew(t *testing.T) {
	t.Parallel()
	_, p := many(t, 2500)
	for query, want := range map[string]int{
		"query=person+0024": 100, "query=user002499": 1, "query=24": 100, "query=contoso.contoso": 0, "query=zzz": 0,
		"mail=USER002499@contoso.com": 1, "mail=contoso.com": 0, "mail=user002499@contoso.com&query=2499": 1, "mail=user002499@contoso.com&query=2498": 0,
	} {
		if got := len(p.hub("search", "?"+query).want(200).object().uris()); got != want {
			t.Errorf("%s: got %d, want %d", query, got, want)
		}
	}
	if got := len(p.hub("myContacts", "").want(200).object().uris()); got != 1000 {
		t.Errorf("contacts: got %d, want the bound of 1000", got)
	}
}

func TestPeople_haveContactsInGroups(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		others := []string{c.callee.sip, c.answerer.sip}
		wantTexts(t, "contacts", c.caller.hub("myContacts", "").want(200).object().uris(), others)
		linked := c.caller.hub("myContacts", "?expand=false").want(200).object()
		if got := len(linked.uris()); got != 0 || len(linked.at("_links").(map[string]any)["contact"].([]any)) != 2 {
			t.Errorf("contacts as links: got %v", linked)
		}
		groups := c.caller.hub("myGroups", "").want(200).object()
		wantTexts(t, "in the default group", c.caller.get(groups.text("_embedded", "defaultGroup", "_links", "groupContacts", "href")).want(200).object().uris(), others)
		if got := c.caller.get(groups.text("_embedded", "pinnedGroup", "_links", "groupContacts", "href")).want(200).object().uris(); got != nil {
			t.Errorf("in the pinned group: got %v, want nobody", got)
		}
		if got := c.caller.hub("myContacts", "?groupId=9").want(200).object().uris(); got != nil {
			t.Errorf("in an unknown group: got %v, want nobody", got)
		}
		group := c.caller.get(groups.text("_embedded", "defaultGroup", "_links", "self", "href")).want(200).object()
		wantText(t, "group", group.text("name"), "Other Contacts")
		membership := c.caller.hub("myGroupMemberships", "?groupId="+group.text("id")).want(200).object().text("_embedded", "myGroupMembership", "_links", "self", "href")
		wantText(t, "membership", c.caller.get(membership).want(200).object().href("defaultGroup"), group.href("self"))
		wantText(t, "relationship", c.caller.hub("myPrivacyRelationships", "").want(200).object().text("_embedded", "myPrivacyRelationship", "relationshipLevel"), "Colleagues")
	})
}

func TestContact_showsItsOwnAddressInWhateverCaseItIsAskedFor(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		own := c.caller.hub("search", "?query="+c.callee.username).object().text("_embedded", "contact", "_links", "self", "href")
		shouted := c.caller.app.text("_embedded", "people", "_links", "self", "href") + "/" + strings.ToUpper(c.callee.sip[4:])
		contact := c.caller.get(shouted).want(200).object()
		wantText(t, "uri", contact.text("uri"), c.callee.sip)
		wantText(t, "self", contact.href("self"), own)
		wantText(t, "name", contact.text("name"), "callee")
		for _, rel := range []string{"contactPresence", "contactNote", "contactLocation", "contactSupportedModalities", "contactPrivacyRelationship"} {
			wantText(t, rel, c.caller.get(contact.href(rel)).want(200).object().text("rel"), rel)
		}
		c.caller.get(contact.href("contactPhoto")).want(200)
	})
}

func TestContact_showsWhatIsPublished(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.callee.post(c.callee.me().href("makeMeAvailable"), jsonObject{"signInAs": "Busy", "supportedModalities": []string{"Messaging"}}).want(204)
		me := c.callee.me()
		c.callee.post(me.href("note"), jsonObject{"message": "Heads down"}).want(204)
		c.callee.post(me.href("location"), jsonObject{"location": "Hall 3"}).want(204)
		c.callee.post(me.href("presence"), jsonObject{"availability": "Away"}).want(204)
		contact := c.caller.get(c.caller.app.text("_embedded", "people", "_links", "self", "href") + "/" + c.callee.sip[4:]).want(200).object()
		part := func(rel string) jsonObject { return c.caller.get(contact.href(rel)).want(200).object() }
		wantText(t, "availability", part("contactPresence").text("availability"), "Away")
		wantText(t, "note", part("contactNote").text("message"), "Heads down")
		wantText(t, "location", part("contactLocation").text("location"), "Hall 3")
		wantText(t, "modalities", fmt.Sprint(part("contactSupportedModalities")["modalities"]), "[Messaging]")
	})
}

// subscribe subscribes to people for 10 minutes and returns the subscription.
func (p *person) subscribe(uris ...string) jsonObject {
	p.t.Helper()
	people := p.get(p.app.text("_embedded", "people", "_links", "self", "href")).want(200).object()
	return p.post(people.href("presenceSubscriptions"), jsonObject{"duration": 10, "uris": uris}).want(201).object()
}

// named are those events, by what they read.
func named(events []event) []string {
	var texts []string
	for _, e := range events {
		texts = append(texts, e.String())
	}
	slices.Sort(texts)
	return texts
}

func TestSubscription_tellsWhatChangesOfAContact(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		made := c.caller.subscribe(c.callee.sip, "sip:"+strings.ToUpper(c.callee.sip[4:]))
		wantTexts(t, "events", named(c.caller.poll()), []string{"people: contact added", "people: presenceSubscription added"})
		c.callee.post(c.callee.me().href("makeMeAvailable"), jsonObject{"supportedModalities": []string{"Messaging"}}).want(204)
		events := c.caller.poll()
		wantTexts(t, "events", named(events), []string{"people: contactPresence updated", "people: contactSupportedModalities updated"})
		href := find(t, events, "people: contactPresence updated").text("link", "href")
		wantText(t, "availability", c.caller.get(strings.TrimPrefix(href, c.caller.url)).want(200).object().text("availability"), "Online")
		c.callee.post(c.callee.me().href("note"), jsonObject{"message": "Out"}).want(204)
		wantTexts(t, "events", named(c.caller.poll()), []string{"people: contactNote updated"})
		c.callee.ask("DELETE", c.callee.app.href("self"), c.callee.token, nil, "").want(204)
		wantTexts(t, "events", named(c.caller.poll()), []string{"people: contactNote updated", "people: contactPresence updated", "people: contactSupportedModalities updated"})
		c.caller.ask("DELETE", made.href("self"), c.caller.token, nil, "").want(204)
		wantTexts(t, "events", named(c.caller.poll()), []string{"people: contact deleted", "people: presenceSubscription deleted"})
		c.caller.get(made.href("self")).want(404)
	})
}

func TestSubscription_hasMembers(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		made := c.caller.subscribe(c.callee.sip)
		added := c.caller.post(made.href("addToPresenceSubscription"), jsonObject{"contactUris": []string{c.answerer.sip}}).want(200).object()
		wantText(t, "answer", added.text("rel"), "presenceSubscriptionMemberships")
		both := c.caller.hub("subscribedContacts", "").want(200).object().at("_links").(map[string]any)["contact"].([]any)
		if len(both) != 2 {
			t.Errorf("subscribed: got %v, want two", both)
		}
		member := c.caller.get(made.href("memberships")).want(200).object().text("_embedded", "presenceSubscriptionMembership", "_links", "self", "href")
		c.caller.get(member).want(200)
		c.caller.ask("DELETE", member, c.caller.token, nil, "").want(204)
		c.caller.ask("DELETE", member, c.caller.token, nil, "").want(404)
		left := c.caller.hub("presenceSubscriptionMemberships", "").want(200).object()
		wantText(t, "who is left", left.text("_embedded", "presenceSubscriptionMembership", "_links", "contact", "href"), both[1].(map[string]any)["href"].(string))
		wantText(t, "id", c.caller.hub("presenceSubscriptions", "").want(200).object().text("_embedded", "presenceSubscription", "id"), made.text("id"))
	})
}

func TestSubscription_endsUnlessItIsExtended(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	made := c.caller.subscribe(c.callee.sip)
	c.advance(5 * 60)
	extended := c.caller.pool.Time(c.caller.sip)
	c.caller.post(made.href("self")+"?duration=30", nil).want(201) // 30 from now, not 35
	c.caller.poll()
	until := func(text string) time.Duration {
		t.Helper()
		c.caller.await(text)
		return c.caller.pool.Time(c.caller.sip).Sub(extended) - 5*time.Second // for which events of this priority are held back
	}
	for range 9 {
		wantTexts(t, "events", named(c.caller.poll()), nil) // after three minutes each
	}
	wantText(t, "about to expire", until("people: presenceSubscription updated").String(), "29m0s")
	c.caller.get(made.href("self")).want(200)
	wantText(t, "expired", until("people: presenceSubscription deleted").String(), "30m0s")
	c.caller.get(made.href("self")).want(404)
}

func TestSubscription_isRefusedWhatItCannotBe(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	at := c.caller.get(c.caller.app.text("_embedded", "people", "_links", "self", "href")).object().href("presenceSubscriptions")
	for name, input := range map[string]jsonObject{
		"no duration": {"uris": []string{c.callee.sip}}, "too short": {"duration": 9, "uris": []string{c.callee.sip}},
		"too long": {"duration": 31, "uris": []string{c.callee.sip}}, "nobody": {"duration": 10}, "an empty list": {"duration": 10, "uris": []string{}},
		"no address": {"duration": 10, "uris": []string{"callee"}},
	} {
		if code, subcode := c.caller.post(at, input).refused(400); subcode != "ParameterValidationFailure" {
			t.Errorf("%s: got %s/%s, want ParameterValidationFailure", name, code, subcode)
		}
	}
	for range 100 {
		c.caller.subscribe(c.callee.sip)
	}
	if code, subcode := c.caller.post(at, jsonObject{"duration": 10, "uris": []string{c.callee.sip}}).refused(403); subcode != "LimitExceeded" {
		t.Errorf("too many: got %s/%s, want LimitExceeded", code, subcode)
	}
}

func TestGroup_isSubscribedToAsAWhole(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Doc, nil).cast()
	group := jsonObject(c.caller.hub("myGroups", "").want(200).object().at("_embedded", "defaultGroup").(map[string]any))
	made := c.caller.post(group.href("subscribeToGroupPresence"), jsonObject{"duration": 10}).want(201).object()
	members := c.caller.get(made.href("memberships")).want(200).object().at("_embedded").(map[string]any)["presenceSubscriptionMembership"].([]any)
	if len(members) != 2 {
		t.Errorf("members: got %v, want both contacts", members)
	}
	c.caller.post(strings.Replace(group.href("subscribeToGroupPresence"), "/1/", "/7/", 1), jsonObject{"duration": 10}).want(404)
}

func TestContactList_isListenedTo(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	list := c.caller.hub("myContactsAndGroupsSubscription", "").want(200).object()
	wantText(t, "state", list.text("state"), "Disconnected")
	c.caller.post(list.href("startOrRefreshSubscriptionToContactsAndGroups")+"?duration=61", nil).want(400)
	c.caller.post(list.href("startOrRefreshSubscriptionToContactsAndGroups")+"?duration=10", nil).want(204)
	wantText(t, "state", c.caller.get(list.href("self")).object().text("state"), "Connected")
	wantTexts(t, "events", named(c.caller.poll()), []string{"people: myContactsAndGroupsSubscription updated"})
	c.advance(10 * 60)
	wantText(t, "state", c.caller.get(list.href("self")).object().text("state"), "Disconnected")
	c.caller.post(list.href("stopSubscriptionToContactsAndGroups"), nil).want(204)
}
