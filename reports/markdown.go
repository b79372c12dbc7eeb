package reports

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// mostRows bounds the tables of the summary: a CI server shows a job summary of up to a megabyte.
const mostRows = 50

// WriteSummary writes r as Markdown for the summary of a CI job: verdict, counts, the cases that did not pass with
// what was wanted and got, and what was not judged. It returns the error of w.
func WriteSummary(w io.Writer, r *Run) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## ucwatest: %s\n\n%s\n\n", markdown(string(cmp.Or(r.Verdict, "no verdict"))), markdown(closing(r)))
	if line, _, _ := strings.Cut(coverage(r.Clauses), "\n"); line != "" {
		b.WriteString(line + "\n\n")
	}
	if r.RawIdentities {
		b.WriteString(markdown(shownAsTheyAre) + "\n\n")
	}
	summaryFacts(&b, r)
	for i, p := range r.Problems {
		if i == 0 {
			b.WriteString("### What fails the run as a whole\n\n")
		}
		b.WriteString("- " + markdown(p) + "\n")
	}
	if len(r.Problems) > 0 {
		b.WriteString("\n")
	}
	summaryFailures(&b, r)
	summarySkips(&b, r)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the summary: %w", err)
	}
	return nil
}

func summaryFacts(b *strings.Builder, r *Run) {
	b.WriteString("| target | dialect | server | begun | seed |\n|---|---|---|---|---|\n")
	row(b, r.Target, r.Dialect, r.Environment.Server, r.Started.UTC().Format("2006-01-02 15:04:05 UTC"), fmt.Sprint(r.Seed))
	b.WriteString("\n")
	if r.Environment.Command != "" {
		b.WriteString("Run it again: " + markdown(r.Environment.Command) + "\n\n")
	}
}

func summaryFailures(b *strings.Builder, r *Run) {
	var all []Case
	for _, v := range []Verdict{Failed, Errored, Finding} {
		for _, c := range inOrder(r.Cases) {
			if c.Verdict == v {
				all = append(all, c)
			}
		}
	}
	if len(all) == 0 {
		return
	}
	b.WriteString("### What to look at\n\n| | case | clause | wanted | got | answered by | since |\n|---|---|---|---|---|---|---|\n")
	for _, c := range all[:min(len(all), mostRows)] {
		if len(c.Violations) == 0 || c.Verdict == Errored {
			row(b, string(c.Verdict), c.ID, "", "", c.Reason, c.Culprit, r.sinceWhen(c.Verdict, c.Since))
			continue
		}
		for _, v := range c.Violations {
			word := string(c.Verdict)
			if v.Known != "" {
				word += ", known: " + v.Known
			}
			row(b, word, c.ID, v.Clause, v.Want, v.Got, c.Culprit, r.sinceWhen(c.Verdict, c.Since))
		}
	}
	more(b, len(all))
}

func summarySkips(b *strings.Builder, r *Run) {
	var all []Case
	for _, c := range inOrder(r.Cases) {
		if c.Verdict == Skipped || c.Verdict == OutOfScope {
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return
	}
	b.WriteString("### What was not judged\n\n| | case | why | answered by |\n|---|---|---|---|\n")
	for _, c := range all[:min(len(all), mostRows)] {
		row(b, string(c.Verdict), c.ID, c.Reason, c.Culprit)
	}
	more(b, len(all))
}

// more ends a table, and says what it leaves out.
func more(b *strings.Builder, n int) {
	if n > mostRows {
		fmt.Fprintf(b, "\nThe first %d of %d: index.html has all.\n", mostRows, n)
	}
	b.WriteString("\n")
}

func row(b *strings.Builder, cells ...string) {
	for _, cell := range cells {
		b.WriteString("| " + markdown(cell) + " ")
	}
	b.WriteString("|\n")
}

// markdown returns s as one line of Markdown that shows s and nothing else: no markup, no link, no picture.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range oneLine(strings.Join(strings.Fields(cut(s, onScreen)), " ")) {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '@':
			b.WriteString("&#64;") // else a name behind it would be called
		case r < unicode.MaxASCII && strings.ContainsRune("\\`*_{}[]()#+!|>~$\"'", r):
			fmt.Fprintf(&b, `\%c`, r)
		default:
			b.WriteRune(r)
		}
	}
	return unlinked.Replace(b.String())
}

// unlinked breaks what Markdown would make a link of.
var unlinked = strings.NewReplacer("://", "&#58;//", "www.", "www&#46;")
