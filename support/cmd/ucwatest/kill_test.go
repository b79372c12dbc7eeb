package main

import (
	"cmp"
	"context"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/journal"
)

// lively are cases that create every kind of thing that is left on a
// tenant, none of which waits for a wall clock.
var lively = []string{"dc-links-1", "dc-creation-2[audio, JSON]", "dc-creation-3[audio, JSON]", "dc-creation-5[audio, JSON]"}

// kills is how many runs are killed: as many as UCWATEST_KILLS says, by default so many,
// and 3 at most with -short.
func kills(t *testing.T, byDefault int) int {
	t.Helper()
	if testing.Short() {
		byDefault = min(byDefault, 3)
	}
	n, err := strconv.Atoi(cmp.Or(os.Getenv("UCWATEST_KILLS"), strconv.Itoa(byDefault)))
	if err != nil || n < 1 {
		t.Fatalf("UCWATEST_KILLS: got %q, want a number from 1", os.Getenv("UCWATEST_KILLS"))
	}
	return n
}

// TestSweep_afterAKill kills a run of the command as it sends its n-th request,
// for many n over its whole length, every other one a request that changes
// something: the tenant takes that request, as the network has it already, and
// nobody is there for the answer. Beside every fourth run a second one is started
// in another folder, which is refused. Then sweep leaves nothing.
func TestSweep_afterAKill(t *testing.T) {
	t.Parallel()
	binary := build(t)
	distantTenant(t, "staging", binary).sweptAfterKills(binary, kills(t, 8))
}

// TestSweep_afterAKillOfTeams is the same while four teams play scenes at once.
func TestSweep_afterAKillOfTeams(t *testing.T) {
	t.Parallel()
	binary := build(t)
	most := distantTenant(t, "staging", binary, "one", "two", "three", "four").sweptAfterKills(binary, kills(t, 4))
	if most < 2 {
		t.Errorf("got something left by %d teams at once at most, want it by several", most)
	}
}

// sweptAfterKills kills so many runs and sweeps after each. It returns by how many teams
// one of them left something, at most.
func (n *tenant) sweptAfterKills(binary string, times int) (most int) {
	t := n.t
	t.Helper()
	folder := t.TempDir()
	n.ringAlong()
	before := n.forwarding()
	changes := n.changes(n.applying(binary, folder))
	length := len(changes)
	n.clean(folder, before)
	moments, found := rand.New(rand.NewPCG(4, 5)), 0
	for i := range times {
		at := (i*length + moments.IntN(length)) / times
		if next := slices.Index(changes[at:], true); i%2 == 1 && next > 0 {
			at += next
		}
		second := func() {}
		if i%4 == 3 {
			second = func() { n.refusedBeside(n.applying(binary, t.TempDir())) }
		}
		n.killed(n.applying(binary, folder), func(number int, _ *http.Request) bool {
			if number == at+1 {
				second()
			}
			return number == at+1
		})
		left := n.journals(folder)
		found, most = found+min(left, 1), max(most, left)
		if code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK {
			t.Errorf("killed at request %d of %d: sweep: got exit %d, %q and %q, want exit 0", at, length, code, stdout, stderr)
		}
		n.clean(folder, before)
		if t.Failed() {
			t.Fatalf("killed at request %d of %d", at, length)
		}
	}
	t.Logf("a run of %d requests; %d of %d that were killed left something", length, found, times)
	if found < times/2 {
		t.Errorf("got something left by %d of %d runs, want it by most", found, times)
	}
	return most
}

// journals is how many journals in folder have something left.
func (n *tenant) journals(folder string) int {
	n.t.Helper()
	found := 0
	for _, team := range n.sets() {
		name := "staging"
		if team != "" {
			name += "+" + team
		}
		left, err := journal.Read(journal.Path(folder, name))
		if err != nil {
			n.t.Fatal(err)
		}
		found += min(len(left), 1)
	}
	return found
}

// TestSweep_afterAKilledSweep kills one sweep after the other, each a little later.
func TestSweep_afterAKilledSweep(t *testing.T) {
	t.Parallel()
	n, folder := newTenant(t, "staging"), t.TempDir()
	binary := build(t)
	n.ringAlong()
	before := n.forwarding()
	n.killed(n.applying(binary, folder), func(_ int, r *http.Request) bool {
		return strings.HasSuffix(r.URL.Path, "/derivedConversation")
	})
	if n.forwarding() == before {
		t.Fatalf("got call forwarding %s after the kill, want it changed", before)
	}
	for _, at := range []int{1, 6, 8, 10, 12, 14} {
		sweep := exec.Command(binary, "sweep", "-on", n.aim, "-journal-dir", folder)
		n.killed(sweep, func(number int, _ *http.Request) bool { return number == at })
	}
	if code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK {
		t.Errorf("got exit %d, %q and %q, want exit 0", code, stdout, stderr)
	}
	n.clean(folder, before)
}

// applying is a run of the lively cases against the tenant.
func (n *tenant) applying(binary, folder string) *exec.Cmd {
	args := []string{"apply", "-auto-approve", "-on", n.aim, "-journal-dir", folder, "-out-dir", n.t.TempDir(), "-parallelism", strconv.Itoa(len(n.sets()))}
	for _, id := range lively {
		args = append(args, "-target", id)
	}
	return exec.Command(binary, args...)
}

