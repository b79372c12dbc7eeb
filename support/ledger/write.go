package ledger

import (
	"io"
	"reflect"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty/gocty"
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
		if err := writeClause(f.Body().AppendNewBlock("clause", []string{c.ID}).Body(), c); err != nil {
			return err
		}
	}
	_, err := w.Write(hclwrite.Format(f.Bytes()))
	return err
}

// writeClause writes the attributes that c has.
func writeClause(body *hclwrite.Body, c Clause) error {
	for _, a := range clauseAttributes {
		if reflect.ValueOf(a.of(&c)).Elem().IsZero() {
			continue
		}
		kind, err := gocty.ImpliedType(a.of(&c))
		if err != nil {
			return err
		}
		value, err := gocty.ToCtyValue(a.of(&c), kind)
		if err != nil {
			return err
		}
		body.SetAttributeValue(a.name, value)
	}
	return nil
}
