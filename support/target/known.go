package target

import (
	"slices"
	"strings"
	"time"
)

// known are the accepted deviations of a target: each with a reason, and with a
// day on which it expires.
func (c *checker) known(blocks []knownBlock) []Known {
	var all []Known
	for _, b := range blocks {
		until, err := time.ParseInLocation(time.DateOnly, b.Until, c.now.Location())
		switch {
		case slices.ContainsFunc(all, func(k Known) bool { return k.Clause == b.Clause }):
			c.complain(b.At, "known %q: got the clause twice, want it once", b.Clause)
		case b.Clause == "":
			c.complain(b.At, "known: got no clause, want the id of one")
		}
		if strings.TrimSpace(b.Reason) == "" {
			c.refuse(b.Body, "reason", "reason: got nothing, want why the deviation is accepted")
		}
		if err != nil {
			c.refuse(b.Body, "until", `until: got %q, want a day as "2027-01-31"`, b.Until)
		} else if !c.now.Before(until) {
			c.refuse(b.Body, "until", "until: %s has come: the deviation %s is accepted no longer; mend it, or agree on another day", b.Until, b.Clause)
		}
		all = append(all, Known{b.Clause, b.Reason, until})
	}
	return all
}
