package ledger

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// A Problem is one thing that is wrong with a ledger.
type Problem struct {
	File string
	Line int // 0 if it concerns the file as a whole
	What string
}

// String is the problem as "file:line: what".
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.What)
}

// fromHCL words HCL's diagnostics, which know what may have been meant.
func fromHCL(filename string, diagnostics hcl.Diagnostics) []Problem {
	var problems []Problem
	for _, d := range diagnostics {
		if strings.HasSuffix(d.Detail, "value must be known") {
			continue // HCL's echo of a variable it has refused before
		}
		p := Problem{File: filename, What: sentence(d.Summary) + ": " + sentence(d.Detail)}
		if d.Subject != nil {
			p.Line = d.Subject.Start.Line
		}
		problems = append(problems, p)
	}
	return problems
}

// sentence puts HCL's prose into the form of our own: on one line, lower case
// first, without a full stop.
func sentence(prose string) string {
	prose = strings.TrimSuffix(strings.Join(strings.Fields(prose), " "), ".")
	if prose == "" {
		return prose
	}
	return strings.ToLower(prose[:1]) + prose[1:]
}
