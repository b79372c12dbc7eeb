package reports

import (
	"cmp"
	"fmt"
	"html/template"
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
	Reason, Place           string
	Culprit                 Culprit
	Command                 string
	Open                    bool
	Steps                   []stepView
	Violations              []violationView // those of no step of the case
	Exchanges, Led          []exchangeView  // what was judged, and what led there
	Left                    int             // how many of the latter are left out
}

// stepView is one step of a case that ran, with what did not hold at it.
type stepView struct {
	Step
	Violations []violationView
}

type violationView struct {
	Clause    clauseRef
	Says      string
	Step      string
	Place     string // the anchor of what it is about in the body that was judged
	Known     string // why it is accepted
	Want, Got differing
}

// exchangeView is one exchange, either in full or as its summary.
type exchangeView struct {
	Summary, User string
	Again         *Again  // none where it cannot be asked again
	Elsewhere     []Again // the same for other shells
	Role          string  // why it stands open
	Open, Full    bool
	Request       string
	Response      []part // none if no answer came
	Error, Took   string
	Note          string // what is left out, or gone
}

// reports returns what is to be told of a case: one report for each run in which it came to anything but a pass.
func (b *builder) reports(id string) []caseView {
	var all []caseView
	for i := range b.runs {
		c := b.byCase[i][id]
		if c == nil || c.Verdict == Passed {
			continue
		}
		v := caseView{Anchor: b.reportAnchor(i, id), ID: c.ID, Name: c.Name, Label: b.runs.label(i), State: b.caseState(i, c),
			Reason: c.Reason, Culprit: c.Culprit, Place: c.URI + ":" + number(c.Line), Steps: stepViews(c.Steps), Command: c.Command, Open: b.evidence.opens(c.Verdict)}
		places := map[missingPart]string{}
		things := b.thingsOf(i, c)
		v.Exchanges, v.Led, v.Left = b.evidence.exchanges(c.Exchanges, things, func(t missingPart) string {
			if places[t] == "" {
				places[t] = b.anchors.of("place", fmt.Sprintf("%s %s %s", v.Anchor, t.kind, t.name))
				return places[t]
			}
			return ""
		})
		for _, x := range c.own() {
			shown := b.violation(x)
			if clause := b.byClause[i][x.Clause]; clause != nil {
				about, _ := missingPartOf(clause.Subject)
				shown.Place = places[about]
			}
			v.add(x.Line, shown)
		}
		all = append(all, v)
	}
	return all
}

func stepViews(steps []Step) []stepView {
	var all []stepView
	for _, s := range steps {
		all = append(all, stepView{Step: s})
	}
	return all
}

// add puts what did not hold at a line below the step that stands there, and behind all others where none does.
func (v *caseView) add(line int, x violationView) {
	if i := slices.IndexFunc(v.Steps, func(s stepView) bool { return s.Line == line }); i >= 0 && line > 0 {
		x.Step = ""
		v.Steps[i].Violations = append(v.Steps[i].Violations, x)
		return
	}
	v.Violations = append(v.Violations, x)
}

// thingsOf returns what the clauses are about that a case of a run shows broken.
func (b *builder) thingsOf(run int, c *Case) []missingPart {
	var all []missingPart
	for _, v := range c.own() {
		if clause := b.byClause[run][v.Clause]; clause != nil {
			if t, is := missingPartOf(clause.Subject); is && !slices.Contains(all, t) {
				all = append(all, t)
			}
		}
	}
	return all
}

// reportAnchor returns where the report of a case in a run stands. The first report of a case has its plain name.
func (b *builder) reportAnchor(run int, id string) string {
	for i := range run {
		if c := b.byCase[i][id]; c != nil && c.Verdict != Passed {
			return b.anchors.of("case", fmt.Sprintf("%s run %d", id, run+1))
		}
	}
	return b.anchors.of("case", id)
}

// evidence is what reports of cases may still show: how many bytes of exchanges, those that were judged and those that led
// there, and how many reports already stand open.
type evidence struct{ judged, led, opened int }

// pageRoom keeps the page of a run in which all failed small enough to open, and lets what led to a failure, which
// results.json and run.har have too, take the least of it.
var pageRoom = evidence{judged: 3 << 20, led: 96 << 10}

// opens tells whether a report stands open: the first of those that someone has to look at do.
func (e *evidence) opens(v Verdict) bool {
	if !v.accuses() {
		return false
	}
	e.opened++
	return e.opened <= openCases
}

func (b *builder) violation(x Violation) violationView {
	v := violationView{Says: x.Says, Step: x.Step, Known: x.Known}
	if x.Clause != "" {
		v.Clause = b.reference(x.Clause)
	}
	v.Want, v.Got = compare(cmp.Or(x.Want, "(empty)"), cmp.Or(x.Got, "(empty)"))
	return v
}

// exchanges returns those that a report tells of, those that led there, and how many of the latter have no room.
func (e *evidence) exchanges(all []Exchange, things []missingPart, anchor func(missingPart) string) (telling, led []exchangeView, left int) {
	judged := slices.ContainsFunc(all, func(x Exchange) bool { return x.Judged })
	for i, x := range all {
		switch {
		case x.Judged:
			v := e.shownEvents(x, "in question")
			if v.Full && x.Response != nil {
				v.Response = responseText(x, things, anchor)
			}
			telling = append(telling, v)
		case !judged && i == len(all)-1:
			telling = append(telling, e.shownEvents(x, "the last"))
		default:
			if v, ok := exchange(x, &e.led); ok {
				led = append(led, v)
			} else {
				left++
			}
		}
	}
	return telling, led, left
}

