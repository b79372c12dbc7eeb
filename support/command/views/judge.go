package views

import (
	"time"

	"ucwatest/reports"
)

// Judge tells what became of recordings.
type Judge interface {
	// Judged tells the verdicts, and which files were written of them.
	Judged(r *reports.Run, files []string)
}

// NewJudge returns a Judge for people or, asJSON, one that writes the events of a run;
// now is when they are.
func NewJudge(s Streams, asJSON bool, now func() time.Time) Judge {
	if asJSON {
		return judgeEvents{reports.NewEvents(s.Out, now)}
	}
	_, terminal := s.drawn(s.Out)
	return judgeConsole{reports.NewConsole(s.Out, s.Colour && terminal)}
}

type judgeConsole struct{ console *reports.Console }

func (j judgeConsole) Judged(r *reports.Run, files []string) {
	j.console.Start("ucwatest judge " + r.Target)
	for _, c := range r.Cases {
		j.console.Case(c)
	}
	j.console.Seen(r.Clauses)
	j.console.Summary(r, files)
}

type judgeEvents struct{ events *reports.Events }

func (j judgeEvents) Judged(r *reports.Run, files []string) {
	j.events.Start(reports.Beginning{Target: r.Target, Dialect: r.Dialect, Cases: len(r.Cases), Command: r.Environment.Command})
	for _, c := range r.Cases {
		j.events.Begin(c.ID)
		j.events.Case(c)
	}
	j.events.Summary(r, files)
}
