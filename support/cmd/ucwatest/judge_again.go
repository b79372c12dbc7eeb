package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
	"ucwatest/support/recording"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// again runs those of the selected cases again that apply has recorded.
func (j *judgeCommand) again(a *arguments.Judge, from *recording.Recording) int {
	declared, selected, err := cases(arguments.Choice{Features: a.Features, Selection: a.Selection})
	if err != nil {
		return j.refuse(err)
	}
	aim, now, err := recorded(from)
	if err != nil {
		return j.fail(exitUsage, fmt.Errorf("%s: %w", a.Files[0], err))
	}
	if problems := suite.CheckTarget(declared, aim); len(problems) > 0 {
		return j.refuse(problems)
	}
	for _, unreadable := range from.Unreadable {
		j.Fail(fmt.Errorf("%w; the rest is judged", unreadable))
	}
	selected = slices.DeleteFunc(slices.Clone(selected), func(c declaration.Case) bool {
		return !slices.Contains(from.Head.Cases, c.ID) || !slices.Contains(from.Ran, c.ID) && suite.Beyond(declared, c, aim) == ""
	})
	if len(selected) == 0 {
		return j.fail(exitPartial, errors.New("none of the selected cases is in the recording; nothing was judged"))
	}
	return j.judge(a, from, suite.Config{Declaration: declared, Selected: selected, Target: aim, Now: now,
		Options:  suite.Options{Parallel: a.Parallelism, Strict: a.Strict, Retries: from.Head.Retries, Own: a.Features == ""},
		Commands: suite.Commands{Command: a.Command, Alone: a.Alone, Shell: a.Shell()}})
}

// judge runs c until it is interrupted, and reports on it and on how it differs from the
// run that was recorded.
func (j *judgeCommand) judge(a *arguments.Judge, from *recording.Recording, c suite.Config) int {
	i, deafen := j.listenUnread()
	defer deafen()
	ctx, stop := i.context(func() {})
	defer stop()
	view := views.NewApply(j.Streams, a.JSON)
	run, err := suite.Run(ctx, c, view.Start(c))
	switch {
	case ctx.Err() != nil:
		return j.fail(exitInterrupted, errors.New("interrupted"))
	case err != nil:
		return j.fail(failedBy(err), err)
	}
	run.Notes = append(run.Notes, changed(run, from.Verdicts)...)
	files, err := reports.SaveAt(a.OutDir, a.Places, run)
	view.Summary(run, files)
	if err != nil {
		j.fail(exitNone, err) // the verdicts stand, whether or not they could be written down
	}
	return run.ExitClass
}

// changed says which cases of a run have another verdict than one that was recorded.
func changed(run *reports.Run, was map[string]string) []string {
	var all []string
	for _, c := range run.Cases {
		if before := was[c.ID]; before != "" && before != string(c.Verdict) {
			all = append(all, fmt.Sprintf("%s was %s in the run, is %s now", c.ID, before, c.Verdict))
		}
	}
	return all
}

// recorded is the target that was recorded, and the clock of the recording: it goes
// on from when the run began.
func recorded(from *recording.Recording) (*target.Target, func() time.Time, error) {
	var facts target.Facts
	if err := json.Unmarshal(from.Head.Target, &facts); err != nil {
		return nil, nil, fmt.Errorf("log._ucwatest.target: %w", err)
	}
	from.Live, from.Shared = facts.Live, facts.Share || facts.Traits.OneCast
	begun := time.Now()
	now := func() time.Time { return from.Head.Started.Add(time.Since(begun)) }
	aim, err := target.Recorded(facts, from, now)
	return aim, now, err
}
