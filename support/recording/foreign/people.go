package foreign

import (
	"strings"

	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// person notes what a participant is, and judges the contact that an invitation is for.
func (r *reading) person(a answered, d *document.Document) {
	self := from(a.Entry.URL, d.Self)
	if d.Rel == ucwa.RelParticipant && self != "" {
		p := r.places.of(self)
		p.uri = text(d, "uri")
		p.belongs(a.Entry.URL, d)
	}
	if a.place == nil || a.place.address == "" {
		return
	}
	wanted := a.place.address
	if own := text(d, "uri"); strings.EqualFold(own, wanted) {
		wanted = own // addresses are not told apart by capitals
	}
	r.judged(a.source(), r.kinds[ucwa.RelConversation].families, ledger.RecordedContact, whole(d), contract.Addressed(contract.Answer{Document: d}, "uri", wanted))
}

// belongs notes the conversation that a resource says it belongs to.
func (p *place) belongs(base string, d *document.Document) {
	if link, there := d.Link(ucwa.RelConversation); there {
		p.in = from(base, link.Href)
	}
}

// meant notes the contact that an invitation is for, if both are SIP addresses.
func (r *reading) meant(base string, d *document.Document) {
	link, there := d.Link("to")
	address := text(d, "to")
	if at := from(base, link.Href); there && at != "" && strings.HasPrefix(strings.ToLower(address), "sip:") {
		r.places.of(at).address = address
	}
}

// accepted judges whom an invitation names as the one who accepted it.
func (r *reading) accepted(a answered, i *invitation, d *document.Document, at site, families []string) {
	one := contract.Answer{URL: a.Entry.URL, Document: d}
	accepted := d.Embed(ucwa.RelAcceptedByParticipant)
	if len(accepted) > 0 {
		r.judged(a.source(), families, ledger.RecordedAcceptedType, at, contract.AcceptedAs(one))
		i.accepted, i.uri = from(a.Entry.URL, accepted[0].Self), text(accepted[0], "uri")
		i.answered, i.answeredAt = a.source(), at
	}
	r.judged(a.source(), families, ledger.RecordedAccepted, at, contract.Accepted(one, i.uri))
}

// acceptor judges whether who accepted an invitation is who they say they are, and in
// the conversation that came of it, if it is known which that is.
func (r *reading) acceptor(i *invitation, families []string) {
	who := r.places.at(i.accepted)
	if i.accepted == "" || who == nil {
		return
	}
	if who.uri != "" {
		named := contract.Answer{Document: &document.Document{Properties: []document.Property{{Name: "uri", Kind: document.Text, Text: i.uri}}}}
		r.judged(i.answered, families, ledger.RecordedAccepted, i.answeredAt, contract.Addressed(named, "uri", who.uri))
	}
	if i.derived == "" || who.in == "" {
		return
	}
	derived := contract.Place{Name: "the derived conversation", Hrefs: r.hrefs(i.derived)}
	one := contract.Answer{Document: &document.Document{Links: []document.Link{{Rel: ucwa.RelConversation, Href: who.in}}}}
	judgements := contract.Leads(one, ucwa.RelConversation, derived)
	if judgements[0].Held || len(derived.Hrefs) > 1 {
		r.judged(i.answered, families, ledger.RecordedAcceptedIn, i.answeredAt, judgements)
	}
}
