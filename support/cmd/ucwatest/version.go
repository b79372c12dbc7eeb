package main

import (
	"runtime"
	"runtime/debug"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/journal"
	"ucwatest/support/mutant"
	"ucwatest/support/plan"
)

type versionCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (v *versionCommand) Run(args []string) int {
	a, err := arguments.ParseVersion(args, v.env)
	if err != nil {
		return v.refuseArguments(err)
	}
	return v.printed(views.NewVersion(v.Streams, a.JSON).Edition(thisEdition()))
}

// thisEdition is what the build says of the command.
func thisEdition() views.Edition {
	e := views.Edition{Version: "(devel)", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Formats: []views.Format{
		{Name: "plan", FormatVersion: plan.FormatVersion}, {Name: "baseline", FormatVersion: plan.BaselineVersion}, {Name: "results", FormatVersion: reports.FormatVersion},
		{Name: "journal", FormatVersion: journal.FormatVersion}, {Name: "events", FormatVersion: reports.EventVersion}, {Name: "drift", FormatVersion: plan.DriftVersion}, {Name: "score", FormatVersion: mutant.ScoreVersion},
		{Name: "findings", FormatVersion: views.FindingsVersion}, {Name: "phrases", FormatVersion: views.VocabularyVersion}, {Name: "outcomes", FormatVersion: views.SweptVersion},
		{Name: "reference", FormatVersion: views.ReferenceVersion},
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
