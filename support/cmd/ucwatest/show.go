package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"ucwatest/reports"
	"ucwatest/support/plan"
)

// show prints a file that ucwatest has written: a plan, a run or a baseline.
type show struct{ ui }

// Run runs the verb.
func (s *show) Run(args []string) int {
	var asJSON bool
	f := jsonOnly("show", &asJSON)
	if code, ok := s.parseWith(f, args, 1); !ok {
		return code
	}
	path := "reports/out/results.json"
	if f.NArg() > 0 {
		path = f.Arg(0)
	}
	write, err := read(path, asJSON)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	if err := write(s.out); err != nil {
		return s.fail(exitFail, err)
	}
	return exitOK
}

// read reads the file at path and returns who writes what it holds.
func read(path string, asJSON bool) (func(io.Writer) error, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var has struct {
		Fingerprint *json.RawMessage `json:"fingerprint"`
		Resources   *json.RawMessage `json:"resources"`
		Target      string           `json:"target"`
	}
	_ = json.Unmarshal(text, &has) // what is wrong with it is for whoever reads all of it to say
	switch {
	case has.Fingerprint != nil:
		p, err := plan.Load(path)
		return form(asJSON, p, plan.WriteJSON, plan.Write), err
	case has.Resources != nil:
		b, err := plan.LoadBaseline(path, has.Target)
		return form(asJSON, b, plan.WriteBaselineJSON, plan.WriteBaseline), err
	}
	run, err := reports.Load(path)
	return form(asJSON, run, reports.WriteResults, summarise), err
}

func form[T any](asJSON bool, what T, inJSON, inWords func(io.Writer, T) error) func(io.Writer) error {
	return func(w io.Writer) error {
		if asJSON {
			return inJSON(w, what)
		}
		return inWords(w, what)
	}
}

// summarise writes a run as apply did when it was made.
func summarise(w io.Writer, run *reports.Run) error {
	console := reports.NewConsole(w, false)
	console.Start(fmt.Sprintf("%s on %s, dialect %s", run.Started.Format("2006-01-02 15:04"), run.Target, run.Dialect))
	for _, c := range run.Cases {
		console.Case(c)
	}
	console.Summary(run, nil)
	return nil
}

// Synopsis is the verb in one line.
func (s *show) Synopsis() string { return "Print a saved plan, a run or a baseline" }

// Help is the verb's help text.
func (s *show) Help() string {
	return `Usage: ucwatest show [flags] [FILE]

  Prints what a file holds that ucwatest has written: a plan of plan -out, the
  results.json of a run, or a baseline. Without a file it is the last run's, in
  reports/out.

  ucwatest show
  ucwatest show staging.plan
  ucwatest show -json reports/baselines/staging.json

Exit codes: 0 shown, 1 cannot be written, 3 a mistake in flags, or the file cannot
be read.

Flags:
` + flagHelp(jsonOnly("show", new(bool)))
}
