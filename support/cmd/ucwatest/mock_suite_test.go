package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/reports"
	"ucwatest/support/mock"
)

// TestApply_onAMockInAnotherProcess runs the whole suite over TLS, with -short some of
// it: what a mock on its own answers must lead to the same verdicts as the embedded one's,
// and so must the recording of the run.
func TestApply_onAMockInAnotherProcess(t *testing.T) {
	t.Parallel()
	var some []string
	if testing.Short() {
		some = []string{"-target", "dc-links-1", "-target", "dc-refusals-1", "-target", "dc-events-1"}
	}
	binary := build(t)
	for _, d := range mock.Dialects() {
		dialect := d.String()
		t.Run(dialect, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			s := spawned(t, binary, "-tls", "-control", "-quiet", "-dialect", dialect, "-ca-file", filepath.Join(folder, "ca.pem"))
			on := filepath.Join(folder, "remote.hcl")
			aim := s.aim("  dialect = \"" + dialect + "\"\n  tls {\n    ca_file = \"ca.pem\"\n  }\n")
			if err := os.Rename(aim, on); err != nil { // ca_file is meant beside it
				t.Fatal(err)
			}
			remote, embedded := sameAgain(t, append(some, "-on", on)...), t.TempDir()
			if code, stdout, stderr := command(append([]string{"apply", "-out-dir", embedded, "-dialect", dialect}, some...)...); code != exitOK {
				t.Fatalf("on the embedded mock: got exit %d, %q and %q, want exit 0", code, stdout, stderr)
			}
			if diff := cmp.Diff(verdictsIn(t, embedded), remote); diff != "" {
				t.Errorf("verdicts (-embedded +remote):\n%s", diff)
			}
			if len(remote) == 0 {
				t.Error("got no case, want some")
			}
			for id, j := range remote {
				if j.Verdict != reports.Passed {
					t.Errorf("%s: got %+v, want it passed", id, j)
				}
			}
			if code := s.end(); code != 0 || s.logs.String() != "" {
				t.Errorf("got exit %d and %q, want exit 0 and nothing to tell", code, s.logs)
			}
			left, err := os.ReadDir(folder)
			if len(left) != 1 || err != nil {
				t.Errorf("files left over: got %v and %v, want the target file only", left, err)
			}
		})
	}
}

// resultsIn are the results of a run that wrote its reports into folder.
func resultsIn(t *testing.T, folder string) reports.Run {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	var run reports.Run
	if err := json.Unmarshal(text, &run); err != nil {
		t.Fatal(err)
	}
	return run
}

func TestApply_trustsNobodyElsesMock(t *testing.T) {
	t.Parallel()
	s, other := stood(t, "-tls", "-control"), stood(t, "-tls")
	code, _, stderr := command("apply", "-out-dir", t.TempDir(), "-on", s.aim("  tls {\n    ca_file = \""+other.caFile()+"\"\n  }\n"))
	if code != 4 || !strings.Contains(stderr, "certificate") {
		t.Errorf("got exit %d and %q, want exit 4 and the certificate", code, stderr)
	}
	if !strings.Contains(s.ready, "https://127.0.0.1:") {
		t.Errorf("got %q, want an https URL", s.ready)
	}
}
