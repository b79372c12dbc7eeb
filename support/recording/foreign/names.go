package foreign

import (
	"time"

	"ucwatest/support/contract"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// steadyFor is how long a resource is taken to stay as it is if its user's event
// channel tells of nothing: events may be held back for a while (EventsInUCWA).
const steadyFor = 10 * time.Second

// steady tells whether what was read since a time, last by a, has to be the same: the
// channel was read, and nothing may have changed it.
func (r *reading) steady(a answered, since time.Time) bool {
	c := r.channels.at(applicationOf(a.Entry.URL))
	return c != nil && c.packages > 0 && a.Started.Sub(since) < steadyFor && !r.disturbed(a, since)
}

// mostShownAtOnce is of how many places it is remembered what they showed: more are not
// read again while they have to be the same.
const mostShownAtOnce = 256

// show remembers what a place shows now.
func (r *reading) show(p *place, now *shown) {
	p.last = now
	slot := &r.showing[r.shown%mostShownAtOnce]
	if old := *slot; old != nil && old != p && old.slot == r.shown-mostShownAtOnce {
		old.last = nil
	}
	*slot, p.slot = p, r.shown
	r.shown++
}

// repeated judges whether a resource says the same each time that it is read, in both
// formats and under both of its names, if nothing in between may have changed it.
func (r *reading) repeated(a answered, k *kind) {
	if k == nil || a.Started.IsZero() || a.Answer.Length > mostShown {
		return
	}
	here := placeOf(a.Entry.URL)
	p := r.places.of(here)
	now := &shown{contract.Answer{MediaType: a.Answer.MediaType, Document: a.Document}, a.Started}
	before := p.last
	r.show(p, now)
	if before != nil && r.steady(a, before.began) {
		r.alike(a, k, before, now)
	}
	for _, other := range []string{p.self, p.relation} {
		q := r.places.at(other)
		if other != here && q != nil && q.last != nil && q.last.Document.Format == a.Document.Format && r.steady(a, q.last.began) {
			r.judged(a.source(), k.families, ledger.RecordedSelf, whole(a.Document), r.schema.Same(q.last.Answer, now.Answer))
		}
	}
}

// alike judges whether two representations that were read at one place say the same.
func (r *reading) alike(a answered, k *kind, before, now *shown) {
	at := whole(a.Document)
	if before.Document.Format == now.Document.Format {
		what := ledger.RecordedAgain
		if before.MediaType != now.MediaType {
			what = ledger.RecordedNames
		}
		r.judged(a.source(), k.families, what, at, r.schema.Same(before.Answer, now.Answer))
		return
	}
	asJSON, asXML := before.Answer, now.Answer
	if now.Document.Format == ucwa.FormatJSON {
		asJSON, asXML = asXML, asJSON
	}
	r.rows(a.source(), k.families, ledger.RecordedTwins, at, r.schema.Twins(asJSON, asXML, k.twins))
}
