package contract

import (
	"testing"

	"ucwatest/support/ucwa"
)

func TestReturned(t *testing.T) {
	t.Parallel()
	rel := `<property name="rel">conversation</property>`
	vendor := asJSON(t, `{"rel":"conversation"}`)
	vendor.MediaType = ucwa.VendorJSON
	created := asJSON(t, `{"rel":"conversation"}`)
	created.Status = 201
	mistyped := asXML(t, "", rel)
	mistyped.MediaType = "text/xml"
	for name, row := range map[string]struct {
		answer Answer
		format ucwa.Format
		ok     bool
		got    string
	}{
		"as JSON":              {asJSON(t, `{"rel":"conversation"}`), ucwa.FormatJSON, true, ""},
		"as XML":               {asXML(t, "", rel), ucwa.FormatXML, true, ""},
		"as the vendor's type": {vendor, ucwa.FormatJSON, true, ""},
		"JSON for XML":         {asJSON(t, `{"rel":"conversation"}`), ucwa.FormatXML, false, `status 200 and the resource "conversation" in application/json`},
		"XML for JSON":         {asXML(t, "", rel), ucwa.FormatJSON, false, `status 200 and the resource "conversation" in application/xml`},
		"another type":         {asJSON(t, `{"rel":"derivedConversation"}`), ucwa.FormatJSON, false, `status 200 and the resource "derivedConversation" in application/json`},
		"no type":              {asXML(t, `rel="conversation"`, ""), ucwa.FormatXML, false, `status 200 and the resource "" in application/xml`},
		"a number for a type":  {asJSON(t, `{"rel":1}`), ucwa.FormatJSON, false, `status 200 and the resource "" in application/json`},
		"another success":      {created, ucwa.FormatJSON, false, `status 201 and the resource "conversation" in application/json`},
		"another media type":   {mistyped, ucwa.FormatXML, false, `status 200 and the resource "conversation" in text/xml`},
		"a refusal":            {refusal(t, 404, ucwa.JSON, `{"code":"NotFound"}`), ucwa.FormatJSON, false, "status 404 NotFound None in application/json"},
		"no body":              {Answer{Status: 200, MediaType: ucwa.JSON}, ucwa.FormatJSON, false, "status 200 without a body"},
		"a garbled body":       {garbled(t), ucwa.FormatJSON, false, inWords},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Returned(row.answer, "conversation", row.format), one(row.ok, "status 200 and a conversation as "+row.format.String(), row.got))
		})
	}
}

func TestSameAndDifferent(t *testing.T) {
	t.Parallel()
	at := func(href string) Answer { return asJSON(t, `{"_links":{"self":{"href":"`+href+`"}}}`) }
	inXML := func(href string) Answer { return asXML(t, `href="`+href+`"`, "") }
	for name, row := range map[string]struct {
		a, b            Answer
		same, different bool
		nameA, nameB    string
	}{
		"one conversation twice":        {at("/1"), at("/1"), true, false, "/1", "/1"},
		"one in both formats":           {at("/1"), inXML("/1"), true, false, "/1", "/1"},
		"one by path and by URL":        {at("/1"), inXML("https://pool.contoso.com/1"), true, false, "/1", "https://pool.contoso.com/1"},
		"two conversations":             {at("/1"), at("/10"), false, true, "/1", "/10"},
		"two in two formats":            {inXML("/1"), at("/2"), false, true, "/1", "/2"},
		"no self in the second":         {at("/1"), asJSON(t, `{}`), false, false, "/1", "no link to itself"},
		"no self in the first":          {asXML(t, "", ""), at("/1"), false, false, "no link to itself", "/1"},
		"no self in either":             {asJSON(t, `{}`), asXML(t, "", ""), false, false, "no link to itself", "no link to itself"},
		"a number for self":             {at("/1"), asJSON(t, `{"_links":{"self":{"href":1}}}`), false, false, "/1", "no link to itself"},
		"a body that cannot be read":    {at("/1"), garbled(t), false, false, "/1", "no link to itself"},
		"two bodies that cannot either": {garbled(t), Answer{}, false, false, "no link to itself", "no link to itself"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Same(row.a, row.b), one(row.same, "the resource "+row.nameA, row.nameB))
			check(t, Different(row.a, row.b), one(row.different, "another resource than "+row.nameA, row.nameB))
		})
	}
}

