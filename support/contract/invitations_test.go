package contract

import (
	"testing"

	"ucwatest/support/document"
)

func TestDerives(t *testing.T) {
	t.Parallel()
	const want = "links derivedConversation and derivedAudioVideo"
	for name, row := range map[string]struct {
		links, xml string
		ok         bool
		got        string
	}{
		"both links": {`{"derivedConversation":{"href":"/k"},"derivedAudioVideo":{"href":"/m"}}`,
			`<link rel="derivedConversation" href="/k"/><link rel="derivedAudioVideo" href="/m"/>`, true, ""},
		"no modality": {`{"derivedConversation":{"href":"/k"}}`,
			`<link rel="derivedConversation" href="/k"/>`, false, "no link derivedAudioVideo"},
		"another modality": {`{"derivedConversation":{"href":"/k"},"derivedPhoneAudio":{"href":"/m"}}`,
			`<link rel="derivedConversation" href="/k"/><link rel="derivedPhoneAudio" href="/m"/>`, false, "no link derivedAudioVideo"},
		"neither": {`{"self":{"href":"/i"}}`, ``, false, "no link derivedConversation and no link derivedAudioVideo"},
		"an empty href": {`{"derivedConversation":{"href":""},"derivedAudioVideo":{"href":"/m"}}`,
			`<link rel="derivedConversation" href=""/><link rel="derivedAudioVideo" href="/m"/>`, false, "derivedConversation with an empty href"},
		"a foreign href": {`{"derivedConversation":{"href":"/k"},"derivedAudioVideo":{"href":"//elsewhere.contoso.com/m"}}`,
			`<link rel="derivedConversation" href="/k"/><link rel="derivedAudioVideo" href="//elsewhere.contoso.com/m"/>`,
			false, `derivedAudioVideo with a foreign URL: "//elsewhere.contoso.com/m"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Derives(asJSON(t, `{"_links":`+row.links+`}`), "derivedConversation", "derivedAudioVideo"), one(row.ok, want, row.got))
			check(t, Derives(asXML(t, "", row.xml), "derivedConversation", "derivedAudioVideo"), one(row.ok, want, row.got))
		})
	}
	t.Run("the modality alone", func(t *testing.T) {
		t.Parallel()
		a := asJSON(t, `{"_links":{"derivedMessaging":{"href":"/m"}}}`)
		check(t, Derives(a, "derivedMessaging"), one(true, "", ""))
		check(t, Derives(a, "derivedPhoneAudio"), one(false, "links derivedPhoneAudio", "no link derivedPhoneAudio"))
	})
	t.Run("a text for a link", func(t *testing.T) {
		t.Parallel()
		a := asJSON(t, `{"_links":{"derivedConversation":"/k","derivedAudioVideo":{"href":"/m"}}}`)
		check(t, Derives(a, "derivedConversation", "derivedAudioVideo"), one(false, want, "derivedConversation with an empty href"))
	})
}

func TestDerivesNothing(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		links, xml string
		ok         bool
		got        string
	}{
		"no links":      {`{}`, ``, true, ""},
		"other links":   {`{"conversation":{"href":"/k"}}`, `<link rel="conversation" href="/k"/>`, true, ""},
		"the link":      {`{"derivedConversation":{"href":"/k"}}`, `<link rel="derivedConversation" href="/k"/>`, false, "a link derivedConversation to /k"},
		"the modality":  {`{"self":{"href":"/i"},"derivedPhoneAudio":{"href":"/m"}}`, `<link rel="derivedPhoneAudio" href="/m"/>`, false, "a link derivedPhoneAudio to /m"},
		"an empty href": {`{"derivedConversation":{"href":""}}`, `<link rel="derivedConversation" href=""/>`, false, "a link derivedConversation without an href"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, DerivesNothing(asJSON(t, `{"_links":`+row.links+`}`)), one(row.ok, "no link derived...", row.got))
			check(t, DerivesNothing(asXML(t, "", row.xml)), one(row.ok, "no link derived...", row.got))
		})
	}
	t.Run("a text for a link", func(t *testing.T) {
		t.Parallel()
		a := asJSON(t, `{"_links":{"derivedConversation":"/k"}}`)
		check(t, DerivesNothing(a), one(false, "no link derived...", "a link derivedConversation without an href"))
	})
}

const answerer = "sip:answerer@contoso.com"

func TestAccepted_inJSON(t *testing.T) {
	t.Parallel()
	const want = "one participant who accepted: " + answerer
	for name, row := range map[string]struct {
		embedded   string
		ok         bool
		want, says string
	}{
		"the answerer":          {`{"acceptedByParticipant":[{"uri":"sip:answerer@contoso.com"}]}`, true, want, ""},
		"another":               {`{"acceptedByParticipant":[{"uri":"sip:callee@contoso.com"}]}`, false, want, `uri "sip:callee@contoso.com"`},
		"nobody":                {`{}`, false, want, "0 of them"},
		"an empty array":        {`{"acceptedByParticipant":[]}`, false, want, "0 of them"},
		"two":                   {`{"acceptedByParticipant":[{"uri":"sip:answerer@contoso.com"},{}]}`, false, want, "2 of them"},
		"not in an array":       {`{"acceptedByParticipant":{"uri":"sip:answerer@contoso.com"}}`, false, want + ", in an array", "an object"},
		"without a URI":         {`{"acceptedByParticipant":[{}]}`, false, want, `no property uri`},
		"a number for the URI":  {`{"acceptedByParticipant":[{"uri":7}]}`, false, want, `uri "7"`},
		"under another's array": {`{"participant":[{}],"acceptedByParticipant":{"uri":"sip:answerer@contoso.com"}}`, false, want + ", in an array", "an object"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Accepted(asJSON(t, `{"_embedded":`+row.embedded+`}`), answerer), one(row.ok, row.want, row.says))
		})
	}
}

func TestAccepted_inXML(t *testing.T) {
	t.Parallel()
	const want = "one participant who accepted: " + answerer
	by := func(inner string) string { return `<resource rel="acceptedByParticipant">` + inner + `</resource>` }
	uri := func(u string) string { return `<property name="uri">` + u + `</property>` }
	for name, row := range map[string]struct {
		inner string
		ok    bool
		got   string
	}{
		"the answerer":       {by(uri(answerer)), true, ""},
		"another":            {by(uri("sip:callee@contoso.com")), false, `uri "sip:callee@contoso.com"`},
		"nobody":             {``, false, "0 of them"},
		"two":                {by(uri(answerer)) + by(""), false, "2 of them"},
		"without a URI":      {by(""), false, "no property uri"},
		"a list for the URI": {by(`<propertyList name="uri"><item>` + answerer + `</item></propertyList>`), false, `uri ""`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Accepted(asXML(t, "", row.inner), answerer), one(row.ok, want, row.got))
		})
	}
}

// shown are both readings of an invitation that an event shows.
func shown(t *testing.T, json, xml string) []*document.Document {
	t.Helper()
	return []*document.Document{asJSON(t, json).Document, asXML(t, "", xml).Document}
}

func TestOperation(t *testing.T) {
	t.Parallel()
	const want = "an invitation with operationId op-1"
	for name, row := range map[string]struct {
		json, xml string
		ok        bool
		got       string
	}{
		"the one chosen": {`{"operationId":"op-1"}`, `<property name="operationId">op-1</property>`, true, ""},
		"another":        {`{"operationId":"op-10"}`, `<property name="operationId">op-10</property>`, false, `operationId "op-10"`},
		"in capitals":    {`{"operationId":"OP-1"}`, `<property name="operationId">OP-1</property>`, false, `operationId "OP-1"`},
		"none":           {`{}`, ``, false, `operationId ""`},
		"as a list":      {`{"operationId":["op-1"]}`, `<propertyList name="operationId"><item>op-1</item></propertyList>`, false, `operationId ""`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, d := range shown(t, row.json, row.xml) {
				check(t, Operation(d, "op-1"), one(row.ok, want, row.got))
			}
		})
	}
	t.Run("nothing shown", func(t *testing.T) {
		t.Parallel()
		check(t, Operation(nil, "op-1"), one(false, want, "an event that shows no invitation"))
	})
}

func TestForwarded(t *testing.T) {
	t.Parallel()
	const want = "an invitation with a link forwardedBy to sip:callee@contoso.com"
	for name, row := range map[string]struct {
		href string
		ok   bool
		got  string
	}{
		"the callee":         {"/people/callee@contoso.com", true, ""},
		"with the scheme":    {"/people/sip:callee@contoso.com", true, ""},
		"escaped":            {"/people/sip%3acallee%40contoso.com", true, ""},
		"another":            {"/people/caller@contoso.com", false, "a link to /people/caller@contoso.com"},
		"nobody":             {"", false, "a link without an href"},
		"by a broken escape": {"/people/callee%4", false, "a link to /people/callee%4"},
		"another's namesake": {"/people/callee@elsewhere.contoso.com", false, "a link to /people/callee@elsewhere.contoso.com"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, d := range shown(t, `{"_links":{"forwardedBy":{"href":"`+row.href+`"}}}`, `<link rel="forwardedBy" href="`+row.href+`"/>`) {
				check(t, Forwarded(d, "sip:callee@contoso.com"), one(row.ok, want, row.got))
			}
		})
	}
	for name, row := range map[string]struct {
		shown *document.Document
		got   string
	}{
		"nothing shown":     {nil, "an event that shows no invitation"},
		"no link":           {asJSON(t, `{}`).Document, "no link forwardedBy"},
		"no link, in XML":   {asXML(t, "", "").Document, "no link forwardedBy"},
		"a text for a link": {asJSON(t, `{"_links":{"forwardedBy":"callee@contoso.com"}}`).Document, "a link without an href"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Forwarded(row.shown, "sip:callee@contoso.com"), one(false, want, row.got))
		})
	}
}
