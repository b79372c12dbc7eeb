package reports

// A mark is how the page shows what became of something, and what its filters tell apart: by a sign before the word,
// since no state is told by colour alone, and by a class of page.css.
type mark int

const (
	unmarked mark = iota // nothing came to a judgement
	markPassed
	markFailed
	markFlaky
	markFinding
	markSkipped
	markErrored
	markOutOfScope
	markWaived
)

// marks gives each mark its sign and its class.
var marks = [...]struct{ sign, class string }{
	unmarked:       {"–", "none"},
	markPassed:     {"✓", "passed"},
	markFailed:     {"✗", "failed"},
	markFlaky:      {"±", "flaky"},
	markFinding:    {"!", "finding"},
	markSkipped:    {"↷", "skipped"},
	markErrored:    {"⚡", "errored"},
	markOutOfScope: {"○", "out-of-scope"},
	markWaived:     {"○", "waived"},
}

// Sign returns the sign before the word.
func (m mark) Sign() string { return marks[m].sign }

// Class returns the class of page.css.
func (m mark) Class() string { return marks[m].class }

var verdictMarks = map[Verdict]mark{
	NotJudged:  unmarked,
	Passed:     markPassed,
	Failed:     markFailed,
	Flaky:      markFlaky,
	Finding:    markFinding,
	Skipped:    markSkipped,
	Errored:    markErrored,
	OutOfScope: markOutOfScope,
}

// mark returns the mark of v. A verdict of a later writer is one that somebody has to look at.
func (v Verdict) mark() mark {
	if m, known := verdictMarks[v]; known {
		return m
	}
	return markErrored
}

// outcomeMarks gives each outcome of a run the mark of the verdict that it is most like.
var outcomeMarks = map[Outcome]mark{
	Success: markPassed,
	Partial: markSkipped,
	Failure: markFailed,
	Error:   markErrored,
}

// mark returns the mark of a run's verdict, none if it has none yet.
func (o Outcome) mark() mark { return outcomeMarks[o] }

// mark returns the mark of a step; one that is undefined, pending or ambiguous is as good as failed.
func (s StepStatus) mark() mark {
	switch s {
	case StepPassed:
		return markPassed
	case StepSkipped:
		return markSkipped
	default:
		return markFailed
	}
}

type hasMark interface{ mark() mark }

// classOf returns the class by which the page colours m.
func classOf(m hasMark) string { return m.mark().Class() }

// A state is what became of a case or of a clause in one run.
type state struct {
	mark
	Run   int    // which run
	Label string // the name of the run, where nothing around says it
	Word  string
	Since string // since when it is so, where somebody has to look at it
	Bars  *barsView
}

// caseState is the state of c in a run; c is nil where the run does not know it.
func caseState(run int, c *Case) state {
	if c == nil {
		return state{Run: run, Word: notJudged.String()}
	}
	return state{Run: run, Word: string(verdictOf(*c)), mark: verdictOf(*c).mark()}
}

// clauseState is the state of c in a run; c is nil where the run does not know it.
func clauseState(run int, c *Clause) state {
	kind := notJudged
	if c != nil {
		kind = kindOf(*c)
	}
	return state{Run: run, Word: clauseKinds[kind].word, mark: clauseKinds[kind].mark}
}
