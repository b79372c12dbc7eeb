package reports

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// mostItems bounds the lists of the summary: a CI server shows a job summary of up to a megabyte.
const mostItems = 50

// WriteSummary writes r as Markdown for the summary of a CI job: verdict, counts, what is at fault with what was wanted
// and got, and what was not judged. It returns the error of w.
func WriteSummary(w io.Writer, r *Run) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## ucwatest: %s\n\n%s\n\n", markdown(string(cmp.Or(r.Verdict, "no verdict"))), markdown(closing(r)))
	if line := coverageOf(r.Clauses).counts(); line != "" {
		b.WriteString(line + "\n\n")
	}
	if r.RawIdentities {
		b.WriteString(markdown(shownAsTheyAre) + "\n\n")
	}
	summaryFacts(&b, r)
	summaryTexts(&b, "What fails the run as a whole", r.Problems)
	summaryTexts(&b, "To be known", r.Notes)
	ordered := *r
	ordered.Cases = inOrder(r.Cases)
	page := newBuilder([]*Run{&ordered})
	summaryFaults(&b, page)
	summaryUnjudged(&b, page)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the summary: %w", err)
	}
	return nil
}

// summaryTexts writes texts, up to mostItems of them, below a heading; nothing without any.
func summaryTexts(b *strings.Builder, heading string, texts []string) {
	if len(texts) == 0 {
		return
	}
	b.WriteString("### " + heading + "\n\n")
	for _, text := range texts[:min(len(texts), mostItems)] {
		item(b, markdown(text))
	}
	more(b, len(texts))
}

func summaryFacts(b *strings.Builder, r *Run) {
	b.WriteString("| target | dialect | server | begun | seed |\n|---|---|---|---|---|\n")
	row(b, r.Target, r.Dialect, r.Environment.Server, r.Started.UTC().Format("2006-01-02 15:04:05 UTC"), fmt.Sprint(r.Seed))
	b.WriteString("\n")
	if r.Environment.Command != "" {
		b.WriteString("Run it again: " + markdown(r.Environment.Command) + "\n\n")
	}
}

// summaryFaults tells what is at fault as the page does: clause by clause, each with the cases that show it.
func summaryFaults(b *strings.Builder, page *builder) {
	for _, sort := range page.faults() {
		fmt.Fprintf(b, "### %s: %s\n\n", sort.Title, sort.Means)
		for _, f := range sort.Faults[:min(len(sort.Faults), mostItems)] {
			said := []string{"**" + markdown(cmp.Or(f.Says, "it is not so")) + "**"}
			if f.Clause.ID != "" {
				said[0] += " " + markdown(f.Clause.ID)
			}
			if f.Want != "" || f.Got != "" {
				said = append(said, markdown("want "+f.Want+", got "+f.Got))
			}
			if f.Known != "" {
				said = append(said, markdown("known: "+f.Known))
			}
			who := "nobody is known to have answered"
			if f.Culprit != "" {
				who = "answered by: " + string(f.Culprit)
			}
			if f.State.Since != "" {
				who += " · " + f.State.Since
			}
			item(b, append(said, markdown(who), f.Cases.inWords("case"))...)
		}
		more(b, len(sort.Faults))
	}
}

// summaryUnjudged tells what was not judged, reason by reason.
func summaryUnjudged(b *strings.Builder, page *builder) {
	all := page.unjudged()
	for i, u := range all[:min(len(all), mostItems)] {
		if i == 0 {
			b.WriteString("### What was not judged, and why\n\n")
		}
		item(b, markdown(u.Why), u.Things.inWords(u.Kind))
	}
	more(b, len(all))
}

// item writes one item of a list, each part on a line of its own.
func item(b *strings.Builder, parts ...string) {
	b.WriteString("- " + strings.Join(parts, "<br>") + "\n")
}

// inWords names the first things of a list, and says how many there are.
func (v *linksView) inWords(kind string) string {
	var ids []string
	for _, l := range v.First {
		ids = append(ids, l.ID)
	}
	if len(v.Rest) > 0 {
		ids = append(ids, fmt.Sprintf("%d more", len(v.Rest)))
	}
	return markdown(Amount(v.N(), kind) + ": " + strings.Join(ids, ", "))
}

// more ends a list, and says what it leaves out.
func more(b *strings.Builder, n int) {
	if n > mostItems {
		fmt.Fprintf(b, "\nThe first %d of %d: index.html has all.\n", mostItems, n)
	}
	if n > 0 {
		b.WriteString("\n")
	}
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
