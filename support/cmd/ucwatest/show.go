package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
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
	if f.NArg() == 0 && errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w; apply writes it", err)
	}
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
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	switch kindOf(file) {
	case "fingerprint":
		p, err := plan.Load(path)
		return form(asJSON, p, plan.WriteJSON, plan.Write), err
	case "read":
		b, err := plan.ReadBaseline(path)
		return form(asJSON, b, plan.WriteBaselineJSON, plan.WriteBaseline), err
	case "verdict":
		run, err := reports.Load(path)
		return form(asJSON, run, reports.WriteResults, summarise), err
	}
	return nil, fmt.Errorf("%s: neither a saved plan, the results of a run nor a baseline", path)
}

// kindOf is the first member of the object in r that files of one kind alone
// have: so one that was cut behind it is known too. It is "" if there is none.
func kindOf(r io.Reader) string {
	members := json.NewDecoder(r)
	_, err := members.Token() // of an object, or else no member follows
	for err == nil && members.More() {
		var name json.Token
		if name, err = members.Token(); name == "fingerprint" || name == "read" || name == "verdict" {
			return name.(string)
		}
		var value json.RawMessage
		err = cmp.Or(err, members.Decode(&value))
	}
	return ""
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