// refusedBeside fails unless a run in another folder is refused beside one that is
// at work.
func (n *tenant) refusedBeside(run *exec.Cmd) {
	run.Dir = n.t.TempDir()
	output, err := run.CombinedOutput()
	if run.ProcessState.ExitCode() != exitUsage || !strings.Contains(string(output), "runs against the same target") {
		n.t.Errorf("a second run: got %v and %s, want it refused beside the other", err, output)
	}
}

// changes carries run out to its end and tells of each of its requests whether it
// changed something.
func (n *tenant) changes(run *exec.Cmd) []bool {
	n.t.Helper()
	n.count()
	var mu sync.Mutex
	var changes []bool
	n.acts(func(_ int, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		changes = append(changes, r.Method != http.MethodGet && !strings.HasSuffix(r.URL.Path, "/oauthtoken"))
	})
	defer n.acts(nil)
	if output, err := run.CombinedOutput(); err != nil {
		n.t.Fatalf("a run that is not killed: %v: %s", err, output)
	}
	return changes
}

// killed starts run and kills it as a request comes in that is the right one; the
// number of requests is counted from the start.
func (n *tenant) killed(run *exec.Cmd, right func(number int, r *http.Request) bool) {
	n.t.Helper()
	n.count()
	started, said := make(chan struct{}), &record{}
	run.Stdout, run.Stderr = said, said
	n.acts(func(number int, r *http.Request) {
		if <-started; right(number, r) {
			_ = run.Process.Kill() // it may have been killed before
		}
	})
	defer n.acts(nil)
	if err := run.Start(); err != nil {
		n.t.Fatal(err)
	}
	close(started)
	if err := run.Wait(); err == nil || run.ProcessState.ExitCode() != -1 {
		n.t.Fatalf("got %v and %s, want it killed", err, said)
	}
}

// clean fails for what is still on the tenant or in folder.
func (n *tenant) clean(folder, forwarding string) {
	n.t.Helper()
	if left := n.remaining(); left != nil {
		n.t.Errorf("got %q on the tenant, want no application and so no conversation", left)
	}
	if after := n.forwarding(); after != forwarding {
		n.t.Errorf("got call forwarding %s, want as before %s", after, forwarding)
	}
	if found, err := os.ReadDir(folder); err != nil || len(found) > 0 {
		n.t.Errorf("got %v and %v in the folder of journals, want nothing", found, err)
	}
}

// ringAlong lets each callee have something set, which no run may lose.
func (n *tenant) ringAlong() {
	n.t.Helper()
	n.calls("simultaneousRing", "caller")
}

// calls has the calls of each callee go to another user, by simultaneousRing or immediateForward.
func (n *tenant) calls(by, to string) {
	n.t.Helper()
	n.atDesks(func(ctx context.Context, s *client.Session, team string, settings *document.Document) {
		link, _ := settings.Embed(by + "Settings")[0].Link(by + "ToContact")
		address := "sip:" + member(team, to) + "@contoso.com"
		x, err := s.Post(ctx, link.Href+"?target="+address, map[string]string{"target": address})
		if err != nil || x.Status/100 != 2 {
			n.t.Fatalf("got %v, %v, want the callee's calls to go to the %s by %s", x, err, to, by)
		}
	})
}

// forwarding is all that the callees have set about calls.
func (n *tenant) forwarding() string {
	n.t.Helper()
	var all []string
	n.atDesks(func(_ context.Context, _ *client.Session, _ string, settings *document.Document) {
		for _, name := range []string{"activeSetting", "activePeriod", "unansweredCallHandling"} {
			p, _ := settings.Property(name)
			all = append(all, p.Text)
		}
		for _, rel := range []string{"immediateForwardSettings", "simultaneousRingSettings", "unansweredCallSettings"} {
			for _, one := range settings.Embed(rel) {
				target, _ := one.Property("target")
				contact, _ := one.Link("contact")
				all = append(all, rel+" to "+target.Text+" "+contact.Href[strings.LastIndex(contact.Href, "/")+1:])
			}
		}
	})
	return strings.Join(all, ", ")
}

// atDesks reads each callee's call forwarding in an application of the test's own.
func (n *tenant) atDesks(look func(ctx context.Context, callee *client.Session, team string, settings *document.Document)) {
	n.t.Helper()
	ctx := context.Background()
	for _, team := range n.sets() {
		s := n.session(member(team, "callee"))
		if err := s.CreateApplication(ctx, "a look"); err != nil {
			n.t.Fatal(err)
		}
		link, _ := s.Application().Embed("me")[0].Link("callForwardingSettings")
		x, err := s.Get(ctx, link.Href, 0)
		if err != nil {
			n.t.Fatal(err)
		}
		settings, err := x.Document()
		if err != nil {
			n.t.Fatal(err)
		}
		look(ctx, s, team, settings)
		if err := s.DeleteApplication(ctx); err != nil {
			n.t.Fatal(err)
		}
	}
}
