package suite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cucumber/godog"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/declaration"
)

// A collector is told by godog's hooks what happens, and keeps it. Everything
// about one case is kept by that case's goroutine until the case ends.
type collector struct {
	Config
	Listener
	failed  atomic.Bool                  // a case failed or errored
	spent   atomic.Pointer[client.Spent] // the limit of the target that was reached; nil: none was
	mu      sync.Mutex
	cases   []reports.Case
	clauses map[string]*tally
	faults  []string          // what is wrong with the suite itself
	retried []string          // why cases were run again
	retries map[string]int    // how often, by the ids of the cases
	noticed []string          // what was found on the target and should be known, once each
	round   int               // which run of each case goes on, from 1
	known   map[string]string // clause: why it may be broken
	teams   []*team
	id      string // of the run: two at one time have two
	staging string // the feature file whose first staged case is drawn
	drawn   *drawn // nil until it passed
	server  string // what an answer said of the server's version
}

// A tally is what the cases so far said of one clause.
type tally struct {
	broken bool
	own    bool // and not only because of what it sums up
	cases  []string
}

func newCollector(c Config, l Listener) *collector {
	now := c.Now()
	return &collector{Config: c, Listener: l, clauses: map[string]*tally{}, staging: staging(c.whole()),
		known: accepted(c.Target.Known, now), retries: map[string]int{}, teams: teamsOf(c.Target), id: strconv.FormatInt(now.UnixMilli(), 36)}
}

// A running is one case while it runs.
type running struct {
	declaration.Case
	state    *steps.Case
	started  time.Time
	cancel   context.CancelFunc
	steps    []reports.Step
	asked    []int // how many exchanges had begun when each of them ended
	judged   int   // judgements already looked at
	broken   []reports.Violation
	skip     error
	cause    error                     // why there is no judgement, if that is why the case did not pass
	unjudged bool                      // it came to no judgement
	clauses  map[string]bool           // clause: held so far
	summed   map[string]bool           // those that are broken only because of what they sum up
	aside    map[string]bool           // the same of answers in passing
	odd      map[*client.Exchange]bool // those of them that broke a clause
}

type runningKey struct{}

func (c *collector) begin(ctx context.Context, scenario *godog.Scenario, t *team) (context.Context, error) {
	if c.ending(ctx) {
		return ctx, godog.ErrSkip // the case does not run
	}
	this, known := c.Declaration.CaseAt(scenario.Uri, int(scenario.Location.Line))
	if !known {
		return ctx, fmt.Errorf("%s:%d: no case stands there", scenario.Uri, scenario.Location.Line)
	}
	r := &running{Case: this, started: c.Now(), clauses: map[string]bool{}, summed: map[string]bool{},
		state: &steps.Case{ID: this.ID, Attempt: c.retries[this.ID] + 1, Target: t.Target, Log: &client.Log{}, Own: !Shares(this, c.Target), Schema: c.Declaration.Schema()}}
	if c.Target.Lasting {
		r.state.Run, r.state.Journal, r.state.Operator, r.state.Notice = c.id, c.written(t), c.Operator, c.notice(t.Team)
	}
	if c.Target.OneCast || !r.state.Own {
		r.state.Scenes = &t.scenes
	}
	c.Target.Note("case begins", this.ID, this.Name)
	if c.Watch != nil {
		c.Watch(r.state)
	}
	ctx, r.cancel = context.WithTimeout(ctx, caseTimeout+c.Target.Observe)
	return context.WithValue(steps.With(ctx, r.state), runningKey{}, r), nil
}

