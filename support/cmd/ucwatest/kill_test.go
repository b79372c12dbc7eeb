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

// kills is how many runs are killed: as many as UCWATEST_KILLS says, by default 12,
// and fewer with -short.
func kills(t *testing.T) int {
	if testing.Short() {
		return 3
	}
	n, err := strconv.Atoi(cmp.Or(os.Getenv("UCWATEST_KILLS"), "12"))
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
	binary, folder := build(t), t.TempDir()
	n := distantTenant(t, "staging", binary)
	n.ringAlong()
	before := n.forwarding()
	changes := n.changes(n.applying(binary, folder))
	length := len(changes)
	n.clean(folder, before)
	moments, found, times := rand.New(rand.NewPCG(4, 5)), 0, kills(t)
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
		left, err := journal.Read(journal.Path(folder, "staging"))
		if err != nil {
			t.Fatal(err)
		}
		found += min(len(left), 1)
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
	args := []string{"apply", "-auto-approve", "-on", n.aim, "-journal-dir", folder, "-out-dir", n.t.TempDir(), "-parallelism", "1"}
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

// ringAlong lets the callee have something set, which no run may lose.
func (n *tenant) ringAlong() {
	n.t.Helper()
	n.calls("simultaneousRing", "caller")
}

// calls has the callee's calls go to another user, by simultaneousRing or immediateForward.
func (n *tenant) calls(by, to string) {
	n.t.Helper()
	n.atDesk(func(ctx context.Context, s *client.Session, settings *document.Document) {
		link, _ := settings.Embed(by + "Settings")[0].Link(by + "ToContact")
		address := "sip:" + to + "@contoso.com"
		x, err := s.Post(ctx, link.Href+"?target="+address, map[string]string{"target": address})
		if err != nil || x.Status/100 != 2 {
			n.t.Fatalf("got %v, %v, want the callee's calls to go to the %s by %s", x, err, to, by)
		}
	})
}

// forwarding is all that the callee has set about calls.
func (n *tenant) forwarding() string {
	n.t.Helper()
	var all []string
	n.atDesk(func(_ context.Context, _ *client.Session, settings *document.Document) {
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

// atDesk reads the callee's call forwarding in an application of the test's own.
func (n *tenant) atDesk(look func(context.Context, *client.Session, *document.Document)) {
	n.t.Helper()
	ctx, s := context.Background(), n.session("callee")
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
	look(ctx, s, settings)
	if err := s.DeleteApplication(ctx); err != nil {
		n.t.Fatal(err)
	}
}
