package client_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

func TestParseChallenge(t *testing.T) {
	t.Parallel()
	const (
		id          = "00000004-0000-0ff1-ce00-000000000000"
		at          = "https://pool.contoso.com/WebTicket/oauthtoken"
		bearer      = `Bearer trusted_issuers="", client_id="` + id + `"`
		accessToken = `MsRtcOAuth href="` + at + `",grant_type="urn:microsoft.rtc:windows,urn:microsoft.rtc:anonmeeting,password"`
	)
	grants := []string{"urn:microsoft.rtc:windows", "urn:microsoft.rtc:anonmeeting", "password"}
	full := client.Challenge{ClientID: id, TokenURL: at, Grants: grants}
	for name, c := range map[string]struct {
		lines []string
		want  client.Challenge
	}{
		"two lines":            {[]string{bearer, accessToken}, full},
		"in the other order":   {[]string{accessToken, bearer}, full},
		"on one line":          {[]string{bearer + ", " + accessToken}, full},
		"on one line, swapped": {[]string{accessToken + ", " + bearer}, full},
		"trusted issuers": {[]string{`Bearer trusted_issuers="00000001-0000-0000-c000-000000000000@contoso.com, second@*", client_id="` + id + `"`, accessToken},
			client.Challenge{Issuers: []string{"00000001-0000-0000-c000-000000000000@contoso.com", "second@*"}, ClientID: id, TokenURL: at, Grants: grants}},
		"href without quotes": {[]string{`MsRtcOAuth href=` + at + `,grant_type="urn:microsoft.rtc:windows,password"`},
			client.Challenge{TokenURL: at, Grants: []string{"urn:microsoft.rtc:windows", "password"}}},
		"nothing in quotes": {[]string{`MsRtcOAuth grant_type=urn:microsoft.rtc:windows,password, href=` + at + `, Bearer client_id=` + id},
			client.Challenge{ClientID: id, TokenURL: at, Grants: []string{"urn:microsoft.rtc:windows", "password"}}},
		"a bare list before the next scheme": {[]string{`MsRtcOAuth href=` + at + `, grant_type=a,password, Bearer client_id="` + id + `"`},
			client.Challenge{ClientID: id, TokenURL: at, Grants: []string{"a", "password"}}},
		"grants given twice": {[]string{`MsRtcOAuth href="` + at + `", grant_type="password,urn:microsoft.rtc:windows,password"`},
			client.Challenge{TokenURL: at, Grants: []string{"password", "urn:microsoft.rtc:windows"}}},
		"names in capitals, spaces around": {[]string{`msrtcoauth HREF = "` + at + `" , Grant_Type = " password "`},
			client.Challenge{TokenURL: at, Grants: []string{"password"}}},
		"a query in href": {[]string{`MsRtcOAuth href="` + at + `?grant_type=x,y"`},
			client.Challenge{TokenURL: at + "?grant_type=x,y"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := client.ParseChallenge(http.Header{"Www-Authenticate": c.lines})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("challenge (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseChallenge_saysWhatIsMissing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"no header":           {nil, "challenge: no WWW-Authenticate header"},
		"an empty header":     {[]string{""}, `challenge: got [""], want MsRtcOAuth with an href`},
		"Bearer only":         {[]string{`Bearer client_id="1"`}, `challenge: got ["Bearer client_id=\"1\""], want MsRtcOAuth with an href`},
		"an empty href":       {[]string{`MsRtcOAuth href=""`}, `challenge: got ["MsRtcOAuth href=\"\""], want MsRtcOAuth with an href`},
		"another way to ask":  {[]string{`Negotiate`}, `challenge: got ["Negotiate"], want MsRtcOAuth with an href`},
		"a relative href":     {[]string{`MsRtcOAuth href="/token"`}, `challenge: href: got "/token", want an absolute http or https URL`},
		"an href to a script": {[]string{`MsRtcOAuth href="javascript:alert(1)"`}, `challenge: href: got "javascript:alert(1)", want an absolute http or https URL`},
		"an href without end": {[]string{`MsRtcOAuth href="http://[`}, `challenge: got ["MsRtcOAuth href=\"http://["], want MsRtcOAuth with an href`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := client.ParseChallenge(http.Header{"Www-Authenticate": c.lines})
			check(t, err, c.want)
		})
	}
}
