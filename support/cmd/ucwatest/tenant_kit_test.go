package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tidwall/gjson"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// tenantSecret is the password of a tenant's users; target files take it from
// the environment.
const tenantSecret = "pa55word of the tenant"

// A tenant is a pool of somebody's, with users that stay and nothing else to
// tell what it is. It sees all that is asked.
type tenant struct {
	t     *testing.T
	teams []string // of three users each; none: there is one set of users
	url   string
	aim   string // a target file that leads to it
	ca    string // the file of who vouches for it; "" where nobody has to

	mu      sync.Mutex
	seen    int                          // requests
	created []string                     // the URLs of applications
	act     func(n int, r *http.Request) // is told of each request, which is the n-th
	refuse  func(r *http.Request) bool   // lets requests fail, one asked at a time; nil: none
	refusal func(http.ResponseWriter)    // what they are answered with; nil: an error of the service
}

// newTenant is a tenant called name.
func newTenant(t *testing.T, name string) *tenant {
	t.Helper()
	return newTenantWith(t, name, "")
}

// newTenantWith is one whose target file says more of the limits of a run, and of teams if
// some are named.
func newTenantWith(t *testing.T, name, limits string, teams ...string) *tenant {
	t.Helper()
	n := &tenant{t: t, teams: teams}
	pool := mocktest.New(t, mock.Options{}, mocktest.Users(tenantSecret, n.members()...)...)
	n.at(mocktest.Serve(t, n.watched(pool)), name, limits)
	return n
}

// at writes the target file for a pool at root.
func (n *tenant) at(root, name, limits string) {
	n.t.Helper()
	n.url = root
	file := fmt.Sprintf("target %q {\n  discover = %q\n  may = [\"read\", \"stage\"]\n  limits {\n    requests_per_second = 10000\n%s  }\n", name, root+"/", limits)
	if n.ca != "" {
		file += fmt.Sprintf("  tls {\n    ca_file = %q\n  }\n", n.ca)
	}
	for _, team := range n.sets() {
		if team != "" {
			file += fmt.Sprintf("  team %q {\n", team)
		}
		for _, part := range parts {
			who := member(team, part)
			file += fmt.Sprintf("  user %q {\n    sip = \"sip:%s@contoso.com\"\n    auth \"password\" {\n      username = \"%s@contoso.com\"\n"+
				"      password = env(\"UCWATEST_TENANT_SECRET\")\n    }\n  }\n", part, who, who)
		}
		if team != "" {
			file += "  }\n"
		}
	}
	n.aim = filepath.Join(n.t.TempDir(), name+".hcl")
	if err := os.WriteFile(n.aim, []byte(file+"}\n"), 0o600); err != nil {
		n.t.Fatal(err)
	}
}

var parts = []string{"caller", "callee", "answerer"}

// sets are the teams, "" alone where there is one set of users.
func (n *tenant) sets() []string {
	if n.teams == nil {
		return []string{""}
	}
	return n.teams
}

// member is what the one who plays part in a team is called.
func member(team, part string) string {
	if team == "" {
		return part
	}
	return part + "-" + team
}

// members are all users.
func (n *tenant) members() []string {
	var all []string
	for _, team := range n.sets() {
		for _, part := range parts {
			all = append(all, member(team, part))
		}
	}
	return all
}

// watched is the pool as the tenant lets it be asked.
func (n *tenant) watched(pool http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.mu.Lock()
		n.seen++
		number, act, fails := n.seen, n.act, n.refuse != nil && n.refuse(r)
		n.mu.Unlock()
		if act != nil {
			act(number, r)
		}
		if fails && n.refusal != nil {
			n.refusal(w)
			return
		}
		if fails {
			answered(w, http.StatusInternalServerError, "application/json", `{"code":"ServiceFailure"}`)
			return
		}
		if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/applications") {
			pool.ServeHTTP(w, r)
			return
		}
		kept := &keeping{ResponseWriter: w}
		pool.ServeHTTP(kept, r)
		n.mu.Lock()
		defer n.mu.Unlock()
		n.created = append(n.created, gjson.GetBytes(kept.body.Bytes(), "_links.self.href").String())
	})
}

// keeping keeps a body that is sent.
type keeping struct {
	http.ResponseWriter
	body bytes.Buffer
}

func (k *keeping) Write(p []byte) (int, error) {
	k.body.Write(p)
	return k.ResponseWriter.Write(p)
}

// acts lets act be told of each request from now on; nil nobody.
func (n *tenant) acts(act func(int, *http.Request)) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.act = act
}

// count is how many requests there have been since it was asked last.
func (n *tenant) count() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	seen := n.seen
	n.seen = 0
	return seen
}

// refuses lets requests fail from now on; nil none.
func (n *tenant) refuses(which func(*http.Request) bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.refuse = which
}

// session is a user of the tenant's, signed in by the test itself.
func (n *tenant) session(who string) *client.Session {
	n.t.Helper()
	s, err := client.SignIn(context.Background(), client.Options{Now: time.Now, Transport: trusting(n.t, n.ca)}, client.Account{Name: who,
		SIP: "sip:" + who + "@contoso.com", Username: who + "@contoso.com", Password: tenantSecret, Discover: n.url + "/"})
	if err != nil {
		n.t.Fatal(err)
	}
	return s
}

// applications are the URLs of those created until now.
func (n *tenant) applications() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.created)
}

// remaining are the applications that are still there.
func (n *tenant) remaining() []string {
	n.t.Helper()
	created := n.applications()
	var all []string
	for _, who := range n.members() {
		s := n.session(who)
		for _, href := range created {
			x, err := s.Get(context.Background(), href, 0)
			if err != nil {
				n.t.Fatal(err)
			}
			if x.Status == http.StatusOK {
				all = append(all, who+"'s "+href)
			}
		}
	}
	return all
}
