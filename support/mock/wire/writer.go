// Package wire is what UCWA looks like on the wire: resources, events and
// reasons as JSON and XML, and what requests bring along as values. It knows
// spelling, not meaning: no pool, no user, and no resource by its name.
package wire

import "time"

// A Writer writes resources, reasons and packages the way one dialect does.
type Writer struct {
	RelLast bool           // JSON shows rel and etag behind everything else
	Zone    *time.Location // of dates in XML
}

// usualPage is how many bytes a page has room for at first: the conversation
// of the samples fits.
const usualPage = 3072

// Page returns the body of an answer that shows r: JSON, or XML with its declaration.
func (w Writer) Page(r *Resource, f Format) []byte {
	b := make([]byte, 0, usualPage)
	if f == XML {
		return w.resourceXML(append(b, xmlDeclaration...), r, true)
	}
	return w.resourceJSON(b, r)
}

// Reason returns the body of a refusal: JSON, or XML with its declaration.
func (w Writer) Reason(r *Reason, f Format) []byte {
	if f == XML {
		return reasonXML([]byte(xmlDeclaration), r, true)
	}
	return reasonJSON(nil, r)
}

// Events returns the body of an answer of the event channel: JSON, or XML with its
// declaration.
func (w Writer) Events(p *Package, f Format) []byte {
	if f == XML {
		return w.packageXML([]byte(xmlDeclaration), p)
	}
	return w.packageJSON(nil, p)
}
