package standalone

import (
	"bytes"
	"log"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
)

func TestLogged_showsNoSecret(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 4, 5, 6, 7, 89_000_000, time.UTC)
	for name, row := range map[string]struct {
		request mock.Request
		want    string
	}{
		"a user":                  {mock.Request{User: "sip:a@contoso.com", Method: "GET", URL: "/ucwa/x", Route: "me", Status: 200}, "a@contoso.com GET /ucwa/x me 200"},
		"a query":                 {mock.Request{Method: "GET", URL: "/x?access_token=secret", Route: "unknown", Status: 404}, "- GET /x unknown 404"},
		"a token":                 {mock.Request{Method: "GET", URL: "/x/cwt=secret/y", Route: "unknown", Status: 404}, "- GET /x/... unknown 404"},
		"a whole URL":             {mock.Request{Method: "GET", URL: "http://a:secret@contoso.com/x#secret", Route: "me", Status: 200}, "- GET /x me 200"},
		"no path":                 {mock.Request{Method: "OPTIONS", URL: "", Route: "root", Status: 405}, "- OPTIONS / root 405"},
		"two slashes":             {mock.Request{Method: "GET", URL: "//ucwa/x", Route: "me", Status: 200}, "- GET //ucwa/x me 200"},
		"two slashes and no more": {mock.Request{Method: "GET", URL: "//", Route: "discovery", Status: 200}, "- GET // discovery 200"},
		"slashes and a token":     {mock.Request{Method: "GET", URL: "//x//cwt=secret?a=secret#secret", Route: "unknown", Status: 404}, "- GET //x//... unknown 404"},
		"odd letters":             {mock.Request{Method: "GET", URL: "/\xc3\xa9\xff", Route: "unknown", Status: 404}, "- GET /%C3%A9%FF unknown 404"},
		"no URL":                  {mock.Request{Method: "GET", URL: "/%zz", Route: "unknown", Status: 400}, "- GET - unknown 400"},
		"a long path":             {mock.Request{Method: "GET", URL: "/" + strings.Repeat("a", 500), Route: "unknown", Status: 404}, "- GET /" + strings.Repeat("a", 199) + "... unknown 404"},
		"without reply":           {mock.Request{Method: "GET", URL: "/", Route: "discovery"}, "- GET / discovery none"},
	} {
		var text bytes.Buffer
		row.request.Time = at
		logged(log.New(&text, "", 0))(row.request)
		if got, want := text.String(), "05:06:07.089 "+row.want+"\n"; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
