package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"

	"ucwatest/support/client"
	"ucwatest/support/recording"
	"ucwatest/support/suite"
)

// A runRecording is the recording of a run, nil where none is wanted.
type runRecording struct {
	*recording.Recorder
	entrance *client.Log // what was asked before any case
}

// newRecord begins the recording that the flags of e ask for, and has l tell it of
// the cases.
func newRecord(e targetRun, l *suite.Listener) (*runRecording, error) {
	if e.Record == "" {
		return nil, nil
	}
	aim := e.config.Target
	facts, err := json.Marshal(aim.Facts())
	if err != nil {
		return nil, err
	}
	head := recording.Head{Started: e.config.Now(), Target: facts, Retries: e.config.Retries}
	for _, selected := range e.config.Selected {
		head.Cases = append(head.Cases, selected.ID)
	}
	var tool string
	if info, ok := debug.ReadBuildInfo(); ok {
		tool = info.Main.Version
	}
	recorder, err := recording.NewRecorder(e.Record, tool, head)
	if err != nil {
		return nil, fmt.Errorf("-record: %w", err)
	}
	r := &runRecording{recorder, new(client.Log)}
	aim.Log = r.entrance
	l.Closed = func(c suite.Closed) {
		r.Record(recording.Case{Run: c.Run, ID: c.Case.ID, Name: c.Case.Name, Verdict: string(c.Case.Verdict), Log: c.Log, Step: c.Step,
			Shared: aim.OneCast || aim.Share})
	}
	return r, nil
}

// recorded ends the recording of a run that came to code, and names it. It returns the
// exit code of both.
func (a *applyCommand) recorded(e targetRun, r *runRecording, code int) int {
	if r == nil {
		return code
	}
	if r.entrance.Started() > 0 {
		r.Record(recording.Case{Log: r.entrance, Step: func(int) string { return "" }})
	}
	path, err := r.Close()
	switch {
	case errors.Is(err, recording.ErrNothing):
		a.fail(code, err)
	case err != nil:
		return graver(code, a.fail(exitFail, fmt.Errorf("%w; name another file with -record", err)))
	default:
		e.view.Wrote(path)
	}
	return code
}
