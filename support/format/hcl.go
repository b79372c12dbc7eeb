package format

import (
	"errors"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// HCL lays out an HCL file, such as a ledger or a description of targets, as
// Terraform does. The error says where the text is not HCL.
func HCL(text []byte) ([]byte, error) {
	if _, problems := hclsyntax.ParseConfig(text, "", hcl.InitialPos); problems.HasErrors() {
		for _, p := range problems {
			if p.Severity == hcl.DiagError && p.Subject != nil {
				return nil, errorAt(p.Subject.Start.Line, p.Summary+"; "+p.Detail)
			}
		}
		return nil, errors.New(problems.Error())
	}
	return hclwrite.Format(text), nil
}
