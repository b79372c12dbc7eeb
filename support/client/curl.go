package client

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// Curl is a line for a POSIX shell that asks the same once more, with the token
// of the environment variable UCWATEST_TOKEN. A request that was sent without a
// token, or with one that was not the session's, is asked so again. caFile holds
// the authority that curl is to trust in place of the system's; "" is none.
func (x *Exchange) Curl(caFile string) string {
	x = x.Redacted()
	words := []string{"curl", "-sS", "-i"}
	if caFile != "" {
		words = append(words, "--cacert", Quote(caFile))
	}
	if strings.ContainsAny(x.URL, "[]{}") {
		words = append(words, "-g") // else curl makes several URLs of it
	}
	switch x.Method {
	case http.MethodGet:
	case http.MethodHead:
		words = append(words, "--head") // with -X curl would wait for a body
	default:
		words = append(words, "-X", Quote(x.Method))
	}
	words = append(words, x.curlHeaders()...)
	words = append(words, x.curlBody()...)
	return strings.Join(append(words, Quote(x.URL)), " ")
}

func (x *Exchange) curlHeaders() []string {
	var words []string
	if token := x.RequestHeader.Get("Authorization"); token != "" && x.foreign {
		words = append(words, "-H", Quote("Authorization: "+token))
	} else if token != "" {
		words = append(words, "-H", `'Authorization: Bearer '"$UCWATEST_TOKEN"`)
	}
	for _, name := range slices.Sorted(maps.Keys(x.RequestHeader)) {
		if name == "Authorization" || name == "User-Agent" {
			continue
		}
		for _, value := range x.RequestHeader[name] {
			line := name + ": " + value
			if value == "" {
				line = name + ";" // curl's way to send a header without a value
			}
			words = append(words, "-H", Quote(line))
		}
	}
	return words
}

// curlBody gives the body. No command line can carry a NUL.
func (x *Exchange) curlBody() []string {
	switch {
	case len(x.RequestBody) == 0:
		return nil
	case bytes.IndexByte(x.RequestBody, 0) >= 0:
		return []string{"--data-binary", Quote(fmt.Sprintf("@body-of-%d-bytes", len(x.RequestBody)))}
	case x.RequestBody[0] == '@':
		return []string{"--data-raw", Quote(string(x.RequestBody))} // a file name to --data-binary
	}
	return []string{"--data-binary", Quote(string(x.RequestBody))}
}

// Quote makes one word of s for a POSIX shell, if it is not one already.
func Quote(s string) string {
	if s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
