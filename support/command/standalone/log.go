package standalone

import (
	"cmp"
	"log"
	"net/url"
	"strconv"
	"strings"

	"ucwatest/support/mock"
)

// longest is how much of a path a line of the log shows.
const longest = 200

// logged writes each request to logs in one line: time, user, method, path,
// route and status. Neither query nor header nor body is shown, since each may
// hold a secret.
func logged(logs *log.Logger) func(mock.Request) {
	return func(r mock.Request) {
		user := cmp.Or(strings.TrimPrefix(r.User, "sip:"), "-")
		logs.Printf("%s %s %s %s %s %s", r.Time.Format("15:04:05.000"), user, r.Method, pathOf(r.URL), r.Route, statusOf(r))
	}
}

// pathOf is the path of a request target, in ASCII and without what looks like
// a token.
func pathOf(target string) string {
	target, _, _ = strings.Cut(target, "#")
	u, err := url.ParseRequestURI(cmp.Or(target, "/")) // which takes // for the begin of a path, as the pool does
	if err != nil {
		return "-"
	}
	path := cmp.Or(u.EscapedPath(), "/")
	if before, _, ok := strings.Cut(path, "cwt="); ok {
		path = before + "..."
	}
	if len(path) > longest {
		path = path[:longest] + "..."
	}
	return path
}

// statusOf is the status of the answer, or "none" if nothing was answered.
func statusOf(r mock.Request) string {
	if r.Status == 0 {
		return "none"
	}
	return strconv.Itoa(r.Status)
}