// step notes how a step ended, and which of its judgements did not hold.
func (c *collector) step(ctx context.Context, _ *godog.Step, status godog.StepResultStatus, err error) (context.Context, error) {
	r, ok := ctx.Value(runningKey{}).(*running)
	if !ok || len(r.steps) == len(r.Steps) {
		return ctx, nil
	}
	step := r.Steps[len(r.steps)]
	if errors.Is(err, godog.ErrSkip) && r.skip == nil {
		r.skip = err
	}
	before := len(r.broken)
	c.judge(r, step)
	ended := reports.StepStatus(status.String())
	if len(r.broken) > before {
		ended = reports.StepFailed
	}
	r.steps = append(r.steps, reports.Step{Keyword: step.Keyword, Text: step.Text, Line: step.Line, Status: ended})
	r.asked = append(r.asked, r.state.Log.Started())
	return ctx, nil
}

// judge looks at the judgements that step added. A judgement with a subject is
// about the clause of that subject, one without about the clause of the Rule.
func (c *collector) judge(r *running, step declaration.Step) {
	for _, j := range c.summed(r.Clause, r.state.Judgements[r.judged:]) {
		id := r.Clause
		if j.Subject != "" {
			clause, known := c.Declaration.Ledger.BySubject(j.Subject, r.Clause)
			if !known {
				c.fault(fmt.Sprintf("%s judged %q, which is the subject of no clause", r.ID, j.Subject))
				continue
			}
			id = clause.ID
		}
		held, before := r.clauses[id]
		r.clauses[id] = j.Held && (held || !before)
		if !j.Held {
			clause, _ := c.Declaration.Ledger.Clause(id)
			only, before := r.summed[id]
			r.summed[id] = j.Sum && (only || !before)
			r.broken = append(r.broken, reports.Violation{Clause: id, Says: clause.Says, Level: clause.Level, Known: c.known[id],
				Want: j.Want, Got: j.Got, Step: step.Keyword + " " + step.Text, Line: step.Line, Sum: j.Sum})
		}
	}
	r.judged = len(r.state.Judgements)
}

// summed is the judgements of one step, whose sum holds as long as only such rows
// are broken as amount to a finding: those must not break the Rule's clause too.
func (c *collector) summed(rule string, all []contract.Judgement) []contract.Judgement {
	binding := false
	for i, j := range all {
		switch {
		case j.Sum && !binding:
			all = slices.Clone(all)
			all[i] = contract.Judgement{Held: true}
		case !j.Held:
			clause, known := c.Declaration.Ledger.BySubject(j.Subject, rule)
			binding = binding || !known || c.level(clause.ID, clause.Level) == reports.Failed
		}
	}
	return all
}

