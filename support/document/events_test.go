package document_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

const packageJSON = `{"_links":{"self":{"href":"/e?ack=1"},"next":{"href":"/e?ack=2"}},"sender":[
	{"rel":"communication","href":"/c","events":[
		{"link":{"rel":"phoneAudioInvitation","href":"/i","title":"T"},"status":"Failure",
		 "_embedded":{"phoneAudioInvitation":{"rel":"phoneAudioInvitation","state":"Failed"}},
		 "reason":{"code":"RemoteFailure","subcode":"Declined"},"type":"completed"},
		{"link":{"rel":"conversation","href":"/k"},"type":"deleted"}]},
	{"rel":"conversation","href":"/k","events":[
		{"_embedded":{"localParticipant":{"rel":"participant"},"other":{}},"link":{"rel":"localParticipant","href":"/p"},
		 "in":{"rel":"participants","href":"/ps"},"type":"added","unknown":{"a":1}}]},
	{"rel":"communication","href":"/c","events":[]}]}`

const packageXML = `<?xml version="1.0" encoding="utf-8"?><events href="/e?ack=1"` + xmlns + `><link rel="next" href="/e?ack=2" />` +
	`<sender rel="communication" href="/c"><completed rel="phoneAudioInvitation" href="/i" title="T" status="Failure">` +
	`<resource rel="phoneAudioInvitation" href="/i"><property name="state">Failed</property></resource>` +
	`<reason><code>RemoteFailure</code><subcode>Declined</subcode></reason></completed>` +
	`<deleted rel="conversation" href="/k" /></sender>` +
	`<sender rel="conversation" href="/k"><added rel="localParticipant" href="/p"><in rel="participants" href="/ps" />` +
	`<resource rel="localParticipant"/><resource rel="other"/><unknown /></added></sender><sender rel="communication" href="/c" /></events>`

