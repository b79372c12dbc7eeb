package views

import (
	"fmt"
	"slices"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// Drift tells how pages of the reference differ from the ledger.
type Drift interface {
	// Drift tells how the pages of a set differ from a ledger, and which cases that
	// touches: cases has those that judge a clause, by its id. The error is one of
	// writing.
	Drift(set *reference.Set, compared []reference.Comparison, l *ledger.Ledger, cases map[string][]string) error
}

// NewDrift returns a Drift for people or, asJSON, one for programs.
func NewDrift(s Streams, asJSON bool) Drift {
	if asJSON {
		return driftJSON{s}
	}
	return driftText{s}
}

type driftText struct{ Streams }

func (t driftText) Drift(set *reference.Set, compared []reference.Comparison, l *ledger.Ledger, cases map[string][]string) error {
	gained, changed, lost := 0, 0, 0
	for _, one := range compared {
		lines := append(drift(one, cases), contradictory(set, one.Page, l)...)
		if len(lines) > 0 {
			lines = slices.Concat([]string{one.Page.Name + ":"}, lines, []string{""})
		}
		for _, line := range lines {
			fmt.Fprintln(t.Out, reports.Visible(line))
		}
		gained, changed, lost = gained+len(one.Gained), changed+len(one.Changed), lost+len(one.Lost)
	}
	if gained+changed+lost == 0 {
		fmt.Fprintf(t.Out, "No drift: the ledger has all that %s.\n", states(len(compared)))
		return nil
	}
	fmt.Fprintf(t.Out, "Drift: %d gained, %d changed, %d lost.\n", gained, changed, lost)
	return nil
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

// ReferenceVersion is the version of what import -check prints for programs. Members
// may be added under the same version, never renamed.
const ReferenceVersion = 1

// A difference is a clause of which a page and the ledger say different things.
type difference struct {
	ID    string   `json:"id"`
	Says  string   `json:"says"`           // the sentence of the clause or, of what has changed, what is different
	Line  int      `json:"line,omitempty"` // of the page; 0 of what it has lost
	Cases []string `json:"cases"`          // that judge the clause
}

// A contradiction is a place where a page says two things.
type contradiction struct {
	Between [2]string `json:"between"`
	Line    int       `json:"line"`
	Decided string    `json:"decided"` // by which contradiction of the ledger; "" for none
}

// A compared page is one beside the ledger.
type comparedPage struct {
	Page           string          `json:"page"`
	File           string          `json:"file"`
	Gained         []difference    `json:"gained"`
	Changed        []difference    `json:"changed"`
	Lost           []difference    `json:"lost"`
	Contradictions []contradiction `json:"contradictions"`
}

type driftJSON struct{ Streams }

func (j driftJSON) Drift(set *reference.Set, compared []reference.Comparison, l *ledger.Ledger, cases map[string][]string) error {
	pages := []comparedPage{}
	same := true
	for _, one := range compared {
		p := comparedPage{Page: one.Page.Name, File: one.Page.File, Gained: []difference{}, Changed: []difference{}, Lost: []difference{}, Contradictions: []contradiction{}}
		judged := func(id string) []string { return append([]string{}, cases[id]...) }
		for _, s := range one.Gained {
			p.Gained = append(p.Gained, difference{s.ID, s.Says, s.Line, judged(s.ID)})
		}
		for _, c := range one.Changed {
			p.Changed = append(p.Changed, difference{c.Clause.ID, c.What, c.Now.Line, judged(c.Clause.ID)})
		}
		for _, c := range one.Lost {
			p.Lost = append(p.Lost, difference{c.ID, c.Says, 0, judged(c.ID)})
		}
		found, _ := set.Contradictions(one.Page, l)
		for _, x := range found {
			p.Contradictions = append(p.Contradictions, contradiction{x.Between, x.Line, x.Decided})
		}
		pages, same = append(pages, p), same && one.Same()
	}
	return reports.WriteJSON(j.Out, "reference", struct {
		FormatVersion int            `json:"format_version"`
		Same          bool           `json:"same"` // the ledger has all that the pages state
		Pages         []comparedPage `json:"pages"`
	}{ReferenceVersion, same, pages})
}
