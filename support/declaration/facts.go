package declaration

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ucwatest/support/contract"
	"ucwatest/support/ledger"
)

// checkFacts wants the steps to state of errors and methods what the clause of
// their Rule states, each such clause to be stated in full, and each cause to
// refuse to be one of causes.
func (d *Declaration) checkFacts(v vocabulary, causes []string) Problems {
	f := factCheck{ledger: d.Ledger, causes: causes, judged: map[string]bool{}, stated: map[statement]bool{}}
	checked := map[said]bool{}
	for _, c := range d.Cases {
		clause, _ := d.Ledger.Clause(c.Clause)
		f.judged[clause.ID] = true
		for _, step := range c.Steps {
			this := said{place{c.URI, step.Line}, step.Text}
			if own, _ := v.match(step.Type, step.Text); len(own) == 1 && !checked[this] {
				f.at = this.place
				f.step(clause, own[0].Facts(step.Text))
			}
			checked[this] = true
		}
	}
	f.complete()
	f.alike()
	return f.problems
}

// A factCheck compares what steps state with the ledger.
type factCheck struct {
	ledger   *ledger.Ledger
	causes   []string
	judged   map[string]bool    // ids of clauses with a case
	stated   map[statement]bool // all that the steps state
	at       place              // of the step that is looked at
	problems Problems
}

// A statement is a status and a code, or a subcode, that a step below the Rule
// of a clause states.
type statement struct {
	clause        string
	status        int
	code, subcode string
}

func (f *factCheck) report(do, what string, args ...any) {
	f.problems = append(f.problems, Problem{File: f.at.uri, Line: f.at.line, What: fmt.Sprintf(what, args...), Do: do})
}

// step looks at what a step below the Rule of clause states.
func (f *factCheck) step(clause ledger.Clause, facts map[string]string) {
	if cause, is := facts["cause"]; is && !slices.Contains(f.causes, cause) {
		f.report(DidYouMean(cause, slices.Values(f.causes), fmt.Sprintf("the causes are %q", f.causes)), "the mock knows no cause %q", cause)
	}
	if method, is := facts["method"]; is && clause.Kind == ledger.Operation && (method == clause.Method) == (clause.Status != 0) {
		f.differ(clause, "the method "+method)
	}
	if text, is := facts["status"]; is {
		status, _ := strconv.Atoi(text)
		f.refusal(clause, status, facts["code"])
	}
	if subcode, is := facts["subcode"]; is {
		f.stated[statement{clause: clause.ID, subcode: subcode}] = true
		if clause.Kind == ledger.Error && subcode != clause.Subcode {
			f.differ(clause, "the subcode "+subcode)
		}
	}
}

// refusal looks at a step that states a status and, but for a refusal without a
// body, a code. Below a Rule about something else any error of the ledger will do.
func (f *factCheck) refusal(clause ledger.Clause, status int, code string) {
	f.stated[statement{clause: clause.ID, status: status, code: code}] = true
	switch {
	case clause.Status == 0 && clause.Codes == nil:
		if code != "" && !f.known(status, code) {
			f.report("add it to "+LedgerFile, "no clause states the error %d %s", status, code)
		}
	case !clause.Refuses(status, code):
		f.differ(clause, fmt.Sprintf("status %d %s", status, code))
	}
}

// known reports whether some clause states an error. A ledger that states none
// leaves it to the features.
func (f *factCheck) known(status int, code string) bool {
	any := false
	for c := range f.ledger.Of(ledger.Error) {
		if any = true; c.Refuses(status, code) {
			return true
		}
	}
	return !any
}

// differ reports a step that states something else than the clause of its Rule.
func (f *factCheck) differ(clause ledger.Clause, what string) {
	f.report("make them agree", "the step states %s, but %s in %s, line %d, %s", what, clause.ID, LedgerFile, clause.Line, stating(clause))
}

// stating is what a clause states of errors and methods, in words.
func stating(c ledger.Clause) string {
	switch {
	case c.Kind == ledger.Operation && c.Status != 0:
		return fmt.Sprintf("has status %d %s for all methods but %s", c.Status, c.Code, c.Method)
	case c.Kind == ledger.Operation:
		return "has the method " + c.Method
	case c.Codes != nil:
		return "has " + strings.Join(errorsOf(c), ", ") + subcodeOf(c)
	}
	return fmt.Sprintf("has status %d %s%s", c.Status, c.Code, subcodeOf(c))
}

// errorsOf are the errors of a clause about several, each with its status.
func errorsOf(c ledger.Clause) []string {
	var all []string
	for code, statuses := range c.Codes {
		for _, status := range statuses {
			all = append(all, fmt.Sprintf("%d %s", status, code))
		}
	}
	slices.Sort(all)
	return all
}

// subcodeOf is what a clause about an error states of its subcode, in words.
func subcodeOf(c ledger.Clause) string {
	if c.Subcode == "" {
		return " and no word on the subcode"
	}
	return ", subcode " + c.Subcode
}

// complete wants each error that a clause with a case states to be stated by a
// step below its Rule.
func (f *factCheck) complete() {
	for _, c := range f.ledger.Clauses {
		if !f.judged[c.ID] {
			continue
		}
		f.at = place{LedgerFile, c.Line}
		if c.Status != 0 {
			f.wanted(statement{clause: c.ID, status: c.Status, code: c.Code}, fmt.Sprintf("status %d %s", c.Status, c.Code))
		}
		for _, code := range slices.Sorted(maps.Keys(c.Codes)) {
			for _, status := range c.Codes[code] {
				f.wanted(statement{clause: c.ID, status: status, code: code}, fmt.Sprintf("status %d %s", status, code))
			}
		}
		if c.Subcode != "" {
			f.wanted(statement{clause: c.ID, subcode: c.Subcode}, "the subcode "+c.Subcode)
		}
	}
}

// alike wants the clauses that each refusal is judged by, if any step states one.
func (f *factCheck) alike() {
	refusal := func(s statement) bool { return s.code != "" }
	if !slices.ContainsFunc(slices.Collect(maps.Keys(f.stated)), refusal) {
		return
	}
	for _, subject := range contract.RefusalSubjects() {
		if _, stated := f.ledger.BySubject(subject, ""); !stated {
			f.at = place{LedgerFile, 0}
			f.report("add one", "no clause has the subject %q, by which each error is judged", subject)
		}
	}
}

func (f *factCheck) wanted(s statement, what string) {
	if !f.stated[s] {
		f.report("add it", "no step below the Rule of clause %s states %s", s.clause, what)
	}
}
