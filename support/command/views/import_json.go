package views

import (
	"ucwatest/reports"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

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

// DriftJSON is Drift for programs. The error is one of writing.
func (i Import) DriftJSON(set *reference.Set, compared []reference.Comparison, l *ledger.Ledger, cases map[string][]string) error {
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
	return reports.WriteJSON(i.Out, "reference", struct {
		FormatVersion int            `json:"format_version"`
		Same          bool           `json:"same"` // the ledger has all that the pages state
		Pages         []comparedPage `json:"pages"`
	}{ReferenceVersion, same, pages})
}
