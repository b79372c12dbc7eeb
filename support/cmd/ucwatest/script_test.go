package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs the command as a shell would: testdata/script holds one file
// for each thing that is shown. A script may say, besides what testscript knows:
//
//	told FILE  what stdout, or else stderr, said last is FILE, but for times
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"told": told},
	})
}

// seconds are what differs between two runs that say the same.
var seconds = regexp.MustCompile(`\d+\.\d s`)

func told(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: told FILE")
	}
	got := ts.ReadFile("stdout")
	if got == "" {
		got = ts.ReadFile("stderr")
	}
	got = seconds.ReplaceAllString(got, "N s")
	if want := ts.ReadFile(args[0]); strings.TrimSpace(got) != strings.TrimSpace(want) {
		ts.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
}
