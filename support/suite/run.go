// Package suite runs the cases of a declaration on a target, collects what they
// show and gives verdicts: what ucwatest apply, plan and go test have in common.
// It must not know how a phrase is carried out or how a report looks. Go on with
// Run, and with verdict.go for what becomes of a case.
package suite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/cucumber/godog"
	messages "github.com/cucumber/messages/go/v34"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/declaration"
	"ucwatest/support/stage"
	"ucwatest/support/target"
)

// A Config says what to run, against what, and who listens.
type Config struct {
	Declaration *declaration.Declaration
	Selected    []declaration.Case
	Target      *target.Target
	Now         func() time.Time
	Seed        int64                  // orders the cases; 0 keeps the order of the features
	Parallel    int                    // cases at once, at least 1
	Strict      bool                   // findings fail the run
	FailFast    bool                   // begins no case after one that failed or errored
	Keep        bool                   // leaves what non-passed cases brought about
	Command     string                 // repeats the run; "" if nobody knows
	Alone       func(id string) string // runs one case alone; nil if nobody knows how
	Own         bool                   // the features are the project's own: every phrase has to be used
	T           *testing.T             // makes each case a subtest; nil outside go test
	Ended       func(reports.Case)     // is told of each case as it ends; may be nil
	Watch       func(*steps.Case)      // is shown each case as it begins, by several at once; may be nil
	Journal     stage.Journal          // is told what is made on a live target, in place of a file in Journals; may be nil
	Journals    string                 // the folder of the journal of what is made on a live target; "" keeps none
	Sweep       string                 // the command that clears away what such a journal says is left
	Operator    stage.Operator         // makes the call on a target that is observed; nil: there is nobody
}

// caseTimeout bounds one case, so that a pool that never answers ends as
// errored. It is longer than an event channel stays silent; what an operator may
// take comes on top.
const caseTimeout = 5 * time.Minute

// Parallelism is how many cases run at once where nobody says another number: more
// than there are processors, since they wait for answers most of the time.
func Parallelism() int { return 2 * runtime.NumCPU() }

// Run runs those of the selected cases that the target can be asked, and says
// what happened. The error is for a run that could not be made, a *NotBegun if
// nothing was asked of the target; what a case met is in the result.
func Run(ctx context.Context, c Config) (*reports.Run, error) {
	if len(c.Selected) == 0 {
		return nil, errors.New("no case is selected")
	}
	if problems := CheckTarget(c.Declaration, c.Target); len(problems) > 0 {
		return nil, problems
	}
	registerFormatter()
	within, out := c.divide()
	batches, err := c.batches(within)
	if err != nil {
		return nil, err
	}
	collector := newCollector(c)
	started := c.Now()
	if err := collector.open(); err != nil {
		return nil, err
	}
	collector.leave(out)
	now := make(chan struct{})
	close(now)
	if code := c.inTurn(ctx, collector, batches, now); code > 1 {
		err = fmt.Errorf("godog ended with %d: it could not read what was read before", code)
	}
	collector.close(ctx)
	if err != nil {
		return nil, err
	}
	return collector.run(started), nil
}

// inTurn runs one batch after the other, the first once turn is closed, and
// returns the greatest of godog's exit codes. While a batch runs godog reads the
// next; what it sets in the environment, only formatters of its own look at.
func (c Config) inTurn(ctx context.Context, listener *collector, batches []batch, turn <-chan struct{}) int {
	if len(batches) == 0 {
		return 0
	}
	ended, later := make(chan struct{}), 0
	var rest sync.WaitGroup
	code := c.godog(ctx, listener, batches[0], func() {
		<-turn
		rest.Go(func() { later = c.inTurn(ctx, listener, batches[1:], ended) })
	})
	close(ended)
	rest.Wait()
	return max(code, later)
}

// godog reads some of the selected cases, runs them once begin returns, and
// returns godog's exit code.
func (c Config) godog(ctx context.Context, listener *collector, b batch, begin func()) int {
	var features []godog.Feature
	for _, file := range c.Declaration.Contents(b.cases) {
		features = append(features, godog.Feature(file))
	}
	return godog.TestSuite{
		Name: "ucwatest",
		TestSuiteInitializer: func(suite *godog.TestSuiteContext) {
			suite.BeforeSuite(begin)
			scenario := suite.ScenarioContext()
			steps.Register(scenario)
			scenario.Before(listener.begin)
			scenario.StepContext().After(listener.step)
			scenario.After(listener.end)
		},
		ScenarioInitializer: func(*godog.ScenarioContext) {},
		Options: &godog.Options{
			Format: formatter, Output: io.Discard, Strict: true, Concurrency: b.parallel, Randomize: c.Seed,
			DefaultContext: ctx, TestingT: c.T, FeatureContents: features,
		},
	}.Run()
}

// formatter is the name of a godog formatter that writes nothing: what is
// reported comes from the collector.
const formatter = "ucwatest"

var registerFormatter = sync.OnceFunc(func() {
	godog.Format(formatter, "writes nothing", func(string, io.Writer) godog.Formatter { return silent{} })
})

// silent is godog's formatter interface, without a word.
type silent struct{}

func (silent) TestRunStarted()                                                                {}
func (silent) Feature(*messages.GherkinDocument, string, []byte)                              {}
func (silent) Pickle(*messages.Pickle)                                                        {}
func (silent) Defined(*messages.Pickle, *messages.PickleStep, *godog.StepDefinition)          {}
func (silent) Passed(*messages.Pickle, *messages.PickleStep, *godog.StepDefinition)           {}
func (silent) Skipped(*messages.Pickle, *messages.PickleStep, *godog.StepDefinition)          {}
func (silent) Undefined(*messages.Pickle, *messages.PickleStep, *godog.StepDefinition)        {}
func (silent) Pending(*messages.Pickle, *messages.PickleStep, *godog.StepDefinition)          {}
func (silent) Failed(*messages.Pickle, *messages.PickleStep, *godog.StepDefinition, error)    {}
func (silent) Ambiguous(*messages.Pickle, *messages.PickleStep, *godog.StepDefinition, error) {}
func (silent) Summary()                                                                       {}
