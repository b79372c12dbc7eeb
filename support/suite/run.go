// Package suite runs the cases of a declaration on a target, collects what they
// show and gives verdicts: what ucwatest apply, plan and go test have in common.
// It must not know how a phrase is carried out or how a report looks. Go on with
// Run, and with verdict.go for what becomes of a case.
package suite

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/journal"
	"ucwatest/support/shell"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// A Config says what is run, and on what.
type Config struct {
	Declaration *declaration.Declaration
	Selected    []declaration.Case
	Shard       declaration.Shard  // the part of Whole that was selected; its zero value: there is no other
	Whole       []declaration.Case // the cases of all shards, if there are several
	Run         string             // the id that all shards of the run have in common; "" if there is none
	Target      *target.Target
	Now         func() time.Time
	Places      []journal.Place // of the journals of what is made, one of each team; none keeps none
	Options
	Commands
}

// Options say how the cases are run, and what makes the run a failure.
type Options struct {
	Seed     int64 // orders the cases; 0 keeps the order of the features
	Parallel int   // cases at once, at least 1
	Strict   bool  // findings fail the run
	FailFast bool  // begins no case after one that failed or errored
	Keep     bool  // leaves what non-passed cases created
	Retries  int   // how often what errored on a live target is run again
	Repeat   int   // how often each case runs; 0: once
	Brief    bool  // keeps no exchanges: nobody reads more than the verdicts
	Own      bool  // the features are the project's own: every phrase has to be used
}

// Commands are what a reader of the run may type.
type Commands struct {
	Command string                                   // repeats the run; "" if nobody knows
	Alone   func(id string) string                   // runs one case alone; nil if nobody knows how
	Sweep   string                                   // cleans up what a journal says is left
	Token   func(in shell.Shell, user string) string // prints a token of the user; nil if nobody knows how
	Shell   shell.Shell                              // that they are for; "" is sh
}

// A Listener is told what happens in a run. Each of its members may be nil.
type Listener struct {
	Watch    func(*steps.Case)  // is shown each case as it begins, by several at once
	Ended    func(reports.Case) // is told of each case as it ends
	Noticed  func(text string)  // is told at once what is a note of the run: something found on the target
	Closed   func(Closed)       // is told of each case when it has cleaned up
	Journal  stage.Journal      // is told what is made on a live target, in place of a file
	Operator derived.Operator   // makes the call on a target that is observed
	T        *testing.T         // has each case as a subtest
}

// caseTimeout bounds one case, so that a pool that never answers ends as
// errored. It is longer than an event channel stays silent; what an operator may
// take comes on top.
const caseTimeout = 5 * time.Minute

// Parallelism is how many cases run at once where nobody says another number: more
// than there are processors, since they wait for answers most of the time.
func Parallelism() int { return 2 * runtime.NumCPU() }

// Run runs those of the selected cases that the target can be asked, and says
// what happened, as l is told meanwhile. The error is for a run that could not be made, a *NotBegun if
// nothing was asked of the target; what a case met is in the result.
func Run(ctx context.Context, c Config, l Listener) (*reports.Run, error) {
	if len(c.whole()) == 0 {
		return nil, errors.New("no case is selected")
	}
	if problems := CheckTarget(c.Declaration, c.Target); len(problems) > 0 {
		return nil, problems
	}
	if err := errors.Join(c.checkShard(), CheckRepeat(c.Repeat, c.Target)); err != nil {
		return nil, err
	}
	registerFormatter()
	within, out := c.divide()
	batches, err := c.batches(within)
	if err != nil {
		return nil, err
	}
	collector := newCollector(c, l)
	started := c.Now()
	if err := collector.open(); err != nil {
		return nil, err
	}
	collector.leave(out)
	code, err := collector.rounds(ctx, batches, within)
	if code > 1 {
		err = fmt.Errorf("godog ended with %d: it could not read what was read before", code)
	}
	collector.close(ctx)
	if err != nil {
		return nil, err
	}
	return collector.run(started), nil
}

// Unreached is the run of c on a target that could not be reached, or let nobody
// sign in, as err says. Each case that it could have been asked is errored by
// that, so that a report has the target all the same, and no clause is judged.
func Unreached(c Config, l Listener, err error) *reports.Run {
	by := client.Network
	var blamed *client.Blamed
	if errors.As(err, &blamed) {
		by = blamed.By
	}
	within, out := c.divide()
	collector := newCollector(c, l)
	collector.leave(out)
	for _, one := range within {
		result := one.Report()
		result.Verdict, result.Reason, result.Culprit = reports.Errored, err.Error(), reports.Culprit(by)
		collector.cases = append(collector.cases, result)
	}
	return collector.run(c.Now())
}
