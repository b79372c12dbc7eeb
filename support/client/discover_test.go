package client_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

// A domain is a world of hosts, each a handler; one that is nil refuses
// connections, and any other does not exist.
type domain struct {
	hosts map[string]http.HandlerFunc
	asked []string
}

func (d *domain) RoundTrip(r *http.Request) (*http.Response, error) {
	d.asked = append(d.asked, r.Method+" "+r.URL.String())
	h := d.hosts[r.URL.Host]
	if h == nil {
		return nil, errors.New("no such host")
	}
	w := httptest.NewRecorder()
	h(w, r)
	return w.Result(), nil
}

// home answers as the pool at https://HOST, and grants the token "cwt=HOST".
func home(host string) http.HandlerFunc { return homeOf(host, "cwt="+host) }

func homeOf(host, token string) http.HandlerFunc {
	mux := http.NewServeMux()
	needs := func(h http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") == "Bearer "+token {
				h(w, r)
				return
			}
			challenge("https://"+host+tokens)(w, r)
		}
	}
	mux.HandleFunc("/", answer(200, `{"_links":{"user":{"href":"`+userPath+`"}}}`))
	mux.HandleFunc(userPath, needs(answer(200, `{"_links":{"applications":{"href":"https://`+host+appsPath+`"}}}`)))
	mux.HandleFunc(tokens, answer(200, `{"access_token":"`+token+`","expires_in":28800}`))
	mux.HandleFunc(appsPath, needs(answer(201, `{"_links":{"self":{"href":"`+appPath+`"}}}`)))
	return mux.ServeHTTP
}

func leading(to string) http.HandlerFunc {
	return answer(200, `{"_links":{"redirect":{"href":"`+to+`"}}}`)
}

const (
	internal = "lyncdiscoverinternal.contoso.com"
	external = "lyncdiscover.contoso.com"
)

func TestSignIn_findsThePoolByTheDomain(t *testing.T) {
	t.Parallel()
	page := as("text/html", 404, "<html>Not Found</html>")
	moved := http.RedirectHandler("https://pool.contoso.com/", http.StatusFound).ServeHTTP
	afar := home("pool.contoso.net")
	for name, row := range map[string]struct {
		hosts  map[string]http.HandlerFunc
		listed []string
		token  string
		want   string // the error
	}{
		"the internal root first":             {map[string]http.HandlerFunc{internal: home(internal), external: home(external)}, nil, "cwt=" + internal, ""},
		"the external one if there is none":   {map[string]http.HandlerFunc{external: home(external)}, nil, "cwt=" + external, ""},
		"if another host answers in its name": {map[string]http.HandlerFunc{internal: page, external: home(external)}, nil, "cwt=" + external, ""},
		"no root at all":                      {nil, nil, "", "no discovery root of contoso.com answers: GET https://" + internal + "/: no such host; GET https://" + external + "/: no such host"},
		"a redirect within the domain": {map[string]http.HandlerFunc{external: leading("https://pool.contoso.com/"), "pool.contoso.com": home("pool.contoso.com")},
			nil, "cwt=pool.contoso.com", ""},
		"a redirect by status":                 {map[string]http.HandlerFunc{external: moved, "pool.contoso.com": home("pool.contoso.com")}, nil, "cwt=pool.contoso.com", ""},
		"a redirect to a listed host":          {map[string]http.HandlerFunc{external: leading("https://pool.contoso.net/"), "pool.contoso.net": afar}, []string{"pool.contoso.net"}, "cwt=pool.contoso.net", ""},
		"a redirect below a listed domain":     {map[string]http.HandlerFunc{external: leading("https://pool.contoso.net/"), "pool.contoso.net": afar}, []string{".CONTOSO.net"}, "cwt=pool.contoso.net", ""},
		"a redirect to anybody":                {map[string]http.HandlerFunc{external: leading("https://pool.contoso.net/"), "pool.contoso.net": afar}, []string{"contoso.net"}, "", `https://` + external + `/: link redirect: href "https://pool.contoso.net/" leads to pool.contoso.net, which is neither in the user's domain contoso.com nor listed: not followed; if passwords may go there, add to the target: hosts = ["contoso.net", "pool.contoso.net"]`},
		"a redirect to a name like the domain": {map[string]http.HandlerFunc{external: leading("https://notcontoso.com/"), "notcontoso.com": afar}, nil, "", `https://` + external + `/: link redirect: href "https://notcontoso.com/" leads to notcontoso.com, which is neither in the user's domain contoso.com nor listed: not followed; if passwords may go there, add to the target: hosts = ["notcontoso.com"]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			world := &domain{hosts: row.hosts}
			s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: world, Hosts: row.listed},
				client.Account{Name: "caller", SIP: "sip:a@contoso.com", Username: "a@contoso.com", Password: password})
			if row.want != "" {
				check(t, err, "sign-in of caller: "+row.want)
				for _, line := range world.asked {
					if strings.Contains(line, "contoso.net") || strings.Contains(line, "notcontoso") {
						t.Errorf("got %s, want nothing asked of a stranger", line)
					}
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if s.Token() != row.token {
				t.Errorf("got the token %q, want %q", s.Token(), row.token)
			}
		})
	}
}

func TestSignIn_takesATokenThatIsReady(t *testing.T) {
	t.Parallel()
	world := &domain{hosts: map[string]http.HandlerFunc{"pool.contoso.com": home("pool.contoso.com"), external: home(external)}}
	a := client.Account{Name: "caller", Token: "cwt=pool.contoso.com", Applications: "https://pool.contoso.com" + appsPath}
	s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: world}, a)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"POST https://pool.contoso.com" + appsPath}, world.asked); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	a.Token = "cwt=stale"
	if s, err = client.SignIn(t.Context(), client.Options{Now: clock(), Transport: world}, a); err != nil {
		t.Fatal(err)
	}
	check(t, s.CreateApplication(t.Context(), "e"),
		"application of caller: POST https://pool.contoso.com"+appsPath+": got status 401 in text/html, want status 201 or 200")
	x, err := s.Get(t.Context(), appsPath, ucwa.FormatJSON)
	const want = "the token was given to us, so it cannot be renewed"
	if err != nil || x.Unrenewed() != want {
		t.Errorf("got %v and %q, want %q", err, x.Unrenewed(), want)
	}
}

func TestSignIn_takesAReadyTokenToOneServerOnly(t *testing.T) {
	t.Parallel()
	front := home(external)
	world := &domain{hosts: map[string]http.HandlerFunc{"pool.contoso.com": home("pool.contoso.com"), external: func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == userPath && r.Header.Get("Authorization") != "" {
			answer(200, `{"_links":{"applications":{"href":"https://pool.contoso.com`+appsPath+`"}}}`)(w, r)
			return
		}
		front(w, r)
	}}}
	_, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: world},
		client.Account{Name: "caller", SIP: "sip:a@contoso.com", Token: "cwt=" + external, Discover: "https://" + external + "/"})
	check(t, err, "sign-in of caller: https://pool.contoso.com needs its own token: the token was given to us, so it cannot be renewed")
}
