package reports

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// sequenceView is a sequence with everything where it is drawn, in units of the drawing.
type sequenceView struct {
	Anchor, Name, Case, CaseAnchor string
	Label                          string // the run it is of, where there are several
	Width, Height                  int
	Participants                   []participantView
	Arrows                         []arrowView
}

type participantView struct {
	Name string
	X    int
}

type arrowView struct {
	Arrow
	Class           string // by its kind
	X1, X2, Y, Head int    // Head is where the tip begins
	Text            int    // where the text begins
	Lines           []lineView
}

type lineView struct {
	Y    int
	Text string
}

// The measures of the drawing.
const (
	participantGap = 290
	margin         = 66
	headHeight     = 56
	lineHeight     = 16
	arrowGap       = 14
	tip            = 8
	lineLength     = 40 // characters that fit between two participants
	labelLines     = 3
)

func (b *builder) sequences() []sequenceView {
	var all []sequenceView
	for i, r := range b.runs {
		for _, s := range r.Sequences {
			if len(s.Arrows) > 0 {
				v := draw(s)
				v.Anchor = b.anchors.of("sequence", fmt.Sprint(s.Case, " run ", i+1))
				v.CaseAnchor, v.Label = b.scenarioOf(s.Case).Anchor, b.runs.head(i, "")
				all = append(all, v)
			}
		}
	}
	return all
}

// draw places the participants in the order in which they appear, and the arrows below each other.
func draw(s Sequence) sequenceView {
	names := participantNames(s)
	v := sequenceView{Name: s.Name, Case: s.Case, Width: 2*margin + (len(names)-1)*participantGap}
	for i, name := range names {
		v.Participants = append(v.Participants, participantView{oneLine(name), margin + i*participantGap})
	}
	y := headHeight
	for _, a := range s.Arrows {
		placed := place(a, v.Participants[slices.Index(names, a.From)].X, v.Participants[slices.Index(names, a.To)].X)
		for i := range placed.Lines {
			y += lineHeight
			placed.Lines[i].Y = y
		}
		placed.Y = y + 5
		y += arrowGap
		v.Arrows = append(v.Arrows, placed)
	}
	v.Height = y + 2*lineHeight
	return v
}

func place(a Arrow, from, to int) arrowView {
	v := arrowView{Arrow: a, Class: a.Kind.class(), X1: from, X2: to, Head: to - tip, Text: min(from, to) + 10}
	switch {
	case from > to:
		v.Head = to + tip
		v.Text = max(from-participantGap, to) + 10
	case from == to:
		v.X1, v.Head = from-2*tip, from-tip
	}
	for _, text := range wrapped(a.Label) {
		v.Lines = append(v.Lines, lineView{Text: text})
	}
	return v
}

// class returns the class by which the page draws an arrow, "" for one of a later writer.
func (k ArrowKind) class() string {
	switch k {
	case ArrowAsk, ArrowAnswer, ArrowEvent:
		return string(k)
	}
	return ""
}

// participantNames returns who says anything, in the order in which they appear.
func participantNames(s Sequence) []string {
	var names []string
	for _, a := range s.Arrows {
		for _, name := range []string{a.From, a.To} {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// wrapped returns a label in lines short enough for the room between two participants, broken at blanks where it has some.
func wrapped(label string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(label) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= lineLength:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	lines = append(lines, line)
	if len(lines) > labelLines {
		lines = append(lines[:labelLines], "…")
	}
	for i, l := range lines {
		if utf8.RuneCountInString(l) > lineLength {
			lines[i] = string([]rune(l)[:lineLength-1]) + "…"
		}
	}
	return lines
}
