package mock

import (
	_ "embed" // for the page
	"net/http"
	"strconv"
)

// adminPage shows what the pool has, and sends nothing but the calls of the
// control interface that only read.
//
//go:embed admin.html
var adminPage string

// Admin is a handler that serves the control interface, whatever Options.Control
// says, and at / a page that shows the users, applications, conversations,
// invitations and requests there are. It is for a loopback address.
func (p *Pool) Admin() http.Handler {
	root := &node{lost: &route{name: "unknown", control: unknownControl}}
	root.add("/", &route{name: "admin", control: showAdmin})
	for pattern, r := range controlRoutes() {
		root.add(pattern, r)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var ids parameters
		root.lead(r.URL, &ids).control(p, w, r, ids)
	})
}

// unknownControl answers what leads nowhere.
func unknownControl(_ *Pool, w http.ResponseWriter, _ *http.Request, _ parameters) {
	w.Header().Set("Content-Type", "application/json")
	answerControl(w, http.StatusNotFound, controlFault{"nothing is served here; the page is at /, the calls below " + controlPath})
}

// showAdmin shows the page, to the one host that reaches it without a page of
// another site having a say, and in no frame.
func showAdmin(p *Pool, w http.ResponseWriter, r *http.Request, _ parameters) {
	if status, err := p.admitControl(r); err != nil && status != http.StatusUnauthorized {
		http.Error(w, err.Error(), status)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(adminPage)))
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte(adminPage)) // a client that is gone misses its answer
}
