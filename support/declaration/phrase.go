package declaration

import (
	"regexp"
	"regexp/syntax"
)

// open stands in a spelling for text of any kind, as \w+ takes it.
const open = '\uffff'

// spellings are the texts that expr matches, with open for what it does not spell out.
func spellings(expr *regexp.Regexp) []string {
	parsed, err := syntax.Parse(expr.String(), syntax.Perl)
	if err != nil {
		return nil // it was compiled by a caller with other rules
	}
	return spelled(parsed)
}

func spelled(expr *syntax.Regexp) []string {
	switch expr.Op {
	case syntax.OpLiteral:
		return []string{string(expr.Rune)}
	case syntax.OpCapture:
		return spelled(expr.Sub[0])
	case syntax.OpQuest:
		return append([]string{""}, spelled(expr.Sub[0])...)
	case syntax.OpAlternate:
		var all []string
		for _, sub := range expr.Sub {
			all = append(all, spelled(sub)...)
		}
		return all
	case syntax.OpConcat:
		all := []string{""}
		for _, sub := range expr.Sub {
			all = joinedEach(all, spelled(sub))
		}
		return all
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpEmptyMatch:
		return []string{""}
	}
	return []string{string(open)}
}

// joinedEach is each of firsts with each of seconds behind it.
func joinedEach(firsts, seconds []string) []string {
	all := make([]string, 0, len(firsts)*len(seconds))
	for _, first := range firsts {
		for _, second := range seconds {
			all = append(all, first+second)
		}
	}
	return all
}

// apart is how many letters of text differ from spelling, those that open takes not
// counted.
func apart(text, spelling string) int {
	letters := []rune(text)
	least := make([]int, len(letters)+1) // for the first letters of text and what was seen of spelling
	for i := range least {
		least[i] = i
	}
	for _, want := range spelling {
		before := least[0]
		if want != open {
			least[0]++
		}
		for i, got := range letters {
			changed := before
			if got != want {
				changed++
			}
			before = least[i+1]
			if want == open {
				least[i+1] = min(least[i+1], least[i])
			} else {
				least[i+1] = min(changed, before+1, least[i]+1)
			}
		}
	}
	return least[len(letters)]
}
