package suite_test

import (
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// A gate sees how many scenes come about at once: each creates its applications one
// after the other. The first lets nobody pass before several are there.
type gate struct {
	several int           // that the gate waits for
	open    chan struct{} // closed once they are there

	mu        sync.Mutex
	now, most int
	passed    bool
	users     map[string]bool // by their tokens
}

func (g *gate) handler(pool http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/applications") {
			pool.ServeHTTP(w, r)
			return
		}
		g.mu.Lock()
		g.users[r.Header.Get("Authorization")] = true
		g.now++
		if g.most = max(g.most, g.now); g.most == g.several && !g.passed {
			g.passed = true
			close(g.open)
		}
		g.mu.Unlock()
		select {
		case <-g.open:
		case <-r.Context().Done(): // the run was given up
		}
		pool.ServeHTTP(w, r)
		g.mu.Lock()
		defer g.mu.Unlock()
		g.now--
	})
}

const teamSecret = "pa55word of the teams"

// teamed runs cases on a pool over TLS with two teams, and returns what the gate saw.
func teamed(t *testing.T, several int, limits string, ids ...string) (*reports.Run, *gate) {
	t.Helper()
	t.Setenv("UCWATEST_TEAM_SECRET", teamSecret)
	var names []string
	var file strings.Builder
	for _, team := range []string{"one", "two"} {
		fmt.Fprintf(&file, "team %q {\n", team)
		for _, part := range []string{"caller", "callee", "answerer"} {
			name := part + "-" + team
			names = append(names, name)
			fmt.Fprintf(&file, "user %q {\nsip = \"sip:%s@contoso.com\"\nauth \"password\" {\nusername = \"%s@contoso.com\"\npassword = env(\"UCWATEST_TEAM_SECRET\")\n}\n}\n", part, name, name)
		}
		file.WriteString("}\n")
	}
	g := &gate{several: several, open: make(chan struct{}), users: map[string]bool{}}
	pool := httptest.NewTLSServer(g.handler(mocktest.New(t, mock.Options{}, mocktest.Users(teamSecret, names...)...)))
	t.Cleanup(pool.Close)
	folder := t.TempDir()
	text := fmt.Sprintf("target \"staging\" {\ndiscover = \"%s/\"\nmay = [\"read\", \"stage\"]\ntls {\nca_file = \"ca.pem\"\n}\nlimits {\nrequests_per_second = 10000\nquiet = \"20ms\"\n%s}\n%s}\n",
		pool.URL, limits, file.String())
	for name, content := range map[string]string{"staging.hcl": text,
		"ca.pem": string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pool.Certificate().Raw}))} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aim, err := target.Open(filepath.Join(folder, "staging.hcl"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = aim.Close() })
	d := declared(t)
	selected, problems := d.Select(declaration.Selection{Targets: ids})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute) // of a run whose second scene never comes
	defer stop()
	run, err := suite.Run(ctx, suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now, Places: suite.PlacesOf(aim, "", folder),
		Options: suite.Options{Parallel: 4}}, suite.Listener{})
	if err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "*.ndjson*")); err != nil || len(left) > 0 {
		t.Errorf("got %q and %v, want no journal left", left, err)
	}
	return run, g
}

// Each team plays a scene that others wait for: one is read by two cases, one is of a
// case of its own. No application is created before two are asked for at once.
func TestRun_playsAsManyScenesAtOnceAsThereAreTeams(t *testing.T) {
	run, g := teamed(t, 2, "", "dc-links-1", "dc-creation-2[audio, JSON]", "dc-creation-3[audio, JSON]")
	if run.Counts.Passed != len(run.Cases) || len(run.Problems) > 0 {
		t.Errorf("got %+v and %q, want all passed", run.Counts, run.Problems)
	}
	if g.most != 2 || len(g.users) != 6 {
		t.Errorf("got %d scenes at once by %d users, want two by six", g.most, len(g.users))
	}
}

func TestRun_playsNoMoreScenesAtOnceThanTheTargetAllows(t *testing.T) {
	run, g := teamed(t, 1, "parallel = 1\n", "dc-links-1", "dc-creation-2[audio, JSON]")
	if run.Counts.Passed != len(run.Cases) || g.most != 1 || len(g.users) != 3 {
		t.Errorf("got %+v and %d scenes at once by %d users, want all passed, one by three", run.Counts, g.most, len(g.users))
	}
}

func TestRun_ofAShardWantsWhatIsItsOwn(t *testing.T) {
	d := declared(t)
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	shard := declaration.Shard{Index: 1, Of: 2}
	c := suite.Config{Declaration: d, Selected: d.Cases[:1], Shard: shard, Whole: d.Cases, Target: aim, Now: time.Now}
	var unbegun *suite.NotBegun
	if _, err := suite.Run(t.Context(), c, suite.Listener{}); !errors.As(err, &unbegun) {
		t.Errorf("the whole target: got %v, want the run not to begin", err)
	}
	if c.Target, err = suite.ForShard(shard, aim); err != nil {
		t.Fatal(err)
	}
	if _, err := suite.Run(t.Context(), c, suite.Listener{}); err != nil {
		t.Error(err)
	}
}
