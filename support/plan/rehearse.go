package plan

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/stage/derived"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// Rehearse runs the cases of c on a mock that stands in for aim, one after another
// where they share users or scenes there, and writes down what was asked of it.
// Nothing is sent to aim. What aim lacks by a survey, nil if there was none, is
// not run. The error is that of the run, or of a case that broke where the target
// is not to blame.
func Rehearse(ctx context.Context, aim *target.Target, offers *derived.Survey, c suite.Config) (*Plan, error) {
	var noted recorder
	var changed changes
	rest, lacking := lacks(c, aim, offers)
	var run *reports.Run
	if len(rest) == 0 {
		run = c.Declaration.Unrun()
	} else {
		stand, err := aim.Rehearsal(ctx)
		if err != nil {
			return nil, err
		}
		run, err = suite.Run(ctx, suite.Config{Declaration: c.Declaration, Selected: rest, Target: stand, Now: c.Now,
			Options: suite.Options{Parallel: atOnce(aim, c), Own: c.Own}}, suite.Listener{Watch: noted.begin, Ended: noted.end, Journal: &changed})
		if err := errors.Join(err, ctx.Err(), stand.Close()); err != nil {
			return nil, err
		}
	}
	p := &Plan{FormatVersion: FormatVersion, Target: aim.Name, On: aim.On, Dialect: aim.Dialect.String(), Lasting: aim.Lasting,
		PerSecond: aim.PerSecond(), Made: c.Now().UTC().Truncate(time.Second), Clauses: clauses(run), Changes: changed.told()}
	ended := map[string]reports.Case{}
	for _, one := range append(lacking, run.Cases...) {
		ended[one.ID] = one
	}
	for _, selected := range c.Selected {
		planned, err := noted.planned(ended[selected.ID])
		if err != nil {
			return nil, err
		}
		p.Cases = append(p.Cases, planned)
	}
	if aim.Uncontrolled { // the clock of a mock jumps
		p.Unanswered = scenes(c, aim, p.Cases, func(s derived.Situation) bool { return s.Fate == derived.Unanswered })
	}
	if aim.Observe > 0 {
		p.Changes = append(p.Changes, observed(c, aim, p.Cases)...)
	}
	return p, nil
}

// observed are the applications that an operator acts in, one for each scene. The
// rehearsal makes none: it is given what comes of the call.
func observed(c suite.Config, aim *target.Target, cases []Case) []Change {
	n := scenes(c, aim, cases, func(derived.Situation) bool { return true })
	if n == 0 {
		return nil
	}
	return []Change{{Sign: "+", What: "application", Count: n, Cleared: n}}
}

// scenes counts those that the cases to run take, of some situations: cases that
// only read have one together where aim lets them share.
func scenes(c suite.Config, aim *target.Target, cases []Case, some func(derived.Situation) bool) int {
	all := map[any]bool{}
	for i, planned := range cases {
		selected := c.Selected[i]
		situation := c.Declaration.Needs(selected).Situation
		switch {
		case planned.Action != Run || !some(situation):
		case aim.Share && selected.Reach == declaration.Reads:
			all[situation] = true
		default:
			all[planned.ID] = true
		}
	}
	return len(all)
}

// atOnce is how many cases the rehearsal for aim runs at once: with users and
// scenes of its own none has a say in what another asks for.
func atOnce(aim *target.Target, c suite.Config) int {
	if aim.OneCast || aim.Share {
		return 1
	}
	return c.Parallel
}

// lacks parts the selected cases in those to rehearse and those for which aim
// lacks something, with the reason.
func lacks(c suite.Config, aim *target.Target, offers *derived.Survey) (rest []declaration.Case, lacking []reports.Case) {
	for _, one := range c.Selected {
		if offers != nil && suite.Beyond(c.Declaration, one, aim) == "" {
			if why := offers.Lacks(c.Declaration.Needs(one).Situation); why != nil {
				lacking = append(lacking, reports.Case{ID: one.ID, Name: one.Name, URI: one.URI, Rule: one.Rule,
					Verdict: reports.Skipped, Reason: why.Error()})
				continue
			}
		}
		rest = append(rest, one)
	}
	return rest, lacking
}

// A recorder notes what each case asks. Of a case that has ended it keeps no
// exchange: those of the whole suite take some 400 MiB.
type recorder struct {
	mu    sync.Mutex
	cases map[string]*recorded
}

// recorded is what is known of one case.
type recorded struct {
	log   *client.Log // goes on after the case's end: what it shares is cleared away later
	asked tally
}

func (r *recorder) begin(c *steps.Case) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cases == nil {
		r.cases = map[string]*recorded{}
	}
	r.cases[c.ID] = &recorded{log: c.Log}
}

func (r *recorder) end(ended reports.Case) { r.asked(ended.ID) }

// asked is what the case with id has asked until now.
func (r *recorder) asked(id string) tally {
	r.mu.Lock()
	defer r.mu.Unlock()
	this := r.cases[id]
	if this == nil {
		return tally{} // it was not begun
	}
	this.asked.add(this.log.Take())
	return this.asked
}

// planned is what the run would do with a case that ended so in the rehearsal.
func (r *recorder) planned(ended reports.Case) (Case, error) {
	action, known := actions[ended.Verdict]
	if !known {
		return Case{}, fmt.Errorf("%s %s in the rehearsal: %s; nothing is planned", ended.ID, ended.Verdict, ended.Reason)
	}
	c := Case{ID: ended.ID, Name: ended.Name, URI: ended.URI, Rule: ended.Rule, Action: action}
	if action != Run {
		c.Reason = ended.Reason
	}
	c.Requests = r.asked(ended.ID).requests()
	return c, nil
}

// clauses are those of the run, each judged or with the reason why it is not.
func clauses(run *reports.Run) []Clause {
	var all []Clause
	for _, c := range run.Clauses {
		planned := Clause{ID: c.ID, Says: c.Says, Judged: c.Verdict != reports.NotJudged}
		if !planned.Judged {
			planned.Why = c.Waived
		}
		all = append(all, planned)
	}
	return all
}
