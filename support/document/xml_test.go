package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

const xmlns = ` xmlns="` + ucwa.Namespace + `"`

func TestRead_keepsXMLAsSent(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		body string
		want *document.Document
	}{
		"no declaration, no attributes": {`<resource/>`, &document.Document{Element: document.Element{Name: "resource"}}},
		"another element of another namespace": {`<a:thing xmlns:a="urn:a" href=""/>`, &document.Document{
			Element: document.Element{Name: "thing", Namespace: "urn:a", HasHref: true},
		}},
		"a link for self, and one without attributes": {`<resource><link rel="self" href="/a" title="T" revision="2"/><link/></resource>`,
			&document.Document{
				Element: document.Element{Name: "resource"},
				Links:   []document.Link{{Rel: "self", Href: "/a", Title: "T", Revision: "2", HasHref: true}, {}},
			}},
		"text with entities, CDATA and a comment": {`<resource><property name="p"> a&amp;&#233;<!-- no --><![CDATA[<b>]]> </property></resource>`,
			&document.Document{
				Element:    document.Element{Name: "resource"},
				Properties: []document.Property{{Name: "p", Text: " a&é<b> "}},
			}},
		"an empty property and lists": {`<resource><property name="p" /><propertyList name="l"/><propertyList name="m"><item/><x/><item>a</item></propertyList></resource>`,
			&document.Document{
				Element: document.Element{Name: "resource"},
				Properties: []document.Property{
					{Name: "p"}, {Name: "l", Kind: document.List},
					{Name: "m", Kind: document.List, Items: []document.Item{{}, {Text: "a"}}, Others: []string{"x"}},
				},
			}},
		"elements of somebody else": {`<resource` + xmlns + `><link xmlns="urn:a" rel="x"/><unknown/><x:property xmlns:x="urn:x" name="p"/></resource>`,
			&document.Document{Element: document.Element{Name: "resource", Namespace: ucwa.Namespace}}},
		"a prefix for everything": {`<u:resource xmlns:u="` + ucwa.Namespace + `"><u:property name="rel">me</u:property></u:resource>`,
			&document.Document{
				Element:    document.Element{Name: "resource", Namespace: ucwa.Namespace},
				Rel:        "me",
				Properties: []document.Property{{Name: "rel", Text: "me"}},
			}},
		"an attribute of another namespace": {`<resource xmlns:x="urn:x" x:href="/a" href="/b"/>`, &document.Document{
			Element: document.Element{Name: "resource", Href: "/b", HasHref: true}, Self: "/b",
		}},
		"comments and instructions around": {"<?xml version='1.0' encoding='UTF-8'?>\n<!--></x>--><?go on?>\n<resource a='>'/>\n<!-- -->\n",
			&document.Document{Element: document.Element{Name: "resource", Declaration: true, Encoding: "UTF-8"}}},
		"a declaration without an encoding": {`<?xml version="1.0"?><resource/>`,
			&document.Document{Element: document.Element{Name: "resource", Declaration: true}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row.want.Format = ucwa.FormatXML
			if diff := cmp.Diff(row.want, read(t, ucwa.XML, row.body)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRead_embedsXMLResources(t *testing.T) {
	t.Parallel()
	d := read(t, ucwa.XML, `<?xml version="1.0"?><resource rel="r" href="/r"`+xmlns+`>`+
		`<resource rel="acceptedByParticipant" href="/p"><property name="rel">participant</property></resource></resource>`)
	want := []document.Embedded{{Rel: "acceptedByParticipant", Document: &document.Document{
		Format: ucwa.FormatXML, Rel: "participant", Self: "/p",
		Properties: []document.Property{{Name: "rel", Text: "participant"}},
		Element: document.Element{
			Name: "resource", Namespace: ucwa.Namespace, Rel: "acceptedByParticipant", Href: "/p", HasRel: true, HasHref: true,
		},
	}}}
	if diff := cmp.Diff(want, d.Embedded); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
