package client_test

import (
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/shell"
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
		if got := c.x.Curl(shell.POSIX, ""); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestCurl_forPowerShell(t *testing.T) {
	t.Parallel()
	const url = "https://pool.contoso.com/a?b=1&c=2"
	mine := http.Header{"Authorization": {"Bearer redacted"}, "Accept": {"application/json"}, "If-Match": {`"12"`}}
	const legacy = "& { $PSNativeCommandArgumentPassing = 'Legacy'; "
	for name, c := range map[string]struct {
		x    *client.Exchange
		want string
	}{
		"a GET": {&client.Exchange{Method: "GET", URL: url, RequestHeader: http.Header{"Authorization": {"Bearer redacted"}}},
			`curl.exe -sS -i --cacert 'c''a.pem' -H "Authorization: Bearer $env:UCWATEST_TOKEN" '` + url + `'`},
		"quotes": {&client.Exchange{Method: "POST", URL: url, RequestHeader: mine, RequestBody: []byte(`{"a":"it's"}`)},
			legacy + `curl.exe -sS -i --cacert 'c''a.pem' -X POST -H "Authorization: Bearer $env:UCWATEST_TOKEN" -H 'Accept: application/json' ` +
				`-H '"If-Match: \"12\""' --data-binary '"{\"a\":\"it''s\"}"' '` + url + `' }`},
		"a body that no argument holds": {&client.Exchange{Method: "POST", URL: url, RequestBody: []byte("ä")},
			`[IO.File]::WriteAllBytes("$PWD\body-of-2-bytes", [Convert]::FromBase64String('w6Q=')); ` +
				`curl.exe -sS -i --cacert 'c''a.pem' -X POST --data-binary '@body-of-2-bytes' '` + url + `'`},
		"what a server sent": {&client.Exchange{Method: "DELETE", URL: "https://pool.contoso.com/’; id ‘$(id)`id`"},
			"curl.exe -sS -i --cacert 'c''a.pem' -X DELETE 'https://pool.contoso.com/’’; id ‘‘$(id)`id`'"},
	} {
		if got := c.x.Curl(shell.PowerShell, "c'a.pem"); got != c.want {
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
	if got, want := x.Curl(shell.POSIX, ""), `curl -sS -i -H 'Authorization: Bearer redacted' -H 'Accept: application/json' '`+p.URL+userPath+`'`; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// A shell must hand curl exactly these words, whatever is in them.
func TestCurl_survivesTheShell(t *testing.T) {
	t.Parallel()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	nasty := "a'b\"c$HOME`id`\\ ;|&<>(){}[]*?!#~\n\t" + "$(id)"
	x := client.Exchange{Method: "PUT", URL: "https://pool.contoso.com/" + nasty, RequestBody: []byte(nasty),
		RequestHeader: http.Header{"Authorization": {"Bearer redacted"}, "X-Nasty": {nasty}}}
	command := exec.CommandContext(t.Context(), sh, "-c", `curl() { printf '%s\0' "$@"; }; `+x.Curl(shell.POSIX, "c'a.pem"))
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
