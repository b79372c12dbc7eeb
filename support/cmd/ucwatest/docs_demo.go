package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"ucwatest/reports"
	"ucwatest/support/demo"
)

// exampleMock is the line that starts the example's pool.
var exampleMock = repeating("mock", []string{"-control", "-spoil", exampleSpoil})

// exampleTarget describes that pool to whoever runs a case of it again.
var exampleTarget = "# The pool of the example: " + exampleMock + `
target "staging" {
  mock = "http://127.0.0.1:8080"
}
`

// example makes runs that have something of everything a report can show.
func (d *docs) example(dir, folder string, results bool) int {
	if results {
		return d.fail(exitUsage, errors.New("-demo: it makes runs of its own, so -results cannot be shown with it"))
	}
	declaration, err := declare(dir)
	if err != nil {
		return d.refuse(err)
	}
	on := filepath.Join(folder, "staging.hcl")
	page, err := demo.Write(context.Background(), demo.Config{Declaration: declaration, Folder: folder, Now: time.Now,
		Command: repeating("docs", []string{"-demo", folder}), Alone: exampleAlone(on, dir)})
	if err == nil {
		err = reports.Replace(on, func(w io.Writer) error {
			_, err := io.WriteString(w, exampleTarget)
			return err
		})
	}
	if err != nil {
		return d.fail(exitFail, err)
	}
	fmt.Fprintf(d.out, "written: %s\n", page)
	return exitOK
}

// exampleAlone makes lines that run a case alone against the pool that the
// target file on describes, with how to start that pool above them.
func exampleAlone(on, features string) func(id string) string {
	return func(id string) string {
		return "# in another terminal: " + exampleMock + "\n" + applyFlags{choice: choice{on: on, features: features}}.alone(id)
	}
}
