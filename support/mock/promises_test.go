package mock_test

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// promises are the facts of testdata/promises.txt.
type promises struct {
	properties, links map[string][]string        // of each page, as its tables list them
	extra, missing    map[string]map[string]bool // of each page, in dialect doc
	unplayed          map[string]bool
}

func readPromises(t testing.TB) promises {
	t.Helper()
	text, err := os.ReadFile("testdata/promises.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := promises{map[string][]string{}, map[string][]string{}, map[string]map[string]bool{}, map[string]map[string]bool{}, map[string]bool{}}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, rest, told := strings.Cut(line[2:], ": ")
		page, member, _ := strings.Cut(name, " ")
		if !told || rest == "" {
			t.Fatalf("promises.txt: got %q, want facts or a reason", line)
		}
		switch line[0] {
		case '=':
			properties, links, _ := strings.Cut(rest, "; ")
			p.properties[page], p.links[page] = strings.Fields(strings.TrimSuffix(properties, ";")), strings.Fields(links)
		case '/':
			p.unplayed[page] = true
		default:
			of := map[byte]map[string]map[string]bool{'+': p.extra, '-': p.missing}[line[0]]
			if of[page] == nil {
				of[page] = map[string]bool{}
			}
			of[page][member] = true
		}
	}
	return p
}

// shownBy are the properties and relations that v has, in order.
func shownBy(v jsonObject) (properties, links []string) {
	for name := range v {
		if name != "rel" && name != "_links" && name != "_embedded" {
			properties = append(properties, name)
		}
	}
	for _, part := range []string{"_links", "_embedded"} {
		relations, _ := v[part].(map[string]any)
		for rel := range relations {
			if !slices.Contains(links, rel) {
				links = append(links, rel)
			}
		}
	}
	slices.Sort(properties)
	slices.Sort(links)
	return properties, links
}

// played is where a person finds each resource that the mock plays, in a world
// that has one of each.
func played(c cast) map[string]string {
	p := c.caller
	p.post(p.me().href("makeMeAvailable"), nil).want(204)
	meeting := c.grown()
	made := p.subscribe(c.callee.sip)
	me := p.me()
	people := p.get(p.app.text("_embedded", "people", "_links", "self", "href")).want(200).object()
	contact := p.get(people.href("self") + "/" + c.callee.username).want(200).object()
	conversation := p.get(meeting).want(200).object()
	communication := p.get(p.app.text("_embedded", "communication", "_links", "self", "href")).want(200).object()
	groups := p.hub("myGroups", "").want(200).object()
	forwarding := me.href("callForwardingSettings")
	at := map[string]string{
		"application": p.app.href("self"), "communication": communication.href("self"), "conversations": communication.href("conversations"),
		"me": me.href("self"), "people": people.href("self"), "phones": me.href("phones"),
		"phone":   p.get(me.href("phones")).want(200).object().text("_embedded", "phone", "_links", "self", "href"),
		"contact": contact.href("self"), "search": people.href("search") + "?query=callee",
		"defaultGroup": groups.text("_embedded", "defaultGroup", "_links", "self", "href"), "pinnedGroup": groups.text("_embedded", "pinnedGroup", "_links", "self", "href"),
		"presenceSubscription": made.href("self"), "callForwardingSettings": forwarding,
		"onlineMeetings": p.app.text("_embedded", "onlineMeetings", "_links", "self", "href"), "onlineMeeting": conversation.href("onlineMeeting"),
		"conversation": meeting,
	}
	for _, rel := range []string{"presence", "note", "location"} {
		at[rel] = me.href(rel)
	}
	for _, rel := range []string{"contactPresence", "contactNote", "contactLocation", "contactSupportedModalities", "contactPrivacyRelationship"} {
		at[rel] = contact.href(rel)
	}
	for _, rel := range []string{"myContacts", "myGroups", "myGroupMemberships", "subscribedContacts", "presenceSubscriptions"} {
		at[rel] = people.href(rel)
	}
	for _, rel := range []string{"immediateForwardSettings", "simultaneousRingSettings", "unansweredCallSettings"} {
		at[rel] = forwarding + "/" + rel
	}
	for _, rel := range []string{"messaging", "audioVideo", "phoneAudio"} {
		at[rel] = conversation.href(rel)
	}
	return at
}

// TestPromises_ofDialectDoc wants each resource to show what its page lists, and
// nothing else but what promises.txt gives a reason for.
func TestPromises_ofDialectDoc(t *testing.T) {
	t.Parallel()
	facts := readPromises(t)
	c := serve(t, mock.Doc, nil).cast()
	at := played(c)
	for page := range facts.properties {
		properties, links := shownBy(c.caller.get(at[page]).want(200).object())
		for kind, lists := range map[string][2][]string{"properties": {properties, facts.properties[page]}, "links": {links, facts.links[page]}} {
			got, want := slices.Clone(lists[0]), slices.Clone(lists[1])
			got = slices.DeleteFunc(got, func(name string) bool { return facts.extra[page][name] && !slices.Contains(want, name) })
			want = slices.DeleteFunc(want, func(name string) bool { return facts.missing[page][name] })
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s: got %q, want %q", page, kind, got, want)
			}
		}
	}
}

// TestPromises_ofDialectReal wants no resource to show a property or link that its
// page does not list, but for what tells versions apart.
func TestPromises_ofDialectReal(t *testing.T) {
	t.Parallel()
	facts := readPromises(t)
	c := serve(t, mock.Real, nil).cast()
	for page, href := range played(c) {
		got := c.caller.get(href).want(200).object()
		properties, links := shownBy(got)
		for _, name := range properties {
			if name != "etag" && got[name] != "please pass this in a PUT request" && !slices.Contains(facts.properties[page], name) {
				t.Errorf("%s: got the property %q, want those of its page", page, name)
			}
		}
		for _, name := range links {
			if !slices.Contains(facts.links[page], name) {
				t.Errorf("%s: got the link %q, want those of its page", page, name)
			}
		}
	}
}

