package suite

import (
	"errors"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// Unreached is the run of c on a target that could not be reached, or let nobody
// sign in, as err says. Each case that it could have been asked is errored by
// that, so that a report has the target all the same, and no clause is judged.
func Unreached(c Config, err error) *reports.Run {
	by := client.Network
	var blamed *client.Blamed
	if errors.As(err, &blamed) {
		by = blamed.By
	}
	within, out := c.divide()
	collector := newCollector(c)
	collector.leave(out)
	for _, one := range within {
		told := one.Report()
		told.Verdict, told.Reason, told.Culprit = reports.Errored, err.Error(), string(by)
		collector.cases = append(collector.cases, told)
	}
	return collector.run(c.Now())
}
