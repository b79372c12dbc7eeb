package mock

import (
	"maps"
	"net/http"
	"slices"
)

// applicationsMethods are those of the collection of applications. It is the
// only resource of a signed-in user that documents OPTIONS (applications).
func applicationsMethods() map[string]handler {
	return map[string]handler{http.MethodOptions: optionsOfApplications, http.MethodPost: postApplications}
}

// optionsOfApplications tells the methods there are, and the input of each.
func optionsOfApplications(q *request) *refusal {
	list := describe(q.route)
	q.answer.Status = http.StatusOK
	if q.media.format() == XML {
		q.raw = metadataXML(list)
	} else {
		q.raw = metadataJSON(list)
	}
	return nil
}

// A method is what OPTIONS tells about one method: its name and the names of
// its parameters.
type method struct {
	name       string
	parameters []string
}

// describe lists the methods of r by name.
func describe(r *route) []method {
	var list []method
	for _, name := range slices.Sorted(maps.Keys(r.methods)) {
		m := method{name: name}
		if name == http.MethodPost {
			m.parameters = registrationMembers
		}
		list = append(list, m)
	}
	return list
}

func metadataJSON(list []method) []byte {
	b := append(member([]byte{'{'}, "metadata"), '[')
	for _, m := range list {
		b = textJSON(member(append(comma(b), '{'), "httpMethod"), m.name)
		b = append(member(b, "parameters"), '[')
		for _, p := range m.parameters {
			b = textJSON(member(append(comma(b), '{'), "name"), p)
			b = append(member(b, "supportedValues"), "[]}"...)
		}
		b = append(b, "]}"...)
	}
	return append(b, "]}"...)
}

// metadataXML has a root element of its own, outside of UCWA's namespace.
func metadataXML(list []method) []byte {
	b := append([]byte(xmlDeclaration), `<optionsMetadata><metadata>`...)
	for _, m := range list {
		b = element(append(b, `<httpMethodMetadata>`...), "httpMethod", m.name)
		b = append(b, `<parameters>`...)
		for _, p := range m.parameters {
			b = element(append(b, `<parameter>`...), "name", p)
			b = append(element(b, "supportedValues", ""), `</parameter>`...)
		}
		b = append(b, `</parameters></httpMethodMetadata>`...)
	}
	return append(b, `</metadata></optionsMetadata>`...)
}
