package suite

import (
	"slices"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// disguise hides secrets and people in what is told of a case: what was judged is
// quoted as it was sent.
func disguise(told *reports.Case, log *client.Log) {
	told.Reason = log.Redact(told.Reason)
	told.Violations = slices.Clone(told.Violations)
	for i := range told.Violations {
		v := &told.Violations[i]
		v.Want, v.Got, v.Step = log.Redact(v.Want), log.Redact(v.Got), log.Redact(v.Step)
	}
}

// hidden is text about the whole run without the target's secrets and people.
func (c *collector) hidden(text string) string {
	if c.Target.Redactor == nil {
		return text
	}
	return c.Target.Redactor.Text(text)
}
