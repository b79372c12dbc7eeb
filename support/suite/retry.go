package suite

import (
	"context"
	"fmt"
	"slices"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
)

// retry runs again, as often as Retries says, those of within that errored on a
// target whose users outlive the run, and returns the greatest of godog's exit
// codes. What failed is the product's answer: it is never run again.
func (c *collector) retry(ctx context.Context, within []declaration.Case) (greatest int, err error) {
	if !c.Target.Lasting {
		return 0, nil
	}
	for range c.Retries {
		again := c.takeErrored(within)
		if len(again) == 0 || ctx.Err() != nil {
			return greatest, nil
		}
		batches, err := c.batches(again)
		if err != nil {
			return greatest, err
		}
		greatest = max(greatest, c.atOnce(ctx, batches))
	}
	return greatest, nil
}

// takeErrored takes from the ended cases those of within that errored, unless the run
// is to end because of them or one that failed, and notes why they are run again.
func (c *collector) takeErrored(within []declaration.Case) []declaration.Case {
	if c.FailFast && c.failed.Load() {
		return nil
	}
	var again []declaration.Case
	for _, one := range within {
		at := slices.IndexFunc(c.cases, func(ended reports.Case) bool {
			return ended.ID == one.ID && ended.Run == c.repetition() && ended.Verdict == reports.Errored && !c.unrecorded(ended)
		})
		if at < 0 {
			continue
		}
		c.retried = append(c.retried, fmt.Sprintf("%s errored and was run again (-retries): %s", one.ID, c.cases[at].Reason))
		c.cases = slices.Delete(c.cases, at, at+1)
		c.retries[one.ID]++
		again = append(again, one)
	}
	return again
}

// unrecorded tells whether a case errored because a recording does not have what it
// asked: it has no second attempt of it either.
func (c *collector) unrecorded(ended reports.Case) bool {
	return c.Target.Replayed && ended.Culprit == reports.Culprit(client.Harness)
}
