// Package encodings is how servers write texts, for tests that look for a secret
// in all of them.
//
// It must not know how a secret is found: package redact reads what is written
// here, by code of its own.
//
// Go on with support/redact, which hides what is written so.
package encodings

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"mime/quotedprintable"
	"net/url"
	"strings"
	"unicode/utf16"
)

// An Encoding is a way in which a server may write a text.
type Encoding struct {
	Name  string
	Write func(text string) string
}

// Of is text in every encoding, the plain one first.
func Of(text string) []string {
	var all []string
	for _, e := range All {
		all = append(all, e.Write(text))
	}
	return all
}

// All are those that a secret must be found in.
var All = []Encoding{
	{"plain", func(s string) string { return s }},
	{"form", url.QueryEscape},
	{"path", url.PathEscape},
	{"URL, lower case", func(s string) string { return lowerHex(url.QueryEscape(s)) }},
	{"URL, every character", func(s string) string { return each(s, "%%%02X") }},
	{"URL, reserved characters only", func(s string) string { return some(s, `:/?#[]@!$&'()*+,;=%`, "%%%02X") }},
	{"URL, twice", func(s string) string { return url.QueryEscape(url.QueryEscape(s)) }},
	{"path in a form", func(s string) string { return url.QueryEscape(url.PathEscape(s)) }},
	{"HTML, named", html.EscapeString},
	{"HTML, named quotes", strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "ü", "&uuml;", "/", "&sol;").Replace},
	{"HTML, named, bare", strings.NewReplacer("<", "&lt", `"`, "&quot").Replace},
	{"HTML, decimal", func(s string) string { return runes(s, "&#%d;") }},
	{"HTML, decimal, bare", func(s string) string { return some(s, `"<>&/`, "&#%d") }},
	{"HTML, hexadecimal", func(s string) string { return runes(s, "&#x%x;") }},
	{"HTML, hexadecimal, padded", func(s string) string { return runes(s, "&#X%06X;") }},
	{"JSON", inJSON},
	{"JSON, plain", strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace},
	{"JSON, slashes", strings.NewReplacer(`\`, `\\`, `"`, `\"`, `/`, `\/`).Replace},
	{"JSON, numbered quotes", strings.NewReplacer(`\`, `\\`, `"`, `\u0022`).Replace},
	{"JSON, every letter", everyLetter},
	{"XML", func(s string) string { var b strings.Builder; _ = xml.EscapeText(&b, []byte(s)); return b.String() }},
	{"backslash x", func(s string) string { return each(s, `\x%02x`) }},
	{"backslash x, Latin-1", func(s string) string { return runes(s, `\x%02x`) }},
	{"base64", func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }},
	{"base64 without padding", func(s string) string { return base64.RawStdEncoding.EncodeToString([]byte(s)) }},
	{"base64 for URLs", func(s string) string { return base64.URLEncoding.EncodeToString([]byte(s)) }},
	{"base64 behind one byte", func(s string) string { return base64.StdEncoding.EncodeToString([]byte("=" + s + "=")) }},
	{"base64 behind two bytes", func(s string) string { return base64.StdEncoding.EncodeToString([]byte(">>" + s + "<<<")) }},
	{"base64 behind a path", func(s string) string { return "ab/" + base64.RawStdEncoding.EncodeToString([]byte(s)) }},
	{"base64 in a URL", func(s string) string { return url.QueryEscape(base64.StdEncoding.EncodeToString([]byte(s))) }},
	{"base64 in JSON", func(s string) string {
		return strings.ReplaceAll(base64.StdEncoding.EncodeToString([]byte(s)), "/", `\/`)
	}},
	{"base64 of UTF-16", func(s string) string { return base64.StdEncoding.EncodeToString(inUTF16(s, 1)) }},
	{"base64 of UTF-16, high byte first", func(s string) string { return base64.StdEncoding.EncodeToString(inUTF16(s, 0)) }},
	{"hexadecimal digits", func(s string) string { return hex.EncodeToString([]byte(s)) }},
	{"hexadecimal digits, upper case", func(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(s))) }},
	{"quoted-printable", func(s string) string {
		var b strings.Builder
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write([]byte(s))
		_ = w.Close()
		return b.String()
	}},
	{"quoted-printable, every character", func(s string) string { return each(s, "=%02X") }},
	{"JSON in JSON", func(s string) string { return inJSON(`{"a":"` + inJSON(s) + `"}`) }},
	{"JSON in HTML", func(s string) string { return html.EscapeString(`{"a":"` + inJSON(s) + `"}`) }},
	{"URL in base64", func(s string) string {
		return base64.StdEncoding.EncodeToString([]byte("https://a/?x=" + url.QueryEscape(s)))
	}},
	{"base64 in base64", func(s string) string {
		return base64.StdEncoding.EncodeToString([]byte(base64.StdEncoding.EncodeToString([]byte(s))))
	}},
	{"form in JSON in a URL", func(s string) string { return url.QueryEscape(`{"a":"` + inJSON(url.QueryEscape(s)) + `"}`) }},
}

func inJSON(s string) string {
	quoted, _ := json.Marshal(s)
	return string(quoted[1 : len(quoted)-1])
}

func each(s, form string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, form, s[i])
	}
	return b.String()
}

func runes(s, form string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, form, r)
	}
	return b.String()
}

func some(s, which, form string) string {
	var b strings.Builder
	for i := range len(s) {
		if strings.IndexByte(which, s[i]) >= 0 {
			fmt.Fprintf(&b, form, s[i])
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func everyLetter(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, `\u%04x`, unit)
	}
	return b.String()
}

func inUTF16(s string, high int) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		pair := [2]byte{}
		pair[high], pair[1-high] = byte(unit>>8), byte(unit)
		b = append(b, pair[:]...)
	}
	return b
}

func lowerHex(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' {
			b.WriteString(strings.ToLower(s[i : i+3]))
			i += 2
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
