//go:build unix

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// guarded is a tenant over TLS, whose token is refused once in the middle of a run.
func guarded(t *testing.T, limits string, spoil *mock.Spoil) *tenant {
	t.Helper()
	n := &tenant{t: t}
	pool := n.watched(mocktest.New(t, mock.Options{Spoil: spoil}, mocktest.Users(tenantSecret, parts...)...))
	var asked atomic.Int64
	web := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" && asked.Add(1) == 50 {
			r.Header.Set("Authorization", "Bearer cwt=expired")
		}
		pool.ServeHTTP(w, r)
	}))
	t.Cleanup(web.Close)
	n.trust(web.Certificate())
	n.at(web.URL, "gate", limits)
	return n
}

// gate runs the script of the release gate, and returns its exit code and output.
func (n *tenant) gate(folder string, args ...string) (code int, output string) {
	n.t.Helper()
	script, err := filepath.Abs(filepath.Join(repository, "support/target/release-gate.sh"))
	if err != nil {
		n.t.Fatal(err)
	}
	command := exec.Command("sh", append([]string{script, n.aim, folder}, args...)...)
	command.Env = append(os.Environ(), "UCWATEST="+build(n.t), "UCWATEST_STATE="+filepath.Join(folder, "state"))
	text, _ := command.CombinedOutput() // its error is the exit code
	return command.ProcessState.ExitCode(), string(text)
}

func TestReleaseGate(t *testing.T) {
	t.Parallel()
	dropped := &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil {
			a.Resource.DropProperty("recording")
		}
	}}
	for name, row := range map[string]struct {
		limits string
		spoil  *mock.Spoil
		code   int
		want   []string
	}{
		"all is well":         {"", nil, exitOK, []string{"The users have all that was looked for", "SUCCESS  4 passed"}},
		"the product is not":  {"", dropped, exitFail, []string{"DC-PROPERTY-RECORDING", "FAILURE"}},
		"the budget is spent": {"    requests = 40\n", nil, exitNone, []string{`note: the budget of target "gate" is spent: the run may take no more than 40 requests`, "of 4 selected cases were not begun"}},
		"no time is left":     {"    time = \"1ms\"\n", nil, exitNone, []string{"the run may take no more than 1ms"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, folder := guarded(t, row.limits, row.spoil), t.TempDir()
			code, output := n.gate(folder, "-target", "dc-links-1", "-target", "dc-properties-1")
			if code != row.code {
				t.Fatalf("got exit %d and %s, want exit %d", code, output, row.code)
			}
			for _, want := range row.want {
				if !strings.Contains(output, want) {
					t.Errorf("got %s, want %q in it", output, want)
				}
			}
			if left := n.remaining(); len(left) > 0 {
				t.Errorf("got %q left, want nothing", left)
			}
			if row.code != exitOK {
				return
			}
			if code, output := n.gate(folder, "-target", "dc-links-1", "-target", "dc-properties-1"); code != exitOK {
				t.Errorf("again: got exit %d and %s, want exit 0", code, output)
			}
			for _, file := range []string{"gate.plan", "plan.txt", "results.json", "index.html", "junit.xml", "before.json", "changes.md"} {
				if info, err := os.Stat(filepath.Join(folder, file)); err != nil || info.Size() == 0 {
					t.Errorf("%s: got %v, want it kept", file, err)
				}
			}
		})
	}
}
