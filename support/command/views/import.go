package views

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// Import tells what pages of the reference state and how they differ from the ledger.
type Import struct{ Streams }

// Warnings tells on stderr what is odd of a page.
func (i Import) Warnings(p *reference.Page) {
	for _, line := range warnings(p) {
		fmt.Fprintln(i.Err, reports.Visible(line))
	}
}

// Gained prints the clauses that the ledger lacks, as it would have them.
func (i Import) Gained(compared []reference.Comparison) error {
	for _, one := range compared {
		var gained []ledger.Clause
		for _, s := range one.Gained {
			gained = append(gained, s.Clause)
		}
		fmt.Fprintf(i.Out, "# %s\n\n", strings.Join(summary(one), "\n# "))
		if len(gained) == 0 {
			continue
		}
		if err := ledger.Write(i.Out, gained, nil); err != nil {
			return err
		}
		fmt.Fprintln(i.Out)
	}
	return nil
}

// Summary tells in a few lines how each page and the ledger compare.
func (i Import) Summary(compared []reference.Comparison) {
	for _, one := range compared {
		fmt.Fprintln(i.Out, strings.Join(summary(one), "\n  "))
	}
}

// NothingGained tells that there is nothing to write.
func (i Import) NothingGained() {
	fmt.Fprintln(i.Out, "Nothing to write: the ledger has all that the pages state.")
}

// Scaffold tells that a ledger and so many features were written into folder.
func (i Import) Scaffold(folder string, features int) {
	fmt.Fprintf(i.Out, "Written to %s: %s and %s.\n", folder, reference.LedgerFile, reports.Amount(features, "feature"))
}

// Drift tells how the pages of set differ from l, and which cases that touches: cases
// has those that judge a clause, by its id.
func (i Import) Drift(set *reference.Set, compared []reference.Comparison, l *ledger.Ledger, cases map[string][]string) {
	gained, changed, lost := 0, 0, 0
	for _, one := range compared {
		lines := append(drift(one, cases), contradictory(set, one.Page, l)...)
		if len(lines) > 0 {
			lines = slices.Concat([]string{one.Page.Name + ":"}, lines, []string{""})
		}
		for _, line := range lines {
			fmt.Fprintln(i.Out, reports.Visible(line))
		}
		gained, changed, lost = gained+len(one.Gained), changed+len(one.Changed), lost+len(one.Lost)
	}
	if gained+changed+lost == 0 {
		fmt.Fprintf(i.Out, "No drift: the ledger has all that %s.\n", states(len(compared)))
		return
	}
	fmt.Fprintf(i.Out, "Drift: %d gained, %d changed, %d lost.\n", gained, changed, lost)
}

// warnings are the oddities of a page, each kind once with the lines it stands on.
func warnings(p *reference.Page) []string {
	var all []string
	places := map[string][]string{}
	for _, w := range p.Warnings {
		places[w.What] = append(places[w.What], strconv.Itoa(w.Line))
	}
	for _, w := range p.Warnings {
		lines := places[w.What]
		if lines == nil {
			continue
		}
		delete(places, w.What)
		text := fmt.Sprintf("%s:%d: warning: %s", p.File, w.Line, w.What)
		if len(lines) > 1 {
			text += "; also on " + strings.Join(lines[1:], ", ")
		}
		all = append(all, text)
	}
	return all
}

// summary says in a few lines how a page and the ledger compare.
func summary(compared reference.Comparison) []string {
	lines := []string{fmt.Sprintf("%s (%s): %s, %d of them not in the ledger", compared.Page.Name, reports.Visible(compared.Page.File),
		reports.Amount(len(compared.Stated), "statement"), len(compared.Gained))}
	if len(compared.Changed)+len(compared.Lost) > 0 {
		lines = append(lines, fmt.Sprintf("and the page says otherwise of %s in the ledger", reports.Amount(len(compared.Changed)+len(compared.Lost), "clause")))
	}
	if len(compared.Missing) > 0 {
		lines = append(lines, "give the pages of "+strings.Join(compared.Missing, ", ")+" as well: without their members its properties are texts")
	}
	var ids []string
	for _, beyond := range compared.Beyond {
		ids = append(ids, beyond.ID)
	}
	if len(ids) > 0 {
		lines = append(lines, "beyond them the ledger has "+strings.Join(ids, ", "))
	}
	return lines
}

func states(pages int) string {
	if pages == 1 {
		return "the page states"
	}
	return fmt.Sprintf("the %d pages state", pages)
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
