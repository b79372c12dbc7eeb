package reports

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// The only sequences a console writes, and only in colour.
const (
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	plain  = "\x1b[0m"
)

// colours gives what became of something its colour.
var colours = map[mark]string{
	markFailed:  red,
	markFlaky:   red,
	markErrored: red,
	markFinding: yellow,
	markSkipped: yellow,
	markPassed:  green,
}

// Console tells people how a run goes. It is safe for concurrent use: what belongs together is written in one piece.
type Console struct {
	mu      sync.Mutex
	w       io.Writer
	colour  bool
	written map[Standing]bool // what runs of cases that run several times came to
}

// NewConsole returns a Console that writes to w. With colour it marks verdicts by ANSI sequences; whether w is a
// terminal is for the caller to know. A w that fails is ignored: the files of a run matter more than its screen.
func NewConsole(w io.Writer, colour bool) *Console {
	return &Console{w: w, colour: colour}
}

// Start writes title, which says what is run and on what, as one line.
func (c *Console) Start(title string) {
	c.print(oneLine(title) + "\n")
}

// Case tells how one case ended, with everything that is needed to understand it: of several runs that came to the same,
// at the first. About one that passed there is nothing to say, and those out of scope are listed by [Console.Summary].
func (c *Console) Case(done Case) {
	if done.Verdict == Passed || done.Verdict == OutOfScope {
		return
	}
	text := "\n" + headingOf(c.word(string(verdictOf(done)), verdictOf(done)), done) + "\n"
	if !c.knows(done) {
		text += detailOf(done, below)
	}
	c.print(text)
}

