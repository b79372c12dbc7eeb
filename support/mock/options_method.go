package mock

import (
	"maps"
	"net/http"
	"slices"

	"ucwatest/support/mock/wire"
)

// applicationsMethods are those of the collection of applications. It is the
// only resource of a signed-in user that documents OPTIONS (applications).
func applicationsMethods() map[string]handler {
	return map[string]handler{http.MethodOptions: optionsOfApplications, http.MethodPost: postApplications}
}

// optionsOfApplications tells the methods there are, and the input of each.
func optionsOfApplications(q *request) *refusal {
	q.answer.Status, q.raw = http.StatusOK, wire.Metadata(describe(q.route), q.media.Format())
	return nil
}

// describe lists the methods of r by name.
func describe(r *route) []wire.Method {
	var list []wire.Method
	for _, name := range slices.Sorted(maps.Keys(r.methods)) {
		m := wire.Method{Name: name}
		if name == http.MethodPost {
			m.Parameters = registrationMembers
		}
		list = append(list, m)
	}
	return list
}
