package foreign

import (
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/contract"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// notAllowed is the code of a method that a resource does not have (GenericSynchronousErrors).
const notAllowed = "MethodNotAllowed"

// method judges the answer to any other method than GET that was sent to what a derived
// link leads to. Refusals for another cause say nothing of methods.
func (r *reading) method(a answered) {
	p := a.place
	if p == nil || p.kind == nil || !p.derived || a.Entry.Status/100 != 2 && a.Entry.Status != http.StatusMethodNotAllowed {
		return
	}
	what := ledger.RecordedMethod
	switch {
	case a.Method == http.MethodHead:
		r.judged(a.source(), p.kind.families, ledger.RecordedHead, site{}, contract.Bodiless(a.Answer, http.StatusMethodNotAllowed))
		return
	case a.Method == http.MethodDelete && !p.alias(a.Entry.URL):
		return // it may be a conversation by its link to itself, which can be deleted
	case strings.EqualFold(a.Method, http.MethodGet):
		what = ledger.RecordedSpelling
	}
	f, _ := r.asked(a)
	r.judged(a.source(), p.kind.families, what, site{format: f, reason: true}, r.schema.Refused(a.Answer, f, http.StatusMethodNotAllowed, notAllowed)[:1])
}

// asked is the format that a request prefers or, where it prefers none, that of its
// answer.
func (r *reading) asked(a answered) (f ucwa.Format, accepted bool) {
	f, accepted = accepts(a.RequestHeader.Get("Accept"))
	if !accepted {
		f, _ = ucwa.FormatOf(a.Answer.MediaType)
	}
	return f, accepted
}

// notAcceptable is the code of a format that does not exist (PayloadFormat).
const notAcceptable = "NotAcceptable"

// unacceptable judges the answer to a GET that accepts no format there is.
func (r *reading) unacceptable(a answered) {
	if a.place == nil || a.place.kind == nil || !acceptsNone(a.RequestHeader.Get("Accept")) {
		return
	}
	named := a.Reason != nil && a.Reason.Code == notAcceptable
	if !named && a.Entry.Status/100 != 2 && a.Entry.Status != http.StatusNotAcceptable {
		return // refused for another cause
	}
	f, _ := r.asked(a)
	r.judged(a.source(), a.place.kind.families, ledger.RecordedUnacceptable, site{format: f, reason: true},
		r.schema.Refused(a.Answer, f, http.StatusNotAcceptable, notAcceptable)[:1])
}

// acceptsNone tells whether an Accept header names media types, and none that UCWA has.
func acceptsNone(header string) bool {
	if header == "" {
		return false
	}
	return !slices.ContainsFunc(strings.Split(header, ","), func(part string) bool {
		media, weight := weighed(part)
		_, known := ucwa.FormatOf(media)
		return media == "" || strings.HasSuffix(media, "*") || known && weight > 0
	})
}
