package reports

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// openCases is how many reports of cases stand open at first: more would bury the page.
const openCases = 25

// caseView is the report of one case that did not pass in one run.
type caseView struct {
	Anchor, ID, Name, Label string
	State                   state
	Reason, Culprit, Place  string
	Open                    bool
	Steps                   []Step
	Violations              []violationView
	Exchanges, Led          []exchangeView // what was judged, and what led there
}

type violationView struct {
	Clause    clauseRef
	Says      string
	Step      string
	Want, Got marked
}

// exchangeView is one exchange, either in full or as its summary.
type exchangeView struct {
	Summary, User, Before, Curl string
	Role                        string // why it stands open
	Open, Full                  bool
	Request, Response           string
	Error, Took                 string
	Note                        string // what is left out
}

// reports returns what is to be told of a case: one report for each run in which it came to anything but a pass.
func (b *builder) reports(id string) []caseView {
	var all []caseView
	for i := range b.runs {
		c := b.byCase[i][id]
		if c == nil || c.Verdict == Passed {
			continue
		}
		v := caseView{Anchor: b.anchors.of("case", id), ID: c.ID, Name: c.Name, Label: b.label(i), State: caseState(i, c),
			Reason: c.Reason, Culprit: c.Culprit, Place: c.URI + ":" + number(c.Line), Steps: c.Steps, Open: b.opened < openCases}
		if len(all) > 0 {
			v.Anchor = b.anchors.of("case", fmt.Sprintf("%s run %d", id, i+1))
		}
		b.opened++
		for _, x := range c.Violations {
			v.Violations = append(v.Violations, b.violation(x))
		}
		v.Exchanges, v.Led = b.exchanges(c.Exchanges)
		all = append(all, v)
	}
	return all
}

func (b *builder) violation(x Violation) violationView {
	v := violationView{Says: x.Says, Step: x.Step}
	if x.Clause != "" {
		v.Clause = b.reference(x.Clause)
	}
	v.Want, v.Got = compare(cmp.Or(x.Want, "(empty)"), cmp.Or(x.Got, "(empty)"))
	return v
}

// exchanges returns those that a report tells of, and those that led there. The former are given room first.
func (b *builder) exchanges(all []Exchange) (telling, led []exchangeView) {
	judged := slices.ContainsFunc(all, func(x Exchange) bool { return x.Judged })
	tells := func(i int) bool { return all[i].Judged || !judged && i == len(all)-1 }
	for i, x := range all {
		if !tells(i) {
			continue
		}
		v := b.exchange(x)
		v.Open, v.Role = true, "judged"
		if !judged {
			v.Role = "the last"
		}
		telling = append(telling, v)
	}
	for i, x := range all {
		if !tells(i) {
			led = append(led, b.exchange(x))
		}
	}
	return telling, led
}

// exchange shows x in full if there is room for it.
func (b *builder) exchange(x Exchange) exchangeView {
	v := exchangeView{Summary: x.Summary, User: x.User, Before: x.Before, Curl: x.Curl, Error: x.Error}
	if x.Seconds > 0 {
		v.Took = strconv.FormatFloat(x.Seconds*1000, 'f', 0, 64) + " ms"
	}
	request, response := requestText(x), responseText(x)
	if size := len(request) + len(response) + len(x.Curl); size <= b.evidence {
		b.evidence -= size
		v.Full, v.Request, v.Response = true, request, response
	} else {
		v.Note, v.Curl = "The page has no room for more: results.json and run.har have this exchange in full.", ""
	}
	return v
}

// requestText returns a request as it is read; an exchange that has no parts has at least its transcript.
func requestText(x Exchange) string {
	if x.Request == nil {
		return x.Transcript
	}
	return x.Request.Method + " " + x.Request.URL + "\n" + messageText(*x.Request)
}

func responseText(x Exchange) string {
	if x.Response == nil {
		return ""
	}
	return strings.TrimSpace(strconv.Itoa(x.Response.Status)+" "+http.StatusText(x.Response.Status)) + "\n" + messageText(*x.Response)
}

func messageText(m Message) string {
	var b strings.Builder
	for _, f := range m.Header {
		b.WriteString(f.Name + ": " + f.Value + "\n")
	}
	if m.Body != "" {
		b.WriteString("\n" + pretty(m.Body))
	}
	if len(m.Body) < m.Size && !strings.HasSuffix(m.Body, " bytes)") {
		fmt.Fprintf(&b, "\n(%d of %d bytes shown)", len(m.Body), m.Size)
	}
	return b.String()
}

func number(n int) string { return strconv.Itoa(n) }

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
