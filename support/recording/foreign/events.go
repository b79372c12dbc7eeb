package foreign

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/recording/capture"
	"ucwatest/support/ucwa"
)

// A channel is what is known of the event channel of an application, and of what
// happened in it.
type channel struct {
	next     string    // the ack of the next request, "" if it is not known
	last     string    // the ack of the last one
	packages int       // answers read
	gaps     int       // answers that are not in the file
	since    time.Time // from when on all are in the file
	changes  [32]span  // the last ones that may have changed a resource
	changed  int       // how many there were
	endings  [8]ending // the last conversations that were deleted
	ended    int       // how many there were
	course   contract.Course
	seen     int // events that course has seen
}

// A span is from when to when something was under way.
type span struct{ began, ended time.Time }

// channelAnswer tells whether an answer is one of the event channel: its requests
// have a path of their own (EventChannelDetails).
func channelAnswer(e capture.Entry) bool {
	path, _, _ := strings.Cut(pathOf(e.URL), "?")
	return e.Method == http.MethodGet && e.Status == http.StatusOK && strings.HasSuffix(path, "/events")
}

// gap notes that an answer of the channel is missing, if e is one.
func (r *reading) gap(e capture.Entry) {
	if path, _, _ := strings.Cut(pathOf(e.URL), "?"); strings.HasSuffix(path, "/events") {
		r.channels.of(applicationOf(e.URL)).gaps++
	}
}

// disturb notes that a request may have changed a resource.
func (r *reading) disturb(a answered) {
	c := r.channels.of(applicationOf(a.Entry.URL))
	c.changes[c.changed%len(c.changes)] = span{a.Started, end(a.Entry)}
	c.changed++
}

// disturbed tells whether something may have changed a resource between a time and the
// answer a: then two representations of it need not be alike.
func (r *reading) disturbed(a answered, since time.Time) bool {
	c := r.channels.of(applicationOf(a.Entry.URL))
	for _, one := range c.changes[:min(c.changed, len(c.changes))] {
		if !one.ended.Before(since) && !one.began.After(end(a.Entry)) {
			return true
		}
	}
	oldest := c.changes[c.changed%len(c.changes)]
	return c.changed > len(c.changes) && oldest.began.After(since)
}

// package_ judges an answer of the event channel.
func (r *reading) package_(a answered) {
	pack, err := document.ReadPackage(a.Entry.Header.Get("Content-Type"), a.Entry.Body)
	families := r.kinds[ucwa.RelConversation].families
	c := r.channels.of(applicationOf(a.Entry.URL))
	if err != nil {
		r.missed(a.Entry, err.Error())
		if json.Valid(a.Entry.Body) { // nothing of it is missing
			r.rows(a.source(), families, "", site{}, c.course.Told(a.Entry.URL, nil, err))
		}
		return
	}
	c.follow(a, pack)
	head := *pack
	head.Senders = nil // each event is judged where it stands
	r.rows(a.source(), families, "", site{}, c.course.Told(a.Entry.URL, &head, nil))
	for i, sender := range pack.Senders {
		for n, e := range sender.Events {
			r.event(a, c, sender, e, eventSite(a, i, n))
		}
	}
	if len(pack.Senders) > 0 {
		r.disturb(a)
	}
}

// follow notes where the channel is, and whether an answer before is missing.
func (c *channel) follow(a answered, pack *document.Package) {
	ack := query(a.Entry.URL, "ack")
	switch {
	case c.packages == 0 && ack == "1": // the first there is
	case c.packages == 0:
		c.since = end(a.Entry)
	case ack != c.next && ack != c.last:
		c.gaps++
		c.course.Missed()
	case ack != c.next:
		c.course.Missed() // it was asked for again, and tells again what it told
	}
	if pack.Next == "" { // the server has lost the thread, or found it again
		c.gaps++
	}
	c.packages++
	c.last, c.next = ack, query(from(a.Entry.URL, pack.Next), "ack")
}

func eventSite(a answered, sender, event int) site {
	if f, _ := ucwa.FormatOf(a.Entry.MediaType()); f == ucwa.FormatXML {
		return site{format: f, path: fmt.Sprintf("/events/sender[%d]/*[%d]", sender+1, event+1)}
	}
	return site{path: fmt.Sprintf("/sender/%d/events/%d", sender, event)}
}

// event judges what an event shows, and notes what the order of events is judged by.
func (r *reading) event(a answered, c *channel, sender document.Sender, e document.Event, at site) {
	href := from(a.Entry.URL, e.Link.Href)
	r.judgeEvent(a, c, e, at)
	seen := contract.Event{SenderRel: strings.Clone(sender.Rel), SenderHref: strings.Clone(sender.Href), Rel: strings.Clone(e.Link.Rel),
		Href: href, Type: strings.Clone(e.Type), Status: strings.Clone(e.Status)}
	if k := r.rels[e.Link.Rel]; k != nil && href != "" {
		p := r.places.of(href)
		p.kind = k
		if e.Type == "deleted" {
			p.gone = end(a.Entry)
		}
	}
	if e.Embedded != nil {
		r.note(a.Entry.URL, e.Embedded)
		r.person(a, e.Embedded)
		inside := at
		inside.path += "/_embedded/" + escaped(e.Link.Rel)
		if at.format == ucwa.FormatXML {
			inside.path = at.path + "/resource"
		}
		r.document(a, e.Embedded, inside)
	}
	if e.Reason != nil {
		in := site{format: at.format, path: at.path + "/reason", reason: true}
		r.rows(a.source(), r.familiesAt(r.places.at(href)), "", in, r.schema.Known(e.Reason))
	}
	switch {
	case e.Link.Rel == ucwa.RelConversation && e.Type == "added":
		r.added.of(href).note(seen)
	case invites(e.Link.Rel):
		i := r.invitations.of(href)
		i.happened(a, c, seen, e.Embedded, at)
		i.showed(a, e, at)
	}
}

// judgeEvent judges an event by itself, and by what was told of the same before. What is
// kept of that is bounded.
func (r *reading) judgeEvent(a answered, c *channel, e document.Event, at site) {
	if c.seen++; c.seen > mostKept {
		c.course, c.seen = contract.Course{}, 0
	}
	e.Link.Rel, e.Link.Href, e.Type = strings.Clone(e.Link.Rel), strings.Clone(e.Link.Href), strings.Clone(e.Type) // the course keeps them
	r.rows(a.source(), r.kinds[ucwa.RelConversation].families, "", at, c.course.Event(e))
}

// An addition is what events said of a conversation that was added.
type addition struct{ events []contract.Event }

// mostEvents is how many events of one invitation or conversation are remembered.
const mostEvents = 32

func (a *addition) note(e contract.Event) {
	if len(a.events) < mostEvents {
		a.events = append(a.events, e)
	}
}

// events judges how often events came.
func (r *reading) events(s source, families []string, what string, at site, events []contract.Event, row contract.EventRow) {
	r.judged(s, families, what, at, contract.Events(events, []contract.EventRow{row}))
}
