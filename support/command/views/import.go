package views

import (
	"fmt"
	"strconv"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// Import tells what pages of the reference state.
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
