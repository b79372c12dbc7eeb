package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// An outpost is the proxy through which a process leaves this machine, if it
// does: Go goes to loopback addresses without one. It lets nothing through.
type outpost struct {
	*httptest.Server
	mu     sync.Mutex
	passed []string
}

func newOutpost(t *testing.T) *outpost {
	t.Helper()
	o := &outpost{}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.passed = append(o.passed, r.Method+" "+r.Host)
		w.WriteHeader(http.StatusForbidden)
	}))
	t.Cleanup(o.Close)
	return o
}

// run runs a command of ours behind the outpost and returns what it wrote.
func (o *outpost) run(t *testing.T, binary string, args ...string) (string, error) {
	t.Helper()
	c := exec.CommandContext(t.Context(), binary, args...)
	c.Dir = t.TempDir()
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(strings.ToUpper(pair), "="); name != "UCWATEST_TARGET" && !strings.HasSuffix(name, "_PROXY") {
			c.Env = append(c.Env, pair)
		}
	}
	c.Env = append(c.Env, "HTTP_PROXY="+o.URL, "HTTPS_PROXY="+o.URL)
	output, err := c.CombinedOutput()
	return string(output), err
}

func TestCommand_contactsOnlyThisMachineWithoutATarget(t *testing.T) {
	t.Parallel()
	binary, o := build(t), newOutpost(t)
	for _, args := range [][]string{{"validate"}, {"apply"}, {"plan"}, {"docs"}, {"steps"}} {
		if output, err := o.run(t, binary, args...); err != nil {
			t.Errorf("%q: %v: %s", args, err, output)
		}
	}
	if len(o.passed) != 0 {
		t.Errorf("got %q on the way out of this machine, want nothing", o.passed)
	}

	// The outpost does see whoever leaves.
	afar := filepath.Join(t.TempDir(), "afar.hcl")
	if err := os.WriteFile(afar, fmt.Appendf(nil, "target \"afar\" {\n  user \"caller\" {\n    sip = \"sip:a@contoso.com\"\n    auth \"password\" {\n"+
		"      username = \"a@contoso.com\"\n      password = env(\"UCWATEST_TENANT_SECRET\")\n    }\n  }\n}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	output, err := o.run(t, binary, "apply", "-on", afar)
	want := []string{"CONNECT lyncdiscoverinternal.contoso.com:443", "CONNECT lyncdiscover.contoso.com:443"}
	if err == nil || fmt.Sprint(o.passed) != fmt.Sprint(want) || !strings.Contains(output, "answered 403 Forbidden") {
		t.Errorf("got %q, %v and %s, want the proxy asked for both roots, and blamed", o.passed, err, output)
	}
}
