package contract

import (
	"fmt"
	"strconv"
)

// An Event is what a check sees of one event of a channel.
type Event struct {
	SenderRel, SenderHref string
	Rel, Href             string
	Type, Status          string
}

// An EventRow says how many times an event is required. The zero Place matches any,
// and so does an empty SenderRel.
type EventRow struct {
	SenderRel string
	Sender    Place
	Rel       string
	Type      string
	Of        Place
	Status    string
	Times     int
}

// Events judges for each row whether the event arrived as often as it says.
func Events(events []Event, rows []EventRow) []Judgement {
	judgements := make([]Judgement, len(rows))
	for i, row := range rows {
		times := 0
		for _, e := range events {
			if row.matches(e) {
				times++
			}
		}
		judgements[i] = judge("", times == row.Times,
			fmt.Sprintf("%s, %d times", row, row.Times), fmt.Sprintf("%d times among %d events", times, len(events)))
	}
	return judgements
}

func (r EventRow) matches(e Event) bool {
	return e.Rel == r.Rel && e.Type == r.Type && e.Status == r.Status &&
		(r.SenderRel == "" || r.SenderRel == e.SenderRel) &&
		(r.Sender.any() || r.Sender.at(e.SenderHref)) &&
		(r.Of.any() || r.Of.at(e.Href))
}

// String returns the row as judgements name it: relation, type, sender, and what it is
// of.
func (r EventRow) String() string {
	s := fmt.Sprintf("%s %s from %s", r.Rel, r.Type, r.sender())
	if r.Of.Name != "" {
		s += " of " + r.Of.Name
	}
	if r.Status != "" {
		s += " with status " + r.Status
	}
	return s
}

// sender is the resource the row names, or else its type.
func (r EventRow) sender() string {
	switch {
	case !r.Sender.any():
		return r.Sender.Name
	case r.SenderRel != "":
		return r.SenderRel
	}
	return "any sender"
}

// ParseEvents reads a table with the columns sender, event, type, of, status
// and times, the last of which is a number, and returns its rows.
func ParseEvents(table [][]string) ([][]string, error) {
	rows, err := body(table, "sender", "event", "type", "of", "status", "times")
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if _, err := strconv.ParseUint(row[5], 10, 16); err != nil {
			return nil, fmt.Errorf("event %s %s: times %q: want a number", row[1], row[2], row[5])
		}
	}
	return rows, nil
}
