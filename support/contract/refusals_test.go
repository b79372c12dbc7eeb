package contract

import (
	"errors"
	"strconv"
	"testing"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func TestRefused(t *testing.T) {
	t.Parallel()
	const required = "status 404 NotFound"
	asked := func(f ucwa.Format) string { return "a reason with a code as " + f.String() }
	notFound, notFoundXML := `{"code":"NotFound","subcode":"DestinationNotFound"}`,
		xmlReason(`<code>NotFound</code><subcode>DestinationNotFound</subcode>`)
	const listedSubcode = "a subcode the reference lists"
	for name, row := range map[string]struct {
		answer Answer
		format ucwa.Format
		want   []Judgement
	}{
		"as it should be, as JSON": {refusal(t, 404, ucwa.JSON, notFound), ucwa.FormatJSON, allHeld("", "refusal body", "refusal status", "subcode members")},
		"as it should be, as XML":  {refusal(t, 404, ucwa.XML, notFoundXML), ucwa.FormatXML, allHeld("", "refusal body", "refusal status", "subcode members")},
		"as the vendor's type":     {refusal(t, 404, ucwa.VendorJSON, notFound), ucwa.FormatJSON, allHeld("", "refusal body", "refusal status", "subcode members")},
		"no subcode":               {refusal(t, 404, ucwa.JSON, `{"code":"NotFound"}`), ucwa.FormatJSON, allHeld("", "refusal body", "refusal status")},
		"subcode None":             {refusal(t, 404, ucwa.JSON, `{"code":"NotFound","subcode":"None"}`), ucwa.FormatJSON, allHeld("", "refusal body", "refusal status")},
		"an empty subcode":         {refusal(t, 404, ucwa.XML, xmlReason(`<code>NotFound</code><subcode/>`)), ucwa.FormatXML, allHeld("", "refusal body", "refusal status")},
		"another status": {refusal(t, 410, ucwa.JSON, notFound), ucwa.FormatJSON, []Judgement{
			broken("", required, "status 410 NotFound DestinationNotFound in application/json"), held("refusal body"),
			broken("refusal status", "status 404 with the code NotFound", "status 410 NotFound DestinationNotFound in application/json"), held("subcode members")}},
		"another code": {refusal(t, 404, ucwa.XML, xmlReason(`<code>Gone</code>`)), ucwa.FormatXML, []Judgement{
			broken("", required, "status 404 Gone None in application/xml"), held("refusal body"),
			broken("refusal status", "status 410 with the code Gone", "status 404 Gone None in application/xml")}},
		"a code in lower case": {refusal(t, 404, ucwa.JSON, `{"code":"notfound"}`), ucwa.FormatJSON, []Judgement{
			broken("", required, "status 404 notfound None in application/json"), held("refusal body")}},
		"a number for the code": {refusal(t, 404, ucwa.JSON, `{"code":404}`), ucwa.FormatJSON, []Judgement{
			broken("", required, "status 404 404 None in application/json"),
			broken("refusal body", asked(ucwa.FormatJSON), "status 404 404 None in application/json")}},
		"no code": {refusal(t, 404, ucwa.JSON, `{"subcode":"Ended"}`), ucwa.FormatJSON, []Judgement{
			broken("", required, "status 404 without a code Ended in application/json"),
			broken("refusal body", asked(ucwa.FormatJSON), "status 404 without a code Ended in application/json"), held("subcode members")}},
		"the other format": {refusal(t, 404, ucwa.JSON, notFound), ucwa.FormatXML, []Judgement{held(""),
			broken("refusal body", asked(ucwa.FormatXML), "status 404 NotFound DestinationNotFound in application/json"), held("refusal status"), held("subcode members")}},
		"no reason element": {refusal(t, 404, ucwa.XML, `<error xmlns="`+ucwa.Namespace+`"><code>NotFound</code></error>`), ucwa.FormatXML, []Judgement{held(""),
			broken("refusal body", asked(ucwa.FormatXML), "status 404 NotFound None in application/xml"), held("refusal status")}},
		"no namespace": {refusal(t, 404, ucwa.XML, `<reason><code>NotFound</code></reason>`), ucwa.FormatXML, []Judgement{held(""),
			broken("refusal body", asked(ucwa.FormatXML), "status 404 NotFound None in application/xml"), held("refusal status")}},
		"a subcode that nobody lists": {refusal(t, 404, ucwa.JSON, `{"code":"NotFound","subcode":"PromptsStopped"}`), ucwa.FormatJSON, []Judgement{
			held(""), held("refusal body"), held("refusal status"), broken("subcode members", listedSubcode, "PromptsStopped")}},
		"a list for the subcode": {refusal(t, 404, ucwa.JSON, `{"code":"NotFound","subcode":["Ended"]}`), ucwa.FormatJSON, []Judgement{
			held(""), broken("refusal body", asked(ucwa.FormatJSON), "status 404 NotFound a list of 1 items in application/json"),
			held("refusal status"), broken("subcode members", listedSubcode, "a list of 1 items")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Refused(row.answer, row.format, 404, "NotFound"), row.want)
		})
	}
}

