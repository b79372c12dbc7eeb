package suite

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// thePool is the party that all users talk to.
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
		s.Arrows = append(s.Arrows, reports.Arrow{From: x.User, To: thePool, At: at(x.Started), Kind: "ask",
			Label: x.Method + " " + reports.ShortPath(x.Redacted().URL) + " → " + answered(x)})
		if events := x.Told(); len(events) > 0 {
			s.Arrows = append(s.Arrows, reports.Arrow{From: thePool, To: x.User, At: at(x.Started.Add(x.Took)), Kind: "event",
				Label: x.Redact(told(events))})
		}
	}
	return s
}

func answered(x *client.Exchange) string {
	if x.Err != nil {
		return x.Err.Error()
	}
	return strconv.Itoa(x.Status)
}

// told is events in a few words, as "conversation added, invitation completed
// (Success)": the first of them, and how many more there are.
func told(events []client.Event) string {
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
