package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// shownRuns is how many runs the page shows of a history, the one that it is about among them.
const shownRuns = 20

// slowestCases is how many cases the page lists by the time they took.
const slowestCases = 10

// timeline returns the last runs on the target of r and in its dialect up to r itself, the oldest first, as many as the
// page shows. There is none where the history of r has no run before it.
func (r *Run) timeline() []Past {
	var before []Past
	for _, p := range r.History {
		if p.Target == r.Target && p.Dialect == r.Dialect && p.Started.Before(r.Started) {
			before = append(before, p)
		}
	}
	if len(before) == 0 {
		return nil
	}
	slices.SortStableFunc(before, func(a, b Past) int { return a.Started.Compare(b.Started) })
	return append(before[max(0, len(before)-(shownRuns-1)):], pastOf(r))
}

// historyView is what the last runs on one target came to.
type historyView struct {
	N        int
	Verdicts *barsView
	Counts   string // how often each verdict occurred
	Times    *barsView
	Usual    string
	Runs     []pastRunView // the newest first
}

// pastRunView is one of these runs.
type pastRunView struct {
	mark
	Started, Verdict, Took string
}

// slowestView is the cases of one run that took longest.
type slowestView struct {
	Run   int
	Label string // of the run, where there are several
	Rows  []slowView
}

// slowView is one of these cases, with how long it took before.
type slowView struct {
	Case        link
	Took, Usual string
	Times       *barsView
}

// What each mark is called where it is of a case, of a clause, of a run.
var (
	caseWords = [len(marks)]string{"not run", markPassed: "passed", markFailed: "failed", markFinding: "a finding",
		markSkipped: "skipped", markErrored: "errored", markFlaky: "flaky", markOutOfScope: "out of scope"}
	clauseWords = [len(marks)]string{"not judged", markPassed: "held", markFailed: "broken", markFinding: "a finding",
		markSkipped: "skipped", markErrored: "errored", markFlaky: "flaky", markOutOfScope: "out of scope"}
	runWords = [len(marks)]string{"no verdict", markPassed: "success", markFailed: "failure", markSkipped: "partial", markErrored: "error"}
)

// history returns what the last runs on the target of a run came to, nil where none before it is known.
func (b *builder) history(run int) *historyView {
	past := b.runs[run].History
	if len(past) == 0 {
		return nil
	}
	v := &historyView{N: len(past), Verdicts: b.bars(run, runWords, func(p Past) mark { return p.Verdict.mark() })}
	v.Times, v.Usual = b.times(run, func(p Past) (float64, bool) { return p.Seconds, true })
	var count seenMarks
	for _, p := range slices.Backward(past) {
		m := p.Verdict.mark()
		count[m]++
		v.Runs = append(v.Runs, pastRunView{m, minute(p.Started), runWords[m], took(p.Seconds)})
	}
	var counts []string
	for _, m := range []mark{markPassed, markSkipped, markErrored, markFailed, unmarked} {
		if count[m] > 0 {
			counts = append(counts, number(count[m])+" × "+runWords[m])
		}
	}
	v.Counts = strings.Join(counts, ", ")
	return v
}

// slowest lists for each run with a history the cases that took longest.
func (b *builder) slowest() []slowestView {
	var all []slowestView
	for i, r := range b.runs {
		if len(r.History) == 0 {
			continue
		}
		cases := slices.Clone(r.Cases)
		slices.SortStableFunc(cases, func(a, b Case) int { return cmp.Compare(b.Seconds, a.Seconds) })
		v := slowestView{Run: i, Label: b.runs.head(i, "")}
		for _, c := range cases[:min(len(cases), slowestCases)] {
			if c.Seconds == 0 {
				break // nobody was asked
			}
			row := slowView{Case: link{b.scenarioOf(c.ID).Anchor, c.ID}, Took: took(c.Seconds)}
			row.Times, row.Usual = b.times(i, func(p Past) (float64, bool) {
				before, had := p.Cases[c.ID]
				return before.Seconds, had
			})
			v.Rows = append(v.Rows, row)
		}
		all = append(all, v)
	}
	return all
}

// caseBars returns what the last runs came to on a case, nil where there is no history.
func (b *builder) caseBars(run int, id string) *barsView {
	return b.bars(run, caseWords, func(p Past) mark { return p.Cases[id].Verdict.mark() })
}

// clauseBars returns what the last runs came to on a clause, nil where there is no history.
func (b *builder) clauseBars(run int, id string) *barsView {
	return b.bars(run, clauseWords, func(p Past) mark { return p.Clauses[id].mark() })
}

// bars draws what each of the last runs came to, nil where there is no history, or none came to anything.
func (b *builder) bars(run int, words [len(marks)]string, came func(Past) mark) *barsView {
	past := b.runs[run].History
	if len(past) == 0 {
		return nil
	}
	row := make([]mark, len(past))
	for i, p := range past {
		row[i] = came(p)
	}
	if slices.Max(row) == unmarked {
		return nil // nothing ever came to a judgement
	}
	return &barsView{b.drawings.marks(row), inWords(row, words)}
}

// inWords says what the last runs came to, the oldest first.
func inWords(row []mark, words [len(marks)]string) string {
	var parts []string
	for i := 0; i < len(row); {
		n := slices.IndexFunc(row[i:], func(m mark) bool { return m != row[i] })
		if n < 0 {
			n = len(row) - i
		}
		parts = append(parts, number(n)+" × "+words[row[i]])
		i += n
	}
	return strings.Join(parts, ", then ")
}

// times draws how long something took in each of the last runs that had it, and says what is usual: the time within which
// half of those before the last one were over, "" if there were none.
func (b *builder) times(run int, of func(Past) (seconds float64, had bool)) (*barsView, string) {
	past := b.runs[run].History
	row := make([]float64, len(past))
	var before []float64
	var said []string
	for i, p := range past {
		seconds, had := of(p)
		row[i] = seconds
		if !had {
			said = append(said, "not run")
			continue
		}
		said = append(said, took(seconds))
		if i < len(past)-1 {
			before = append(before, seconds)
		}
	}
	usual := ""
	if len(before) > 0 {
		slices.Sort(before)
		usual = took(before[len(before)/2])
	}
	return &barsView{b.drawings.times(row), strings.Join(said, ", ")}, usual
}

// took says how long something took.
func took(seconds float64) string {
	if seconds < 1 {
		return strconv.FormatFloat(seconds*1000, 'f', 0, 64) + " ms"
	}
	return strconv.FormatFloat(seconds, 'f', 1, 64) + " s"
}
