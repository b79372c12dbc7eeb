package client_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

func TestSignIn_goesFromDiscoveryToApplication(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, log := signedIn(t, p)
	if s.Account.Password != "" {
		t.Error("the account still shows its password")
	}
	if s.ApplicationURL() != "" || s.Application() != nil {
		t.Errorf("application before there is one: %q, %v", s.ApplicationURL(), s.Application())
	}
	if err := s.CreateApplication(t.Context(), "endpoint-1"); err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteApplication(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []string{"GET / -> 200", "GET " + userPath + " -> 401", "POST " + tokens + " -> 200", "GET " + userPath + " -> 200",
		"POST " + appsPath + " -> 201", "DELETE " + appPath + " -> 204"}
	if diff := cmp.Diff(want, exchanges(log, p)); diff != "" {
		t.Errorf("exchanges (-want +got):\n%s", diff)
	}
	if got, want := s.ApplicationURL(), p.URL+appPath; got != want {
		t.Errorf("application: got %q, want %q", got, want)
	}
	if rel := s.Application().Rel; rel != "application" {
		t.Errorf("application: got rel %q", rel)
	}
	wantForm := "grant_type=password&password=Pa55+w%C3%B6rd%2F1%2B2%3D%26%3C%22%3E&username=a%40contoso.com"
	if got := p.seen(tokens)[0].Body; got != wantForm {
		t.Errorf("token asked for with\n got %s\nwant %s", got, wantForm)
	}
	if got, want := p.seen(appsPath)[0].Body, `{"culture":"en-US","endpointId":"endpoint-1","userAgent":"test"}`; got != want {
		t.Errorf("application asked for with\n got %s\nwant %s", got, want)
	}
}

func TestSignIn_failsInOneSentence(t *testing.T) {
	t.Parallel()
	refuse := func(body string) http.HandlerFunc { return answer(400, body) }
	html := as("text/html", 502, "<html>Bad Gateway</html>")
	for name, c := range map[string]struct {
		path string
		h    http.HandlerFunc
		want string // POOL stands for the URL of the pool
	}{
		"a proxy answers": {"/", html, "GET POOL/: got status 502 in text/html, want status 200"},
		"no user link": {"/", answer(200, `{"_links":{"self":{"href":"/"}}}`),
			`POOL/: got none of the links applications, user, redirect`},
		"a page for a root": {"/", as("text/html", 200, "<html>"), `POOL/: body is neither JSON nor XML but "text/html"`},
		"an HTTP redirect to another host": {"/", http.RedirectHandler("http://elsewhere.contoso.com/", http.StatusFound).ServeHTTP,
			`GET POOL/: got status 302: href "http://elsewhere.contoso.com/" leads to a server without encryption: not followed`},
		"a user link to a file": {"/", answer(200, `{"_links":{"user":{"href":"file:///etc/passwd"}}}`),
			`POOL/: link user: href "file:///etc/passwd" has scheme "file", want http or https: not followed`},
		"links that lead in circles": {"/", answer(200, `{"_links":{"redirect":{"href":"/"}}}`),
			"discovery at POOL/: still not at the applications after 5 links"},
		"no challenge":       {userPath, answer(200, `{}`), "POOL" + userPath + ": got none of the links applications, user, redirect"},
		"an empty challenge": {userPath, as("text/html", 401, "<html>"), "POOL" + userPath + ": challenge: no WWW-Authenticate header"},
		"a challenge that sends the password elsewhere": {userPath, challenge("https://elsewhere.example/token"),
			`POOL` + userPath + `: MsRtcOAuth: href "https://elsewhere.example/token" leads to elsewhere.example, which is neither in the user's domain contoso.com nor listed: not followed; if passwords may go there, add to the target: hosts = ["elsewhere.example"]`},
		"a wrong password": {tokens, refuse(`{"error":"invalid_grant"}`),
			`POST POOL` + tokens + `: no token granted: got status 400, error "invalid_grant": user name or password is wrong`},
		"no password grant": {tokens, refuse(`{"error":"unsupported_grant_type","error_description":"ask for windows"}`),
			`POST POOL` + tokens + `: no token granted: got status 400, error "unsupported_grant_type": it accepts no passwords: ask for windows`},
		"an error of no known kind": {tokens, refuse(`{"error":"odd"}`),
			`POST POOL` + tokens + `: no token granted: got status 400, error "odd"`},
		"an error of several lines": {tokens, refuse(`{"error":"odd","error_description":"no\n::error::x\u202e\r\nSUCCESS"}`),
			`POST POOL` + tokens + `: no token granted: got status 400, error "odd": no\n::error::x\u202e\r\nSUCCESS`},
		"a reason of several lines": {"/", answer(403, `{"code":"Forbidden","message":"a\nb\u001b[2J"}`),
			`GET POOL/: got status 403 Forbidden a\nb\x1b[2J, want status 200`},
		"a token of several lines": {tokens, answer(200, `{"access_token":"a\nb"}`),
			`POST POOL` + tokens + `: got status 200 in "application/json" without access_token`},
		"a proxy in front of the token": {tokens, html, `POST POOL` + tokens + `: no token granted: got status 502 in text/html`},
		"a reason in place of an error": {tokens, answer(500, `{"code":"ServiceFailure"}`),
			`POST POOL` + tokens + `: no token granted: got status 500 ServiceFailure`},
		"a token that is none": {tokens, answer(200, `{"token_type":"Bearer"}`),
			`POST POOL` + tokens + `: got status 200 in "application/json" without access_token`},
		"a token that is not accepted": {userPath, challenge("POOL" + tokens), "GET POOL" + userPath + ": got status 401 in text/html, want status 200"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			p.on(c.path, func(w http.ResponseWriter, r *http.Request) {
				c.h(&naming{w, p.URL}, r)
			})
			_, err := client.SignIn(t.Context(), client.Options{Now: clock()}, account(p))
			got := ""
			if err != nil {
				got = strings.ReplaceAll(err.Error(), p.URL, "POOL")
			}
			if want := "sign-in of caller: " + c.want; got != want {
				t.Errorf("error:\n got %q\nwant %q", got, want)
			}
		})
	}
}

