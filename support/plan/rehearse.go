package plan

import (
	"context"
	"errors"
	"time"

	"ucwatest/reports"
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
		rehearsal, err := aim.Rehearsal(ctx)
		if err != nil {
			return nil, err
		}
		run, err = suite.Run(ctx, suite.Config{Declaration: c.Declaration, Selected: rest, Target: rehearsal, Now: c.Now,
			Options: suite.Options{Parallel: atOnce(aim, c), Own: c.Own}}, suite.Listener{Watch: noted.begin, Ended: noted.end, Journal: &changed})
		if err := errors.Join(err, ctx.Err(), rehearsal.Close()); err != nil {
			return nil, err
		}
	}
	p := &Plan{FormatVersion: FormatVersion, Target: aim.Name, On: aim.On, Dialect: aim.Dialect.String(), Lasting: aim.Lasting,
		PerSecond: aim.PerSecond(), Teams: teams(aim), Made: c.Now().UTC().Truncate(time.Second), Clauses: clauses(run), Changes: changed.fromRequests()}
	p.Repeat = c.Repeated()
	if offers != nil {
		p.Lacks = preflight(c, aim, offers)
	}
	ended := map[string]reports.Case{}
	for _, one := range append(lacking, run.Cases...) {
		ended[one.ID] = one
	}
	for _, selected := range c.Selected {
		planned, err := noted.planned(selected, ended[selected.ID])
		if err != nil {
			return nil, err
		}
		p.Cases = append(p.Cases, planned)
	}
	if aim.Uncontrolled { // the clock of a mock jumps
		p.Unanswered = scenes(c, aim, p.Cases, func(s derived.Situation) bool { return s.Fate == derived.Unanswered }) * p.times()
	}
	if aim.Observe > 0 {
		p.Changes = append(p.Changes, observed(c, aim, p.Cases)...)
	}
	for i := range p.Changes {
		p.Changes[i].Count *= p.times()
		p.Changes[i].Cleared *= p.times()
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
	return []Change{{Sign: Creates, What: "application", Count: n, Cleared: n}}
}

// scenes counts those that the cases to run take, of some situations: cases that
// only read have one together where aim lets them share.
func scenes(c suite.Config, aim *target.Target, cases []Case, some func(derived.Situation) bool) int {
	shared := map[derived.Situation]bool{}
	own := 0
	for i, planned := range cases {
		selected := c.Selected[i]
		situation := c.Declaration.Needs(selected).Situation
		switch {
		case planned.Action != Run || !some(situation):
		case suite.Shares(selected, aim):
			shared[situation] = true
		default:
			own++
		}
	}
	return len(shared) + own
}

// atOnce is how many cases the rehearsal for aim runs at once: with users and
// scenes of its own none has a say in what another asks for. Of each team it runs one.
func atOnce(aim *target.Target, c suite.Config) int {
	if aim.OneCast || aim.Share {
		return len(aim.Teams())
	}
	return c.Parallel
}

// lacks parts the selected cases in those to rehearse and those for which aim
// lacks something, with the reason.
func lacks(c suite.Config, aim *target.Target, offers *derived.Survey) (rest []declaration.Case, lacking []reports.Case) {
	for _, one := range c.Selected {
		if offers != nil && suite.Beyond(c.Declaration, one, aim) == "" {
			if why := offers.Lacks(c.Declaration.Needs(one).Situation); why != nil {
				result := one.Report()
				result.Verdict, result.Reason = reports.Skipped, why.Error()
				lacking = append(lacking, result)
				continue
			}
		}
		rest = append(rest, one)
	}
	return rest, lacking
}

// teams are those of aim, none if it has one set of users.
func teams(aim *target.Target) []Team {
	var all []Team
	for _, one := range aim.Teams() {
		if one.Team != "" {
			all = append(all, Team{one.Team, one.Users()})
		}
	}
	return all
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
