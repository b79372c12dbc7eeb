package document_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func readError(mediaType, body string) error {
	_, err := document.Read(mediaType, []byte(body))
	return err
}

func wantMalformed(t *testing.T, err error, want string) {
	t.Helper()
	var malformed *document.Malformed
	if !errors.As(err, &malformed) {
		t.Fatalf("got %v, want a *Malformed", err)
	}
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

func TestRead_refusesJSON(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ body, want string }{
		"empty":                               {``, `: it is empty`},
		"only blanks":                         {"\n ", ` at byte 2: unexpected end of JSON input`},
		"cut short":                           {`{"rel":"conversa`, ` at byte 16: unexpected end of JSON input`},
		"two values":                          {`{}{}`, ` at byte 3: invalid character '{' after top-level value`},
		"trailing garbage":                    {`{} x`, ` at byte 4: invalid character 'x' after top-level value`},
		"HTML":                                {`<html>`, ` at byte 1: invalid character '<' looking for beginning of value`},
		"not a number":                        {`{"p":NaN}`, ` at byte 6: invalid character 'N' looking for beginning of value`},
		"a leading zero":                      {`{"p":01}`, ` at byte 7: invalid character '1' after object key:value pair`},
		"a raw control character":             {"{\"p\":\"\x01\"}", ` at byte 7: invalid character '\x01' in string literal`},
		"a trailing comma":                    {`{"p":1,}`, ` at byte 8: invalid character '}' looking for beginning of object key string`},
		"a list":                              {`[]`, `: the body is of kind list, want object`},
		"null":                                {`null`, `: the body is of kind null, want object`},
		"a key twice":                         {`{"rel":"a","state":1,"rel":"b"}`, ` at byte 22: duplicate key "rel"`},
		"a key twice, escaped":                {`{"rel":"a","\u0072el":"b"}`, ` at byte 12: duplicate key "rel"`},
		"a link twice":                        {`{"_links":{"self":{},"self":{}}}`, ` at byte 22: duplicate key "self"`},
		"an href twice":                       {` {"_links":{"a":[{"href":"","href":""}]}}`, ` at byte 29: duplicate key "href"`},
		"a key twice, in a link's extra":      {`{"_links":{"a":{"x":[{"y":1,"y":2}]}}}`, ` at byte 29: duplicate key "y"`},
		"a key twice, embedded":               {`{"_embedded":{"a":[{"p":1,"p":2}]}}`, ` at byte 27: duplicate key "p"`},
		"a key twice, in a value":             {`{"p":[1,[{"x":{"y":1,"y":1}}]]}`, ` at byte 22: duplicate key "y"`},
		"a key twice, in a string for a link": {`{"_links":{"a":[[{"y":1,"y":1}]]}}`, ` at byte 25: duplicate key "y"`},
		"links in a list":                     {`{"_links":[]}`, ` at byte 11: _links is of kind list, want object`},
		"embedded in a string":                {`{"_embedded":"x"}`, ` at byte 14: _embedded is of kind text, want object`},
		"an embedded number":                  {`{"_embedded":{"from":1}}`, ` at byte 22: _embedded.from is of kind number, want object`},
		"an embedded list of it":              {`{"_embedded":{"from":[true]}}`, ` at byte 23: a member of _embedded.from is of kind boolean, want object`},
		"too deep":                            {strings.Repeat(`{"p":`, 65) + "1" + strings.Repeat("}", 65), ` at byte 321: more than 64 levels deep`},
		"bottomless":                          {strings.Repeat(`[`, document.MaxBytes), ` at byte 65: more than 64 levels deep`},
		"too long":                            {strings.Repeat(` `, document.MaxBytes+1), `: 8388609 bytes, want at most 8388608`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantMalformed(t, readError(ucwa.JSON, row.body), "body is not readable as JSON"+row.want)
		})
	}
}

func TestRead_refusesXML(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ body, want string }{
		"empty":                        {``, `: it is empty`},
		"only blanks":                  {"\n ", ` at line 2:2: no element`},
		"only a declaration":           {`<?xml version="1.0"?>`, ` at line 1:22: no element`},
		"JSON":                         {`{}`, ` at line 1:1: text outside of the root element`},
		"two roots":                    {"<resource/>\n<resource/>", ` at line 2:1: a second root element`},
		"text before":                  {`x<resource/>`, ` at line 1:1: text outside of the root element`},
		"text behind":                  {"<resource>\n</resource>x", ` at line 2:12: text outside of the root element`},
		"CDATA behind":                 {`<resource/><![CDATA[x]]>`, ` at line 1:12: text outside of the root element`},
		"blanks before declaration":    {"\n<?xml version=\"1.0\"?><resource/>", ` at line 2:1: an XML declaration that does not come first`},
		"a DOCTYPE":                    {`<!DOCTYPE resource [<!ENTITY a "b">]><resource/>`, ` at line 1:1: a DOCTYPE or another directive: refused`},
		"an entity":                    {`<resource>&nbsp;</resource>`, ` at line 1:17: invalid character entity &nbsp;`},
		"a control character":          {`<resource>&#1;</resource>`, ` at line 1:15: illegal character code U+0001`},
		"XML 1.1":                      {`<?xml version="1.1"?><resource/>`, ` at line 1:22: xml: unsupported version "1.1"; only version 1.0 is supported`},
		"cut short":                    {"<resource>\n<link rel=\"a", ` at line 2:13: unexpected EOF`},
		"cut in a comment":             {`<resource><!-- `, ` at line 1:16: unexpected EOF`},
		"never closed":                 {`<resource>`, ` at line 1:11: unexpected EOF`},
		"closed too often":             {`<resource/></resource>`, ` at line 1:23: unexpected end element </resource>`},
		"closed by another":            {`<resource></other>`, ` at line 1:19: element <resource> closed by </other>`},
		"an attribute twice":           {"<resource>\n<link rel=\"a\" rel=\"b\"/></resource>", ` at line 2:24: duplicate attribute "rel" of <link>`},
		"one of many attributes twice": {manyAttributes + ` a7=""></resource>`, ` at line 1:357: duplicate attribute "a7" of <resource>`},
		"a namespace twice":            {`<resource xmlns="a" xmlns="a"/>`, ` at line 1:32: duplicate attribute "xmlns" of <resource>`},
		"an undeclared prefix":         {`<u:resource/>`, `: invalid XML document, namespace u is missing`},
		"too deep":                     {strings.Repeat(`<a b="/>">`, 65) + strings.Repeat("</a>", 65), ` at line 1:641: more than 64 levels deep`},
		"bottomless":                   {strings.Repeat(`<a>`, document.MaxBytes/3), ` at line 1:193: more than 64 levels deep`},
		"many comments":                {"<resource>" + strings.Repeat("<!---->", 1001), ` at line 1:7011: more than 1000 comments, instructions and CDATA sections`},
		"many CDATA sections":          {"<resource>" + strings.Repeat("<![CDATA[a]]>", 1001), ` at line 1:13011: more than 1000 comments, instructions and CDATA sections`},
		"an endless instruction":       {"<?go " + strings.Repeat("a=b ", 100) + "?><resource/>", ` at line 1:1: an instruction of more than 256 bytes`},
		"too long":                     {strings.Repeat(` `, document.MaxBytes+1), `: 8388609 bytes, want at most 8388608`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantMalformed(t, readError(ucwa.XML, row.body), "body is not readable as XML"+row.want)
		})
	}
}

