package contract

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"

	"ucwatest/support/document"
)

// What is looked at on the way, by the words a table uses for it.
const (
	courseCreated  = "created with 201"
	courseLocation = "created at a Location"
	courseAnswered = "answered with 204"
	courseLists    = "senders and events in lists"
	courseNext     = "a link to go on"
	courseNumber   = "the next number"
	courseOnce     = "told once"
	courseOrder    = "told in order"
	courseBody     = "the body of its link"
	courseHrefs    = "an href in each link"
	courseTypes    = "a rel and an address in each body"
	courseNamed    = "the operation that was started"
	courseStatus   = "a status that fits the state"
	courseReason   = "a reason for each failure"
)

var courses = []string{courseCreated, courseLocation, courseAnswered, courseLists, courseNext, courseNumber, courseOnce,
	courseOrder, courseBody, courseHrefs, courseTypes, courseNamed, courseStatus, courseReason}

// ParseCourse reads a table with the column course and returns its cells. The error names
// a cell that is not one of the courses.
func ParseCourse(table [][]string) ([]string, error) {
	cells, err := body(table, "course")
	if err != nil {
		return nil, err
	}
	names := make([]string, len(cells))
	for i, cell := range cells {
		if names[i] = cell[0]; !slices.Contains(courses, names[i]) {
			return nil, fmt.Errorf("course %q: want one of %q", cell[0], courses)
		}
	}
	return names, nil
}

// NamesOperation tells whether j is about the operation that an event is of.
func (j Judgement) NamesOperation() bool { return j.Subject == "course "+courseNamed }

// CourseOf is what all that was judged on the way says of each name: one judgement,
// which is the first that did not hold if there is one. What nothing was met of is
// not judged.
func CourseOf(all []Judgement, names []string) []Judgement {
	var judgements []Judgement
	for _, name := range names {
		subject, judged := "course "+name, false
		for _, j := range all {
			if j.Subject != subject {
				continue
			}
			if !judged {
				judgements, judged = append(judgements, j), true
			} else if last := &judgements[len(judgements)-1]; last.Held {
				*last = j
			}
		}
	}
	return judgements
}

// A Course judges what one user was answered and told, in that order, whatever a
// case asks for: what was created, and each answer of the event channel. Its zero
// value is ready.
type Course struct {
	operations map[string]string  // the operationId of what the user started, by its address
	last       map[subject]string // the type of the last event about it
}

// A subject of events is a resource or an operation, as links lead to it.
type subject struct{ rel, path string }

// Created judges the answer to a request that starts an operation (POST of the start
// and add links): its status, and that it says where the operation is.
func (c *Course) Created(a Answer, operation string) []Judgement {
	if a.Status/100 != 2 {
		return nil
	}
	location := a.Header.Get("Location")
	fault := usable(location, a.URL)
	if fault == "" {
		if c.operations == nil {
			c.operations = map[string]string{}
		}
		_, path := split(location)
		c.operations[path] = operation
	}
	return []Judgement{
		judge("course "+courseCreated, a.Status == 201, "status 201 for what was created", "status "+strconv.Itoa(a.Status)),
		judge("course "+courseLocation, fault == "", "a Location to follow", fault),
	}
}

// Answered judges the answer to a request that accepts or declines an invitation: there
// is nothing to say.
func Answered(a Answer) []Judgement {
	if a.Status/100 != 2 {
		return nil
	}
	return []Judgement{judge("course "+courseAnswered, a.Status == 204, "status 204 for an invitation that is answered", "status "+strconv.Itoa(a.Status))}
}

// Told judges an answer of the event channel (EventChannelDetails) to the link asked;
// fault is why it could not be read.
func (c *Course) Told(asked string, p *document.Package, fault error) []Judgement {
	if fault != nil {
		return []Judgement{broken("course "+courseLists, "a list of senders, each with a list of events", fault.Error())}
	}
	goesOn := p.Next != "" || p.Resync != "" || p.Resume != ""
	judgements := []Judgement{held("course " + courseLists), judge("course "+courseNext, goesOn, "a link next, resume or resync", "none of them")}
	judgements = append(judgements, numbered(asked, p.Next)...)
	for _, sender := range p.Senders {
		for _, e := range sender.Events {
			judgements = append(judgements, c.Event(e)...)
		}
	}
	return judgements
}

// numbered judges whether next asks for the answer after the one asked for: the
// number in the link acknowledges what came before.
func numbered(asked, next string) []Judgement {
	n, err := strconv.Atoi(ack(asked))
	if next == "" || err != nil {
		return nil
	}
	want := strconv.Itoa(n + 1)
	return []Judgement{judge("course "+courseNumber, ack(next) == want, "a link next with ack="+want, next)}
}

