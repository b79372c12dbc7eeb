package foreign

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"time"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// An invitation is what is known of one.
type invitation struct {
	rel         string    // its type, "" as long as that is not known
	place       string    // where it is
	application string    // whose it is
	created     time.Time // when its creation was asked for, zero if that is not in the file
	operation   string    // that its creator chose
	starts      bool      // its creation started a conversation
	state       string    // the last that was seen
	gaps        int       // in the channel, when it was met first
	met         bool

	original, derived string // the places of the two conversations, "" where it names none
	accepted          string // that of the participant who accepted it
	uri               string // of that participant, as the invitation has it
	answered          source // where it named them
	answeredAt        site   // there
	linked            source // where it named both
	at                site   // there

	events    []contract.Event
	shows     []showing
	done      int    // which of events is its completion, from 1; 0 as long as there is none
	completed source // the answer with its completion
	doneAt    site   // there
	shown     *document.Document
	gapless   bool // no answer of the channel is missing until then
	packages  int  // of the channel until then
}

// The states of an invitation (InvitationState).
var (
	pendingStates = []string{"Connecting", "Alerting", "Forwarded", "TeamRing"}
	failedStates  = []string{"Declined", "Cancelled", "Failed"}
)

const connected = "Connected"

func invites(rel string) bool { return strings.HasSuffix(rel, "Invitation") }

// families are those that state something of an invitation to a modality.
func (r *reading) invited(modality string) []string {
	var all []string
	for _, resource := range []string{modality, ucwa.RelConversation} {
		if k := r.kinds[resource]; k != nil {
			all = append(all, k.families...)
		}
	}
	return all
}

// invitation judges an invitation to a modality, and notes what it leads to.
func (r *reading) invitation(a answered, d *document.Document, at site, modality *kind) {
	families := r.invited(modality.resource)
	one := contract.Answer{URL: a.Entry.URL, Document: d}
	state, outgoing := text(d, "state"), text(d, "direction") == "Outgoing"
	switch {
	case slices.Contains(pendingStates, state):
		r.judged(a.source(), families, ledger.RecordedPending, at, contract.DerivesNothing(one))
	case slices.Contains(failedStates, state):
		r.judged(a.source(), families, ledger.RecordedFailed, at, contract.DerivesNothing(one))
	}
	r.written(a, one, at)
	place := from(a.Entry.URL, d.Self)
	i := &invitation{} // of one that says no place, nothing more is ever known
	if place != "" {
		i = r.invitations.of(place)
	}
	if outgoing && state == connected || len(d.Embed(ucwa.RelAcceptedByParticipant)) > 0 {
		r.accepted(a, i, d, at, families)
		r.outcomes(a, i, one, at, modality)
	}
	if place == "" {
		return
	}
	r.meant(a.Entry.URL, d)
	i.rel, i.place, i.application, i.state = strings.Clone(d.Rel), place, applicationOf(a.Entry.URL), strings.Clone(state)
	original, _ := d.Link(ucwa.RelConversation)
	derived, _ := d.Link(ucwa.RelDerivedConversation)
	if i.original, i.derived = from(a.Entry.URL, original.Href), from(a.Entry.URL, derived.Href); i.derived != "" {
		i.linked, i.at = a.source(), at
	}
	if i.original != "" {
		r.places.of(i.original).original = true
	}
	if media, _ := d.Link(derivedRel(modality.resource)); media.Href != "" {
		r.pair(i.original, i.derived, modality.resource, from(a.Entry.URL, media.Href))
	}
}

// invitationForms are those that an invitation has, whatever its properties are.
var invitationForms = []string{
	"self among the links", "single links as objects", "resource as the root element", "the UCWA namespace", "rel as an attribute",
	"href as an attribute", "no link element for self", "the same rel as attribute and as property",
}

