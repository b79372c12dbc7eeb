package reports

import (
	"cmp"
	"fmt"
	"io"
	"strings"
)

// WriteDiff writes d for people. What a server said is written so that it cannot act on a terminal. It returns the
// error of w.
func WriteDiff(w io.Writer, d *Diff) error {
	var b strings.Builder
	fmt.Fprintf(&b, "before: %s\nafter:  %s\n", d.Before, d.After)
	for _, s := range d.sections() {
		if len(s.items) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", s.title)
		for _, item := range s.items {
			fmt.Fprintf(&b, "  %s %s\n", s.sign, oneLine(item[0]))
			for _, more := range item[1:] {
				fmt.Fprintf(&b, "      %s\n", oneLine(more))
			}
		}
	}
	fmt.Fprintf(&b, "\n%s\n", d.Summary())
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteDiffJSON writes d as indented JSON with the members that its fields are tagged with. It returns the error of w.
func WriteDiffJSON(w io.Writer, d *Diff) error { return WriteJSON(w, "difference", d) }

// WriteDiffMarkdown writes d as Markdown, for a comment on a change or the notes of a release. It returns the error
// of w.
func WriteDiffMarkdown(w io.Writer, d *Diff) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n| | target | server | begun | verdict |\n|---|---|---|---|---|\n", markdown(d.Summary()))
	for _, side := range []struct {
		name string
		Side
	}{{"before", d.Before}, {"after", d.After}} {
		row(&b, side.name, side.named(), side.Server, side.begun(), string(side.Verdict))
	}
	b.WriteString("\n")
	for _, s := range d.sections() {
		if len(s.items) == 0 {
			continue
		}
		fmt.Fprintf(&b, "### %s\n\n", markdown(s.title))
		for _, parts := range s.items[:min(len(s.items), mostItems)] {
			shown := make([]string, len(parts))
			for i, part := range parts {
				shown[i] = markdown(part)
			}
			item(&b, shown...)
		}
		more(&b, len(s.items))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String returns the run in one line.
func (s Side) String() string {
	return strings.Join([]string{oneLine(s.named()), s.begun(), oneLine(cmp.Or(s.Server, "no version named")), oneLine(string(s.Verdict))}, ", ")
}

func (s Side) named() string { return s.Target + " (" + s.Dialect + ")" }

func (s Side) begun() string { return minute(s.Started) }

// Summary returns the difference in one line.
func (d *Diff) Summary() string {
	said := fmt.Sprintf("%d newly broken, %d mended, %d still broken; clauses: %d gained, %d lost", len(d.Broken), len(d.Mended), len(d.Still),
		len(d.Gained), len(d.Lost))
	if n := len(d.Unjudged); n > 0 {
		said += "; " + Amount(n, "case") + " not judged any more"
	}
	if n := len(d.Slower); n > 0 {
		said += "; " + Amount(n, "case") + " slower"
	}
	return said
}

// A section of a difference is items of one sort, each in one or more lines.
type section struct {
	title, sign string
	items       [][]string
}

// sections are all there are, the bad news first.
func (d *Diff) sections() []section {
	return []section{
		{"Newly broken", "-", brokenItems(d.Broken)},
		{"Cases that came to no judgement any more", "?", unjudgedItems(d.Unjudged)},
		{"Still broken", "!", brokenItems(d.Still)},
		{"Mended", "+", plainItems(d.Mended)},
		{"Clauses lost: judged before, and not now", "-", plainItems(d.Lost)},
		{"Clauses gained: judged now, and not before", "+", plainItems(d.Gained)},
		{"Slower by half", "~", slowerItems(d.Slower)},
	}
}

func brokenItems(all []ClauseDiff) [][]string {
	var items [][]string
	for _, c := range all {
		items = append(items, []string{c.named(), "want " + cmp.Or(c.Want, "(empty)"), "got  " + cmp.Or(c.Got, "(empty)"), "by " + firstOf(c.Cases)})
	}
	return items
}

func plainItems(all []ClauseDiff) [][]string {
	var items [][]string
	for _, c := range all {
		items = append(items, []string{c.named()})
	}
	return items
}

func (c ClauseDiff) named() string { return c.ID + " (" + c.Level + "): " + c.Says }

// firstOf names the first cases, and says how many more there are.
func firstOf(ids []string) string {
	shown := strings.Join(ids[:min(len(ids), firstLinks)], ", ")
	if left := len(ids) - firstLinks; left > 0 {
		shown += fmt.Sprintf(" and %d more", left)
	}
	return shown
}

func unjudgedItems(all []CaseDiff) [][]string {
	var items [][]string
	for _, c := range all {
		items = append(items, []string{c.ID + " " + string(c.Verdict) + ": " + cmp.Or(c.Reason, "no reason was given")})
	}
	return items
}

func slowerItems(all []CaseDiff) [][]string {
	var items [][]string
	for _, c := range all {
		items = append(items, []string{fmt.Sprintf("%s: %.1f s -> %.1f s", c.ID, c.Before, c.After)})
	}
	return items
}
