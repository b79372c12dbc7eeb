package main

import (
	"fmt"
	"slices"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// check says how pages and the ledger of d differ, and returns the exit code.
func (c *importCommand) check(set *reference.Set, d *declaration.Declaration, detailed bool) int {
	gained, changed, lost := 0, 0, 0
	cases := casesOf(d)
	for _, compared := range set.Compare(d.Ledger) {
		lines := append(drift(compared, cases), contradictory(set, compared.Page, d.Ledger)...)
		if len(lines) > 0 {
			lines = slices.Concat([]string{compared.Page.Name + ":"}, lines, []string{""})
		}
		for _, line := range lines {
			fmt.Fprintln(c.Out, reports.Visible(line))
		}
		gained, changed, lost = gained+len(compared.Gained), changed+len(compared.Changed), lost+len(compared.Lost)
	}
	if gained+changed+lost == 0 {
		fmt.Fprintf(c.Out, "No drift: the ledger has all that %s.\n", states(len(set.Pages)))
		return exitOK
	}
	fmt.Fprintf(c.Out, "Drift: %d gained, %d changed, %d lost.\n", gained, changed, lost)
	if detailed {
		return exitChanges
	}
	return exitOK
}

func states(pages int) string {
	if pages == 1 {
		return "the page states"
	}
	return fmt.Sprintf("the %d pages state", pages)
}

// casesOf are the ids of the cases that judge each clause of d.
func casesOf(d *declaration.Declaration) map[string][]string {
	cases := map[string][]string{}
	for _, c := range d.Cases {
		for id := range d.Judges(c) {
			if !slices.Contains(cases[id], c.ID) {
				cases[id] = append(cases[id], c.ID)
			}
		}
	}
	return cases
}

// drift says in lines how a page differs from the ledger.
func drift(compared reference.Comparison, cases map[string][]string) []string {
	var lines []string
	for _, s := range compared.Gained {
		lines = append(lines, fmt.Sprintf("  + %s: %s (%s:%d)", s.ID, s.Says, compared.Page.File, s.Line))
	}
	for _, change := range compared.Changed {
		lines = append(lines, fmt.Sprintf("  ~ %s: %s (%s:%d)%s", change.Clause.ID, change.What, compared.Page.File, change.Now.Line, touched(change.Clause, cases)))
	}
	for _, clause := range compared.Lost {
		lines = append(lines, fmt.Sprintf("  - %s: %s%s", clause.ID, clause.Says, touched(clause, cases)))
	}
	return lines
}

// contradictory says in lines where a page contradicts itself or another.
func contradictory(set *reference.Set, p *reference.Page, l *ledger.Ledger) []string {
	found, others := set.Contradictions(p, l)
	var lines []string
	for _, x := range found {
		decided := "not decided"
		if x.Decided != "" {
			decided = "decided by " + x.Decided
		}
		lines = append(lines, fmt.Sprintf("  ! %s; %s (%s:%d): %s", x.Between[0], x.Between[1], p.File, x.Line, decided))
	}
	if len(others) > 0 {
		lines = append(lines, "  = also decided, of what no comparison finds: "+strings.Join(others, ", "))
	}
	return lines
}

// touched are the cases that judge a clause.
func touched(clause ledger.Clause, cases map[string][]string) string {
	if len(cases[clause.ID]) == 0 {
		return ", touches no case"
	}
	return ", touches " + strings.Join(cases[clause.ID], ", ")
}
