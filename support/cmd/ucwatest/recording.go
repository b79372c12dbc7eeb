package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

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
	var lost *lostOutput
	switch {
	case errors.As(err, &lost):
		return r.fail(exitFail, err)
	case err != nil:
		return r.fail(exitUsage, err)
	}
	return exitOK
}

// A lostOutput is one that could not be written.
type lostOutput struct {
	what, path, flag string
	err              error
}

// Error names the file, and the flag that names another.
func (l *lostOutput) Error() string {
	return fmt.Sprintf("%s %s: %v; name another file with %s", l.what, l.path, l.err, l.flag)
}

// lost is err as a *lostOutput, if it says that the file at path could not be written.
func lost(err error, what, path, flag string) error {
	var already *lostOutput
	var unwritten *reports.Unwritten
	if errors.As(err, &already) || !errors.As(err, &unwritten) {
		return err
	}
	return &lostOutput{what, path, flag, unwritten}
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
		err = reports.ReplacePrivate(a.Table, func(w io.Writer) error {
			text, err := json.MarshalIndent(aliases, "", "  ")
			if err == nil {
				_, err = w.Write(append(text, '\n'))
			}
			return err
		})
		return lost(err, "aliases", a.Table, "-table")
	})
	if err == nil {
		r.Written(a.Out, a.Table)
	}
	return lost(err, "recording", a.Out, "-out")
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
	return lost(err, "recording", a.Out, "-out")
}
