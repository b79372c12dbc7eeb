package document_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

var hostile = []string{
	``, `{}`, `[]`, `{"p":[1,"\ud800",null]}`, `{"_links":{"a":["x"]},"_embedded":{"b":[{}]}}`, `{"a":{"b":1,"b":2}}`, `{"p":NaN} x`,
	`{"created":"\/Date(1-0700)\/","code":{}}`, "\ufeff{}", "\xff\xfe{\x00}\x00", `[1,]`, `{"p":-0.1e+9}`,
	`<resource/>`, `<?xml version="1.0" encoding="x"?><a/>`, `<!--c--><a b='>'><?p?><![CDATA[x]]></a>`, `<a x="" x=""/>`, `<!DOCTYPE a><a/>`,
	`<resource xmlns:p="u"><p:link/><propertyList name="l"><item>1</item></propertyList></resource>`, `<reason><code>a<b/></code></reason>`,
}

func addSeeds(f *testing.F, bodies ...string) {
	for _, body := range append(bodies, hostile...) {
		f.Add(ucwa.JSON, []byte(body))
		f.Add(ucwa.XML, []byte(body))
		f.Add("application/vnd.microsoft.com.ucwa+xml; charset=utf-16", []byte(body))
	}
}

// FuzzRead holds Read against the readers of the standard library: what it
// reads they read too, and what it blames on the syntax they refuse.
func FuzzRead(f *testing.F) {
	addSeeds(f, string(sample(f, "conversation.json")), string(sample(f, "conversation.xml")))
	f.Fuzz(func(t *testing.T, mediaType string, body []byte) {
		d, err := document.Read(mediaType, body)
		var malformed *document.Malformed
		switch {
		case err == nil:
			accepted(t, mediaType, d, body)
		case !errors.As(err, &malformed):
			t.Errorf("got %v, want a *Malformed", err)
		case mediaType == ucwa.JSON && strings.Contains(malformed.What, "character") && json.Valid(body):
			t.Errorf("refused valid JSON: %v", err)
		}
		if err != nil && strings.Contains(err.Error(), "<nil>") {
			t.Errorf("no reason given: %v", err)
		}
		_, _ = document.ReadReason(mediaType, body)
	})
}

func accepted(t *testing.T, mediaType string, d *document.Document, body []byte) {
	t.Helper()
	for _, p := range d.Properties {
		_, _ = d.Date(p.Name)
	}
	if mediaType == ucwa.JSON && body[0] == '{' && !json.Valid(body) {
		t.Errorf("read what is no JSON: %q", body)
	}
	if mediaType == ucwa.XML && body[0] == '<' && d.Element.Encoding == "" {
		wellFormed(t, body)
	}
}

func wellFormed(t *testing.T, body []byte) {
	t.Helper()
	decoder, depth, roots := xml.NewDecoder(strings.NewReader(string(body))), 0, 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("read what is no XML: %q: %v", body, err)
		}
		switch token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			if depth++; depth > document.MaxDepth {
				t.Fatalf("read what is too deep: %q", body)
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			t.Fatalf("read a directive: %q", body)
		}
	}
	if roots != 1 {
		t.Errorf("read %d roots: %q", roots, body)
	}
}

func FuzzReadPackage(f *testing.F) {
	addSeeds(f, packageJSON, packageXML)
	f.Fuzz(func(t *testing.T, mediaType string, body []byte) {
		pack, err := document.ReadPackage(mediaType, body)
		if (pack == nil) == (err == nil) {
			t.Errorf("got %v and %v, want one of them", pack, err)
		}
	})
}
