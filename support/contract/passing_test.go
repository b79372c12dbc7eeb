package contract

import (
	"testing"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func TestInPassing(t *testing.T) {
	t.Parallel()
	const notFound = `{"code":"NotFound","subcode":"DestinationNotFound"}`
	_, cut := document.ReadReason(ucwa.JSON, []byte(`{"code":`))
	good := allHeld("refusal body", "refusal status")
	for name, row := range map[string]struct {
		answer Answer
		accept string
		want   []Judgement
	}{
		"as it should be":                  {refusal(t, 404, ucwa.JSON, notFound), ucwa.JSON, good},
		"as the vendor's type":             {refusal(t, 404, ucwa.VendorJSON, notFound), ucwa.JSON, good},
		"any format where any is accepted": {refusal(t, 404, ucwa.XML, xmlReason(`<code>NotFound</code>`)), "*/*", good},
		"a subcode that nobody lists":      {refusal(t, 409, ucwa.JSON, `{"code":"Conflict","subcode":"PromptsStopped"}`), ucwa.JSON, good},
		"a time-out, as one table has it":  {refusal(t, 408, ucwa.JSON, `{"code":"Timeout"}`), ucwa.JSON, good},
		"a time-out, as another has it":    {refusal(t, 504, ucwa.JSON, `{"code":"Timeout"}`), ucwa.JSON, good},
		"a code that nobody lists":         {refusal(t, 404, ucwa.JSON, `{"code":"LobbyClosed"}`), ucwa.JSON, allHeld("refusal body")},
		"the status of another code": {refusal(t, 500, ucwa.JSON, notFound), ucwa.JSON, []Judgement{held("refusal body"),
			broken("refusal status", "status 404 with the code NotFound", "status 500 NotFound DestinationNotFound in application/json")}},
		"neither status of a time-out": {refusal(t, 500, ucwa.JSON, `{"code":"Timeout"}`), ucwa.JSON, []Judgement{held("refusal body"),
			broken("refusal status", "status 408 or 504 with the code Timeout", "status 500 Timeout None in application/json")}},
		"no code": {refusal(t, 403, ucwa.JSON, `{"subcode":"NotAllowed"}`), ucwa.JSON, []Judgement{
			broken("refusal body", "a reason with a code as JSON", "status 403 without a code NotAllowed in application/json")}},
		"the other format": {refusal(t, 404, ucwa.XML, xmlReason(`<code>NotFound</code>`)), ucwa.JSON, []Judgement{
			broken("refusal body", "a reason with a code as JSON", "status 404 NotFound None in application/xml"), held("refusal status")}},
		"nothing readable": {Answer{Status: 403, MediaType: ucwa.JSON, Length: 8, Unreadable: cut}, ucwa.JSON, []Judgement{
			broken("refusal body", "a reason", "status 403: body is not readable as JSON at byte 8: unexpected end of JSON input")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, schema.InPassing(row.answer, row.accept), row.want)
		})
	}
}
