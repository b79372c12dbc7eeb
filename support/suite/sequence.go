package suite

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
)

// thePool is the participant that all users talk to.
const thePool = "pool"

// A drawn is a staged case that may be drawn as a sequence.
type drawn struct {
	running *running
	all     []*client.Exchange
}

// draw makes a sequence of the exchanges of a case: what each user asked and
// how it was answered, and which events an answer told.
func draw(name, id string, all []*client.Exchange) reports.Sequence {
	s := reports.Sequence{Name: name, Case: id}
	if len(all) == 0 {
		return s
	}
	began := all[0].Started
	at := func(t time.Time) float64 { return t.Sub(began).Seconds() }
	for _, x := range all {
		s.Arrows = append(s.Arrows, reports.Arrow{From: x.User, To: thePool, At: at(x.Started), Kind: reports.ArrowAsk,
			Label: x.Method + " " + reports.ShortPath(x.RedactedURL()) + " → " + answered(x)})
		if events := x.Events(); len(events) > 0 {
			s.Arrows = append(s.Arrows, reports.Arrow{From: thePool, To: x.User, At: at(x.Started.Add(x.Took)), Kind: reports.ArrowEvent,
				Label: x.Redact(eventsText(events))})
		}
	}
	return s
}

func answered(x *client.Exchange) string {
	if x.Err != nil {
		return x.Fault()
	}
	return strconv.Itoa(x.Status)
}

// eventsText is events in a few words, as "conversation added, invitation completed
// (Success)": the first of them, and how many more there are.
func eventsText(events []client.Event) string {
	const shown = 3
	var said []string
	for _, e := range events[:min(len(events), shown)] {
		word := e.Link.Rel + " " + e.Type
		if e.Status != "" {
			word += " (" + e.Status + ")"
		}
		said = append(said, word)
	}
	if more := len(events) - shown; more > 0 {
		said = append(said, fmt.Sprintf("%d more", more))
	}
	return strings.Join(said, ", ")
}

// look keeps what r shows beside its verdict: the version of the server and, if
// r is the case to draw, how its scene came about.
func (c *collector) look(r *running, ended reports.Case) {
	all := r.state.Log.Exchanges()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.server == "" {
		c.server = serverOf(all)
	}
	if c.Brief || ended.Verdict != reports.Passed || r.Reach != declaration.Stages || r.URI != c.staging {
		return
	}
	if c.drawn == nil || r.Line < c.drawn.running.Line {
		c.drawn = &drawn{r, all}
	}
}

// staging is the feature file with the most staged cases: the one that tells
// how scenes come about. Of several it is the first.
func staging(cases []declaration.Case) string {
	var most string
	count := map[string]int{}
	for _, c := range cases {
		if c.Reach == declaration.Stages {
			count[c.URI]++
		}
	}
	for _, c := range cases {
		if count[c.URI] > count[most] {
			most = c.URI
		}
	}
	return most
}

// sequences draws the case that look kept, and adds its evidence to it.
func (c *collector) sequences() []reports.Sequence {
	if c.drawn == nil {
		return nil
	}
	for i := range c.cases {
		if c.cases[i].ID == c.drawn.running.ID && c.cases[i].Verdict == reports.Passed { // in all of its runs
			c.cases[i].Exchanges = c.evidence(c.drawn.running)
		}
	}
	return []reports.Sequence{draw(c.drawn.running.Name, c.drawn.running.ID, c.drawn.all)}
}

// versions are the headers in which servers name their version.
var versions = []string{"X-MS-UcwaVersion", "Server"}

// serverOf is what the first answer that says anything of versions says.
func serverOf(all []*client.Exchange) string {
	for _, x := range all {
		var said []string
		for _, name := range versions {
			if value := x.Header.Get(name); value != "" {
				said = append(said, name+": "+value)
			}
		}
		if len(said) > 0 {
			return strings.Join(said, ", ")
		}
	}
	return ""
}

// environment is what makes the run.
func (c *collector) environment() reports.Environment {
	e := reports.Environment{Go: runtime.Version(), Server: c.hidden(c.server), Command: c.Command}
	if info, ok := debug.ReadBuildInfo(); ok {
		e.Tool = info.Main.Version
	}
	return e
}
