package suite

import (
	"context"
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/target"
)

// CheckRepeat wants each case to be one that can be run n times on t.
func CheckRepeat(n int, t *target.Target) error {
	if n > 1 && t.Observe > 0 {
		return &NotBegun{fmt.Errorf("target %q: somebody makes the call that is observed, and would have to make it %d times; leave out -repeat", t.Name, n)}
	}
	return nil
}

// Repeated is how often each case runs where that is several times, else 0.
func (c Config) Repeated() int {
	if c.Repeat > 1 {
		return c.Repeat
	}
	return 0
}

// Total is how many runs of cases there will have been when all have ended.
func (c Config) Total() int {
	within, out := c.divide()
	return len(within)*max(c.Repeat, 1) + len(out)
}

// rounds runs the cases of within, which are those of batches, as often as Repeat says, each
// time in scenes of its own, and returns the greatest of godog's exit codes.
func (c *collector) rounds(ctx context.Context, batches [][]batch, within []declaration.Case) (greatest int, err error) {
	defer c.together()
	for c.round = 1; c.round == 1 || c.round <= c.Repeat && !c.ending(ctx); c.round++ {
		if c.round > 1 {
			c.renew(ctx)
			clear(c.retries)
		}
		code := c.atOnce(ctx, batches)
		again, err := c.retry(ctx, within)
		if greatest = max(greatest, code, again); err != nil {
			return greatest, err
		}
	}
	return greatest, nil
}

// ending tells whether no case is begun any more.
func (c *collector) ending(ctx context.Context) bool { return ctx.Err() != nil || c.endsEarly() }

// endsEarly tells whether the run is to end before all cases have run: one failed, or the
// budget is spent.
func (c *collector) endsEarly() bool { return c.FailFast && c.failed.Load() || c.spent.Load() != nil }

// renew clears the shared scenes away, so that the next round has its own.
func (c *collector) renew(ctx context.Context) {
	for _, t := range c.teams {
		if err := t.scenes.Close(context.WithoutCancel(ctx)); err != nil {
			c.uncleared("shared scenes", err)
		}
	}
}

// repetition is which of several runs of each case goes on, 0 if there is but one.
func (c *collector) repetition() int {
	if c.Repeat < 2 {
		return 0
	}
	return c.round
}

// together makes one case of all the runs of it that have ended.
func (c *collector) together() {
	var all []reports.Case
	runs := map[string][]reports.Case{}
	for _, ended := range c.cases {
		if ended.Run == 0 {
			all = append(all, ended)
		} else {
			runs[ended.ID] = append(runs[ended.ID], ended)
		}
	}
	for _, one := range c.Selected {
		if runs[one.ID] != nil {
			all = append(all, reports.Repeated(runs[one.ID]))
		}
	}
	c.cases = all
}

// cutShort says how many of the cases that were begun ran fewer times than Repeat says, ""
// if none did.
func (c *collector) cutShort() string {
	n := 0
	for _, ended := range c.cases {
		if ended.Runs != nil && len(ended.Runs) < c.Repeat {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %s ran fewer than %d times (-repeat)", n, reports.Amount(len(c.Selected), "selected case"), c.Repeat)
}