// TestPromises_ofOperations sends requests without what a page requires, and those
// that provoke an error that a page documents.
func TestPromises_ofOperations(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		p := c.caller
		people := p.get(p.app.text("_embedded", "people", "_links", "self", "href")).want(200).object()
		settings := p.me().href("callForwardingSettings")
		to := jsonObject{"to": c.callee.sip}
		for _, row := range []struct {
			page, href string
			input      jsonObject
			status     int
			want       string
		}{
			{"applications", p.applications, jsonObject{"culture": "en-US", "endpointId": "a"}, 400, "BadRequest/ParameterValidationFailure"},
			{"applications", p.applications, jsonObject{"culture": "en-US", "userAgent": "a"}, 400, "BadRequest/ParameterValidationFailure"},
			{"applications", p.applications, jsonObject{"endpointId": "a", "userAgent": "a"}, 400, "BadRequest/ParameterValidationFailure"},
			{"startMessaging", p.communication("startMessaging"), jsonObject{}, 400, "BadRequest/ParameterValidationFailure"},
			{"startAudio", p.communication("startAudio"), jsonObject{}, 400, "BadRequest/ParameterValidationFailure"},
			{"startVideo", p.communication("startVideo"), jsonObject{}, 400, "BadRequest/ParameterValidationFailure"},
			{"startPhoneAudio", p.communication("startPhoneAudio"), jsonObject{}, 400, "BadRequest/ParameterValidationFailure"},
			{"startPhoneAudio", p.communication("startPhoneAudio"), jsonObject{"to": c.callee.sip, "phoneNumber": "x"}, 400, "BadRequest/NormalizationFailed"},
			{"immediateForwardToContact", settings + "/immediateForwardSettings/immediateForwardToContact", jsonObject{}, 400, "BadRequest/ParameterValidationFailure"},
			{"simultaneousRingToContact", settings + "/simultaneousRingSettings/simultaneousRingToContact", jsonObject{}, 400, "BadRequest/ParameterValidationFailure"},
			{"unansweredCallToContact", settings + "/unansweredCallSettings/unansweredCallToContact", jsonObject{}, 400, "BadRequest/ParameterValidationFailure"},
			{"simultaneousRingToTeam", settings + "/simultaneousRingSettings/simultaneousRingToTeam", nil, 403, "Forbidden/NoTeamMembersConfigured"},
			{"presenceSubscriptions", people.href("presenceSubscriptions"), jsonObject{"uris": []string{c.callee.sip}}, 400, "BadRequest/ParameterValidationFailure"},
			{"presenceSubscriptions", people.href("presenceSubscriptions"), jsonObject{"duration": 10}, 400, "BadRequest/ParameterValidationFailure"},
			{"presence", p.me().href("self") + "/presence", jsonObject{}, 409, "Conflict/MakeMeAvailableRequired"},
			{"note", p.me().href("self") + "/note", jsonObject{}, 409, "Conflict/MakeMeAvailableRequired"},
			{"location", p.me().href("self") + "/location", jsonObject{}, 409, "Conflict/MakeMeAvailableRequired"},
			{"reportMyActivity", p.me().href("self") + "/reportMyActivity", nil, 409, "Conflict/MakeMeAvailableRequired"},
		} {
			code, subcode := p.post(row.href, row.input).refused(row.status)
			wantText(t, row.page, code+"/"+subcode, row.want)
		}
		p.post(p.me().href("makeMeAvailable"), nil).want(204)
		code, subcode := p.post(p.me().href("self")+"/makeMeAvailable", nil).refused(409)
		wantText(t, "makeMeAvailable", code+"/"+subcode, "Conflict/AlreadyExists")
		p.post(p.communication("startMessaging"), to).want(http.StatusCreated)
	})
}

// tableRow is the first cell of a row.
var tableRow = regexp.MustCompile(`(?m)^\| ?\**([A-Za-z]\w*)\**\s*\|`)

// listed are the members that the table below a heading of a page lists.
func listed(page, heading string) []string {
	_, rest, _ := strings.Cut(page, "\n### "+heading+"\n")
	if end := regexp.MustCompile(`(?m)^#{2,3} `).FindStringIndex(rest); end != nil {
		rest = rest[:end[0]]
	}
	var names []string
	for _, row := range tableRow.FindAllStringSubmatch(rest, -1) {
		if name := row[1]; name != "Name" && name != "Link" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestPromises_areThoseOfThePublishedPages compares promises.txt with the pages in
// the folder that UCWA_REFERENCE names: they are not part of the project.
func TestPromises_areThoseOfThePublishedPages(t *testing.T) {
	t.Parallel()
	dir := os.Getenv("UCWA_REFERENCE")
	if dir == "" {
		t.Skip("UCWA_REFERENCE names no folder with the published pages")
	}
	facts := readPromises(t)
	paths, err := filepath.Glob(filepath.Join(dir, "*_ref.md"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("UCWA_REFERENCE: %s holds no *_ref.md", dir)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), "_ref.md")
		if _, known := facts.properties[name]; !known {
			if !facts.unplayed[name] {
				t.Errorf("%s: got a page that promises.txt does not name", name)
			}
			continue
		}
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for heading, want := range map[string][]string{"Properties": facts.properties[name], "Links": facts.links[name]} {
			want = slices.Sorted(slices.Values(want))
			if got := listed(strings.ReplaceAll(string(page), "\r", ""), heading); !slices.Equal(got, want) {
				t.Errorf("%s: %s: the page lists %q, promises.txt %q", name, heading, got, want)
			}
		}
	}
}
