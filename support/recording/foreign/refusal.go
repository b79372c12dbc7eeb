package foreign

import (
	"mime"
	"net/http"
	"strconv"

	"ucwatest/support/contract"
	"ucwatest/support/ledger"
)

// refusal judges an error: whether its body is a reason, whether what it says goes
// together, and by the clause that states this error, if one does.
func (r *reading) refusal(a answered) {
	if a.Answer.Length == 0 {
		return // it may be anybody's
	}
	f, _ := r.asked(a)
	families := r.familiesAt(a.place)
	status, code := a.Entry.Status, ""
	var stated *ledger.Clause
	if a.Reason != nil {
		code = a.Reason.Code
		if stated = r.stated(a.Answer, families); stated != nil && stated.Status != 0 {
			status, code = stated.Status, stated.Code
		}
	}
	at := site{format: f, reason: true}
	judgements := r.schema.Refused(a.Answer, f, status, code)
	r.rows(a.source(), families, "", at, judgements[1:])
	if what := r.gone(a); a.Method == http.MethodGet && what != "" {
		r.judged(a.source(), families, what, at, r.schema.Refused(a.Answer, f, http.StatusNotFound, notFound)[:1])
	}
	if stated == nil {
		return
	}
	r.count(a.source(), stated, at, judgements[0])
	if a.Reason.HasSubcode && stated.Subcode == ledger.NoSubcode {
		r.count(a.source(), stated, at, contract.Subcode(a.Answer, ledger.NoSubcode)[0])
	}
}

// stated is the clause that states the error with a subcode, or the one without any;
// nil if none does.
func (r *reading) stated(a contract.Answer, families []string) *ledger.Clause {
	var without *ledger.Clause
	for c := range r.ledger.Of(ledger.Error) {
		switch {
		case c.Subject != "" || c.Subcode == "" || !among(families, ledger.Family(c.ID)):
		case c.Subcode == ledger.NoSubcode:
			if without == nil && c.Refuses(a.Status, a.Reason.Code) && (a.Reason.Subcode == "" || a.Reason.Subcode == ledger.NoSubcode) {
				without = &c
			}
		case c.Subcode == a.Reason.Subcode:
			return &c
		}
	}
	return without
}

func among(all []string, one string) bool {
	for _, other := range all {
		if other == one {
			return true
		}
	}
	return false
}

// weighed is a media type of an Accept header, and its weight.
func weighed(part string) (media string, weight float64) {
	media, parameters, err := mime.ParseMediaType(part)
	if err != nil {
		return "", 0
	}
	weight = 1
	if q, given := parameters["q"]; given {
		if weight, err = strconv.ParseFloat(q, 64); err != nil {
			weight = 0
		}
	}
	return media, weight
}