func TestLeads(t *testing.T) {
	t.Parallel()
	original := Place{Name: "the original conversation", Hrefs: []string{"/1", "https://pool.contoso.com/first"}}
	const want = "a link conversation to the original conversation (/1 or https://pool.contoso.com/first)"
	for name, row := range map[string]struct {
		links, xml string
		ok         bool
		got        string
	}{
		"there":                 {`{"conversation":{"href":"/1"}}`, `<link rel="conversation" href="/1"/>`, true, ""},
		"there by another name": {`{"conversation":{"href":"/first"}}`, `<link rel="conversation" href="/first"/>`, true, ""},
		"there among others": {`{"conversation":[{"href":"/2"},{"href":"/1"}]}`,
			`<link rel="conversation" href="/2"/><link rel="conversation" href="/1"/>`, true, ""},
		"elsewhere": {`{"conversation":{"href":"/2"}}`, `<link rel="conversation" href="/2"/>`, false, "a link to /2"},
		"nowhere":   {`{"conversation":{"href":""}}`, `<link rel="conversation" href=""/>`, false, "a link without an href"},
		"no link":   {`{"self":{"href":"/1"}}`, `<link rel="self" href="/1"/>`, false, "no link conversation"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Leads(asJSON(t, `{"_links":`+row.links+`}`), "conversation", original), one(row.ok, want, row.got))
			check(t, Leads(asXML(t, "", row.xml), "conversation", original), one(row.ok, want, row.got))
		})
	}
}

func TestLeads_ofAnotherType(t *testing.T) {
	t.Parallel()
	original := Place{Name: "it", Hrefs: []string{"/1"}}
	for name, link := range map[string]string{"a text": `"/1"`, "null": "null", "an href that is a list": `{"href":["/1"]}`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := asJSON(t, `{"_links":{"conversation":`+link+`}}`)
			check(t, Leads(a, "conversation", original), one(false, "a link conversation to it (/1)", "a link without an href"))
		})
	}
}

func TestLeads_toAPlaceThatIsNotOffered(t *testing.T) {
	t.Parallel()
	a := asJSON(t, `{"_links":{"conversation":{"href":"/1"}}}`)
	check(t, Leads(a, "conversation", Place{Name: "it"}), one(false, "a link conversation to it (nowhere)", "a link to /1"))
}

