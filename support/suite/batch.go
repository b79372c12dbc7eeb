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

// batches are cases in the order in which they run, those together that one team has
// to run. The users of a live target are the same people in all cases of a team, so
// those that read one scene run together, and those that each have one of their own
// run one after the other.
func (c Config) batches(cases []declaration.Case) ([][]batch, error) {
	if !c.Target.OneCast {
		return [][]batch{chunks(cases, c.parallel())}, nil
	}
	if c.Keep && len(cases) > 1 {
		return nil, &NotBegun{fmt.Errorf("target %q: got %d cases with -keep, want one, as the next would have the same users: select it with -target ID",
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
	atOnce := c.scenesAtOnce()
	var all [][]batch
	for _, situation := range order {
		all = append(all, chunks(readers[situation], c.parallel()/atOnce))
	}
	if atOnce == 1 {
		return [][]batch{slices.Concat(append(all, chunks(others, 1))...)}, nil
	}
	for _, one := range others {
		all = append(all, chunks([]declaration.Case{one}, 1))
	}
	return c.longestFirst(all), nil
}

// parallel is how many cases may run at once.
func (c Config) parallel() int {
	parallel := max(c.Parallel, 1)
	if c.Target.Parallel > 0 {
		parallel = min(parallel, c.Target.Parallel)
	}
	return parallel
}

// scenesAtOnce is how many teams play at once: each plays one scene.
func (c Config) scenesAtOnce() int { return min(len(c.Target.Teams()), c.parallel()) }

// longestFirst moves what waits for an invitation to ring out before all else, so
// that no team does so when the others have nothing left to do.
func (c Config) longestFirst(all [][]batch) [][]batch {
	rings := func(one []batch) int {
		if c.Declaration.Needs(one[0].cases[0]).Situation.Fate == derived.Unanswered {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b []batch) int { return rings(a) - rings(b) })
	return all
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

// atOnce lets each team run the next batches that nobody has begun, and returns the
// greatest of godog's exit codes. The first batches go to the teams in their order.
func (c *collector) atOnce(ctx context.Context, batches [][]batch) int {
	teams := c.teams[:min(c.scenesAtOnce(), len(batches))]
	rest := make(chan []batch, len(batches))
	for _, next := range batches[len(teams):] {
		rest <- next
	}
	close(rest)
	codes := make([]int, len(teams))
	var all sync.WaitGroup
	for i, t := range teams {
		all.Go(func() {
			codes[i] = c.inTurn(ctx, batches[i], t)
			for next := range rest {
				codes[i] = max(codes[i], c.inTurn(ctx, next, t))
			}
		})
	}
	all.Wait()
	return slices.Max(append(codes, 0))
}

// inTurn has a team run one batch after the other and returns the greatest of godog's exit
// codes. While a batch runs godog reads the next; what it sets in the environment,
// only formatters of its own look at.
func (c *collector) inTurn(ctx context.Context, batches []batch, t *team) int {
	var all sync.WaitGroup
	var turn sync.Mutex // the batch that runs holds it
	greatest := 0
	for _, b := range batches {
		begun := make(chan struct{})
		begin := sync.OnceFunc(func() { turn.Lock(); close(begun) })
		all.Go(func() {
			code := c.godog(ctx, b, t, begin)
			begin() // if godog did not get as far
			greatest = max(greatest, code)
			turn.Unlock()
		})
		<-begun
	}
	all.Wait()
	return greatest
}

// godog reads some of the selected cases, has a team run them once begin returns, and
// returns godog's exit code.
func (c *collector) godog(ctx context.Context, b batch, t *team, begin func()) int {
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
			scenario.Before(func(ctx context.Context, s *godog.Scenario) (context.Context, error) { return c.begin(ctx, s, t) })
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
