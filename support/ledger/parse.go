package ledger

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// An attribute is one of a block that describes a T.
type attribute[T any] struct {
	name     string
	required bool
	of       func(*T) any // where it belongs in a T: a pointer to the type that it must have
}

// clauseAttributes are in the order in which they are written.
var clauseAttributes = []attribute[Clause]{
	{"level", true, func(c *Clause) any { return &c.Level }},
	{"says", true, func(c *Clause) any { return &c.Says }},
	{"source", true, func(c *Clause) any { return &c.Source }},
	{"subject", false, func(c *Clause) any { return &c.Subject }},
	{"waived", false, func(c *Clause) any { return &c.Waived }},
	{"unseen", false, func(c *Clause) any { return &c.Unseen }},
	{"recorded", false, func(c *Clause) any { return &c.Recorded }},
	{"kind", false, func(c *Clause) any { return &c.Kind }},
	{"type", false, func(c *Clause) any { return &c.Type }},
	{"values", false, func(c *Clause) any { return &c.Values }},
	{"rel", false, func(c *Clause) any { return &c.Rel }},
	{"present", false, func(c *Clause) any { return &c.Present }},
	{"method", false, func(c *Clause) any { return &c.Method }},
	{"status", false, func(c *Clause) any { return &c.Status }},
	{"code", false, func(c *Clause) any { return &c.Code }},
	{"subcode", false, func(c *Clause) any { return &c.Subcode }},
	{"subcodes", false, func(c *Clause) any { return &c.Subcodes }},
	{"codes", false, func(c *Clause) any { return &c.Codes }},
}

var contradictionAttributes = []attribute[Contradiction]{
	{"between", true, func(c *Contradiction) any { return &c.Between }},
	{"decision", true, func(c *Contradiction) any { return &c.Decision }},
	{"judged_by", true, func(c *Contradiction) any { return &c.JudgedBy }},
}

// Of all blocks of a kind there is one schema: gohcl would read that of a struct anew for each.
var (
	fileSchema = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
		{Type: "clause", LabelNames: []string{"id"}}, {Type: "contradiction", LabelNames: []string{"id"}}}}
	clauseSchema        = schema(clauseAttributes)
	contradictionSchema = schema(contradictionAttributes)
)

func schema[T any](attributes []attribute[T]) *hcl.BodySchema {
	s := &hcl.BodySchema{}
	for _, a := range attributes {
		s.Attributes = append(s.Attributes, hcl.AttributeSchema{Name: a.name, Required: a.required})
	}
	return s
}

// Parse reads a ledger from src, the content of the file called filename. It
// returns all that is wrong with it at once, in the order of the file; the
// ledger holds what could be read, and is nil if src is no HCL.
func Parse(filename string, src []byte) (*Ledger, []Problem) {
	parsed, diagnostics := hclsyntax.ParseConfig(src, filename, hcl.InitialPos)
	if diagnostics.HasErrors() {
		return nil, sorted(fromHCL(filename, diagnostics))
	}
	l, diagnostics := decode(parsed.Body)
	problems := fromHCL(filename, diagnostics)
	g := guard{file: filename, misread: len(problems) > 0, types: map[string]Clause{}}
	g.check(l)
	return l, sorted(append(problems, g.problems...))
}

// decode is the ledger that body holds, as far as it can be read.
func decode(body hcl.Body) (*Ledger, hcl.Diagnostics) {
	l := &Ledger{}
	content, diagnostics := body.Content(fileSchema)
	for _, block := range content.Blocks {
		id, line := block.Labels[0], block.DefRange.Start.Line
		switch block.Type {
		case "clause":
			c, wrong := fill(Clause{ID: id, Line: line}, block.Body, clauseSchema, clauseAttributes)
			l.Clauses, diagnostics = append(l.Clauses, c), append(diagnostics, wrong...)
		case "contradiction":
			c, wrong := fill(Contradiction{ID: id, Line: line}, block.Body, contradictionSchema, contradictionAttributes)
			l.Contradictions, diagnostics = append(l.Contradictions, c), append(diagnostics, wrong...)
		}
	}
	l.index()
	return l, diagnostics
}

// fill is t with the attributes that body has.
func fill[T any](t T, body hcl.Body, s *hcl.BodySchema, attributes []attribute[T]) (T, hcl.Diagnostics) {
	content, diagnostics := body.Content(s)
	for _, a := range attributes {
		if given := content.Attributes[a.name]; given != nil {
			diagnostics = append(diagnostics, gohcl.DecodeExpression(given.Expr, nil, a.of(&t))...)
		}
	}
	return t, diagnostics
}

func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return problems
}