// written judges how an invitation is written.
func (r *reading) written(a answered, one contract.Answer, at site) {
	f, what := one.Document.Format, ledger.RecordedContainer
	if f == ucwa.FormatXML {
		what = ledger.RecordedInvitation
	}
	names := slices.DeleteFunc(contract.FormsOf(f, !at.whole), func(name string) bool { return !slices.Contains(invitationForms, name) })
	r.rows(a.source(), r.kinds[ucwa.RelConversation].families, what, at, r.schema.Forms(one, names, f))
}

// outcomes judges what an invitation leads to that was answered: to nothing that is
// derived where the callee answered, or where it started its conversation; else to all
// of it, if to any. Who else answered it cannot be told, as people have several addresses.
func (r *reading) outcomes(a answered, i *invitation, one contract.Answer, at site, modality *kind) {
	families, conversation := r.invited(modality.resource), r.kinds[ucwa.RelConversation].families
	nothing := contract.DerivesNothing(one)
	if i.starts {
		r.judged(a.source(), families, ledger.RecordedAdded, at, nothing)
		return
	}
	switch {
	case i.uri != "" && strings.EqualFold(i.uri, text(one.Document, "to")):
		r.judged(a.source(), families, ledger.RecordedAnswered, at, nothing)
	case !nothing[0].Held:
		r.judged(a.source(), families, ledger.RecordedAdded, at, contract.Linked(one, ucwa.RelConversation))
		r.judged(a.source(), families, ledger.RecordedAnswered, at, contract.Derives(one, derivedRel(modality.resource)))
		if r.shownBy(modality.families, ledger.RecordedAlone) != nil {
			r.judged(a.source(), families, ledger.RecordedAlone, at, contract.Unlinked(one, ucwa.RelDerivedConversation))
			return
		}
		r.judged(a.source(), conversation, ledger.RecordedAnswered, at, contract.Derives(one, ucwa.RelDerivedConversation))
	}
}

// pair notes that a derived modality belongs to a derived conversation, if that is
// named, and not to the original one.
func (r *reading) pair(original, conversation, resource, modality string) {
	if modality == "" {
		return
	}
	p := r.places.of(modality)
	p.conversation, p.beside = conversation, original
	if conversation == "" {
		return
	}
	of := r.places.of(conversation)
	if of.modalities == nil {
		of.modalities = map[string]string{}
	}
	of.modalities[resource] = modality
}

// closure judges whether derived resources lead to each other; p is the place of the
// one that was read. Where the other was not read, its link may be another name of it.
func (r *reading) closure(a answered, one contract.Answer, p *place, at site) {
	if p == nil {
		return
	}
	leads := func(rel, to string) {
		place := contract.Place{Name: "what the invitation calls " + derivedRel(rel), Hrefs: r.hrefs(to)}
		judgements := contract.Leads(one, rel, place)
		if other := r.places.at(to); judgements[0].Held || other != nil && other.self != "" {
			r.judged(a.source(), at.kind.families, ledger.RecordedClosure, at, judgements)
		}
	}
	if p.beside != "" {
		original := contract.Place{Name: "the original conversation", Hrefs: r.hrefs(p.beside)}
		r.judged(a.source(), at.kind.families, ledger.RecordedModality, at, contract.LeadsNot(one, ucwa.RelConversation, original))
	}
	if p.conversation != "" {
		leads(ucwa.RelConversation, p.conversation)
	}
	for resource, modality := range p.modalities {
		leads(resource, modality)
	}
}

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

// text is a property of a resource that is a text, "" if there is none.
func text(d *document.Document, name string) string {
	if p, there := d.Property(name); there && p.Kind == document.Text {
		return strings.Clone(p.Text)
	}
	return ""
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
	if i.operation != "" {
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

// selfOf is an answer that names the resource at a place as that names itself.
func (r *reading) selfOf(place string) contract.Answer {
	self := place
	if p := r.places.at(place); p != nil && p.self != "" {
		self = p.self
	}
	return contract.Answer{Document: &document.Document{Self: self}}
}
