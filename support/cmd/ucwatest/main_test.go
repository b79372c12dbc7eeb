package main

import (
	"os"
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
	testscript.Main(m, map[string]func(){"ucwatest": main})
}
