package mutant

import (
	"bytes"

	"ucwatest/support/mock"
)

// modalityForms spoils how the derived modalities are written.
func modalityForms() []spoiled {
	j := func(spoil func(*mock.Resource)) mock.Spoil { return modalityIn(mock.JSON, spoil) }
	x := func(spoil func(*mock.Resource)) mock.Spoil { return modalityIn(mock.XML, spoil) }
	return []spoiled{
		{"Accept ignored by modalities", "DD-FORMAT-CHOICE", lapse(mock.LapseAccept)},
		{"modality as XML whatever Accept says", "DD-FORMAT-CHOICE", modally("", inXML)},
		{"modality with status 203", "DD-FORM-STATUS", modally("", withStatus(203))},
		{"modality as text/plain", "DD-FORM-TYPE", modally("", as("text/plain"))},
		{"modality as application/json", "DD-FORM-TYPE", modally("", as("application/json"))},
		{"modality without a media type", "DD-FORM-TYPE", modally("", as(""))},
		{"modality as bytes", "DD-FORM-ANSWER", modally("", as("application/octet-stream"))},
		{"JSON of a modality with links in arrays", "DD-FORM-JSON-LINKS", j(arrays)},
		{"JSON forms of a modality broken", "DD-FORM-JSON", j(func(r *mock.Resource) { r.Href = ""; arrays(r) })},
		{"XML of a modality without declaration", "DD-FORM-XML-DECLARATION", modalityText(`<?xml version="1.0" encoding="utf-8"?>`, "")},
		{"XML of a modality with another root", "DD-FORM-XML-ROOT", modalityBody(func(b []byte) []byte {
			return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("<resource "), []byte("<modality ")), []byte("</resource>"), []byte("</modality>"))
		})},
		{"XML of a modality without namespace", "DD-FORM-XML-NAMESPACE", modalityText(` xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"`, "")},
		{"XML of a modality without rel", "DD-FORM-XML-REL", modalityBody(func(b []byte) []byte {
			return bytes.Replace(firstRel(b), []byte(` rel="derivedModality"`), nil, 1)
		})},
		{"XML of a modality with a link to self", "DD-FORM-XML-NOSELF", x(func(r *mock.Resource) {
			r.Links = append(r.Links, mock.Link{Rel: "self", Href: r.Href})
		})},
		{"XML of a modality with two rels", "DD-FORM-XML-RELTWICE", modalityBody(firstRel)},
		{"XML forms of a modality broken", "DD-FORM-XML", modalityBody(func(b []byte) []byte {
			return firstRel(bytes.Replace(b, []byte(`<?xml version="1.0" encoding="utf-8"?>`), nil, 1))
		})},
	}
}

// modalityTwins spoils what one format says, in XML only.
func modalityTwins() []spoiled {
	x := func(spoil func(*mock.Resource)) mock.Spoil { return modalityIn(mock.XML, spoil) }
	return []spoiled{
		{"modality with a link less in XML", "DD-TWIN-RELATIONS", x(linkLess)},
		{"modality with other hrefs in XML", "DD-TWIN-HREFS", x(otherHrefs)},
		{"modality with a property less in XML", "DD-TWIN-MEMBERS", x(propertyLess)},
		{"half of a modality in XML", "DD-TWINS", x(half)},
	}
}
