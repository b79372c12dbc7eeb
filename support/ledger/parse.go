package ledger

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// file is the HCL form of a ledger.
type file struct {
	Clauses        []clauseBlock        `hcl:"clause,block"`
	Contradictions []contradictionBlock `hcl:"contradiction,block"`
}

type clauseBlock struct {
	ID       string    `hcl:"id,label"`
	Level    string    `hcl:"level"`
	Says     string    `hcl:"says"`
	Source   string    `hcl:"source"`
	Subject  string    `hcl:"subject,optional"`
	Waived   string    `hcl:"waived,optional"`
	Unseen   string    `hcl:"unseen,optional"`
	Kind     string    `hcl:"kind,optional"`
	Recorded string    `hcl:"recorded,optional"`
	Range    hcl.Range `hcl:",def_range"`

	Type     string           `hcl:"type,optional"`
	Values   []string         `hcl:"values,optional"`
	Present  string           `hcl:"present,optional"`
	Rel      string           `hcl:"rel,optional"`
	Method   string           `hcl:"method,optional"`
	Status   int              `hcl:"status,optional"`
	Code     string           `hcl:"code,optional"`
	Subcode  string           `hcl:"subcode,optional"`
	Codes    map[string][]int `hcl:"codes,optional"`
	Subcodes []string         `hcl:"subcodes,optional"`
}

type contradictionBlock struct {
	ID       string    `hcl:"id,label"`
	Between  []string  `hcl:"between"`
	Decision string    `hcl:"decision"`
	JudgedBy []string  `hcl:"judged_by"`
	Range    hcl.Range `hcl:",def_range"`
}

// Parse reads a ledger from src, the content of the file called filename. It
// returns all that is wrong with it at once, in the order of the file; the
// ledger holds what could be read, and is nil if src is no HCL.
func Parse(filename string, src []byte) (*Ledger, []Problem) {
	parsed, diagnostics := hclsyntax.ParseConfig(src, filename, hcl.InitialPos)
	if diagnostics.HasErrors() {
		return nil, sorted(fromHCL(filename, diagnostics))
	}
	var f file
	problems := fromHCL(filename, gohcl.DecodeBody(parsed.Body, nil, &f))
	l := f.ledger()
	g := guard{file: filename, misread: len(problems) > 0, types: map[string]Clause{}}
	g.check(l)
	return l, sorted(append(problems, g.problems...))
}

func (f file) ledger() *Ledger {
	l := &Ledger{}
	for _, b := range f.Clauses {
		l.Clauses = append(l.Clauses, Clause{ID: b.ID, Level: b.Level, Says: b.Says, Source: b.Source,
			Subject: b.Subject, Waived: b.Waived, Unseen: b.Unseen, Recorded: b.Recorded, Line: b.Range.Start.Line, Kind: b.Kind, Facts: b.facts()})
	}
	for _, b := range f.Contradictions {
		l.Contradictions = append(l.Contradictions, Contradiction{ID: b.ID, Between: b.Between,
			Decision: b.Decision, JudgedBy: b.JudgedBy, Line: b.Range.Start.Line})
	}
	l.index()
	return l
}

func (b clauseBlock) facts() Facts {
	return Facts{Type: b.Type, Values: b.Values, Present: b.Present, Rel: b.Rel, Method: b.Method,
		Status: b.Status, Code: b.Code, Subcode: b.Subcode, Codes: b.Codes, Subcodes: b.Subcodes}
}

func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return problems
}