// knows tells whether a run of the case before came to the same verdict.
func (c *Console) knows(done Case) bool {
	if done.Run == 0 {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.written == nil {
		c.written = map[Standing]bool{}
	}
	as := Standing{ID: done.ID, Verdict: done.Verdict}
	defer func() { c.written[as] = true }()
	return c.written[as]
}

// word returns a verdict in capitals and, if wanted, in the colour of its mark.
func (c *Console) word(verdict string, m hasMark) string {
	if colour := colours[m.mark()]; c.colour && colour != "" {
		return colour + capitals(verdict) + plain
	}
	return capitals(verdict)
}

func (c *Console) print(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, _ = io.WriteString(c.w, text)
}

// Warning says at once what should be known before the run ends.
func (c *Console) Warning(text string) { c.print("\nwarning: " + oneLine(text) + "\n") }

// Summary tells how the run ended: what was out of scope, a line for each feature file, the coverage of the clauses, the
// problems, the verdict and where the reports are. Call [Run.Tally] before; files are the paths that [Save] returned.
func (c *Console) Summary(r *Run, files []string) {
	verdict := c.word(string(r.Verdict), r.Verdict) + "  " + closing(r) + "\n"
	if r.RawIdentities {
		verdict += shownAsTheyAre + "\n"
	}
	for _, f := range files {
		verdict += "written: " + oneLine(f) + "\n"
	}
	clauses := coverageOf(r.Clauses).lines() + labelled("note", r.Notes) + labelled("problem", r.Problems)
	var text string
	for _, paragraph := range []string{outOfScope(r.Cases), flaky(r.Cases), featureTable(r.Cases), clauses, verdict} {
		if paragraph != "" {
			text += "\n" + paragraph
		}
	}
	c.print(text)
}

// shownAsTheyAre warns whoever passes a report on.
const shownAsTheyAre = "People are shown as they are (-raw-identities): do not share these reports."

// outOfScope lists the cases out of scope below the reasons for it, in the order in which they are first met.
func outOfScope(cases []Case) string {
	var reasons []string
	ids := map[string][]string{}
	for _, c := range inOrder(cases) {
		if c.Verdict != OutOfScope {
			continue
		}
		if ids[c.Reason] == nil {
			reasons = append(reasons, c.Reason)
		}
		ids[c.Reason] = append(ids[c.Reason], oneLine(c.ID))
	}
	var text string
	for _, reason := range reasons {
		text += capitals(string(OutOfScope)) + "  " + Amount(len(ids[reason]), "case") + ": " + oneLine(reason) + "\n"
		text += Listed(ids[reason], below)
	}
	return text
}

// flaky lists the flaky cases, each with how many of its runs failed.
func flaky(cases []Case) string {
	var text string
	for _, c := range inOrder(cases) {
		if c.Verdict == Flaky {
			text += headingOf(capitals(string(Flaky)), c) + ": " + oneLine(c.Reason) + "\n"
		}
	}
	return text
}

// widest is about how many columns a list takes.
const widest = 110

// Listed returns words with commas between them, in lines that begin with indent.
func Listed(words []string, indent string) string {
	var text strings.Builder
	line := indent
	for i, word := range words {
		if i < len(words)-1 {
			word += ", "
		}
		if len(line)+len(word) > widest && line != indent {
			text.WriteString(strings.TrimRight(line, " ") + "\n")
			line = indent
		}
		line += word
	}
	return text.String() + strings.TrimRight(line, " ") + "\n"
}

// labelled returns each sentence behind what it is.
func labelled(label string, all []string) string {
	var text string
	for _, one := range all {
		text += label + ": " + strings.Join(lines(one), "\n"+strings.Repeat(" ", len(label))+further) + "\n"
	}
	return text
}

// closing returns what stands behind the verdict of the run, the bad news first.
func closing(r *Run) string {
	var parts []string
	if n := len(r.Problems); n > 0 {
		parts = append(parts, Amount(n, "problem"))
	}
	for _, v := range worstFirst {
		if n := r.Counts.of(v); n > 0 {
			parts = append(parts, counted(n, v))
		}
		if v == Finding && r.Counts.Known > 0 {
			parts[len(parts)-1] += fmt.Sprintf(" (%d known)", r.Counts.Known)
		}
	}
	if n := len(r.Unmet); n > 0 {
		parts = append(parts, Amount(n, "clause")+" not met")
	}
	if n := len(r.NotRun); n > 0 {
		parts = append(parts, fmt.Sprintf("%d not run", n))
	}
	if len(r.Cases) == 0 {
		parts = append(parts, "nothing ran")
	}
	return fmt.Sprintf("%s in %.1f s", strings.Join(parts, ", "), r.Seconds)
}

// counted returns n with the word of v. Of the words only finding is a noun.
func counted(n int, v Verdict) string {
	if v == Finding {
		return Amount(n, string(v))
	}
	return strconv.Itoa(n) + " " + string(v)
}

// featureTable returns a line for each feature file, with a column for each verdict that occurred anywhere.
func featureTable(cases []Case) string {
	features := byFeature(cases)
	names, width := featureNames(features)
	columns := occurring(count(cases))
	var b strings.Builder
	for i, f := range features {
		line := fmt.Sprintf("%s%*s", names[i], width-utf8.RuneCountInString(names[i]), "")
		counts := count(f.Cases)
		for _, v := range columns {
			line += "  " + cell(counts.of(v), v, len(cases))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func featureNames(features []feature) (names []string, width int) {
	for _, f := range features {
		name := oneLine(f.URI)
		names = append(names, name)
		width = max(width, utf8.RuneCountInString(name))
	}
	return names, width
}

// occurring returns the verdicts that occurred, passed first: this is the column that every file has.
func occurring(total Counts) []Verdict {
	var columns []Verdict
	for _, v := range slices.Backward(worstFirst) {
		if total.of(v) > 0 {
			columns = append(columns, v)
		}
	}
	return columns
}

// cell returns a count right-aligned for up to most cases, or as much space where there is nothing to count.
func cell(n int, v Verdict, most int) string {
	digits := len(strconv.Itoa(most))
	if n == 0 {
		return strings.Repeat(" ", digits+1+len(v))
	}
	return fmt.Sprintf("%*d %s", digits, n, v)
}
