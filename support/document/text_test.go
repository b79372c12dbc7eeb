package document_test

import (
	"testing"

	"golang.org/x/text/encoding/unicode"

	"ucwatest/support/ucwa"
)

// utf16 encodes text with a byte order mark.
func utf16(t *testing.T, order unicode.Endianness, text string) string {
	t.Helper()
	encoded, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func TestRead_honoursTheCharset(t *testing.T) {
	t.Parallel()
	const asXML = `<resource><property name="p">é€</property></resource>`
	const asJSON = `{"p":"é€"}`
	for name, row := range map[string]struct{ mediaType, body string }{
		"none, JSON":                       {"application/json", asJSON},
		"any case, blanks":                 {" Application/JSON ; Charset=UTF-8", asJSON},
		"quoted":                           {`application/json;charset="utf-8"`, asJSON},
		"another name of UTF-8":            {`application/json;charset=utf8`, asJSON},
		"a vendor type":                    {"application/vnd.microsoft.com.ucwa+json;charset=utf-8", asJSON},
		"parameters that cannot be read":   {"application/json; charset", asJSON},
		"windows-1252":                     {"application/json; charset=windows-1252", "{\"p\":\"\xe9\x80\"}"},
		"latin1 as browsers read it":       {"application/json; charset=ISO-8859-1", "{\"p\":\"\xe9\x80\"}"},
		"UTF-8 by its mark":                {"application/json; charset=windows-1252", "\xef\xbb\xbf" + asJSON},
		"UTF-16 by its mark":               {"application/json", utf16(t, unicode.LittleEndian, asJSON)},
		"UTF-16 the other way":             {"application/json; charset=utf-16", utf16(t, unicode.BigEndian, asJSON)},
		"UTF-16 without a mark":            {"application/json; charset=utf-16be", utf16(t, unicode.BigEndian, asJSON)[2:]},
		"none, XML":                        {"application/xml", asXML},
		"XML with a mark":                  {"application/xml", "\xef\xbb\xbf" + `<?xml version="1.0" encoding="utf-8"?>` + asXML},
		"XML in UTF-16":                    {"application/xml", utf16(t, unicode.LittleEndian, `<?xml version="1.0" encoding="utf-16"?>`+asXML)},
		"XML by its declaration":           {"application/xml", `<?xml version="1.0" encoding="windows-1252"?>` + "<resource><property name=\"p\">\xe9\x80</property></resource>"},
		"XML whose header outranks it":     {"application/xml;charset=utf-8", `<?xml version="1.0" encoding="windows-1252"?>` + asXML},
		"XML whose mark outranks it":       {"application/xml", "\xef\xbb\xbf" + `<?xml version="1.0" encoding="windows-1252"?>` + asXML},
		"XML whose header is all there is": {"application/xml;charset=windows-1252", "<resource><property name=\"p\">\xe9\x80</property></resource>"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if p, _ := read(t, row.mediaType, row.body).Property("p"); p.Text != "é€" {
				t.Errorf("got %q, want é€", p.Text)
			}
		})
	}
}

func TestRead_refusesCharsets(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ mediaType, body, want string }{
		"unknown to anybody":   {"application/json; charset=klingon", `{}`, `body is not readable as JSON: unknown charset "klingon"`},
		"unsafe":               {"application/json; charset=iso-2022-kr", `{}`, `body is not readable as JSON: unknown charset "iso-2022-kr"`},
		"declared and unknown": {ucwa.XML, `<?xml version="1.0" encoding="klingon"?><resource/>`, `body is not readable as XML: unknown charset "klingon"`},
		"declared and not so":  {ucwa.XML, `<?xml version="1.0" encoding="utf-16"?><resource/>`, `body is not readable as XML: it declares the charset "utf-16" but is written in bytes`},
		"invalid UTF-8":        {ucwa.JSON, "{\"p\":\"\xe9\"}", `body is not readable as JSON: byte 7 is not valid UTF-8`},
		"invalid UTF-8 in XML": {ucwa.XML, "<resource>é\xe9</resource>", `body is not readable as XML: byte 13 is not valid UTF-8`},
		"UTF-16 after all":     {ucwa.JSON, utf16(t, unicode.LittleEndian, `{}`)[2:], `body is not readable as JSON at byte 2: invalid character '\x00' looking for beginning of object key string`},
		"a surrogate in UTF-8": {ucwa.JSON, "{\"p\":\"\xed\xa0\x80\"}", `body is not readable as JSON: byte 7 is not valid UTF-8`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantMalformed(t, readError(row.mediaType, row.body), row.want)
		})
	}
}
