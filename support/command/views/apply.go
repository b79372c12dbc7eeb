package views

import (
	"fmt"
	"io"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/suite"
)

// Apply tells how runs go: one after the other, each from Start to Summary.
type Apply interface {
	// Start tells that the run of c begins, and returns who is told what happens in it.
	Start(c suite.Config) suite.Listener
	// Summary tells how it ended, and which files were written of it.
	Summary(r *reports.Run, files []string)
	// Together names the files that were written of all runs.
	Together(files []string)
	// Wrote names what else was written: a baseline, or a recording.
	Wrote(path string)
}

// NewApply returns an Apply for people or, asJSON, one that writes events.
func NewApply(s Streams, asJSON bool) Apply {
	if asJSON {
		return &applyEvents{s: s}
	}
	return &applyConsole{Streams: s}
}

type applyConsole struct {
	Streams
	console *reports.Console
}

// Start begins with a title; on a terminal there is a status line below, which all
// else keeps clear of, unless the log is written there too.
func (a *applyConsole) Start(c suite.Config) suite.Listener {
	var listener suite.Listener
	if width, is := a.drawn(a.Out); is && !a.Narrated {
		s := newStatus(a.Out, width, c.Total())
		a.console = reports.NewConsole(s, a.Colour)
		listener = suite.Listener{Operator: s, Watch: s.begin, Ended: func(ended reports.Case) {
			s.end(ended)
			a.console.Case(ended)
		}}
	} else {
		a.console = reports.NewConsole(a.Out, false)
		listener = suite.Listener{Ended: a.console.Case, Operator: callPrompt{a.Out}}
	}
	listener.Noticed = a.console.Warning
	a.console.Start(title(c))
	return listener
}

func title(c suite.Config) string {
	text := fmt.Sprintf("ucwatest apply on %s, dialect %s", c.Target.Name, c.Target.Dialect)
	if c.Target.Replayed {
		text = fmt.Sprintf("ucwatest judge on a recording of %s, dialect %s", c.Target.Name, c.Target.Dialect)
	}
	if c.Repeat > 1 {
		text += fmt.Sprintf(", each case %d times", c.Repeat)
	}
	if !c.Shard.Whole() {
		text += ", shard " + c.Shard.String()
	}
	return text
}

func (a *applyConsole) Summary(r *reports.Run, files []string) { a.console.Summary(r, files) }

func (a *applyConsole) Together(files []string) { a.Written(files...) }

func (a *applyConsole) Wrote(path string) { a.Written(path) }

type applyEvents struct {
	s      Streams
	events *reports.Events
}

func (a *applyEvents) Start(c suite.Config) suite.Listener {
	a.events = reports.NewEvents(a.s.Out, c.Now)
	a.events.Start(reports.Beginning{Target: c.Target.Name, Dialect: c.Target.Dialect.String(), Seed: c.Seed,
		Cases: len(c.Selected), Repeat: c.Repeated(), Command: c.Command})
	return suite.Listener{Watch: func(begun *steps.Case) { a.events.Begin(begun.ID) }, Ended: a.events.Case, Operator: callPrompt{a.s.Err},
		Noticed: reports.NewConsole(a.s.Err, false).Warning}
}

func (a *applyEvents) Summary(r *reports.Run, files []string) { a.events.Summary(r, files) }

// Together names nothing: the events of each run name its files.
func (*applyEvents) Together([]string) {}

func (a *applyEvents) Wrote(path string) { a.s.people(true).Written(path) }

// A callPrompt tells whoever reads the output to make the call that is observed
// (derived.Operator).
type callPrompt struct{ out io.Writer }

// Ask writes what the operator is to do by hand, as a paragraph.
func (a callPrompt) Ask(instructions string) { fmt.Fprintf(a.out, "\n%s\n", instructions) }

// Left writes a line each minute.
func (a callPrompt) Left(d time.Duration) {
	if d > 0 && d%time.Minute == 0 {
		fmt.Fprintf(a.out, "%v left to make the call\n", d)
	}
}