// naming writes the pool's URL where a handler was made before there was one.
type naming struct {
	http.ResponseWriter
	url string
}

func (n *naming) WriteHeader(status int) {
	for _, values := range n.Header() {
		for i := range values {
			values[i] = strings.ReplaceAll(values[i], "POOL", n.url)
		}
	}
	n.ResponseWriter.WriteHeader(status)
}

func TestSignIn_withoutPasswordGrant(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	p.on(userPath, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Add("WWW-Authenticate", `MsRtcOAuth href="`+p.URL+tokens+`",grant_type="urn:microsoft.rtc:windows,urn:microsoft.rtc:anonmeeting"`)
		w.WriteHeader(http.StatusUnauthorized)
	})
	_, err := client.SignIn(t.Context(), client.Options{Now: clock()}, account(p))
	check(t, err, "sign-in of caller: "+p.URL+userPath+": challenge offers the grants urn:microsoft.rtc:windows, urn:microsoft.rtc:anonmeeting, want password")
	if n := len(p.seen(tokens)); n != 0 {
		t.Errorf("the password was sent %d times", n)
	}
}

func TestSignIn_withoutClock(t *testing.T) {
	t.Parallel()
	_, err := client.SignIn(t.Context(), client.Options{}, client.Account{})
	check(t, err, "sign-in: no clock given")
}

func TestSignIn_getsATokenFromEachHost(t *testing.T) {
	t.Parallel()
	front, home := newPool(t), newPool(t)
	const other = "cwt=other-host"
	front.on(tokens, answer(200, `{"access_token":"`+other+`"}`))
	front.on(userPath, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+other {
			challenge(front.URL+tokens)(w, r)
			return
		}
		answer(200, `{"_links":{"applications":{"href":"`+home.URL+appsPath+`"}}}`)(w, r)
	})
	s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Hosts: []string{home.Listener.Addr().String()}}, account(front))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.CreateApplication(t.Context(), "endpoint-1"); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range home.seen(appsPath) {
		got = append(got, a.Method+" "+a.Authorization)
	}
	if diff := cmp.Diff([]string{"GET ", "POST Bearer " + token}, got); diff != "" {
		t.Errorf("tokens at home (-want +got):\n%s", diff)
	}
}

func TestSignIn_followsARedirectLinkWithANewToken(t *testing.T) {
	t.Parallel()
	front, home := newPool(t), newPool(t)
	front.on("/", answer(200, `{"_links":{"redirect":{"href":"`+home.URL+`/"}}}`))
	if _, err := client.SignIn(t.Context(), client.Options{Now: clock(), Hosts: []string{"127.0.0.1"}}, account(front)); err != nil {
		t.Fatal(err)
	}
	if n := len(front.asked); n != 1 {
		t.Errorf("the front was asked %d times, want once", n)
	}
	if got := home.seen(userPath)[1].Authorization; got != "Bearer "+token {
		t.Errorf("home got %q", got)
	}
}

// script is a transport that answers by method and URL.
type script map[string]http.HandlerFunc

func (s script) RoundTrip(r *http.Request) (*http.Response, error) {
	w := &recorder{header: http.Header{}}
	h := s[r.Method+" "+r.URL.String()]
	if h == nil {
		h = answer(404, `{"code":"NotFound"}`)
	}
	h(w, r)
	return w.response(r), nil
}

