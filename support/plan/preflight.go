package plan

import (
	"fmt"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/stage/derived"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// A Lack is something that a user of the target needs and does not have, as it was
// read there.
type Lack struct {
	User    string   `json:"user"` // the part, or pool
	What    string   `json:"what"`
	Why     string   `json:"why"`     // in the words of the pool
	Change  string   `json:"change"`  // what an administrator would change
	Clauses []string `json:"clauses"` // that no selected case can show without it
}

// preflight tells what aim lacks by a survey, and which clauses cannot be shown for
// that alone.
func preflight(c suite.Config, aim *target.Target, offers *derived.Survey) []Lack {
	var all []Lack
	for _, l := range offers.Lacking {
		all = append(all, Lack{l.User, l.What, l.Reason.Error(), l.Change, unshown(c, aim, l)})
	}
	return all
}

// unshown are the clauses of which each selected case that aim could be asked takes
// what is lacking.
func unshown(c suite.Config, aim *target.Target, l derived.Lack) []string {
	stopped, shown := map[string]bool{}, map[string]bool{}
	for _, one := range c.Selected {
		if suite.Beyond(c.Declaration, one, aim) != "" {
			continue
		}
		for id := range c.Declaration.Judges(one) {
			if l.Stops(c.Declaration.Needs(one).Situation) {
				stopped[id] = true
			} else {
				shown[id] = true
			}
		}
	}
	ids := []string{}
	for _, clause := range c.Declaration.Ledger.Clauses {
		if stopped[clause.ID] && !shown[clause.ID] {
			ids = append(ids, clause.ID)
		}
	}
	return ids
}

// writePreflight writes what the users lack, for whoever can change it.
func (p *Plan) writePreflight(text *strings.Builder) {
	if !p.Lasting || !p.Refreshed {
		return
	}
	if len(p.Lacks) == 0 {
		text.WriteString("\nThe users have all that was looked for: sign-in, applications, scopes, policies, modalities, call forwarding, clocks.\n")
		return
	}
	fmt.Fprintf(text, "\nMissing on %s, %d in all:\n", p.Target, len(p.Lacks))
	for _, l := range p.Lacks {
		fmt.Fprintf(text, "  %s, %s: %s\n", l.User, l.What, reports.Visible(l.Why))
		if len(l.Clauses) > 0 {
			fmt.Fprintf(text, "    cannot be shown: %s\n", few(l.Clauses))
		}
		fmt.Fprintf(text, "    to change: %s\n", l.Change)
	}
}
