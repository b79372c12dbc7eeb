package target_test

import (
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/target"
)

// secret is the password of all the pool's users, in the environment as a
// target file demands.
const secret = "canary pa55word"

func TestMain(m *testing.M) {
	os.Setenv("UCWATEST_TEST_SECRET", secret)
	os.Exit(m.Run())
}

// A pool is one that is not ours: over TLS, with users of its own and without a
// control interface.
type pool struct {
	*httptest.Server
	played http.Handler
	folder string
	limits string           // one line more of them
	now    func() time.Time // whoever aims at it goes by
	mu     sync.Mutex
	seen   []string // "METHOD path as User-Agent"
}

func newPool(t *testing.T, o mock.Options) *pool {
	t.Helper()
	p := newHost(t)
	p.play(t, o)
	return p
}

// newHost is a host that nothing is played on yet.
func newHost(t *testing.T) *pool {
	t.Helper()
	p := &pool{folder: t.TempDir(), now: time.Now}
	p.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.seen = append(p.seen, r.Method+" "+r.URL.Path+" as "+r.UserAgent())
		p.mu.Unlock()
		p.played.ServeHTTP(w, r)
	}))
	t.Cleanup(p.Close)
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: p.Certificate().Raw})
	if err := os.WriteFile(filepath.Join(p.folder, "ca.pem"), ca, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// play lets the users of a pool sign in.
func (p *pool) play(t *testing.T, o mock.Options) {
	t.Helper()
	p.played = mocktest.New(t, o, mocktest.Users(secret, "ann.lee", "ben.ray", "cyd.fox", "dee.low", "eve.may", "fay.kim")...)
}

// requests are those that the pool has seen so far.
func (p *pool) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.seen...)
}

// users are the blocks of the pool's users, as a target file has them.
func users(kind string) string { return usersCalled(kind, "ann.lee", "ben.ray", "cyd.fox") }

// usersCalled are the blocks of three users by their names.
func usersCalled(kind string, names ...string) string {
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "  user %q {\n    sip = \"sip:%s@contoso.com\"\n    auth %q {\n      username = \"%s@contoso.com\"\n"+
			"      password = env(\"UCWATEST_TEST_SECRET\")\n    }\n  }\n", [...]string{"caller", "callee", "answerer"}[i], name, kind, name)
	}
	return b.String()
}

// aim is a target file for the pool, with more keys.
func (p *pool) aim(t *testing.T, keys string) *target.Target {
	t.Helper()
	aim, err := p.open(t, keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = aim.Close() })
	return aim
}

// open opens a target file for the pool, with more keys.
func (p *pool) open(t *testing.T, keys string) (*target.Target, error) {
	t.Helper()
	path := filepath.Join(p.folder, "staging.hcl")
	text := fmt.Sprintf("target \"staging\" {\n  tls {\n    ca_file = \"ca.pem\"\n  }\n  limits {\n    requests_per_second = 10000\n    %s\n  }\n%s}\n", p.limits, keys)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return target.Open(path, p.now)
}

// staging aims at the pool by its root, and may do all.
func (p *pool) staging(t *testing.T) *target.Target {
	t.Helper()
	return p.aim(t, p.discover()+"  may = [\"read\", \"stage\"]\n"+users("password"))
}

func (p *pool) discover() string { return "  discover = \"" + p.URL + "/\"\n" }