// shownEvents shows an exchange that a report is about: open, and at least as one line.
func (e *evidence) shownEvents(x Exchange, role string) exchangeView {
	v, ok := exchange(x, &e.judged)
	if !ok {
		v = exchangeView{Summary: x.Summary, User: x.User, Error: x.Error, Note: noRoom}
	}
	v.Open, v.Role = true, role
	return v
}

// noRoom is said where an exchange is left out.
const noRoom = "The page has no room for more: results.json and run.har have this exchange in full."

// exchange shows x in full if there is room for it, and takes that room. It can be asked for again only where what the
// case created was kept.
func exchange(x Exchange, room *int) (exchangeView, bool) {
	if size(x) > *room {
		*room = 0 // a smaller one later on would look as if nothing was left out
		return exchangeView{}, false
	}
	v := exchangeView{Summary: briefly(x), User: x.User, Error: x.Error, Full: true,
		Request: requestText(x), Response: responseText(x, nil, nil)}
	if x.Before != "" {
		v.Again, v.Elsewhere = &Again{Curl: x.Curl, Before: x.Before}, x.Elsewhere
	}
	if !x.Started.IsZero() {
		v.Took = strconv.FormatFloat(x.Seconds*1000, 'f', 0, 64) + " ms"
	}
	*room -= len(template.HTMLEscapeString(v.Request))
	if v.Again != nil {
		for _, again := range append([]Again{*v.Again}, v.Elsewhere...) {
			*room -= len(template.HTMLEscapeString(again.Curl))
		}
	}
	for _, p := range v.Response {
		*room -= len(template.HTMLEscapeString(p.Text))
	}
	*room -= exchangeMarkup
	return v, true
}

// In returns the shell of a as people call it, "" if it says none.
func (a Again) In() string {
	if a.Shell == "powershell" {
		return "PowerShell"
	}
	return a.Shell
}

// briefly returns in one line what was asked and answered: the rest stands below it.
func briefly(x Exchange) string {
	if x.Request == nil {
		return x.Summary
	}
	answer := "no answer"
	if x.Response != nil {
		answer = number(x.Response.Status)
	}
	return x.Request.Method + " " + ShortPath(x.Request.URL) + " → " + answer
}

// exchangeMarkup is about how many bytes an exchange takes besides its texts.
const exchangeMarkup = 800

// size returns at least how many bytes x takes in the page.
func size(x Exchange) int {
	total := exchangeMarkup
	for _, m := range []*Message{x.Request, x.Response} {
		if m != nil {
			total += len(m.Body)
		}
	}
	return total
}

// requestText returns a request as it is read; an exchange that has no parts has at least its transcript.
func requestText(x Exchange) string {
	if x.Request == nil {
		return x.Transcript
	}
	body, _ := pretty(x.Request.Body)
	return x.Request.Method + " " + x.Request.URL + "\n" + headerText(*x.Request) + body
}

// responseText returns an answer as it is read, parted where things stand or belong in its body.
func responseText(x Exchange, things []missingPart, anchor func(missingPart) string) []part {
	if x.Response == nil {
		return nil
	}
	head := strings.TrimSpace(number(x.Response.Status)+" "+http.StatusText(x.Response.Status)) + "\n" + headerText(*x.Response)
	body, form := pretty(x.Response.Body)
	all := placed(body, form, things, anchor)
	if all[0].Look == asItIs && all[0].Anchor == "" {
		all[0].Text = head + all[0].Text
		return all
	}
	return append([]part{{Text: head}}, all...)
}

// headerText returns the header of a message, and an empty line where a body follows.
func headerText(m Message) string {
	var b strings.Builder
	for _, f := range m.Header {
		b.WriteString(f.Name + ": " + f.Value + "\n")
	}
	if m.Body != "" {
		b.WriteString("\n")
	}
	return b.String()
}

func number(n int) string { return strconv.Itoa(n) }

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

// differing is a text in three parts, of which the middle one differs from what it is compared with.
type differing struct{ Before, Differs, After string }

// compare returns two texts with the words marked that differ between them. Texts with nothing in common are not
// marked: there the mark would say no more than that they differ.
func compare(want, got string) (differing, differing) {
	begin, end := 0, 0
	for begin < min(len(want), len(got)) && want[begin] == got[begin] {
		begin++
	}
	for withinWord(want, begin) || withinWord(got, begin) {
		begin--
	}
	for end < min(len(want), len(got))-begin && want[len(want)-1-end] == got[len(got)-1-end] {
		end++
	}
	for withinWord(want, len(want)-end) || withinWord(got, len(got)-end) {
		end--
	}
	if begin == 0 && end == 0 || want == got {
		return differing{Before: want}, differing{Before: got}
	}
	split := func(s string) differing { return differing{s[:begin], s[begin : len(s)-end], s[len(s)-end:]} }
	return split(want), split(got)
}

// withinWord tells whether s would be cut within a word at i; what is no ASCII is taken for part of one.
func withinWord(s string, i int) bool {
	return i > 0 && i < len(s) && ofWord(s[i-1]) && ofWord(s[i])
}

func ofWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}