func TestRefused_withoutAReason(t *testing.T) {
	t.Parallel()
	_, page := document.ReadReason("text/html", []byte("<p>"))
	_, other := document.ReadReason(ucwa.JSON, []byte(`{"rel":"conversation"}`))
	for name, row := range map[string]struct {
		answer Answer
		got    string
	}{
		"no body":             {Answer{Status: 404}, "status 404 without a body"},
		"a redirection":       {Answer{Status: 302}, "status 302 without a body"},
		"a page":              {Answer{Status: 404, Unreadable: page}, `status 404: body is neither JSON nor XML but "text/html"`},
		"no reason but other": {Answer{Status: 404, Unreadable: other}, `status 404: want a reason, got a JSON object of rel "conversation"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Refused(row.answer, ucwa.FormatXML, 404, "NotFound"), []Judgement{
				broken("", "status 404 NotFound", row.got), broken("refusal body", "a reason as XML", row.got)})
		})
	}
}

func TestRefused_aSuccessHasNoRefusalBodyToJudge(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		answer Answer
		got    string
	}{
		"a resource":     {asJSON(t, `{"rel":"conversation"}`), `status 200 and the resource "conversation" in application/json`},
		"no content":     {Answer{Status: 204}, "status 204 without a body"},
		"a garbled body": {garbled(t), inWords},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.Refused(row.answer, ucwa.FormatXML, 404, "NotFound"), one(false, "status 404 NotFound", row.got))
		})
	}
}

func TestSubcode(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		json, xml, asked string
		ok               bool
		want, got        string
	}{
		"the one wanted":        {`{"code":"c","subcode":"Ended"}`, `<code>c</code><subcode>Ended</subcode>`, "Ended", true, "", ""},
		"none, as wanted":       {`{"code":"c"}`, `<code>c</code>`, "None", true, "", ""},
		"an empty one is none":  {`{"code":"c","subcode":""}`, `<code>c</code><subcode/>`, "None", true, "", ""},
		"the word None is some": {`{"code":"c","subcode":"None"}`, `<code>c</code><subcode>None</subcode>`, "None", false, "no subcode", `the subcode "None"`},
		"another":               {`{"code":"c","subcode":"Ended"}`, `<code>c</code><subcode>Ended</subcode>`, "Expired", false, "the subcode Expired", "Ended"},
		"in another case":       {`{"code":"c","subcode":"ended"}`, `<code>c</code><subcode>ended</subcode>`, "Ended", false, "the subcode Ended", "ended"},
		"none":                  {`{"code":"c"}`, `<code>c</code>`, "Ended", false, "the subcode Ended", "None"},
		"one too many":          {`{"code":"c","subcode":"Ended"}`, `<code>c</code><subcode>Ended</subcode>`, "None", false, "no subcode", `the subcode "Ended"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Subcode(refusal(t, 409, ucwa.JSON, row.json), row.asked), one(row.ok, row.want, row.got))
			check(t, Subcode(refusal(t, 409, ucwa.XML, xmlReason(row.xml)), row.asked), one(row.ok, row.want, row.got))
		})
	}
}

