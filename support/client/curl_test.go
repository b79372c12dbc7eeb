package client_test

import (
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

func TestCurl(t *testing.T) {
	t.Parallel()
	const url = "https://pool.contoso.com/a?b=1&c=2"
	mine := http.Header{"Authorization": {"Bearer redacted"}, "Accept": {"application/json"}, "User-Agent": {"test"}}
	for name, c := range map[string]struct {
		x    *client.Exchange
		want string
	}{
		"a GET": {&client.Exchange{Method: "GET", URL: url, RequestHeader: mine},
			`curl -sS -i -H 'Authorization: Bearer '"$UCWATEST_TOKEN" -H 'Accept: application/json' '` + url + `'`},
		"without a token": {&client.Exchange{Method: "GET", URL: url, RequestHeader: http.Header{"Accept": {"application/xml"}}},
			`curl -sS -i -H 'Accept: application/xml' '` + url + `'`},
		"a POST": {&client.Exchange{Method: "POST", URL: url, RequestHeader: http.Header{"Content-Type": {"application/json"}}, RequestBody: []byte(`{"a":"it's"}`)},
			`curl -sS -i -X POST -H 'Content-Type: application/json' --data-binary '{"a":"it'\''s"}' '` + url + `'`},
		"a HEAD": {&client.Exchange{Method: "HEAD", URL: url}, `curl -sS -i --head '` + url + `'`},
		"a URL that curl would take for several": {&client.Exchange{Method: "GET", URL: "https://pool.contoso.com/{a}"},
			`curl -sS -i -g 'https://pool.contoso.com/{a}'`},
		"a body that curl would take for a file": {&client.Exchange{Method: "POST", URL: url, RequestBody: []byte("@a")},
			`curl -sS -i -X POST --data-raw '@a' '` + url + `'`},
		"a body that no command line holds": {&client.Exchange{Method: "POST", URL: url, RequestBody: []byte("a\x00b")},
			`curl -sS -i -X POST --data-binary '@body-of-3-bytes' '` + url + `'`},
		"a header without a value": {&client.Exchange{Method: "GET", URL: url, RequestHeader: http.Header{"X-Empty": {""}}},
			`curl -sS -i -H 'X-Empty;' '` + url + `'`},
	} {
		if got := c.x.Curl(""); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestCurl_ofATokenThatIsNotTheSessions(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := signedIn(t, p)
	x, err := s.Do(t.Context(), client.Request{URL: userPath, Token: "cwt=unknown"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := x.Curl(""), `curl -sS -i -H 'Authorization: Bearer redacted' -H 'Accept: application/json' '`+p.URL+userPath+`'`; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// A shell must hand curl exactly these words, whatever is in them.
func TestCurl_survivesTheShell(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	nasty := "a'b\"c$HOME`id`\\ ;|&<>(){}[]*?!#~\n\t" + "$(id)"
	x := client.Exchange{Method: "PUT", URL: "https://pool.contoso.com/" + nasty, RequestBody: []byte(nasty),
		RequestHeader: http.Header{"Authorization": {"Bearer redacted"}, "X-Nasty": {nasty}}}
	command := exec.CommandContext(t.Context(), shell, "-c", `curl() { printf '%s\0' "$@"; }; `+x.Curl("c'a.pem"))
	command.Env = []string{"UCWATEST_TOKEN=to'k en"}
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"-sS", "-i", "--cacert", "c'a.pem", "-g", "-X", "PUT", "-H", "Authorization: Bearer to'k en", "-H", "X-Nasty: " + nasty,
		"--data-binary", nasty, "https://pool.contoso.com/" + nasty, ""}
	if diff := cmp.Diff(want, strings.Split(string(out), "\x00")); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}
