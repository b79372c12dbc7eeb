package reports

import (
	"fmt"
	"io"
	"strings"
)

// WriteAnnotations writes r as workflow commands of GitHub Actions: an error for each problem of the run as a whole, and
// one for each case that fails it, at the line where it is declared. GitHub shows the first ten. It returns the error of w.
func WriteAnnotations(w io.Writer, r *Run) error {
	var b strings.Builder
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "::error title=%s::%s\n", property("the run as a whole"), data(p))
	}
	for _, c := range inOrder(r.Cases) {
		if !c.Verdict.accuses() || c.harmless(r.Strict) {
			continue
		}
		fmt.Fprintf(&b, "::error file=%s,line=%d,title=%s::%s\n", property(r.file(c.URI)), c.Line, property(c.ID+" "+string(c.Verdict)), data(headline(c)))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the annotations: %w", err)
	}
	return nil
}

// data is s as the text of a workflow command, which ends with its line. A percent sign begins an escape ("Workflow
// commands for GitHub Actions", and the toolkit's command.ts).
func data(s string) string { return strings.ReplaceAll(oneLine(s), "%", "%25") }

// property is s as the value of a property of such a command, which a comma or a colon would end.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}
