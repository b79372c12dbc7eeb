package redact

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"strings"
)

// packed is what may be text in base64, in either alphabet, plain, escaped for
// a URL or with the slashes of JSON: that of a data URI, for one.
var packed = regexp.MustCompile(`(?:[A-Za-z0-9+/_-]|\\/|%2[BFbf]){12,}(?:=|%3[Dd]){0,2}`)

// unpacked is b with what stands in it in base64 as clean leaves it.
func unpacked(b []byte, clean func([]byte) []byte) []byte {
	return packed.ReplaceAllFunc(b, func(run []byte) []byte { return repacked(run, clean) })
}

// repacked is run with its text as clean leaves it, or run itself if there is
// none. A path may stand right before the text: then it begins further on.
func repacked(run []byte, clean func([]byte) []byte) []byte {
	plain := strings.ReplaceAll(string(run), `\/`, "/")
	if strings.Contains(plain, "%") {
		plain = unescaped(plain)
	}
	plain = strings.TrimRight(plain, "=")
	coding := base64.RawStdEncoding
	if strings.ContainsAny(plain, "-_") {
		coding = base64.RawURLEncoding
	}
	for shift := range 4 {
		if len(plain)-shift < 2 {
			return run
		}
		text, last := decoded(coding, plain[shift:])
		if left := clean(text); string(left) != string(text) {
			return []byte(plain[:shift] + alike(coding.EncodeToString(left)+last, string(run)))
		}
	}
	return run
}

// decoded is the text of s, as far as it goes, and what is left of s.
func decoded(coding *base64.Encoding, s string) (text []byte, left string) {
	if len(s)%4 == 1 {
		s, left = s[:len(s)-1], s[len(s)-1:]
	}
	text, err := coding.DecodeString(s)
	if err != nil {
		return nil, ""
	}
	return text, left
}

// alike is packed text padded and escaped as the run was.
func alike(text, run string) string {
	if strings.HasSuffix(run, "=") || strings.HasSuffix(strings.ToUpper(run), "%3D") {
		text += strings.Repeat("=", (4-len(text)%4)%4)
	}
	switch {
	case strings.Contains(run, "%"):
		return url.QueryEscape(text)
	case strings.Contains(run, `\/`):
		return strings.ReplaceAll(text, "/", `\/`)
	}
	return text
}
