// Command ucwatest says what the UCWA resource derivedConversation owes its
// callers, asks a pool, and tells what differs. One file per verb; what the
// verbs share with go test is in support/suite.
package main

import (
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/hashicorp/cli"

	"ucwatest/support/mutant"
)

// Exit codes. A run's verdict has the same ones (reports.Run.ExitClass).
const (
	exitOK          = 0
	exitFail        = 1
	exitChanges     = 2 // a plan would change something, or there is drift; only where that is asked
	exitUsage       = 3
	exitNone        = 4 // no verdict: the target could not be asked
	exitPartial     = 5 // not all was judged, or nothing selected
	exitInterrupted = 130
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	// Asked for, the signal lets the process live and the write fail: a verb that
	// nobody reads any more ends by itself, and clears away before.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// collectAt lets garbage grow to four times what is in use. A run of 1,000 cases
// then takes a fifth less CPU time, in less than 80 MiB (make bench).
const collectAt = 400

// run carries out the command line args and returns the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	out, err := &outlet{Writer: stdout}, &outlet{Writer: stderr}
	return whole(carry(args, out, err), out, err)
}

// carry carries out the command line args.
func carry(args []string, stdout, stderr io.Writer) int {
	verbs := verbs(stdout, stderr)
	switch {
	case len(args) == 0:
		args = []string{"-help"}
	case slices.Contains([]string{"-v", "-version", "--version"}, args[0]):
		args = slices.Concat([]string{"version"}, args[1:])
	case verbs[args[0]] == nil && !slices.Contains([]string{"-h", "-help", "--help"}, args[0]):
		return ui{stdout, stderr}.fail(exitUsage, unknownVerb(verbs, args[0]))
	}
	var help strings.Builder // the library would speak of a help text that cannot be written itself
	c := cli.CLI{Name: "ucwatest", Args: args, Commands: verbs, HelpWriter: &help, ErrorWriter: stderr, HelpFunc: overview}
	code, err := c.Run()
	_, _ = io.WriteString(stdout, help.String()) // whole tells that it could not be
	if err != nil {
		return ui{stdout, stderr}.fail(exitUsage, err)
	}
	return code
}

// verbs are the commands by name.
func verbs(stdout, stderr io.Writer) map[string]cli.CommandFactory {
	ui := ui{stdout, stderr}
	return map[string]cli.CommandFactory{
		"apply":    func() (cli.Command, error) { return &apply{ui}, nil },
		"plan":     func() (cli.Command, error) { return &makePlan{ui}, nil },
		"validate": func() (cli.Command, error) { return &validate{ui}, nil },
		"steps":    func() (cli.Command, error) { return &listSteps{ui}, nil },
		"import":   func() (cli.Command, error) { return &importPages{ui}, nil },
		"show":     func() (cli.Command, error) { return &show{ui}, nil },
		"docs":     func() (cli.Command, error) { return &docs{ui}, nil },
		"mutate":   func() (cli.Command, error) { return &mutate{ui, mutant.Mutants, mutant.Benign}, nil },
		"mock":     func() (cli.Command, error) { return &serve{ui}, nil },
		"sweep":    func() (cli.Command, error) { return &sweeping{ui}, nil },
		"token":    func() (cli.Command, error) { return &token{ui}, nil },
		"version":  func() (cli.Command, error) { return &tellVersion{ui}, nil },
	}
}
