package wire

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// A Content is what a data URI holds.
type Content struct {
	Kind string // the media type, without parameters, in lower case
	Text string
}

// parseDataURI reads a data URI. The reference prints base64 and captures show
// URL encoding with + for a space: both are read (PayloadFormat).
func parseDataURI(uri string) (Content, error) {
	rest, ok := cutPrefixFold(uri, "data:")
	head, data, comma := strings.Cut(rest, ",")
	if !ok || !comma {
		return Content{}, fmt.Errorf("got %.20q, want data:TYPE,TEXT", uri)
	}
	head, base := cutSuffixFold(head, ";base64")
	kind, err := MediaType(head)
	if err != nil {
		return Content{}, fmt.Errorf("media type %q: %w", head, err)
	}
	if base {
		text, err := readBase64(data)
		return Content{kind, text}, err
	}
	text, err := unescapeData(data)
	return Content{kind, text}, err
}

// readBase64 reads data that may lack its padding and may be URL-encoded, in
// which a plus is one: clients do either.
func readBase64(data string) (string, error) {
	data, err := url.PathUnescape(data)
	if err != nil {
		return "", err
	}
	text, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(data, "="))
	return string(text), err
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

func cutSuffixFold(s, suffix string) (string, bool) {
	if at := len(s) - len(suffix); at >= 0 && strings.EqualFold(s[at:], suffix) {
		return s[:at], true
	}
	return s, false
}

// unescapeData undoes URL encoding.
func unescapeData(s string) (string, error) {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b = append(b, ' ')
		case s[i] != '%':
			b = append(b, s[i])
		case i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]):
			return "", errors.New("percent sign without two hexadecimal digits")
		default:
			b = append(b, nibble(s[i+1])<<4|nibble(s[i+2]))
			i += 2
		}
	}
	return string(b), nil
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

func nibble(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&0x0f + 9
}

// URI is c as captures show it: UTF-8, a plus for a space, and everything that
// is not plain as percent signs with digits in lower case.
func (c Content) URI() string {
	const hex = "0123456789abcdef"
	b := append([]byte("data:"), c.Kind...)
	b = append(b, ";charset=utf-8,"...)
	for i := range len(c.Text) {
		switch t := c.Text[i]; {
		case t == ' ':
			b = append(b, '+')
		case isPlain(t):
			b = append(b, t)
		default:
			b = append(b, '%', hex[t>>4], hex[t&15])
		}
	}
	return string(b)
}

// isPlain tells whether URL encoding leaves c as it is.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-_.!*()", c) >= 0
}
