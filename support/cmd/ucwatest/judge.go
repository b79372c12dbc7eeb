package main

import (
	"errors"
	"time"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
	"ucwatest/support/recording"
	"ucwatest/support/recording/foreign"
)

// judgeCommand gives verdicts from recordings.
type judgeCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (j *judgeCommand) Run(args []string) int {
	a, err := arguments.ParseJudge(args, j.env)
	if err != nil {
		return j.refuseArguments(err)
	}
	j.Colour = j.Colour && !a.NoColor
	from, err := recording.Open(a.Files...)
	switch {
	case errors.Is(err, recording.ErrForeign):
		return j.foreign(a)
	case err != nil:
		return j.fail(exitUsage, err)
	}
	defer from.Close()
	return j.again(a, from)
}

// foreign judges what other clients have recorded.
func (j *judgeCommand) foreign(a *arguments.Judge) int {
	if err := a.Foreign(); err != nil {
		return j.fail(exitUsage, err)
	}
	declared, err := declare(a.Features)
	if err != nil {
		return j.refuse(err)
	}
	run, err := judgeForeign(a.Files, declared, time.Now())
	if err != nil {
		return j.fail(exitUsage, err)
	}
	run.Strict, run.Environment.Command = a.Strict, a.Command
	run.Tally()
	files, err := reports.SaveAt(a.OutDir, a.Places, run)
	views.NewJudge(j.Streams, a.JSON, time.Now).Judged(run, files)
	if err != nil {
		j.fail(exitNone, err) // the verdicts stand, whether or not they could be written down
	}
	return run.ExitClass
}

// judgeForeign judges captures.
func judgeForeign(files []string, declared *declaration.Declaration, started time.Time) (*reports.Run, error) {
	giveRoom(forCaptures)
	judge := foreign.New(declared.Ledger, declared.Schema())
	var outcomes []*foreign.Outcome
	for _, file := range files {
		o, err := judge.File(file)
		if err != nil {
			return nil, err
		}
		outcomes = append(outcomes, o)
	}
	run := judge.Report(outcomes, declared.Unrun().Clauses, started)
	run.Seconds = time.Since(started).Seconds()
	return run, nil
}
