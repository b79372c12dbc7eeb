// Command ucwatest plans what to ask of a UCWA pool, asks it and tells what differs
// from the reference. Each verb has a file of its own here: it reads its flags with
// command/arguments, prints through command/views and chooses the exit code. What a
// verb does beyond that belongs to the packages below support. Go on with main.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/hashicorp/cli"

	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/mutant"
	"ucwatest/support/shell"
	"ucwatest/support/suite"
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
	// exitPipe is how a shell reports a program that nobody reads any more, and that
	// has ended for this reason.
	exitPipe = 128 + int(syscall.SIGPIPE)
)

// gravest first: what an exit code says of several runs.
var gravest = []int{exitInterrupted, exitUsage, exitFail, exitNone, exitPartial, exitChanges, exitOK}

// graver is the one of two exit codes that says more.
func graver(a, b int) int {
	return gravest[min(slices.Index(gravest, a), slices.Index(gravest, b))]
}

func main() {
	spareMemory()
	// Asked for, the signal lets the process live and the write fail: a verb that
	// nobody reads any more ends by itself, and cleans up before.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run carries out the command line args and returns the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	m := meta{views.NewStreams(stdout, stderr, os.Getenv("NO_COLOR") == ""), environment()}
	m.Dumb = os.Getenv("TERM") == "dumb"
	stop, err := narrate(&m.Streams, os.Getenv)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	defer stop()
	code := carry(args, m)
	if m.Unread() {
		return exitPipe
	}
	if !m.Whole() {
		return max(code, exitFail)
	}
	return code
}

// carry carries out the command line args.
func carry(args []string, m meta) int {
	if !completing() {
		call, err := arguments.Read(args)
		if err == nil && call.Chdir != "" {
			err = chdir(call.Chdir)
		}
		if err != nil {
			return m.fail(exitUsage, err)
		}
		if call.Chdir != "" {
			m.env = m.env.In(call.Chdir)
		}
		args, m.Colour = call.Args, m.Colour && !call.NoColor
	}
	var help strings.Builder // the library would speak of a help text that cannot be written itself
	c := cli.CLI{Name: "ucwatest", Args: args, Commands: verbs(m), HelpWriter: &help, ErrorWriter: m.Err,
		Autocomplete: true, AutocompleteNoDefaultFlags: true, AutocompleteGlobalFlags: globalFlags(),
		HelpFunc: func(map[string]cli.CommandFactory) string { return arguments.Overview() }}
	code, err := c.Run()
	m.Print(help.String())
	if err != nil {
		return m.fail(exitUsage, err)
	}
	return code
}

// chdir makes folder the one that all other paths are under.
func chdir(folder string) error {
	if err := os.Chdir(folder); err != nil {
		return fmt.Errorf("-chdir=%s: want a folder: %w", folder, errors.Unwrap(err))
	}
	return nil
}

// A meta is what all verbs have: where they speak, and the environment that their
// arguments are read in.
type meta struct {
	views.Streams
	env arguments.Environment
}

// fail says what is wrong in one sentence and returns code.
func (m meta) fail(code int, err error) int {
	m.Fail(err)
	return code
}

// refuse says all that keeps a verb from doing anything, and returns the exit
// code for it.
func (m meta) refuse(err error) int {
	m.Refuse(err)
	return exitUsage
}

// refuseArguments is the exit code for arguments that could not be read, of which
// it has said why, or for a wish for help.
func (m meta) refuseArguments(err error) int {
	if errors.Is(err, arguments.ErrHelp) {
		return cli.RunResultHelp
	}
	return m.fail(exitUsage, err)
}

// printed is the exit code of a verb that has printed what was asked for, unless
// err says that it could not.
func (m meta) printed(err error) int {
	if err != nil {
		return m.fail(exitFail, err)
	}
	return exitOK
}

// environment is that of this process.
func environment() arguments.Environment {
	return arguments.Environment{Program: program(), Shell: shell.AtHand(runtime.GOOS), Target: os.Getenv("UCWATEST_TARGET"), Parallelism: suite.Parallelism(),
		ControlToken: os.Getenv("UCWATEST_CONTROL_TOKEN"), Getenv: os.Getenv}
}

func verbs(m meta) map[string]cli.CommandFactory {
	run := map[string]func([]string) int{
		"apply":      (&applyCommand{m}).Run,
		"plan":       (&planCommand{m}).Run,
		"validate":   (&validateCommand{m}).Run,
		"steps":      (&stepsCommand{m}).Run,
		"completion": (&completionCommand{m}).Run,
		"fmt":        (&fmtCommand{m, os.Stdin}).Run,
		"import":     (&importCommand{m}).Run,
		"judge":      (&judgeCommand{m}).Run,
		"recording":  (&recordingCommand{m}).Run,
		"show":       (&showCommand{m}).Run,
		"diff":       (&diffCommand{m}).Run,
		"merge":      (&mergeCommand{m}).Run,
		"docs":       (&docsCommand{m}).Run,
		"mutate":     (&mutateCommand{m, mutant.Mutants, mutant.Benign}).Run,
		"mock":       (&mockCommand{m}).Run,
		"sweep":      (&sweepCommand{m}).Run,
		"token":      (&tokenCommand{m}).Run,
		"version":    (&versionCommand{m}).Run,
	}
	all := map[string]cli.CommandFactory{}
	for _, v := range arguments.Verbs() {
		all[v.Name] = func() (cli.Command, error) { return verb{v, m.env, run[v.Name]}, nil }
	}
	return all
}
