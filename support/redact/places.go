package redact

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// telltales stand beside a secret in every place it belongs. They are without
// their first letter where that may be a capital.
var telltales = [...][]byte{[]byte("cwt"), []byte("ccess_token"), []byte("assword")}

// What the places are made of: the name of a secret, what may close a quoted
// name, and what may part it from its value. All may be escaped for a URL or,
// as JSON in JSON, by backslashes.
const (
	name     = `(?:access_token|password)`
	closing  = `(?:\\*"|'|%22|&quot;|&#34;)?`
	parting  = `\s*(?:=|:|%3D|%3A)\s*`
	unquoted = `[^\s&;,"'<>\\{}\[\]%]`
)

// places are where secrets belong: what stands before one is the first group,
// what ends it the second, if that can be more than one character. They are
// tried in this order: the more a place says about its ends, the earlier.
var places = [...]*regexp.Regexp{
	// A web ticket, whatever it stands in (AuthenticationInUCWA).
	regexp.MustCompile(`(cwt(?:=|%3[Dd]|\\u003[Dd]|&#61;))(?:\\/|\\u|[^\s"'&;,<>\\])+`),
	regexp.MustCompile(`(?i)(` + name + closing + parting + `")(?:[^"\\]|\\.)+`),
	regexp.MustCompile(`(?is)(` + name + closing + parting + `\\+").+?(\\+"|\z)`),
	regexp.MustCompile(`(?i)(` + name + closing + parting + `')[^']+`),
	regexp.MustCompile(`(?is)(` + name + closing + parting + `%22).+?(%22|\z)`),
	regexp.MustCompile(`(?is)(` + name + closing + parting + `&(?:quot|#34);).+?(&(?:quot|#34);|\z)`),
	regexp.MustCompile(`(?is)(<(?:\w+:)?` + name + `(?:\s[^>]*)?>\s*<!\[CDATA\[).+?(\]\]>|\z)`),
	regexp.MustCompile(`(?i)(<(?:\w+:)?` + name + `(?:\s[^>]*)?>)[^<]+`),
	regexp.MustCompile(`(?i)(` + name + `=)(?:` + unquoted + `|%)+`),
	regexp.MustCompile(`(?i)(` + name + `%3D)(?:` + unquoted + `|%[013-9A-F].|%2[013-57-9A-F])+`),
	regexp.MustCompile(`(?i)(` + name + `\s*:\s*)` + unquoted + `+`),
}

// spellings are the forms a secret may be written in: escaped or in base64.
func spellings(secret string) []string {
	return append(escapings(secret),
		base64.RawStdEncoding.EncodeToString([]byte(secret)),
		base64.RawURLEncoding.EncodeToString([]byte(secret)))
}

// cores are what base64 makes of secret within a longer text, for each of the
// three places it may begin at: without what also depends on its neighbours. A
// short one is none: it would be found in every id.
func cores(secret string) [][]byte {
	var all [][]byte
	for before := range 3 {
		text := append(make([]byte, before), secret...)
		core := base64.RawStdEncoding.EncodeToString(text)[[...]int{0, 2, 3}[before]:]
		if len(text)%3 != 0 {
			core = core[:len(core)-1]
		}
		if len(core) < shortestCore {
			continue
		}
		inURL, inJSON := strings.NewReplacer("+", "-", "/", "_").Replace(core), strings.ReplaceAll(core, "/", `\/`)
		for _, form := range []string{core, inURL, inJSON, url.QueryEscape(core)} {
			if !slices.ContainsFunc(all, func(known []byte) bool { return string(known) == form }) {
				all = append(all, []byte(form))
			}
		}
	}
	return all
}

const shortestCore = 8

// escapings are a text as it is, in a URL, in JSON with and without what HTML
// and slashes need escaped, and in XML.
func escapings(secret string) []string {
	var html, plain, inXML bytes.Buffer
	_ = json.NewEncoder(&html).Encode(secret) // none of the three can fail on a string and a buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(secret)
	_ = xml.EscapeText(&inXML, []byte(secret))
	return []string{
		secret,
		url.QueryEscape(secret),
		lowerHex(url.QueryEscape(secret)),
		url.PathEscape(secret),
		strings.ReplaceAll(url.PathEscape(secret), "&", `\u0026`), // in JSON
		unquote(html),
		unquote(plain),
		strings.ReplaceAll(unquote(plain), "/", `\/`),
		inXML.String(),
	}
}

// unquote is a line of JSON without its quotes.
func unquote(line bytes.Buffer) string {
	text := strings.TrimSuffix(line.String(), "\n")
	return text[1 : len(text)-1]
}

// lowerHex is an escaped text with %2F as %2f: servers write either.
func lowerHex(escaped string) string {
	return escape.ReplaceAllStringFunc(escaped, strings.ToLower)
}

var escape = regexp.MustCompile(`%[0-9A-F]{2}`)
