package suite

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/cucumber/godog"
	messages "github.com/cucumber/messages/go/v34"

	"ucwatest/steps"
	"ucwatest/support/declaration"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// A batch is cases that godog is given at once, and how many of them may run at
// the same time.
type batch struct {
	cases    []declaration.Case
	parallel int
}

// size is how many cases a batch has at most. godog keeps the result of every
// step in a tree that is copied where it grows, so that a case costs the more
// the more came before it.
const size = 100

// batches are cases in the order in which they run. The users of a live target
// are the same people in all cases, so those that read one scene run together,
// and those that each have one of their own run one after the other.
func (c Config) batches(cases []declaration.Case) ([]batch, error) {
	parallel := max(c.Parallel, 1)
	if c.Target.Parallel > 0 {
		parallel = min(parallel, c.Target.Parallel)
	}
	if !c.Target.OneCast {
		return chunks(cases, parallel), nil
	}
	if c.Keep && len(cases) > 1 {
		return nil, &NotBegun{fmt.Errorf("target %q: got %d cases with -keep, want one, as all have the same users: select it with -target ID",
			c.Target.Name, len(cases))}
	}
	var order []derived.Situation
	readers := map[derived.Situation][]declaration.Case{}
	var others []declaration.Case
	for _, one := range cases {
		if !Shares(one, c.Target) {
			others = append(others, one)
			continue
		}
		situation := c.Declaration.Needs(one).Situation
		if readers[situation] == nil {
			order = append(order, situation)
		}
		readers[situation] = append(readers[situation], one)
	}
	var all []batch
	for _, situation := range order {
		all = append(all, chunks(readers[situation], parallel)...)
	}
	return append(all, chunks(others, 1)...), nil
}

func chunks(cases []declaration.Case, parallel int) []batch {
	var all []batch
	for chunk := range slices.Chunk(cases, size) {
		all = append(all, batch{chunk, parallel})
	}
	return all
}

// Shares tells whether c reads a scene of t that others read too.
func Shares(c declaration.Case, t *target.Target) bool {
	return t.Share && c.Reach == declaration.Reads
}

// inTurn runs one batch after the other and returns the greatest of godog's exit
// codes. While a batch runs godog reads the next; what it sets in the environment,
// only formatters of its own look at.
func (c *collector) inTurn(ctx context.Context, batches []batch) int {
	var all sync.WaitGroup
	var turn sync.Mutex // the batch that runs holds it
	greatest := 0
	for _, b := range batches {
		begun := make(chan struct{})
		begin := sync.OnceFunc(func() { turn.Lock(); close(begun) })
		all.Go(func() {
			code := c.godog(ctx, b, begin)
			begin() // if godog did not get as far
			greatest = max(greatest, code)
			turn.Unlock()
		})
		<-begun
	}
	all.Wait()
	return greatest
}

// godog reads some of the selected cases, runs them once begin returns, and
// returns godog's exit code.
func (c *collector) godog(ctx context.Context, b batch, begin func()) int {
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
			scenario.Before(c.begin)
			scenario.StepContext().After(c.step)
			scenario.After(c.end)
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

// registerFormatter makes it known to godog.
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
