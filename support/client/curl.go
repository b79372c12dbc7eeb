package client

import (
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/shell"
)

// Curl is a line for a shell that asks the same once more, with the token
// of the environment variable UCWATEST_TOKEN. A request that was sent without a
// token, or with one that was not the session's, is asked so again. caFile holds
// the authority that curl is to trust in place of the system's; "" is none.
func (x *Exchange) Curl(in shell.Shell, caFile string) string {
	x = x.Redacted()
	line := in.Line(curls[in]).Bare("-sS", "-i")
	if caFile != "" {
		line.Bare("--cacert").Quoted(caFile)
	}
	if strings.ContainsAny(x.URL, "[]{}") {
		line.Bare("-g") // else curl makes several URLs of it
	}
	switch x.Method {
	case http.MethodGet:
	case http.MethodHead:
		line.Bare("--head") // with -X curl would wait for a body
	default:
		line.Bare("-X").Words(x.Method)
	}
	x.curlHeaders(in, line)
	file := x.curlBody(in, line)
	return file + line.Quoted(x.URL).String()
}

// curls is what curl is called: in PowerShell the name without its ending may be an alias.
var curls = map[shell.Shell]string{shell.POSIX: "curl", shell.PowerShell: "curl.exe"}

func (x *Exchange) curlHeaders(in shell.Shell, line *shell.Line) {
	if token := x.RequestHeader.Get("Authorization"); token != "" && x.foreign {
		line.Bare("-H").Quoted("Authorization: " + token)
	} else if token != "" {
		line.Bare("-H", in.Expand("Authorization: Bearer ", "UCWATEST_TOKEN"))
	}
	for _, name := range slices.Sorted(maps.Keys(x.RequestHeader)) {
		if name == "Authorization" || name == "User-Agent" {
			continue
		}
		for _, value := range x.RequestHeader[name] {
			field := name + ": " + value
			if value == "" {
				field = name + ";" // curl's way to send a header without a value
			}
			line.Bare("-H").Quoted(field)
		}
	}
}

// curlBody adds the body to line, and returns what has to stand before line: of a body that
// no line carries in that shell, a command that writes a file, if the shell has one.
func (x *Exchange) curlBody(in shell.Shell, line *shell.Line) (before string) {
	body := string(x.RequestBody)
	file := fmt.Sprintf("body-of-%d-bytes", len(body))
	switch {
	case body == "":
	case !in.Carries(body):
		line.Bare("--data-binary").Quoted("@" + file)
		if in == shell.PowerShell {
			return fmt.Sprintf(`[IO.File]::WriteAllBytes("$PWD\%s", [Convert]::FromBase64String('%s')); `, file, base64.StdEncoding.EncodeToString(x.RequestBody))
		}
	case body[0] == '@':
		line.Bare("--data-raw").Quoted(body) // a file name to --data-binary
	default:
		line.Bare("--data-binary").Quoted(body)
	}
	return ""
}
