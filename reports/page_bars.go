package reports

import (
	"fmt"
	"slices"
	"strings"
)

// barsView is what the last runs came to on something, as a row of small bars.
type barsView struct {
	Drawing string // the id of its drawing: what looks alike is drawn once
	Says    string // the same in words
}

// drawing is a row of bars, or one bar of the legend.
type drawing struct {
	ID    string
	Width int
	Paths []barPath
}

// barPath is all bars of one look in a row.
type barPath struct{ Class, D string }

// keyView is one bar of the legend.
type keyView struct{ Drawing, Means string }

// How bars are drawn, in pixels.
const (
	barWidth  = 3
	barStep   = 4 // from one bar to the next
	rowWidth  = barStep*shownRuns - (barStep - barWidth)
	rowHeight = 12
)

// barHeights tells verdicts apart without their colour: what is well is low, what is broken is high. What came to no
// judgement has no bar.
var barHeights = [len(marks)]int{markPassed: 5, markFailed: rowHeight, markFinding: 9, markErrored: rowHeight, markFlaky: rowHeight, markSkipped: 2, markOutOfScope: 2}

// The bar of what errored is open between these heights, and that of what is flaky stands above the second.
const holeFrom, holeTo = 5, 7

// barMeanings says what each look of a bar means, whatever it is of, the best first.
var barMeanings = []struct {
	marks []mark
	means string
}{
	{[]mark{markPassed}, "passed, held"},
	{[]mark{markSkipped, markOutOfScope}, "skipped, partial, out of scope"},
	{[]mark{markFinding}, "a finding"},
	{[]mark{markErrored}, "errored"},
	{[]mark{markFlaky}, "flaky"},
	{[]mark{markFailed}, "failed, broken"},
}

// drawings are those of a page.
type drawings struct {
	all  []drawing
	seen seenMarks
}

// of returns the id of a row, which it draws unless one like it is there.
func (d *drawings) of(row []barPath) string {
	if i := slices.IndexFunc(d.all, func(one drawing) bool { return slices.Equal(one.Paths, row) }); i >= 0 {
		return d.all[i].ID
	}
	id := "bars-" + number(len(d.all)+1)
	d.all = append(d.all, drawing{id, rowWidth, row})
	return id
}

// marks returns the id of a row in which each bar is what came to a mark, the last one at the right end.
func (d *drawings) marks(row []mark) string {
	var bars [len(marks)]strings.Builder
	for i, m := range row {
		d.seen[m]++
		writeMark(&bars[m], shownRuns-len(row)+i, m)
	}
	var paths []barPath
	for m := range bars {
		if bars[m].Len() > 0 {
			paths = append(paths, barPath{mark(m).Class(), bars[m].String()})
		}
	}
	return d.of(paths)
}

// times returns the id of a row in which each bar is as high as its part of the longest time.
func (d *drawings) times(row []float64) string {
	longest := slices.Max(row)
	var bars strings.Builder
	for i, seconds := range row {
		if seconds > 0 {
			writeBar(&bars, shownRuns-len(row)+i, 0, max(1, int(rowHeight*(seconds/longest)+.5)))
		}
	}
	return d.of([]barPath{{"time", bars.String()}})
}

// legend draws a bar of each look that the page has, and says what it means.
func (d *drawings) legend() []keyView {
	var all []keyView
	for _, look := range barMeanings {
		if !slices.ContainsFunc(look.marks, func(m mark) bool { return d.seen[m] > 0 }) {
			continue
		}
		var bar strings.Builder
		m := look.marks[0]
		writeMark(&bar, 0, m)
		key := keyView{"bar-" + m.Class(), look.means}
		d.all = append(d.all, drawing{key.Drawing, barWidth, []barPath{{m.Class(), bar.String()}}})
		all = append(all, key)
	}
	return all
}

// writeMark writes the bar of a mark at a place of its row, if it has one.
func writeMark(b *strings.Builder, at int, m mark) {
	switch height := barHeights[m]; {
	case m == markErrored:
		writeBar(b, at, 0, holeFrom)
		writeBar(b, at, holeTo, height)
	case m == markFlaky:
		writeBar(b, at, holeTo, height)
	case height > 0:
		writeBar(b, at, 0, height)
	}
}

// writeBar writes a bar that goes from one height to another.
func writeBar(b *strings.Builder, at, from, to int) {
	fmt.Fprintf(b, "M%d %dh%dv%dh-%dz", barStep*at, rowHeight-to, barWidth, to-from, barWidth)
}
