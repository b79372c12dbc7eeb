package ledger

import (
	"io"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// Write writes clauses in the form that Parse reads, one attribute a line, with a
// comment before those that comments has one for, by their id.
func Write(w io.Writer, clauses []Clause, comments map[string]string) error {
	f := hclwrite.NewEmptyFile()
	for i, c := range clauses {
		if i > 0 {
			f.Body().AppendNewline()
		}
		if comment := comments[c.ID]; comment != "" {
			f.Body().AppendUnstructuredTokens(hclwrite.TokensForIdentifier("# " + strings.ReplaceAll(comment, "\n", "\n# ") + "\n\n"))
		}
		writeClause(f.Body().AppendNewBlock("clause", []string{c.ID}).Body(), c)
	}
	_, err := w.Write(hclwrite.Format(f.Bytes()))
	return err
}

// writeClause writes the attributes that c has, in the order of the ledger.
func writeClause(body *hclwrite.Body, c Clause) {
	text := func(name, value string) {
		if value != "" {
			body.SetAttributeValue(name, cty.StringVal(value))
		}
	}
	list := func(name string, values []string) {
		if len(values) > 0 {
			body.SetAttributeValue(name, tuple(values))
		}
	}
	text("level", c.Level)
	text("says", c.Says)
	text("source", c.Source)
	text("subject", c.Subject)
	text("waived", c.Waived)
	text("unseen", c.Unseen)
	text("recorded", c.Recorded)
	text("kind", c.Kind)
	text("type", c.Type)
	list("values", c.Values)
	text("rel", c.Rel)
	text("present", c.Present)
	text("method", c.Method)
	if c.Status != 0 {
		body.SetAttributeValue("status", cty.NumberIntVal(int64(c.Status)))
	}
	text("code", c.Code)
	text("subcode", c.Subcode)
	list("subcodes", c.Subcodes)
	if len(c.Codes) > 0 {
		codes := map[string]cty.Value{}
		for code, statuses := range c.Codes {
			numbers := make([]cty.Value, len(statuses))
			for i, status := range statuses {
				numbers[i] = cty.NumberIntVal(int64(status))
			}
			codes[code] = cty.TupleVal(numbers)
		}
		body.SetAttributeValue("codes", cty.ObjectVal(codes))
	}
}

func tuple(texts []string) cty.Value {
	values := make([]cty.Value, len(texts))
	for i, text := range texts {
		values[i] = cty.StringVal(text)
	}
	return cty.TupleVal(values)
}