func TestHolds(t *testing.T) {
	t.Parallel()
	const want = "Audio among the active modalities"
	for name, row := range map[string]struct {
		json, xml string
		ok        bool
		got       string
	}{
		"among others": {`{"activeModalities":["Messaging","Audio"]}`,
			`<propertyList name="activeModalities"><item>Messaging</item><item>Audio</item></propertyList>`, true, ""},
		"others only": {`{"activeModalities":["Messaging","audio"]}`,
			`<propertyList name="activeModalities"><item>Messaging</item><item>audio</item></propertyList>`, false, `["Messaging" "audio"]`},
		"none":              {`{"activeModalities":[]}`, `<propertyList name="activeModalities"/>`, false, "[]"},
		"no such property":  {`{}`, ``, false, "no property activeModalities"},
		"a text for a list": {`{"activeModalities":"Audio"}`, `<property name="activeModalities">Audio</property>`, false, `the text "Audio"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Holds(asJSON(t, row.json), "Audio"), one(row.ok, want, row.got))
			check(t, Holds(asXML(t, "", row.xml), "Audio"), one(row.ok, want, row.got))
		})
	}
}

func TestMembers(t *testing.T) {
	t.Parallel()
	wanted := []string{"sip:caller@contoso.com", "sip:answerer@contoso.com"}
	const want = "the participants [sip:caller@contoso.com sip:answerer@contoso.com]"
	for name, row := range map[string]struct {
		got  []string
		ok   bool
		says string
	}{
		"as wanted":        {[]string{"sip:caller@contoso.com", "sip:answerer@contoso.com"}, true, ""},
		"in another order": {[]string{"sip:answerer@contoso.com", "sip:caller@contoso.com"}, true, ""},
		"one less":         {[]string{"sip:caller@contoso.com"}, false, "[sip:caller@contoso.com]"},
		"one more": {[]string{"sip:caller@contoso.com", "sip:answerer@contoso.com", "sip:callee@contoso.com"}, false,
			"[sip:caller@contoso.com sip:answerer@contoso.com sip:callee@contoso.com]"},
		"another": {[]string{"sip:caller@contoso.com", "sip:callee@contoso.com"}, false,
			"[sip:caller@contoso.com sip:callee@contoso.com]"},
		"one twice": {[]string{"sip:caller@contoso.com", "sip:caller@contoso.com"}, false,
			"[sip:caller@contoso.com sip:caller@contoso.com]"},
		"nobody": {nil, false, "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Members(row.got, wanted), one(row.ok, want, row.says))
		})
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	got := Unreadable(garbled(t), "a resource as JSON")
	check(t, []Judgement{got}, one(false, "a resource as JSON", inWords))
}

func TestSame_saysWhatIsNotTheSame(t *testing.T) {
	t.Parallel()
	const links = `"_links":{"self":{"href":"/k"},"lobby":{"href":"/1"}}`
	first := asJSON(t, `{"rel":"conversation","threadId":"a","recording":false,`+links+`}`)
	for name, row := range map[string]struct{ other, want, got string }{
		"another thread":  {`{"rel":"conversation","threadId":"b","recording":false,` + links + `}`, "the same texts: threadId a", "threadId b"},
		"a property less": {`{"rel":"conversation","threadId":"a",` + links + `}`, "the same members: recording", "without recording"},
		"another boolean": {`{"rel":"conversation","threadId":"a","recording":true,` + links + `}`, "the same booleans: recording false", "recording true"},
		"a link less":     {`{"rel":"conversation","threadId":"a","recording":false,"_links":{"self":{"href":"/k"}}}`, "the same relations: lobby", "without lobby"},
		"another href":    {`{"rel":"conversation","threadId":"a","recording":false,"_links":{"self":{"href":"/k"},"lobby":{"href":"/2"}}}`, "the same hrefs: lobby /1", "lobby /2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Same(first, asJSON(t, row.other)), one(false, row.want, row.got))
		})
	}
	check(t, schema.Same(first, first), one(true, "", ""))
}

func TestUnlinked(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		links, xml string
		ok         bool
		got        string
	}{
		"no such link":   {`{"self":{"href":"/i"}}`, ``, true, ""},
		"a similar link": {`{"derivedConversations":{"href":"/k"}}`, `<link rel="derivedConversations" href="/k"/>`, true, ""},
		"a link":         {`{"derivedConversation":{"href":"/k"}}`, `<link rel="derivedConversation" href="/k"/>`, false, "a link to /k"},
		"an empty link":  {`{"derivedConversation":{"href":""}}`, `<link rel="derivedConversation" href=""/>`, false, "a link without an href"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := one(row.ok, "no link derivedConversation", row.got)
			check(t, Unlinked(asJSON(t, `{"_links":`+row.links+`}`), "derivedConversation"), want)
			check(t, Unlinked(asXML(t, "", row.xml), "derivedConversation"), want)
		})
	}
	t.Run("a text for a link", func(t *testing.T) {
		t.Parallel()
		a := asJSON(t, `{"_links":{"derivedConversation":"/k"}}`)
		check(t, Unlinked(a, "derivedConversation"), one(false, "no link derivedConversation", "a link without an href"))
	})
}
