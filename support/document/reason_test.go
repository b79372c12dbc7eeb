package document_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func TestReadReason_asJSON(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		body string
		want document.Reason
	}{
		"everything": {
			`{"code":"BadRequest","subcode":"ParameterValidationFailure","message":"no","parameters":[{"name":"sdp","reason":"Invalid"}],"debugInfo":{"a":1}}`,
			document.Reason{
				Code: "BadRequest", Subcode: "ParameterValidationFailure", Message: "no", HasCode: true, HasSubcode: true,
				Members: []document.Property{
					{Name: "code", Text: "BadRequest"}, {Name: "subcode", Text: "ParameterValidationFailure"}, {Name: "message", Text: "no"},
					{Name: "parameters", Kind: document.List, Items: []document.Item{{document.Object, `{"name":"sdp","reason":"Invalid"}`}}},
					{Name: "debugInfo", Kind: document.Object, Text: `{"a":1}`},
				},
			},
		},
		"code only": {`{"code":""}`, document.Reason{HasCode: true, Members: []document.Property{{Name: "code"}}}},
		"null for two": {`{"code":"Gone","subcode":null,"message":null}`, document.Reason{Code: "Gone", HasCode: true, Members: []document.Property{
			{Name: "code", Text: "Gone"}, {Name: "subcode", Kind: document.Null, Text: "null"}, {Name: "message", Kind: document.Null, Text: "null"},
		}}},
		"no code": {`{"subcode":"CannotRedirect"}`, document.Reason{
			Subcode: "CannotRedirect", HasSubcode: true, Members: []document.Property{{Name: "subcode", Text: "CannotRedirect"}},
		}},
		"a number for code": {`{"code":404}`, document.Reason{Code: "404", HasCode: true, Members: []document.Property{
			{Name: "code", Kind: document.Number, Text: "404"},
		}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := document.ReadReason(ucwa.JSON, []byte(row.body))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&row.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadReason_asXML(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		body string
		want document.Reason
	}{
		"everything": {
			`<?xml version="1.0"?><reason` + xmlns + `><code>Conflict</code><subcode>AlreadyExists</subcode><message>no</message>` +
				`<debugInfo /><parameters><parameter name="a">b</parameter></parameters></reason>`,
			document.Reason{
				Code: "Conflict", Subcode: "AlreadyExists", Message: "no", HasCode: true, HasSubcode: true,
				Root: "reason", Namespace: ucwa.Namespace,
				Members: []document.Property{
					{Name: "code", Text: "Conflict"}, {Name: "subcode", Text: "AlreadyExists"}, {Name: "message", Text: "no"}, {Name: "debugInfo"},
					{Name: "parameters", Kind: document.Object, Text: `<parameter name="a">b</parameter>`},
				},
			},
		},
		"nothing": {`<reason/>`, document.Reason{Root: "reason"}},
		"another root": {`<error><code>Gone</code></error>`, document.Reason{
			Code: "Gone", HasCode: true, Root: "error", Members: []document.Property{{Name: "code", Text: "Gone"}},
		}},
		"two codes": {`<reason><code>Gone</code><code>Conflict</code></reason>`, document.Reason{
			Code: "Gone", HasCode: true, Root: "reason",
			Members: []document.Property{{Name: "code", Text: "Gone"}, {Name: "code", Text: "Conflict"}},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row.want.Format = ucwa.FormatXML
			got, err := document.ReadReason(ucwa.VendorXML, []byte(row.body))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&row.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadReason_saysWhatElseItWas(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`[]`:                        "want a reason, got a JSON list",
		`"code"`:                    "want a reason, got a JSON text",
		`{}`:                        "want a reason, got an empty JSON object",
		`{"error":"invalid_grant"}`: `want a reason, got a JSON object with the members "error"`,
		`{"message":"no","rel":{}}`: `want a reason, got a JSON object with the members "message", "rel"`,
		`{"rel":"conversation"}`:    `want a reason, got a JSON object of rel "conversation"`,
		`{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1}`: `want a reason, got a JSON object with the members "a", "b", "c", "d", "e", "f"`,
		`<html/>`:              "want a reason, got the XML element <html>",
		`<resource rel="me"/>`: `want a reason, got the XML element <resource> of rel "me"`,
	} {
		mediaType := ucwa.JSON
		if body[0] == '<' {
			mediaType = ucwa.XML
		}
		_, err := document.ReadReason(mediaType, []byte(body))
		var unexpected *document.Unexpected
		if !errors.As(err, &unexpected) || err.Error() != want {
			t.Errorf("%s: got %v, want %s", body, err, want)
		}
	}
}

func TestReadReason_refuses(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"code":"Gone","code":"Gone"}`: `body is not readable as JSON at byte 16: duplicate key "code"`,
		`{"code":`:                      `body is not readable as JSON at byte 8: unexpected end of JSON input`,
		`<reason>`:                      `body is not readable as XML at line 1:9: unexpected EOF`,
	} {
		mediaType := ucwa.JSON
		if body[0] == '<' {
			mediaType = ucwa.XML
		}
		_, err := document.ReadReason(mediaType, []byte(body))
		wantMalformed(t, err, want)
	}
	if _, err := document.ReadReason("text/html", []byte("<html/>")); !errors.Is(err, document.ErrNotUCWA) {
		t.Errorf("got %v, want ErrNotUCWA", err)
	}
}
