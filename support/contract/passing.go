package contract

import (
	"fmt"
	"strings"

	"ucwatest/support/ucwa"
)

// InPassing judges an error that nobody asked for: whether its body is a reason
// with a code, in the format that accept names if it names one, and whether its
// status goes with the code. Subcodes are not judged: whoever reads an error
// has to accept any (ErrorsAndInformationalMessages).
func (s Schema) InPassing(a Answer, accept string) []Judgement {
	if a.Reason == nil {
		return []Judgement{broken(refusalBody, "a reason", describe(a))}
	}
	f, named := ucwa.FormatOf(accept)
	if !named {
		f, _ = ucwa.FormatOf(a.MediaType)
	}
	body := judge(refusalBody, wellFormed(a, f), "a reason with a code as "+f.String(), describe(a))
	return append([]Judgement{body}, s.paired(a)...)
}

// paired judges whether the status is one that goes with the code. A code that
// the tables do not name goes with any.
func (s Schema) paired(a Answer) []Judgement {
	statuses, listed := s.statuses[a.Reason.Code]
	if !listed {
		return nil
	}
	for _, status := range statuses {
		if a.Status == status {
			return []Judgement{held(refusalStatus)}
		}
	}
	want := strings.ReplaceAll(strings.Trim(fmt.Sprint(statuses), "[]"), " ", " or ")
	return []Judgement{broken(refusalStatus, fmt.Sprintf("status %s with the code %s", want, a.Reason.Code), describe(a))}
}
