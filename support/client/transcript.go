package client

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// longestShown is how many bytes of a body a transcript shows.
const longestShown = 4 << 10

// String is the transcript: the request with its headers and body, a blank
// line, and the answer likewise. Bodies are cut at 4 KiB, and it says so.
func (x *Exchange) String() string { return x.Redacted().transcript() }

// transcript is String of an exchange that is redacted.
func (x *Exchange) transcript() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", x.Method, x.URL)
	writeHeader(&b, x.RequestHeader)
	writeBody(&b, x.RequestBody)
	b.WriteByte('\n')
	if x.Status != 0 {
		fmt.Fprintf(&b, "%d %s\n", x.Status, http.StatusText(x.Status))
		writeHeader(&b, x.Header)
		writeBody(&b, x.Body)
	}
	if x.Err != nil {
		fmt.Fprintf(&b, "error: %s\n", x.Fault())
	}
	return b.String()
}

func writeHeader(b *strings.Builder, h http.Header) {
	for _, name := range slices.Sorted(maps.Keys(h)) {
		for _, value := range h[name] {
			fmt.Fprintf(b, "%s: %s\n", name, value)
		}
	}
}

func writeBody(b *strings.Builder, body []byte) {
	if len(body) == 0 {
		return
	}
	shown := body
	if len(body) > longestShown {
		shown = body[:longestShown]
		for len(shown) > longestShown-utf8.UTFMax && !utf8.RuneStart(body[len(shown)]) {
			shown = shown[:len(shown)-1]
		}
	}
	b.WriteByte('\n')
	b.WriteString(strings.ToValidUTF8(string(shown), "\uFFFD"))
	b.WriteByte('\n')
	if len(shown) < len(body) {
		fmt.Fprintf(b, "(%d of %d bytes shown)\n", len(shown), len(body))
	}
}