func ack(href string) string {
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	return u.Query().Get("ack")
}

// Missed notes that answers of the channel may be missing: what was told last about
// anything is not known any more.
func (c *Course) Missed() { c.last = nil }

// Event judges one event that the channel told.
func (c *Course) Event(e document.Event) []Judgement {
	judgements := slices.Concat(c.sequence(e), showing(e), Hrefs(e.Embedded), typed(e.Embedded), c.named(e))
	if e.Type == "completed" {
		judgements = append(judgements, ended(e)...)
	}
	return judgements
}

// follows are the types of event that may come after one of the same subject, of
// those that its channel told. What came before the first is not known.
var follows = map[string][]string{
	"added":     {"updated", "deleted"},
	"updated":   {"updated", "deleted", "completed"},
	"deleted":   {"added"},
	"started":   {"updated", "completed"},
	"completed": {},
}

// sequence judges whether an event may come after the last about the same subject:
// not a second time, and not out of order.
func (c *Course) sequence(e document.Event) []Judgement {
	_, path := split(e.Link.Href)
	about := subject{e.Link.Rel, path}
	last, known := c.last[about]
	if c.last == nil {
		c.last = map[subject]string{}
	}
	c.last[about] = e.Type
	after, listed := follows[last]
	if !known || !listed || follows[e.Type] == nil {
		return nil
	}
	got := fmt.Sprintf("%s %s %s after %s", e.Link.Rel, toward(e.Link.Href), e.Type, last)
	if e.Type == last && e.Type != "updated" {
		return []Judgement{broken("course "+courseOnce, fmt.Sprintf("%s %s told once", e.Link.Rel, e.Type), got)}
	}
	return []Judgement{
		held("course " + courseOnce),
		judge("course "+courseOrder, slices.Contains(after, e.Type), fmt.Sprintf("%s %s before it is %s", e.Link.Rel, e.Type, last), got),
	}
}

// showing judges what an event shows, if anything: what its link leads to.
func showing(e document.Event) []Judgement {
	const about = "course " + courseBody
	want := fmt.Sprintf("the %s %s", e.Link.Rel, toward(e.Link.Href))
	switch d := e.Embedded; {
	case d == nil && len(e.Strays) > 0:
		return []Judgement{broken(about, want, fmt.Sprintf("a resource as %q", e.Strays[0]))}
	case d == nil:
		return nil
	case d.Rel != "" && d.Rel != e.Link.Rel && !isParticipant(e.Link.Rel, d.Rel):
		return []Judgement{broken(about, want, fmt.Sprintf("a resource of rel %q", d.Rel))}
	default:
		return []Judgement{judge(about, d.Self == "" || samePlace(d.Self, e.Link.Href), want, "the resource "+quoted(d.Self))}
	}
}

// isParticipant tells whether a relation to a participant, as localParticipant is
// one, leads to what is of the type participant.
func isParticipant(rel, named string) bool {
	return named == "participant" && slices.Contains([]string{"localParticipant", "acceptedByParticipant", "from"}, rel)
}

// named judges whether an event of what the user started says so: at the address
// its creation returned, and under the operationId chosen (OperationResource).
func (c *Course) named(e document.Event) []Judgement {
	if e.Embedded == nil {
		return nil
	}
	_, path := split(e.Link.Href)
	chosen, started := c.operations[path]
	id, _ := e.Embedded.Property("operationId")
	if !started && !slices.Contains(slices.Collect(maps.Values(c.operations)), id.Text) {
		return nil
	}
	want := "the operation at the address that its creation returned"
	if started {
		want = "the operationId " + chosen
	}
	got := fmt.Sprintf("operationId %q %s", id.Text, toward(e.Link.Href))
	return []Judgement{judge("course "+courseNamed, started && id.Text == chosen, want, got)}
}

// ended judges how an event says that an operation has ended: with a status, which
// the state of what it shows agrees with, and with a reason if it failed.
func ended(e document.Event) []Judgement {
	succeeded := e.Status == "Success"
	fits := succeeded || e.Status == "Failure"
	got := fmt.Sprintf("status %q", e.Status)
	if e.Embedded != nil {
		if state, shown := e.Embedded.Property("state"); shown {
			fits = fits && succeeded == (state.Text == "Connected")
			got += fmt.Sprintf(" and state %q", state.Text)
		}
	}
	judgements := []Judgement{judge("course "+courseStatus, fits, "Success of what is Connected, or Failure of what is not", got)}
	if e.Status != "Failure" {
		return judgements
	}
	return append(judgements, judge("course "+courseReason, e.Reason != nil && e.Reason.Code != "", "a reason with a code", "none"))
}
