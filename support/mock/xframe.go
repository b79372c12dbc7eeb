package mock

import (
	_ "embed" // for the page
	"net/http"
)

// xframePage relays the requests of pages of other origins
// (Cross_domainIFRAME). It names their origin in X-Ms-Origin, as captures have
// it, so that the pool can refuse those that are not on its list.
//
//go:embed xframe.html
var xframePage string

// getXFrame shows the page that browsers ask through.
func getXFrame(q *request) *refusal {
	q.answer.Status, q.answer.MediaType, q.answer.HTML = http.StatusOK, "text/html", xframePage
	return nil
}
