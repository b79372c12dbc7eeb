package main

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/demo"
)

// docsCommand writes the living documentation, without a run or of several.
type docsCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (d *docsCommand) Run(args []string) int {
	o, err := arguments.ParseDocs(args, d.env)
	if err != nil {
		return d.refuseArguments(err)
	}
	if o.Demo != "" {
		return d.example(o.Features, o.Demo)
	}
	runs, code := d.runs(o)
	if len(runs) == 0 {
		return code
	}
	if o.Reference != "" {
		if runs[0].Pages, err = d.pages(o, runs); err != nil {
			return d.refuse(err)
		}
	}
	if err := reports.SavePage(o.Out, runs...); err != nil {
		return d.fail(exitFail, err)
	}
	d.Written(o.Out)
	return exitOK
}

// runs reads the results with their history or, if none are named, what is
// declared. Where that fails it says so, and returns the exit code and no run.
func (d *docsCommand) runs(o *arguments.Docs) ([]*reports.Run, int) {
	var history []reports.Past
	if o.History != "" {
		var damaged []int
		var err error
		if history, damaged, err = reports.ReadHistory(o.History); err != nil {
			return nil, d.fail(exitUsage, err)
		}
		d.tellDamaged(o.History, damaged)
	}
	var runs []*reports.Run
	for _, path := range o.Results {
		run, err := reports.Load(path)
		if err != nil {
			return nil, d.fail(exitUsage, err)
		}
		run.History = history
		runs = append(runs, run)
	}
	if len(runs) > 0 {
		return runs, exitOK
	}
	declaration, err := declare(o.Features)
	if err != nil {
		return nil, d.refuse(err)
	}
	return []*reports.Run{declaration.Unrun()}, exitOK
}

// example makes runs that have something of everything a report can show.
func (d *docsCommand) example(dir, folder string) int {
	declaration, err := declare(dir)
	if err != nil {
		return d.refuse(err)
	}
	on := filepath.Join(folder, "staging.hcl")
	page, err := demo.Write(context.Background(), demo.Config{Declaration: declaration, Folder: folder, Now: time.Now,
		Command: d.env.Line("docs", "-demo", folder), Alone: exampleAlone(d.env, on, dir)})
	if err == nil {
		err = reports.Replace(on, func(w io.Writer) error {
			_, err := io.WriteString(w, exampleTarget(d.env))
			return err
		})
	}
	if err != nil {
		return d.fail(exitFail, err)
	}
	d.Written(page)
	return exitOK
}

// exampleAlone makes lines that run a case alone against the pool that the
// target file on describes, with how to start that pool above them.
func exampleAlone(env arguments.Environment, on, features string) func(id string) string {
	return func(id string) string {
		args := []string{"-on", on}
		if features != "" {
			args = append(args, "-features", features)
		}
		return "# in another terminal: " + exampleMock(env) + "\n" + env.Line("apply", append(args, "-target", id, "-keep")...)
	}
}

// exampleMock is the line that starts the example's pool.
func exampleMock(env arguments.Environment) string {
	return env.Line("mock", "-control", "-spoil", arguments.ExampleSpoil)
}

// exampleTarget describes that pool to whoever runs a case of it again.
func exampleTarget(env arguments.Environment) string {
	return "# The pool of the example: " + exampleMock(env) + `
target "staging" {
  mock = "http://127.0.0.1:8080"
}
`
}
