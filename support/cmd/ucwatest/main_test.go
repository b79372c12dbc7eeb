package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes this test binary the floor of a benchmark, or the command that
// a script runs, where it is started as one of them.
func TestMain(m *testing.M) {
	os.Setenv("UCWATEST_TENANT_SECRET", tenantSecret)
	if url := os.Getenv(floorEnv); url != "" {
		floor(url, os.Getenv("UCWATEST_TOKEN"), 1000)
		os.Exit(0)
	}
	testscript.Main(tidied{m}, map[string]func(){"ucwatest": main})
}

// tidied are all tests, after which the built command is removed.
type tidied struct{ *testing.M }

// Run runs the tests.
func (m tidied) Run() int {
	folder, err := os.MkdirTemp("", "ucwatest-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	os.Setenv(buildEnv, folder)
	os.Unsetenv("GITHUB_ACTIONS")                                     // failures that a test wants are nobody's
	os.Setenv("UCWATEST_STATE", filepath.Join(folder, "state"))       // nothing of a test's is left in a home
	if flag.Parse(); flag.Lookup("test.bench").Value.String() == "" { // a process counts what had it started as its own peak
		debug.SetGCPercent(garbage)
	}
	return m.M.Run()
}

// buildEnv is the folder that the command is built in.
const buildEnv = "UCWATEST_TEST_BUILD"

// built is the command as users have it, built once for all tests that start it.
var built = sync.OnceValues(func() (string, error) {
	binary := filepath.Join(os.Getenv(buildEnv), "ucwatest")
	if output, err := exec.Command("go", "build", "-trimpath", "-o", binary, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, output)
	}
	return binary, nil
})

// build is the built command.
func build(t testing.TB) string {
	t.Helper()
	binary, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}