// manyAttributes is a start tag but for its end.
var manyAttributes = func() string {
	tag := "<resource"
	for i := range 50 {
		tag += fmt.Sprintf(` a%d=""`, i)
	}
	return tag
}()

func TestRead_readsUpToItsBounds(t *testing.T) {
	t.Parallel()
	read(t, ucwa.JSON, strings.Repeat(`{"p":`, 64)+"1"+strings.Repeat("}", 64))
	read(t, ucwa.XML, manyAttributes+"/>")
	read(t, ucwa.XML, strings.Repeat(`<a b="/>">`, 63)+strings.Repeat("<b/>", 3)+strings.Repeat("</a>", 63))
}

func TestRead_refusesOtherMediaTypes(t *testing.T) {
	t.Parallel()
	for mediaType, want := range map[string]string{
		"text/html; charset=utf-8": `body is neither JSON nor XML but "text/html; charset=utf-8"`,
		"text/json":                `body is neither JSON nor XML but "text/json"`,
		"":                         `body is neither JSON nor XML but ""`,
	} {
		err := readError(mediaType, `{}`)
		wantMalformed(t, err, want)
		if !errors.Is(err, document.ErrNotUCWA) {
			t.Errorf("%q: want ErrNotUCWA", mediaType)
		}
	}
	if err := readError(ucwa.JSON, ``); errors.Is(err, document.ErrNotUCWA) {
		t.Errorf("an empty body is no other media type: %v", err)
	}
}

// A body full of parts takes far more memory than it is long: it is refused
// before it is read.
func TestRead_refusesMoreThanItsBoundOfParts(t *testing.T) {
	t.Parallel()
	// With n of the parts each body has as many parts as is said.
	for name, row := range map[string]struct {
		mediaType, begin, part, end string
		each, more                  int
	}{
		"list items":      {ucwa.JSON, `{"a":[1`, `,1`, `]}`, 1, 4},
		"members":         {ucwa.JSON, `{"a":1`, `,"KEY":1`, `}`, 1, 2},
		"empty objects":   {ucwa.JSON, `{"a":[{}`, `,{}`, `]}`, 2, 5},
		"lists":           {ucwa.JSON, `{"a":[1`, `,[ [ ] ]`, `]}`, 4, 4},
		"elements":        {ucwa.XML, `<r>`, `<a/>`, `</r>`, 1, 1},
		"attributes":      {ucwa.XML, `<r>`, `<a b="=" c='='/>`, `</r>`, 3, 1},
		"texts":           {ucwa.XML, `<r>`, `x<a/>`, `</r>`, 2, 1},
		"elements, ended": {ucwa.XML, `<r>`, `<a></a>`, `</r>`, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			most := (document.MaxParts - row.more) / row.each
			for n, refused := range map[int]bool{most: false, most + 1: true} {
				body := row.begin + numbered(row.part, n) + row.end
				_, err := document.Read(row.mediaType, []byte(body))
				if errors.Is(err, document.ErrTooMany) != refused || err != nil && !refused {
					t.Errorf("%d parts: got %v, want it refused: %t", n*row.each+row.more, err, refused)
				}
				if err := document.Bounded(row.mediaType, []byte(body)); (err != nil) != refused {
					t.Errorf("%d parts: got %v, want an error: %t", n*row.each+row.more, err, refused)
				}
			}
		})
	}
	text := `{"a":"` + strings.Repeat("[{,", document.MaxParts) + `"}`
	read(t, ucwa.JSON, text)
	if err := document.Bounded(ucwa.JSON, []byte(text)); err != nil {
		t.Errorf("got %v of a long text", err)
	}
	if err := document.Bounded("text/html", []byte(text)); err != nil {
		t.Errorf("got %v of a page", err)
	}
}

// numbered is part n times, with numbers for KEY.
func numbered(part string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Replace(part, "KEY", strconv.Itoa(i), 1))
	}
	return b.String()
}
