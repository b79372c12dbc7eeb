package foreign

import (
	"net/http"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

func (r *reading) answer(a answered) {
	if a.Method == http.MethodGet {
		r.unacceptable(a)
	} else {
		r.method(a)
	}
	if a.Method != http.MethodGet && a.Method != http.MethodHead {
		r.disturb(a)
	}
	switch {
	case a.Entry.Status == http.StatusUnauthorized:
		r.challenge(a)
	case a.Entry.Status >= http.StatusBadRequest:
		r.refusal(a)
	case a.Method == http.MethodDelete:
		r.deletion(a)
	case a.Method == http.MethodGet:
		r.returned(a)
	case a.Document != nil:
		r.document(a, a.Document, whole(a.Document))
	}
	if a.Entry.Status/100 == 2 {
		r.creation(a)
	}
}

// returned judges the answer to a GET.
func (r *reading) returned(a answered) {
	f, accepted := r.asked(a)
	k := r.kindOf(a.Document)
	if a.place != nil && a.place.kind != nil {
		k = a.place.kind
		at := site{format: f}
		judgements := contract.Returned(a.Answer, k.resource, f)
		r.judged(a.source(), k.families, ledger.RecordedReturn, at, judgements)
		if accepted {
			r.judged(a.source(), k.families, ledger.RecordedChoice, at, judgements)
		}
		if what := r.gone(a); what != "" {
			r.judged(a.source(), k.families, what, at, r.schema.Refused(a.Answer, f, http.StatusNotFound, notFound)[:1])
		}
	}
	if k != nil {
		names := k.envelope
		if accepted {
			names = k.accepted
		}
		r.rows(a.source(), k.families, ledger.RecordedEnvelope, site{format: f}, r.schema.Forms(a.Answer, names, f))
	}
	if a.Document == nil {
		return
	}
	at := whole(a.Document)
	r.rows(a.source(), r.kinds[ucwa.RelConversation].families, "", at, contract.Hrefs(a.Document))
	at.kind = k
	r.document(a, a.Document, at)
	r.repeated(a, k)
	r.listed(a)
}

// notFound is the code of what does not exist (GenericSynchronousErrors).
const notFound = "NotFound"

// kindOf is what is stated of a resource by its type, nil if nothing is.
func (r *reading) kindOf(d *document.Document) *kind {
	if d == nil {
		return nil
	}
	return r.kinds[d.Rel]
}

// document judges a resource and what it embeds.
func (r *reading) document(a answered, d *document.Document, at site) {
	if at.whole {
		r.note(a.Entry.URL, d)
		r.person(a, d)
	}
	if at.kind == nil {
		at.kind = r.kindOf(d)
	}
	if at.kind != nil {
		r.resource(a, d, at)
	}
	if modality, is := strings.CutSuffix(d.Rel, "Invitation"); is && r.kinds[modality] != nil {
		r.invitation(a, d, at, r.kinds[modality])
	}
	seen := map[string]int{}
	for _, e := range d.Embedded {
		r.document(a, e.Document, at.embedded(e, seen[e.Rel]))
		seen[e.Rel]++
	}
}

// resource judges the links, the properties and the forms of a resource.
func (r *reading) resource(a answered, d *document.Document, at site) {
	k := at.kind
	one := contract.Answer{URL: a.Entry.URL, Status: http.StatusOK, Header: a.Entry.Header, MediaType: a.Answer.MediaType, Document: d}
	r.rows(a.source(), k.families, ledger.RecordedContent, at, contract.Links(one, k.links, false))
	r.rows(a.source(), k.families, ledger.RecordedContent, at, contract.Properties(one, k.properties, false))
	forms, what := k.inside[d.Format], ledger.RecordedJSON
	if at.whole {
		forms = k.forms[d.Format]
	}
	if d.Format == ucwa.FormatXML {
		what = ledger.RecordedXML
	}
	r.rows(a.source(), k.families, what, at, r.schema.Forms(one, forms, d.Format))
	self := from(a.Entry.URL, d.Self)
	if a.place != nil && at.whole && self != "" {
		a.place.belongs(a.Entry.URL, d)
		a.place.self = self
		r.places.of(self).learn(a.place, placeOf(a.Entry.URL))
	}
	r.closure(a, one, r.places.at(self), at)
}

// deletion judges the answer to a DELETE that succeeded.
func (r *reading) deletion(a answered) {
	if a.place == nil || a.place.kind == nil {
		return
	}
	r.judged(a.source(), a.place.kind.families, ledger.RecordedDeletion, site{}, contract.Bodiless(a.Answer, http.StatusNoContent))
	r.ended(a)
}

// challenge judges how an answer asks to sign in.
func (r *reading) challenge(a answered) {
	challenge, fault := client.ParseChallenge(a.Entry.Header)
	families := r.familiesAt(a.place)
	r.judged(a.source(), families, ledger.RecordedChallenge, site{}, contract.Challenged(a.Answer, fault))
	if fault == nil {
		r.rows(a.source(), families, "", site{}, contract.Granted(a.Answer, challenge.TokenURL))
	}
}

// familiesAt are those that state something of what is at a place; of one that
// nothing is known of, those of a conversation, which is what all else belongs to.
func (r *reading) familiesAt(p *place) []string {
	if p != nil && p.kind != nil {
		return p.kind.families
	}
	return r.kinds[ucwa.RelConversation].families
}

// accepts is the format that an Accept header prefers, if it prefers one.
func accepts(header string) (f ucwa.Format, one bool) {
	best, any := -1.0, -1.0
	for part := range strings.SplitSeq(header, ",") {
		media, weight := weighed(part)
		format, known := ucwa.FormatOf(media)
		switch {
		case media == "*/*" || media == "application/*":
			any = max(any, weight)
		case known && weight > best:
			f, one, best = format, true, weight
		case known && weight == best && format != f:
			one = false
		}
	}
	return f, one && best > 0 && best > any
}