func TestSubcode_ofAnotherType(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ value, got string }{
		"a number": {"7", "7"}, "a boolean": {"true", "true"}, "a list": {`["Ended"]`, "a list of 1 items"}, "an object": {`{"a":1}`, `{"a":1}`}, "null": {"null", "None"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := refusal(t, 409, ucwa.JSON, `{"code":"c","subcode":`+row.value+`}`)
			check(t, Subcode(a, "Ended"), one(false, "the subcode Ended", row.got))
		})
	}
	t.Run("no reason", func(t *testing.T) {
		t.Parallel()
		check(t, Subcode(Answer{Status: 404}, "None"), one(false, "the subcode None", "status 404 without a body"))
	})
}

func TestBodiless(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		answer Answer
		ok     bool
		got    string
	}{
		"by status alone": {Answer{Status: 405}, true, ""},
		"with a body":     {refusal(t, 405, ucwa.JSON, `{"code":"c"}`), false, "status 405 and 12 bytes"},
		"not refused":     {Answer{Status: 200}, false, "status 200 and 0 bytes"},
		"not that way":    {refusal(t, 404, ucwa.JSON, `{"code":"c"}`), false, "status 404 and 12 bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Bodiless(row.answer, 405), one(row.ok, "status 405 and no body", row.got))
		})
	}
}

func TestChallenged(t *testing.T) {
	t.Parallel()
	const want = "status 401 with a challenge that names where tokens are granted"
	fault := errors.New("no header WWW-Authenticate")
	for name, row := range map[string]struct {
		answer Answer
		fault  error
		got    string
	}{
		"a challenge":               {Answer{Status: 401}, nil, ""},
		"no challenge":              {Answer{Status: 401}, fault, "status 401: no header WWW-Authenticate"},
		"forbidden":                 {refusal(t, 403, ucwa.XML, xmlReason(`<code>Forbidden</code>`)), nil, "status 403 Forbidden None in application/xml"},
		"served":                    {asJSON(t, `{"rel":"conversation"}`), nil, `status 200 and the resource "conversation" in application/json`},
		"served without challenges": {Answer{Status: 204}, fault, "status 204 without a body"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, Challenged(row.answer, row.fault), one(row.got == "", want, row.got))
		})
	}
}

func TestGranted(t *testing.T) {
	t.Parallel()
	const want = "a token service of the pool, as safe to ask as the pool"
	for granted, asked := range map[string]string{
		"https://pool.contoso.com/WebTicket/oauthtoken":      pool,
		"https://POOL.contoso.com:4443/WebTicket/oauthtoken": pool,
		"http://pool.contoso.com/WebTicket/oauthtoken":       "http://pool.contoso.com/ucwa",
		"https://pool.contoso.com/":                          "http://pool.contoso.com/ucwa",
	} {
		check(t, Granted(Answer{Status: 401, URL: asked}, granted), allHeld("token service"))
	}
	for _, granted := range []string{"http://pool.contoso.com/WebTicket/oauthtoken", "https://elsewhere.contoso.com/", "https://pool.contoso.com.elsewhere.contoso.com/"} {
		check(t, Granted(Answer{Status: 401, URL: pool}, granted), []Judgement{broken("token service", want, strconv.Quote(granted))})
	}
}

func TestRefused_wantsTexts(t *testing.T) {
	t.Parallel()
	for body, ok := range map[string]bool{
		`{"code":"NotFound","message":"It is not there."}`:   true,
		`{"code":"NotFound","message":null}`:                 true,
		`{"code":"NotFound","message":7}`:                    false,
		`{"code":"NotFound","message":["It is not there."]}`: false,
		`{"code":"NotFound","subcode":404}`:                  false,
	} {
		got := schema.Refused(refusal(t, 404, ucwa.JSON, body), ucwa.FormatJSON, 404, "NotFound")
		if got[1].Subject != refusalBody || got[1].Held != ok {
			t.Errorf("%s: got %+v, want held %t", body, got[1], ok)
		}
	}
}