func TestSignIn_neverGoesBackFromHTTPS(t *testing.T) {
	t.Parallel()
	const root, plain = "https://lyncdiscover.contoso.com/", "http://lyncdiscover.contoso.com/"
	for name, c := range map[string]struct {
		start  string
		script script
		want   string
	}{
		"a root that redirects to https": {plain, script{
			"GET " + plain: http.RedirectHandler(root, http.StatusMovedPermanently).ServeHTTP,
			"GET " + root:  answer(200, `{"_links":{}}`),
		}, root + `: got none of the links applications, user, redirect`},
		"a root that redirects to http": {root, script{
			"GET " + root: http.RedirectHandler(plain, http.StatusMovedPermanently).ServeHTTP,
		}, "GET " + root + `: got status 301: href "` + plain + `" leads from https to http: not followed`},
		"a link to http": {root, script{
			"GET " + root: answer(200, `{"_links":{"user":{"href":"http://pool.contoso.com/user"}}}`),
		}, root + `: link user: href "http://pool.contoso.com/user" leads from https to http: not followed`},
		"a password asked for over http": {root, script{
			"GET " + root: answer(200, `{"_links":{"user":{"href":"/user"}}}`),
			"GET https://lyncdiscover.contoso.com/user": challenge("http://lyncdiscover.contoso.com/token"),
		}, `https://lyncdiscover.contoso.com/user: MsRtcOAuth: href "http://lyncdiscover.contoso.com/token" leads from https to http: not followed`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: c.script},
				client.Account{Name: "caller", Username: "a", Password: password, Discover: c.start})
			check(t, err, "sign-in of caller: "+c.want)
		})
	}
}

func TestSignIn_refusesADiscoveryRootThatIsNoURL(t *testing.T) {
	t.Parallel()
	for start, want := range map[string]string{
		"":                            `href "" is empty: not followed`,
		"lyncdiscover.contoso.com":    `href "lyncdiscover.contoso.com" has scheme "", want http or https: not followed`,
		"https://":                    `href "https://" has no host: not followed`,
		"http://[":                    "the discovery root is not a valid URL",
		"https://u:pw@a.contoso.com/": `href "" holds a user name: not followed`,
	} {
		_, err := client.SignIn(t.Context(), client.Options{Now: clock()}, client.Account{Name: "caller", Discover: start})
		check(t, err, "sign-in of caller: "+want)
	}
}

func TestCreateApplication_failsInOneSentence(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		h    http.HandlerFunc
		want string
	}{
		"refused": {answer(409, `{"code":"Conflict","subcode":"TooManyApplications","message":"Close one."}`),
			"POST POOL" + appsPath + ": got status 409 Conflict TooManyApplications Close one., want status 201 or 200"},
		"no JSON":      {as("text/html", 201, "<html>"), `body is neither JSON nor XML but "text/html"`},
		"no self link": {answer(201, `{}`), `link self: href "" is empty: not followed`},
		"a self link elsewhere": {answer(201, `{"_links":{"self":{"href":"https://elsewhere.contoso.com/a"}}}`),
			`link self: href "https://elsewhere.contoso.com/a" leads away from the pool POOL: not followed`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			s, _ := signedIn(t, p)
			p.on(appsPath, c.h)
			check(t, s.CreateApplication(t.Context(), "e"), "application of caller: "+strings.ReplaceAll(c.want, "POOL", p.URL))
		})
	}
}

func TestDeleteApplication(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := signedIn(t, p)
	check(t, s.DeleteApplication(t.Context()), "")
	if n := len(p.seen(appPath)); n != 0 {
		t.Errorf("none was created, yet %d requests deleted one", n)
	}
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	p.on(appPath, turns(answer(404, `{"code":"NotFound"}`), answer(500, `{"code":"ServiceFailure"}`)))
	check(t, s.DeleteApplication(t.Context()), "")
	check(t, s.DeleteApplication(t.Context()), "application of caller: DELETE "+p.URL+appPath+": got status 500 ServiceFailure, want status 204 or 200 or 404")
}

func TestSignIn_logsInOrder(t *testing.T) {
	t.Parallel()
	_, log := signedIn(t, newPool(t))
	all := log.Exchanges()
	if !slices.IsSortedFunc(all, func(a, b *client.Exchange) int { return a.Started.Compare(b.Started) }) {
		t.Error("exchanges are not in the order they were started")
	}
	for _, x := range all {
		if x.User != "caller" || x.Took <= 0 {
			t.Errorf("%s %s: user %q took %v", x.Method, x.URL, x.User, x.Took)
		}
	}
}
