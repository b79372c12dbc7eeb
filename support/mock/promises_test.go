package mock_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/golden"
	"ucwatest/support/mock"
)

// promises are the facts of testdata/promises.txt.
type promises struct {
	properties, links map[string][]string        // of each page, as its tables list them
	extra, missing    map[string]map[string]bool // of each page, in dialect doc
	unplayed          map[string]bool
	operations        map[string]operationFacts // by page and method
	unprovoked        map[string]bool           // by page, method and error
}

// operationFacts are what a page requires of a request, and which errors it documents
// beside those of every page.
type operationFacts struct{ required, errors []string }

func readPromises(t testing.TB) promises {
	t.Helper()
	text, err := os.ReadFile("testdata/promises.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := promises{map[string][]string{}, map[string][]string{}, map[string]map[string]bool{}, map[string]map[string]bool{}, map[string]bool{},
		map[string]operationFacts{}, map[string]bool{}}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, rest, told := strings.Cut(line[2:], ": ")
		page, member, _ := strings.Cut(name, " ")
		if !told || rest == "" {
			t.Fatalf("promises.txt: got %q, want facts or a reason", line)
		}
		first, second, _ := strings.Cut(rest, ";")
		switch line[0] {
		case '=':
			p.properties[page], p.links[page] = strings.Fields(first), strings.Fields(second)
		case '?':
			p.operations[name] = operationFacts{strings.Fields(first), strings.Fields(second)}
		case '~':
			p.unprovoked[name] = true
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
		"conversation": meeting, "root": "/", "user": p.get("/").want(200).object().href("user"),
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
	paths, facts := golden.Published(t), readPromises(t)
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), "_ref.md")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		page := strings.ReplaceAll(string(text), "\r", "")
		for method, got := range documented(page) {
			want := facts.operations[name+" "+method]
			for kind, lists := range map[string][2][]string{"required": {got.required, want.required}, "errors": {got.errors, want.errors}} {
				if !slices.Equal(lists[0], lists[1]) {
					t.Errorf("%s %s: %s: the page lists %q, promises.txt %q", name, method, kind, lists[0], lists[1])
				}
			}
		}
		if _, known := facts.properties[name]; !known {
			if !facts.unplayed[name] {
				t.Errorf("%s: got a page that promises.txt does not name", name)
			}
			continue
		}
		for heading, want := range map[string][]string{"Properties": facts.properties[name], "Links": facts.links[name]} {
			want = slices.Sorted(slices.Values(want))
			if got := listed(page, heading); !slices.Equal(got, want) {
				t.Errorf("%s: %s: the page lists %q, promises.txt %q", name, heading, got, want)
			}
		}
	}
}

// onEveryPage are the errors that hardly a page leaves out: GenericSynchronousErrors,
// and causes to refuse (cause_test.go).
var onEveryPage = []string{
	"403/Forbidden", "409/Conflict", "409/Conflict/AlreadyExists", "409/Conflict/TooManyGroups", "410/Gone/CannotRedirect",
	"500/ServiceFailure/CallbackChannelError", "500/ServiceFailure/InvalidExchangeServerVersion",
}

// documented are the operations of a page, by method.
func documented(page string) map[string]operationFacts {
	all := map[string]operationFacts{}
	_, page, _ = strings.Cut(page, "\n## Operations")
	for _, section := range strings.Split(page, "\n### ")[1:] {
		method, rest, _ := strings.Cut(section, "\n")
		var o operationFacts
		for _, part := range strings.Split(rest, "\n#### ")[1:] {
			heading, table, _ := strings.Cut(part, "\n")
			for line := range strings.Lines(table) {
				o.read(heading, strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|"))
			}
		}
		slices.Sort(o.required)
		slices.Sort(o.errors)
		o.required, o.errors = slices.Compact(o.required), slices.Compact(o.errors)
		all[method] = o
	}
	return all
}

// read takes note of one row of a table.
func (o *operationFacts) read(heading string, cells []string) {
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	switch heading {
	case "Query parameters", "Request body":
		if cells[len(cells)-1] == "Yes" {
			o.required = append(o.required, cells[0])
		}
	case "Synchronous errors":
		if len(cells) < 3 || strings.Trim(cells[1], "0123456789") != "" || cells[1] == "" {
			return
		}
		e := cells[1] + "/" + cells[0] + "/" + cells[2]
		if e = strings.TrimSuffix(e, "/None"); !slices.Contains(onEveryPage, e) {
			o.errors = append(o.errors, e)
		}
	}
}