func readPackage(t *testing.T, mediaType, body string) *document.Package {
	t.Helper()
	p, err := document.ReadPackage(mediaType, []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReadPackage_readsBothFormatsAlike(t *testing.T) {
	t.Parallel()
	want := &document.Package{Self: "/e?ack=1", Next: "/e?ack=2", Senders: []document.Sender{
		{Rel: "communication", Href: "/c", Events: []document.Event{
			{
				Type: "completed", Status: "Failure",
				Link:     document.Link{Rel: "phoneAudioInvitation", Href: "/i", Title: "T", HasHref: true},
				Reason:   &document.Reason{Code: "RemoteFailure", Subcode: "Declined", HasCode: true, HasSubcode: true},
				Embedded: &document.Document{},
			},
			{Type: "deleted", Link: document.Link{Rel: "conversation", Href: "/k", HasHref: true}},
		}},
		{Rel: "conversation", Href: "/k", Events: []document.Event{{
			Type: "added", Link: document.Link{Rel: "localParticipant", Href: "/p", HasHref: true},
			In:       &document.Link{Rel: "participants", Href: "/ps", HasHref: true},
			Embedded: &document.Document{},
			Strays:   []string{"other"},
		}}},
		{Rel: "communication", Href: "/c"},
	}}
	for mediaType, body := range map[string]string{ucwa.JSON: packageJSON, ucwa.VendorXML: packageXML} {
		got := readPackage(t, mediaType, body)
		for _, event := range got.Senders[0].Events[:1] {
			if state, _ := event.Embedded.Property("state"); state.Text != "Failed" {
				t.Errorf("%s: embedded state: got %q, want Failed", mediaType, state.Text)
			}
		}
		if diff := cmp.Diff(want, got, withoutForm, withoutContent); diff != "" {
			t.Errorf("%s (-want +got):\n%s", mediaType, diff)
		}
	}
}

// withoutForm and withoutContent leave out of a comparison what differs by format.
var (
	withoutForm = cmp.FilterPath(func(p cmp.Path) bool {
		name := p.Last().String()
		return name == ".Format" || name == ".Root" || name == ".Namespace" || name == ".Members"
	}, cmp.Ignore())
	withoutContent = cmp.Comparer(func(a, b *document.Document) bool { return (a == nil) == (b == nil) })
)

func TestReadPackage_saysWhereToGoOn(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		mediaType, body string
		want            document.Package
	}{
		"resync":              {ucwa.JSON, `{"_links":{"resync":{"href":"/r"}}}`, document.Package{Resync: "/r"}},
		"resume, no sender":   {ucwa.JSON, `{"_links":{"resume":{"href":"/r"}},"sender":null}`, document.Package{Resume: "/r"}},
		"two of a kind":       {ucwa.JSON, `{"_links":{"next":[{"href":"/1"},{"href":"/2"}]},"sender":[]}`, document.Package{Next: "/1", Senders: []document.Sender{}}},
		"nowhere":             {ucwa.JSON, `{"sender":[]}`, document.Package{Senders: []document.Sender{}}},
		"XML":                 {ucwa.XML, `<events><link rel="resync" href="/r"/><link rel="resume" href="/s"/></events>`, document.Package{Resync: "/r", Resume: "/s"}},
		"self as an XML link": {ucwa.XML, `<events><link rel="self" href="/r"/></events>`, document.Package{Self: "/r"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(&row.want, readPackage(t, row.mediaType, row.body)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadPackage_takesNullForNothing(t *testing.T) {
	t.Parallel()
	p := readPackage(t, ucwa.JSON, `{"sender":[null,{"rel":null,"href":null,"events":null},
		{"events":[null,{"link":null,"in":null,"status":null,"type":null,"reason":null,"_embedded":null}]}]}`)
	event := document.Event{Link: document.Link{HrefKind: document.Null}}
	want := []document.Sender{{}, {Events: []document.Event{event}}}
	if diff := cmp.Diff(want, p.Senders); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadPackage_takesAStatusElement(t *testing.T) {
	t.Parallel()
	p := readPackage(t, ucwa.XML, `<events><sender><completed><status>Success</status></completed></sender></events>`)
	if got := p.Senders[0].Events[0].Status; got != "Success" {
		t.Errorf("got %q, want Success", got)
	}
}

func TestReadPackage_refuses(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"sender":{}}`:                                    `at byte 11: sender is of kind object, want list`,
		`{"sender":[1]}`:                                   `at byte 12: a member of sender is of kind number, want object`,
		`{"sender":[{"events":"x"}]}`:                      `at byte 22: events is of kind text, want list`,
		`{"sender":[{"events":[[]]}]}`:                     `at byte 23: a member of events is of kind list, want object`,
		`{"sender":[{"events":[{"in":1}]}]}`:               `at byte 29: in is of kind number, want object`,
		`{"sender":[{"events":[{"reason":[]}]}]}`:          `at byte 33: reason is of kind list, want object`,
		`{"sender":[{"rel":1,"rel":1}]}`:                   `at byte 21: duplicate key "rel"`,
		`{"x":{"y":1,"y":1}}`:                              `at byte 13: duplicate key "y"`,
		`{"sender":[{"href":{"y":1,"y":1}}]}`:              `at byte 27: duplicate key "y"`,
		`{"sender":[{"events":[{"type":{"y":1,"y":1}}]}]}`: `at byte 38: duplicate key "y"`,
	} {
		_, err := document.ReadPackage(ucwa.JSON, []byte(body))
		wantMalformed(t, err, "body is not readable as JSON "+want)
	}
	if _, err := document.ReadPackage("text/html", []byte("<html/>")); !errors.Is(err, document.ErrNotUCWA) {
		t.Errorf("got %v, want ErrNotUCWA", err)
	}
	_, err := document.ReadPackage(ucwa.XML, []byte("<events>"))
	wantMalformed(t, err, "body is not readable as XML at line 1:9: unexpected EOF")
}

func TestReadPackage_saysWhatElseItWas(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`1`:                      "want an answer of the event channel, got a JSON number",
		`{"rel":"conversation"}`: `want an answer of the event channel, got a JSON object of rel "conversation"`,
		`{"code":"Gone"}`:        `want an answer of the event channel, got a JSON object with the members "code"`,
		`<reason/>`:              "want an answer of the event channel, got the XML element <reason>",
	} {
		mediaType := ucwa.JSON
		if body[0] == '<' {
			mediaType = ucwa.XML
		}
		_, err := document.ReadPackage(mediaType, []byte(body))
		var unexpected *document.Unexpected
		if !errors.As(err, &unexpected) || err.Error() != want {
			t.Errorf("%s: got %v, want %s", body, err, want)
		}
	}
}
