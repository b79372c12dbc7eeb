package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs the command as a shell would: testdata/script holds one file
// for each thing that is shown. A script may say, besides what testscript knows:
//
//	told FILE             what stdout, or else stderr, said last is FILE, but for times
//	                      and for any lines where FILE has one of three dots
//	exits CODE COMMAND... the command ends with that exit code
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		Cmds:                commands,
	})
}

var commands = map[string]func(*testscript.TestScript, bool, []string){"told": replaced, "exits": exits}

func replaced(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: told FILE")
	}
	got := ts.ReadFile("stdout")
	if got == "" {
		got = ts.ReadFile("stderr")
	}
	if want := ts.ReadFile(args[0]); !like(want).MatchString(strings.TrimSpace(got) + "\n") {
		ts.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
}

// like matches what a script wants to be told.
func like(want string) *regexp.Regexp {
	pattern := regexp.QuoteMeta(strings.TrimSpace(want) + "\n")
	pattern = regexp.MustCompile(`(?m)^\\\.\\\.\\\.\n`).ReplaceAllString(pattern, `(?:.*\n)*?`)
	return regexp.MustCompile(`^` + regexp.MustCompile(`(N|\d+\\\.\d) s\b`).ReplaceAllString(pattern, `\d+\.\d s`) + `$`)
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGS...]")
	}
	err, code := ts.Exec(args[1], args[2:]...), 0
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		code = ended.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("got exit %d, want %s", code, args[0])
	}
}
