package target

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclparse"
)

// Broken says that a file cannot be used, in HCL's own words.
type Broken struct {
	Diagnostics string
	All         hcl.Diagnostics // the same for programs
}

// Error is the diagnostics, with file, line and snippet.
func (b *Broken) Error() string { return b.Diagnostics }

// Diagnose is all that is wrong with a file that parser has read, in the order
// of the lines.
func Diagnose(parser *hclparse.Parser, problems hcl.Diagnostics) *Broken {
	slices.SortStableFunc(problems, func(a, b *hcl.Diagnostic) int {
		return cmp.Or(line(a)-line(b), strings.Compare(a.Detail, b.Detail))
	})
	var text strings.Builder
	if err := hcl.NewDiagnosticTextWriter(&text, parser.Files(), 100, false).WriteDiagnostics(problems); err != nil {
		return &Broken{problems.Error(), problems}
	}
	return &Broken{strings.TrimSpace(text.String()), problems}
}

// once is problems without those that a function has met before: a variable of the
// environment that is not set is one problem, however often it is used.
func once(problems hcl.Diagnostics) hcl.Diagnostics {
	met := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(problems), func(d *hcl.Diagnostic) bool {
		again := d.Summary == "Error in function call" && met[d.Detail]
		met[d.Detail] = true
		return again
	})
}

func line(d *hcl.Diagnostic) int {
	if d.Subject == nil {
		return 0
	}
	return d.Subject.Start.Line
}
