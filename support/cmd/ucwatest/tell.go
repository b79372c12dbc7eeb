package main

import (
	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/suite"
)

// A teller tells how a run goes, to people or to programs.
type teller interface {
	Start(title string)
	Summary(r *reports.Run, files []string)
}

// tell lets what happens in the run of c be told: in events on stdout, with
// which stderr is for all that is said to people, or else to people on stdout.
// It returns who tells, who listens to the run, and where the verb speaks from now on.
func (u ui) tell(asJSON bool, c suite.Config) (teller, suite.Listener, ui) {
	if !asJSON {
		console, listener := u.follow(len(c.Selected))
		return console, listener, u
	}
	events := reports.NewEvents(u.out, c.Now)
	beginning := reports.Beginning{Target: c.Target.Name, Dialect: c.Target.Dialect.String(), Seed: c.Seed,
		Cases: len(c.Selected), Command: c.Command}
	listener := suite.Listener{Watch: func(begun *steps.Case) { events.Begin(begun.ID) }, Ended: events.Case}
	return stream{events, beginning}, listener, ui{u.err, u.err}
}

// A stream is the teller of programs.
type stream struct {
	*reports.Events
	beginning reports.Beginning
}

// Start tells what the run is of, in members of its own and not in a title.
func (s stream) Start(string) { s.Events.Start(s.beginning) }
