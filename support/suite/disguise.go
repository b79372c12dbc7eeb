package suite

import (
	"slices"

	"ucwatest/reports"
)

// disguise lets nobody be recognised in what is told of a case: what was judged
// is quoted as it was sent, where exchanges are captured without the people in them.
func (c *collector) disguise(told *reports.Case) {
	told.Reason = c.hidden(told.Reason)
	told.Violations = slices.Clone(told.Violations)
	for i := range told.Violations {
		v := &told.Violations[i]
		v.Want, v.Got = c.hidden(v.Want), c.hidden(v.Got)
	}
}

// hidden is text with the parts that the target's users play in the place of
// them, unless they are to be shown as they are.
func (c *collector) hidden(text string) string {
	if c.Target.RawIdentities {
		return text
	}
	return c.Target.People.Text(text)
}
