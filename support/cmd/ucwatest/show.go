package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/plan"
)

// showCommand prints a file that ucwatest has written: a plan, a run or a baseline.
type showCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (s *showCommand) Run(args []string) int {
	a, err := arguments.ParseShow(args, s.env)
	if err != nil {
		return s.refuseArguments(err)
	}
	print, err := read(cmp.Or(a.Path, arguments.LastResults))
	if a.Path == "" && errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w; apply writes it", err)
	}
	if err != nil {
		return s.fail(exitUsage, err)
	}
	return s.printed(print(views.NewShow(s.Streams, a.JSON)))
}

// read reads the file at path and returns what prints it.
func read(path string) (print func(views.Show) error, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	switch kindOf(file) {
	case "fingerprint":
		p, err := plan.Load(path)
		return func(v views.Show) error { return v.Plan(p) }, err
	case "read":
		b, err := plan.ReadBaseline(path)
		return func(v views.Show) error { return v.Baseline(b) }, err
	case "verdict":
		run, err := reports.Load(path)
		return func(v views.Show) error { return v.Run(run) }, err
	}
	return nil, fmt.Errorf("%s: neither a saved plan, the results of a run nor a baseline", path)
}

// kindOf is the first member of the object in r that files of one kind alone
// have: so one that was cut behind it is known too. It is "" if there is none.
func kindOf(r io.Reader) string {
	text := bufio.NewReader(r)
	if mark, err := text.Peek(len(reports.ByteOrderMark)); err == nil && string(mark) == reports.ByteOrderMark {
		_, _ = text.Discard(len(mark)) // it has been peeked at
	}
	members := json.NewDecoder(text)
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
