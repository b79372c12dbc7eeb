package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/recording/edit"
)

// recordingCommand shows, hides and cuts recordings.
type recordingCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (r *recordingCommand) Run(args []string) int {
	a, err := arguments.ParseRecording(args, r.env)
	if err != nil {
		return r.refuseArguments(err)
	}
	switch a.Do {
	case "hide":
		err = r.hide(a)
	case "cut":
		err = r.cut(a)
	default:
		return r.show(a)
	}
	if err != nil {
		return r.fail(exitUsage, err)
	}
	return exitOK
}

func (r *recordingCommand) show(a *arguments.Recording) int {
	s, err := edit.Show(a.File)
	if err != nil {
		return r.fail(exitUsage, err)
	}
	if a.JSON {
		return r.printed(reports.WriteJSON(r.Out, "recording", s))
	}
	s.WriteText(r.Out)
	return exitOK
}

// hide writes the aliases before the recording: without them nobody could tell what it
// was made of.
func (r *recordingCommand) hide(a *arguments.Recording) error {
	var aliases edit.Aliases
	err := reports.Replace(a.Out, func(w io.Writer) (err error) {
		if aliases, err = edit.Hide(w, a.File); err != nil {
			return err
		}
		text, err := json.MarshalIndent(aliases, "", "  ")
		if err != nil {
			return err
		}
		return os.WriteFile(a.Table, append(text, '\n'), 0o600)
	})
	if err == nil {
		r.Written(a.Out, a.Table)
	}
	return err
}

func (r *recordingCommand) cut(a *arguments.Recording) error {
	var left int
	err := reports.Replace(a.Out, func(w io.Writer) (err error) {
		left, err = edit.Cut(w, a.File, a.Conversation)
		return err
	})
	if err == nil {
		fmt.Fprintf(r.Out, "%d entries\n", left)
		r.Written(a.Out)
	}
	return err
}
