package target

import (
	"cmp"
	"fmt"
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

// Diagnose is all that is wrong with the files that parser has read, file by file
// and in the order of the lines.
func Diagnose(parser *hclparse.Parser, problems hcl.Diagnostics) *Broken {
	sortByPlace(problems)
	var text strings.Builder
	if err := hcl.NewDiagnosticTextWriter(&text, parser.Files(), 100, false).WriteDiagnostics(problems); err != nil {
		return &Broken{problems.Error(), problems}
	}
	return &Broken{strings.TrimSpace(text.String()), problems}
}

// sortByPlace brings problems into the order of their lines, file by file in the
// order in which the first of each file was met: HCL meets attributes in any order.
func sortByPlace(problems hcl.Diagnostics) {
	order := map[string]int{}
	for _, d := range problems {
		if _, known := order[place(d).Filename]; !known {
			order[place(d).Filename] = len(order)
		}
	}
	slices.SortStableFunc(problems, func(a, b *hcl.Diagnostic) int {
		return cmp.Or(order[place(a).Filename]-order[place(b).Filename], place(a).Start.Line-place(b).Start.Line, strings.Compare(a.Detail, b.Detail))
	})
}

// once is problems, each once. A variable of the environment that is not set is one
// problem, however often it is used: it is told where it is first used, with the
// other files that use it.
func once(problems hcl.Diagnostics) hcl.Diagnostics {
	sortByPlace(problems)
	var all hcl.Diagnostics
	first := map[string]*hcl.Diagnostic{}
	seen := map[string]bool{}
	for _, d := range problems {
		at := place(d)
		problem, where := d.Detail, at.Filename
		if d.Summary != "Error in function call" {
			problem, where = at.String()+d.Detail, ""
		}
		if first[problem] == nil {
			one := *d
			first[problem] = &one
			all = append(all, &one)
		} else if !seen[problem+where] {
			first[problem].Detail += fmt.Sprintf(" It is also used in %s, line %d.", at.Filename, at.Start.Line)
		}
		seen[problem+where] = true
	}
	return all
}

// place is where d was met in a file, if it was in one.
func place(d *hcl.Diagnostic) hcl.Range {
	if d.Subject == nil {
		return hcl.Range{}
	}
	return *d.Subject
}
