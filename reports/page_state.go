package reports

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// state is what became of a case or of a clause in one run, as a word with a sign: no state is told by colour alone.
type state struct {
	Run   int    // which run
	Label string // the name of the run, where nothing around says it
	Word  string
	Sign  string
	Class string
	Since string // since when it is so, where somebody has to look at it
}

// signs gives each verdict the sign before its word.
var signs = map[Verdict]string{
	Passed:     "✓",
	Failed:     "✗",
	Finding:    "!",
	Skipped:    "↷",
	Errored:    "⚡",
	OutOfScope: "○",
	NotJudged:  "–",
}

func caseState(run int, c *Case) state {
	if c == nil {
		return state{Run: run, Word: "not judged", Sign: signs[NotJudged], Class: "none"}
	}
	return state{Run: run, Word: verdictOf(*c), Sign: signOf(c.Verdict), Class: classOf(c.Verdict)}
}

// clauseState tells of a clause in the words of [clauseKinds].
func clauseState(run int, c *Clause) state {
	if c == nil {
		return state{Run: run, Word: notJudged, Sign: signs[NotJudged], Class: "none"}
	}
	s := state{Run: run, Word: kindOf(*c), Sign: signOf(c.Verdict), Class: classOf(c.Verdict)}
	switch s.Word {
	case held:
		s.Word = "held"
	case doubted:
		s.Word = "finding"
	case waived:
		s.Sign, s.Class = "○", "waived"
	case mockOnly, beyond:
		s.Sign, s.Class = signs[OutOfScope], classOf(OutOfScope)
	case notJudged:
		s.Sign, s.Class = signs[NotJudged], "none"
	}
	return s
}

func signOf(v Verdict) string {
	if sign, known := signs[v]; known {
		return sign
	}
	return signs[Errored]
}

// classOf returns the class by which a page colours a verdict.
func classOf(v Verdict) string {
	if _, known := signs[v]; !known {
		return "errored"
	}
	if v == NotJudged {
		return "none"
	}
	return strings.ReplaceAll(string(v), " ", "-")
}

// outcomeClass returns the class by which a page colours the verdict of a run.
func outcomeClass(o Outcome) string {
	switch o {
	case Success:
		return "passed"
	case Partial:
		return "skipped"
	case Failure:
		return "failed"
	case Error:
		return "errored"
	default:
		return "none"
	}
}

// capital returns s with its first letter as a capital, as at the head of a column.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
