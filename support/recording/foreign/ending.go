package foreign

import (
	"cmp"
	"time"

	"ucwatest/support/contract"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// gone says what of a recording an answer shows if its request was sent when the end of
// what it asks for was known, "" if it shows nothing of the kind.
func (r *reading) gone(a answered) string {
	p := a.place
	if p == nil || p.kind == nil {
		return ""
	}
	at, what := r.endOf(p), ledger.RecordedGone
	switch {
	case p.derived && p.kind.resource != ucwa.RelConversation:
		at = r.endOf(r.places.at(cmp.Or(p.conversation, p.in))) // it ends with its conversation
	case p.derived:
	case p.original:
		what = ledger.RecordedOriginalGone
	default:
		return ""
	}
	if at.IsZero() || !a.Started.After(at) {
		return ""
	}
	return what
}

// endOf is when the end of what is at a place was known, by whichever of its names;
// zero if it lives, or nothing is known of it.
func (r *reading) endOf(p *place) time.Time {
	if p == nil {
		return time.Time{}
	}
	for _, name := range []string{p.self, p.relation} {
		if q := r.places.at(name); p.gone.IsZero() && q != nil {
			return q.gone
		}
	}
	return p.gone
}

// An ending is the deletion of a conversation.
type ending struct {
	place string
	at    time.Time
}

// ended notes that the user of an application deleted what is at a place.
func (r *reading) ended(a answered) {
	a.place.gone = end(a.Entry)
	if a.place.kind.resource == ucwa.RelConversation {
		c := r.channels.of(applicationOf(a.Entry.URL))
		c.endings[c.ended%len(c.endings)] = ending{cmp.Or(a.place.self, placeOf(a.Entry.URL)), a.place.gone}
		c.ended++
	}
}

// listed judges whether a list of conversations is without those that were deleted.
func (r *reading) listed(a answered) {
	if a.Document.Rel != ucwa.RelConversations {
		return
	}
	for _, one := range r.channels.of(applicationOf(a.Entry.URL)).endings {
		if one.place != "" && a.Started.After(one.at) {
			deleted := contract.Place{Name: "the deleted conversation", Hrefs: r.hrefs(one.place)}
			r.judged(a.source(), r.kinds[ucwa.RelConversation].families, ledger.RecordedUnlisted, whole(a.Document),
				contract.LeadsNot(contract.Answer{Document: a.Document}, ucwa.RelConversation, deleted))
		}
	}
}
