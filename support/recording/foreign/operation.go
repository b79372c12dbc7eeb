package foreign

import (
	"bytes"
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// creation judges what a POST was answered with that began or answered an invitation, and
// notes what was created where it says so.
func (r *reading) creation(a answered) {
	if a.Method != http.MethodPost {
		return
	}
	var does act
	if p := r.places.at(withoutQuery(placeOf(a.Entry.URL))); p != nil {
		does = p.post
	}
	chosen, c, families := operation(a), r.channels.of(applicationOf(a.Entry.URL)), r.kinds[ucwa.RelConversation].families
	switch does {
	case answers:
		r.rows(a.source(), families, "", site{}, contract.Answered(a.Answer))
	case starts, adds:
		r.rows(a.source(), families, "", site{}, c.course.Created(a.Answer, chosen))
	}
	place := from(a.Entry.URL, a.Entry.Header.Get("Location"))
	if place == "" || a.Entry.Status != http.StatusCreated {
		return
	}
	i := r.invitations.of(place)
	i.place, i.application, i.created, i.operation = place, applicationOf(a.Entry.URL), a.Started, chosen
	i.starts = does == starts
	i.meet(c)
}

func (i *invitation) meet(c *channel) {
	if !i.met {
		i.met, i.gaps = true, c.gaps
	}
}

// operation is the operationId that a request carries, in its query or in its body.
func operation(a answered) string {
	if id := query(a.Entry.URL, "operationId"); id != "" {
		return id
	}
	media := a.RequestHeader.Get("Content-Type")
	if !bytes.Contains(a.RequestBody, []byte("perationId")) {
		return ""
	}
	d, err := document.Read(media, a.RequestBody)
	if err != nil {
		return ""
	}
	return text(d, "operationId")
}

// A showing is an event that showed which operation it was of, and where.
type showing struct {
	event document.Event
	source
	site
}

// showed notes which operation an event is of. That of what was created before the answer
// with the event came is not always known yet: a file has the requests in their order.
func (i *invitation) showed(a answered, e document.Event, at site) {
	if e.Embedded == nil || len(i.shows) == mostEvents {
		return
	}
	slim := document.Event{Link: document.Link{Rel: strings.Clone(e.Link.Rel), Href: strings.Clone(e.Link.Href)}, Type: strings.Clone(e.Type), Embedded: named(e.Embedded)}
	i.shows = append(i.shows, showing{slim, a.source(), at})
}

// named is a document with no more of d than which operation it is of, as it is kept.
func named(d *document.Document) *document.Document {
	slim := &document.Document{}
	if id := text(d, "operationId"); id != "" {
		slim.Properties = []document.Property{{Name: "operationId", Kind: document.Text, Text: id}}
	}
	return slim
}

// operations judges whether all events of an invitation that was sent name its operation.
func (r *reading) operations(i *invitation, families []string) {
	if i.operation == "" {
		return
	}
	created := contract.Answer{URL: i.place, Status: http.StatusCreated, Header: http.Header{"Location": {i.place}}}
	course := &contract.Course{}
	course.Created(created, i.operation)
	for _, one := range i.shows {
		for _, j := range course.Event(one.event) {
			if j.NamesOperation() {
				r.rows(one.source, families, "", one.site, []contract.Judgement{j})
			}
		}
	}
}

// happened notes an event of an invitation, which shows it if it shows anything.
func (i *invitation) happened(a answered, c *channel, e contract.Event, shown *document.Document, at site) {
	i.rel, i.place, i.application = e.Rel, e.Href, applicationOf(a.Entry.URL)
	i.meet(c)
	if len(i.events) == mostEvents {
		return
	}
	i.events = append(i.events, e)
	if e.Type != "completed" || i.done > 0 {
		return
	}
	i.done, i.completed, i.doneAt = len(i.events), a.source(), at
	i.gapless = c.gaps == i.gaps
	i.packages = c.packages
	if shown != nil {
		i.shown = named(shown)
	}
}

// judgeOrder judges what the order of the answers shows of an invitation, once nothing
// more is expected of it.
func (r *reading) judgeOrder(i *invitation) {
	modality := strings.TrimSuffix(i.rel, "Invitation")
	if r.kinds[modality] == nil {
		return
	}
	families := r.invited(modality)
	if i.original != "" && i.derived != "" {
		r.judged(i.linked, families, ledger.RecordedTwo, i.at, contract.Different(r.selfOf(i.original), r.selfOf(i.derived)))
	}
	r.acceptor(i, families)
	r.operations(i, families)
	c := r.channels.of(i.application)
	if i.created.IsZero() || i.done == 0 || !i.gapless || !i.created.After(c.since) {
		return // what is missing may be where the file is not
	}
	row := func(event, status string) contract.EventRow {
		return contract.EventRow{SenderRel: ucwa.RelCommunication, Rel: i.rel, Type: event, Status: status, Of: contract.Place{Name: "the invitation", Hrefs: []string{i.place}}, Times: 1}
	}
	r.events(i.completed, families, ledger.RecordedStart, i.doneAt, i.events[:i.done-1], row("started", ""))
	if slices.Contains(failedStates, i.state) {
		r.events(i.completed, families, ledger.RecordedFailure, i.doneAt, i.events, row("completed", "Failure"))
		return
	}
	r.events(i.completed, families, ledger.RecordedSuccess, i.doneAt, i.events, row("completed", "Success"))
	if i.operation != "" && i.shown != nil { // events need not show anything
		r.judged(i.completed, families, ledger.RecordedSuccess, i.doneAt, contract.Operation(i.shown, i.operation))
	}
	r.addition(i, families, c)
}

// addition judges whether the derived conversation was announced.
func (r *reading) addition(i *invitation, families []string, c *channel) {
	if i.derived == "" || c.packages == i.packages {
		return // its event may come behind the end of the file
	}
	hrefs := r.hrefs(i.derived)
	var events []contract.Event
	for _, href := range hrefs {
		if a := r.added.at(href); a != nil {
			events = append(events, a.events...)
		}
	}
	if len(events) == 0 && len(hrefs) == 1 && r.places.of(i.derived).self == "" {
		return // it may have been announced by another name
	}
	r.events(i.completed, families, ledger.RecordedAddition, i.doneAt, events, contract.EventRow{SenderRel: ucwa.RelCommunication, Rel: ucwa.RelConversation, Type: "added",
		Of: contract.Place{Name: "the derived conversation", Hrefs: hrefs}, Times: 1})
}
