package document_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// sample is the compact body of the reference's sample conversation.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func read(t *testing.T, mediaType, body string) *document.Document {
	t.Helper()
	d, err := document.Read(mediaType, []byte(body))
	if err != nil {
		t.Fatalf("read %s: %v", body, err)
	}
	return d
}

const conversation137 = "/ucwa/v1/applications/192/communication/conversations/137"

func TestRead_sampleAsJSON(t *testing.T) {
	t.Parallel()
	d := read(t, ucwa.JSON, string(sample(t, "conversation.json")))
	if d.Format != ucwa.FormatJSON || d.Rel != "conversation" || d.Self != conversation137 {
		t.Errorf("got %v %q at %q", d.Format, d.Rel, d.Self)
	}
	if len(d.Properties) != 13 || len(d.Links) != 18 || len(d.Embedded) != 0 {
		t.Errorf("got %d properties, %d links, %d embedded; want 13, 18, 0", len(d.Properties), len(d.Links), len(d.Embedded))
	}
	if d.Links[0].Rel != "self" || d.Links[17].Rel != "userAcknowledged" {
		t.Errorf("links stand in another order: %v", d.Links)
	}
	if d.Element != (document.Element{}) {
		t.Errorf("JSON has no element, got %+v", d.Element)
	}
	for name, want := range map[string]document.Property{
		"participantCount": {Name: "participantCount", Kind: document.Number, Text: "90"},
		"recording":        {Name: "recording", Kind: document.Boolean, Text: "false"},
		"created":          {Name: "created", Text: "/Date(1474932025211)/"},
		"activeModalities": {Name: "activeModalities", Kind: document.List, Items: []document.Item{
			{Text: "Messaging"}, {Text: "Audio"}, {Text: "Video"}, {Text: "ApplicationSharing"},
		}},
	} {
		got, _ := d.Property(name)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRead_sampleAsXML(t *testing.T) {
	t.Parallel()
	d := read(t, ucwa.XML, string(sample(t, "conversation.xml")))
	if d.Format != ucwa.FormatXML || d.Rel != "conversation" || d.Self != conversation137 {
		t.Errorf("got %v %q at %q", d.Format, d.Rel, d.Self)
	}
	if len(d.Properties) != 13 || len(d.Links) != 17 || len(d.Embedded) != 0 {
		t.Errorf("got %d properties, %d links, %d embedded; want 13, 17, 0", len(d.Properties), len(d.Links), len(d.Embedded))
	}
	want := document.Element{
		Name: "resource", Namespace: ucwa.Namespace, Rel: "conversation", Href: conversation137,
		HasRel: true, HasHref: true, Declaration: true, Encoding: "utf-8",
	}
	if diff := cmp.Diff(want, d.Element); diff != "" {
		t.Errorf("element (-want +got):\n%s", diff)
	}
	if d.Properties[0].Name != "rel" || d.Properties[12].Name != "threadId" {
		t.Errorf("properties stand in another order: %v", d.Properties)
	}
	modalities, _ := d.Property("activeModalities")
	items := []document.Item{{Text: "Messaging"}, {Text: "Audio"}, {Text: "Video"}, {Text: "ApplicationSharing"}}
	if diff := cmp.Diff(items, modalities.Items); diff != "" || modalities.Kind != document.List {
		t.Errorf("activeModalities is a %v (-want +got):\n%s", modalities.Kind, diff)
	}
}

func TestDocument_findsByName(t *testing.T) {
	t.Parallel()
	d := read(t, ucwa.JSON, `{"_links":{"self":{"href":"/s"},"conversation":[{"href":"/1"},{"href":"/2"}]},
		"_embedded":{"acceptedByParticipant":[{"rel":"participant"}],"from":{"rel":"participant"}}}`)
	if link, ok := d.Link("conversation"); !ok || link.Href != "/1" {
		t.Errorf("first conversation: got %v %v", link, ok)
	}
	if got := d.LinksOf("conversation"); len(got) != 2 || got[1].Href != "/2" || !got[0].Many {
		t.Errorf("conversations: got %v", got)
	}
	if got := d.Embed("from"); len(got) != 1 || got[0].Rel != "participant" {
		t.Errorf("from: got %v", got)
	}
	if !d.Embedded[0].Many || d.Embedded[1].Many {
		t.Errorf("only the first stood in a list: got %v", d.Embedded)
	}
	if _, ok := d.Link("participants"); ok || d.LinksOf("participants") != nil {
		t.Error("found a link that is not there")
	}
	if _, ok := d.Property("state"); ok || d.Embed("to") != nil {
		t.Error("found what is not there")
	}
}

func TestKind_String(t *testing.T) {
	t.Parallel()
	want := []string{"text", "number", "boolean", "list", "object", "null", "unknown"}
	for kind, word := range want {
		if got := document.Kind(kind).String(); got != word {
			t.Errorf("kind %d: got %q, want %q", kind, got, word)
		}
	}
	if got := document.Kind(-1).String(); got != "unknown" {
		t.Errorf("kind -1: got %q, want unknown", got)
	}
}
