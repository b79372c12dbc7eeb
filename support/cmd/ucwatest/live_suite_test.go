package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/reports"
)

// TestApply_onALivePoolInAnotherProcess runs the whole suite, with -short what only
// reads of it: the standalone mock over TLS plays the pool, and nothing tells that it
// is one. Calls that nobody takes end there after two seconds. Twelve teams play at once,
// as most of the time of a scene is that in which no event comes.
func TestApply_onALivePoolInAnotherProcess(t *testing.T) {
	t.Parallel()
	pool := livePoolOf(t, build(t), 12, "-patience", "2s")
	out, journals := t.TempDir(), t.TempDir()
	recorded := filepath.Join(out, "all.har")
	args := []string{"apply", "-on", pool.on, "-auto-approve", "-parallelism", "24", "-out-dir", out, "-journal-dir", journals, "-record", recorded}
	if testing.Short() {
		args = append(args, "-tags", "@reads")
	}
	code, stdout, stderr := command(args...)
	if code != exitOK || !strings.Contains(stdout, "SUCCESS") {
		t.Fatalf("got exit %d, %q and %q, want success", code, stdout, stderr)
	}
	asOnTheMock(t, casesIn(t, out))
	leftNothing(t, pool.logs.String(), journals)
	nobodyIn(t, "console", []byte(stdout+stderr))
	again := t.TempDir()
	if code, stdout, stderr := command("judge", "-out-dir", again, recorded); code != exitOK {
		t.Errorf("its recording: got exit %d, %q and %q, want success", code, stdout, stderr)
	}
	if diff := cmp.Diff(verdictsIn(t, out), verdictsIn(t, again)); diff != "" {
		t.Errorf("verdicts (-run +recording):\n%s", diff)
	}
	files, err := os.ReadDir(out)
	if err != nil || len(files) == 0 {
		t.Fatalf("got %v and %v, want reports", files, err)
	}
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(out, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		nobodyIn(t, f.Name(), text)
	}
}

// beyondLive are why a case is not run on the live pool.
var beyondLive = []string{
	"shown on the mock only: the server needs a cause to refuse, ",
	"shown on the mock only: it takes what an administrator does and UCWA has no call for, ",
	`it takes a phone of the callee that picks up by itself, which target "staging" does not name `,
}

// asOnTheMock fails for each case that fares otherwise than on the embedded mock, unless
// it is out of scope for a reason.
func asOnTheMock(t *testing.T, live map[string]reports.Case) {
	t.Helper()
	out := t.TempDir()
	if code, stdout, stderr := command("apply", "-out-dir", out); code != exitOK {
		t.Fatalf("on the embedded mock: got exit %d, %q and %q, want exit 0", code, stdout, stderr)
	}
	for id, embedded := range casesIn(t, out) {
		c, ran := live[id]
		excluded := c.Verdict == reports.OutOfScope && slices.ContainsFunc(beyondLive, func(why string) bool { return strings.HasPrefix(c.Reason, why) })
		if ran && c.Verdict != embedded.Verdict && !excluded {
			t.Errorf("%s: got %s because %q, want %s as on the embedded mock, or out of scope for a reason", id, c.Verdict, c.Reason, embedded.Verdict)
		}
		if !ran && !testing.Short() {
			t.Errorf("%s: got no verdict, want one of each case", id)
		}
	}
}

// casesIn are those of the results in a folder, by id.
func casesIn(t *testing.T, folder string) map[string]reports.Case {
	t.Helper()
	all := map[string]reports.Case{}
	for _, c := range resultsIn(t, folder).Cases {
		all[c.ID] = c
	}
	return all
}

// created and deleted are the lines of the mock's log about applications.
var (
	created = regexp.MustCompile(`(?m) POST /ucwa/oauth/v1/applications \w+ 201$`)
	deleted = regexp.MustCompile(`(?m) DELETE /ucwa/oauth/v1/applications/\w+ \w+ 204$`)
)

// leftNothing fails if an application, or a journal, is left over.
func leftNothing(t *testing.T, logs, journals string) {
	t.Helper()
	if made, gone := len(created.FindAllString(logs, -1)), len(deleted.FindAllString(logs, -1)); made == 0 || made != gone {
		t.Errorf("got %d applications created and %d deleted, want as many, and some", made, gone)
	}
	if left, err := os.ReadDir(journals); len(left) > 0 || err != nil {
		t.Errorf("journals: got %v and %v, want none left", left, err)
	}
}

// nobodyIn fails if an artefact shows one of the people, or their password.
func nobodyIn(t *testing.T, name string, artefact []byte) {
	t.Helper()
	for _, look := range []string{tenantSecret, liveFamily, strings.ToLower(liveFamily), liveNumber} {
		if at := bytes.Index(artefact, []byte(look)); at >= 0 {
			t.Errorf("%s: got %q in %q", name, look, artefact[max(0, at-100):min(len(artefact), at+100)])
		}
	}
}