// notice is told, once a run, what users of a team were found to have.
func (c *collector) notice(team string) func(text string) {
	return func(text string) {
		if team != "" {
			text = "team " + team + ": " + text
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		if slices.Contains(c.noticed, text) {
			return
		}
		c.noticed = append(c.noticed, text)
		if c.Noticed != nil {
			c.Noticed(text)
		}
	}
}

func (c *collector) fault(what string) {
	what = c.hidden(what)
	c.mu.Lock()
	defer c.mu.Unlock()
	if !slices.Contains(c.faults, what) {
		c.faults = append(c.faults, what)
	}
}

// end gives the verdict, cleans up and keeps the case. Its error makes the
// case's subtest fail. godog does not survive a panic in this hook.
func (c *collector) end(ctx context.Context, _ *godog.Scenario, err error) (_ context.Context, failure error) {
	defer func() {
		if p := recover(); p != nil {
			failure = fmt.Errorf("panic while the case was ended: %v\n%s", p, debug.Stack())
			c.fault(failure.Error())
		}
	}()
	r, ok := ctx.Value(runningKey{}).(*running)
	if !ok {
		return ctx, err
	}
	defer r.cancel()
	ended := c.verdict(r, err)
	ended.Run = c.repetition()
	if ended.Verdict == reports.Errored && errors.Is(ctx.Err(), context.Canceled) {
		ended.Reason, r.cause = "interrupted", nil
	}
	var spent *client.Spent
	if errors.As(r.cause, &spent) {
		c.spent.Store(spent)
	}
	r.unjudged = unjudged(ended)
	c.amend(&ended, r, c.asides(r))
	redactCase(&ended, r.state.Log)
	if ended.Verdict != reports.Passed {
		if !c.Brief {
			ended.Exchanges = c.evidence(r)
		}
		if c.Alone != nil {
			ended.Command = c.Alone(ended.ID)
		}
	}
	ended.Seconds = c.Now().Sub(r.started).Seconds()
	c.Target.Note("case ended", ended.ID, strings.TrimSpace(string(ended.Verdict)+" "+ended.Reason))
	failed := ended.Verdict == reports.Failed || ended.Verdict == reports.Errored
	if failed {
		c.failed.Store(true)
	}
	c.look(r, ended)
	keep := c.Keep && ended.Verdict != reports.Passed
	if err := r.state.Close(context.WithoutCancel(ctx), keep); err != nil {
		c.uncleared(r.ID, err)
	}
	if c.Closed != nil {
		c.Closed(Closed{Run: c.id, Case: ended, Log: r.state.Log, Step: r.step})
	}
	c.keep(r, ended)
	if failed {
		return ctx, errors.New(reports.Text(ended))
	}
	return ctx, nil
}

// A Closed is a case that has ended and cleaned up what is its own.
type Closed struct {
	Run  string // tells it from others
	Case reports.Case
	Log  *client.Log
	Step func(order int) string // in which an exchange of Log began; "" behind the last
}

// step is the step in which the exchange of that order began.
func (r *running) step(order int) string {
	for i, until := range r.asked {
		if order <= until {
			return r.steps[i].Keyword + " " + r.steps[i].Text
		}
	}
	return ""
}

// keep adds an ended case and what it says of the clauses.
func (c *collector) keep(r *running, ended reports.Case) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cases = append(c.cases, ended)
	if !r.unjudged {
		c.tally(r.ID, r.clauses, r.summed)
	}
	c.tally(r.ID, r.aside, nil)
	if c.Ended != nil {
		c.Ended(ended)
	}
}

// tally adds what the case with id says of clauses: which of them held, and which are
// broken only because of what they sum up.
func (c *collector) tally(id string, clauses, summed map[string]bool) {
	for clause, held := range clauses {
		t := c.clauses[clause]
		if t == nil {
			t = &tally{}
			c.clauses[clause] = t
		}
		t.broken, t.own = t.broken || !held, t.own || !held && !summed[clause]
		if n := len(t.cases); n == 0 || t.cases[n-1] != id {
			t.cases = append(t.cases, id)
		}
	}
}

// leave keeps cases that are not run.
func (c *collector) leave(out []reports.Case) {
	c.cases = append(c.cases, out...)
	for _, result := range out {
		c.Target.Note("case left out", result.ID, result.Reason)
	}
	if c.Ended != nil {
		for _, result := range out {
			c.Ended(result)
		}
	}
}

// run is the result of all cases, in the order of the features.
func (c *collector) run(started time.Time) *reports.Run {
	order := map[string]int{}
	for i, selected := range c.Selected {
		order[selected.ID] = i
	}
	slices.SortFunc(c.cases, func(a, b reports.Case) int { return cmp.Compare(order[a.ID], order[b.ID]) })
	sequences := c.sequences()
	run := &reports.Run{
		Environment: c.environment(), Declared: c.Declaration.Document(), Sequences: sequences,
		FormatVersion: reports.FormatVersion, Target: c.Target.Name, Dialect: c.Target.Dialect.String(), Shard: c.shard(), Seed: c.Seed,
		Repeat: c.Repeated(), Started: started, Seconds: c.Now().Sub(started).Seconds(), Cases: c.cases,
		NotRun: c.unbegun(), Clauses: c.coverage(), Unmet: c.unmet(), Problems: c.problems(), Notes: c.notes(), Strict: c.Strict,
		RawIdentities: c.Target.RawIdentities,
	}
	run.Tally()
	return run
}
