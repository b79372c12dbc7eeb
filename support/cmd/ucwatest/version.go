package main

import (
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"

	"ucwatest/reports"
	"ucwatest/support/journal"
	"ucwatest/support/mutant"
	"ucwatest/support/plan"
)

// tellVersion tells what this command is.
type tellVersion struct{ ui }

// An edition is what the command knows of itself.
type edition struct {
	FormatVersion int        `json:"format_version"`
	Version       string     `json:"version"`            // of the module; (devel) if it was built in a clone
	Revision      string     `json:"revision,omitempty"` // the commit it was built from, where the build knows
	Go            string     `json:"go"`
	Platform      string     `json:"platform"`
	Formats       []fileForm `json:"formats"`
}

// A fileForm is the version of one kind of files, or of what a verb prints for programs.
type fileForm struct {
	Name          string `json:"name"`
	FormatVersion int    `json:"format_version"`
}

// editionVersion is the version of an edition as JSON. Members may be added
// under the same version, never renamed.
const editionVersion = 1

// Run runs the verb.
func (v *tellVersion) Run(args []string) int {
	var asJSON bool
	if code, ok := v.parse(jsonOnly("version", &asJSON), args); !ok {
		return code
	}
	e := thisEdition()
	if asJSON {
		return v.encode("version", e)
	}
	fmt.Fprintf(v.out, "ucwatest %s\n", e.Version)
	if e.Revision != "" {
		fmt.Fprintf(v.out, "revision %s\n", e.Revision)
	}
	fmt.Fprintf(v.out, "%s on %s\n\nVersions of its files, and of what -json prints:\n", e.Go, e.Platform)
	for _, f := range e.Formats {
		fmt.Fprintf(v.out, "  %-8s %d\n", f.Name, f.FormatVersion)
	}
	return exitOK
}

// jsonOnly is the flag set of a verb that may print JSON, and nothing else.
func jsonOnly(verb string, asJSON *bool) *flag.FlagSet {
	f := flags(verb)
	f.BoolVar(asJSON, "json", false, "print it as JSON")
	return f
}

// thisEdition is what the build says of the command.
func thisEdition() edition {
	e := edition{editionVersion, "(devel)", "", runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, []fileForm{
		{"plan", plan.FormatVersion}, {"baseline", plan.BaselineVersion}, {"results", reports.FormatVersion},
		{"journal", journal.FormatVersion}, {"events", reports.EventVersion}, {"drift", plan.DriftVersion}, {"score", mutant.ScoreVersion},
		{"findings", findingsVersion}, {"phrases", vocabularyVersion}, {"outcomes", sweptVersion},
	}}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return e
	}
	if info.Main.Version != "" {
		e.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			e.Revision = s.Value
		}
	}
	return e
}

// Synopsis is the verb in one line.
func (v *tellVersion) Synopsis() string {
	return "Tell which ucwatest this is, and the versions of its formats"
}

// Help is the verb's help text.
func (v *tellVersion) Help() string {
	return `Usage: ucwatest version [flags]

  Tells the version of the module, what it was built with, and the format versions
  of the files it writes and reads, and of what -json prints: events of apply,
  drift of plan -refresh-only, score of mutate, findings of validate, phrases of
  steps, outcomes of sweep. ucwatest -version is the same.

  ucwatest version
  ucwatest version -json

Exit codes: 0 told, 3 a mistake in flags.

Flags:
` + flagHelp(jsonOnly("version", new(bool)))
}
