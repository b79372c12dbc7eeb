package features_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// TestFeatures_leavesNothingOnceToldToEnd runs the suite on a live target in a
// process of its own, in a folder that stands for the module's, and tells it to end
// as it has a scene.
func TestFeatures_leavesNothingOnceToldToEnd(t *testing.T) {
	for _, end := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(end.String(), func(t *testing.T) {
			derived := make(chan struct{})
			reach := sync.OnceFunc(func() { close(derived) })
			pool := mocktest.New(t, mock.Options{Seen: func(r mock.Request) {
				if r.Route == "derivedConversation" {
					reach()
				}
			}}, mocktest.Users("pass@word1", "caller", "callee", "answerer")...)
			root := t.TempDir()
			run, printed := suiteOn(t, mocktest.Serve(t, pool), root)
			ended := make(chan error, 1)
			go func() { ended <- run.Wait() }()
			select {
			case <-derived:
			case err := <-ended:
				t.Fatalf("got %v and %s, want a derived conversation", err, printed)
			}
			if err := run.Process.Signal(end); err != nil {
				t.Fatal(err)
			}
			if err := <-ended; run.ProcessState.ExitCode() != 1 || !strings.Contains(printed.String(), "interrupted") {
				t.Errorf("got %v and %s, want cases that were interrupted", err, printed)
			}
			if made, gone := applications(pool); made == 0 || made != gone {
				t.Errorf("got %d applications created and %d deleted, want as many, and some", made, gone)
			}
			if left, err := os.ReadDir(filepath.Join(root, "state")); len(left) > 0 || err != nil {
				t.Errorf("journals: got %v and %v, want none left", left, err)
			}
		})
	}
}

// suiteOn starts the suite on the pool at url, as go test does below root.
func suiteOn(t *testing.T, url, root string) (run *exec.Cmd, printed *bytes.Buffer) {
	t.Helper()
	target := fmt.Sprintf("target \"staging\" {\n  discover = \"%s/\"\n  may = [\"read\", \"stage\"]\n  limits {\n    requests_per_second = 1000\n  }\n", url)
	for _, part := range []string{"caller", "callee", "answerer"} {
		target += fmt.Sprintf("  user %q {\n    sip = \"sip:%[1]s@contoso.com\"\n    auth \"password\" {\n      username = \"%[1]s@contoso.com\"\n"+
			"      password = env(\"POOL_PASSWORD\")\n    }\n  }\n", part)
	}
	if err := os.WriteFile(filepath.Join(root, "staging.hcl"), []byte(target+"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	executable, err := os.Executable()
	if err == nil {
		err = os.Mkdir(filepath.Join(root, "features"), 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	run, printed = exec.Command(executable, "-test.run=^TestFeatures$"), new(bytes.Buffer)
	run.Dir, run.Stdout, run.Stderr = filepath.Join(root, "features"), printed, printed
	run.Env = append(os.Environ(), "UCWATEST_TARGET=staging.hcl", "POOL_PASSWORD=pass@word1", "UCWATEST_STATE="+filepath.Join(root, "state"))
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	return run, printed
}

// applications are how many were created on pool, and deleted.
func applications(pool *mock.Pool) (made, gone int) {
	for _, r := range pool.Requests() {
		switch {
		case r.Route == "applications" && r.Status == 201:
			made++
		case r.Route == "application" && r.Method == "DELETE" && r.Status == 204:
			gone++
		}
	}
	return made, gone
}
