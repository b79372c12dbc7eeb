package mutant

import (
	"bytes"

	"ucwatest/support/mock"
)

// modalityForms spoils how the derived modalities are written.
func modalityForms() []spoiled {
	j := func(spoil func(*mock.Resource)) mock.Spoil { return modalityIn(mock.JSON, spoil) }
	x := func(spoil func(*mock.Resource)) mock.Spoil { return modalityIn(mock.XML, spoil) }
	media := func(name string) func(*mock.Answer) { return func(a *mock.Answer) { a.MediaType = name } }
	array := func(r *mock.Resource) {
		for i := range r.Links {
			r.Links[i].Many = true
		}
	}
	return []spoiled{
		{"Accept ignored by modalities", "DD-FORMAT-CHOICE", lapse(mock.LapseAccept)},
		{"modality with status 203", "DD-FORM-STATUS", modally("", withStatus(203))},
		{"modality as text/plain", "DD-FORM-TYPE", modally("", media("text/plain"))},
		{"modality as any JSON", "DD-FORM-ANSWER", modally("", media("application/octet-stream"))},
		{"JSON of a modality without self", "DD-FORM-JSON-SELF", j(func(r *mock.Resource) { r.Href = "" })},
		{"JSON of a modality with links in arrays", "DD-FORM-JSON-LINKS", j(array)},
		{"JSON of a modality with a list as text", "DD-FORM-JSON-LISTS", j(set("negotiatedMessageFormats", "Plain"))},
		{"JSON forms of a modality broken", "DD-FORM-JSON", j(func(r *mock.Resource) { r.Href = ""; array(r) })},
		{"XML of a modality without declaration", "DD-FORM-XML-DECLARATION", modalityText(`<?xml version="1.0" encoding="utf-8"?>`, "")},
		{"XML of a modality with another root", "DD-FORM-XML-ROOT", modalityBody(func(b []byte) []byte {
			return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("<resource "), []byte("<modality ")), []byte("</resource>"), []byte("</modality>"))
		})},
		{"XML of a modality without namespace", "DD-FORM-XML-NAMESPACE", modalityText(` xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"`, "")},
		{"XML of a modality without rel", "DD-FORM-XML-REL", modalityBody(func(b []byte) []byte {
			return bytes.Replace(firstRel(b), []byte(` rel="derivedModality"`), nil, 1)
		})},
		{"XML of a modality without href", "DD-FORM-XML-HREF", x(func(r *mock.Resource) { r.Href = "" })},
		{"XML of a modality with a link to self", "DD-FORM-XML-NOSELF", x(func(r *mock.Resource) {
			r.Links = append(r.Links, mock.Link{Rel: "self", Href: r.Href})
		})},
		{"XML of a modality with two rels", "DD-FORM-XML-RELTWICE", modalityBody(firstRel)},
		{"XML of a modality with a list as text", "DD-FORM-XML-LISTS", x(set("negotiatedMessageFormats", "Plain"))},
		{"XML forms of a modality broken", "DD-FORM-XML", modalityBody(func(b []byte) []byte {
			return firstRel(bytes.Replace(b, []byte(`<?xml version="1.0" encoding="utf-8"?>`), nil, 1))
		})},
	}
}

// modalityTwins spoils what one format says, in XML only.
func modalityTwins() []spoiled {
	x := func(spoil func(*mock.Resource)) mock.Spoil { return modalityIn(mock.XML, spoil) }
	return []spoiled{
		{"modality's self unequal", "DD-TWIN-SELF", x(func(r *mock.Resource) { r.Href += "0" })},
		{"modality's link in one format", "DD-TWIN-RELATIONS", x(func(r *mock.Resource) { r.DropLink(conversation) })},
		{"modality's href unequal", "DD-TWIN-HREFS", x(func(r *mock.Resource) {
			if l := r.Link(conversation); l != nil {
				l.Href += "0"
			}
		})},
		{"modality's property in one format", "DD-TWIN-MEMBERS", x(func(r *mock.Resource) { r.DropProperty("state") })},
		{"modality's state unequal", "DD-TWIN-TEXTS", x(set("state", "Transferring"))},
		{"modality's list unequal", "DD-TWIN-LISTS", x(set("negotiatedMessageFormats", []string{"Html"}))},
		{"modality's twins unequal", "DD-TWINS", x(set("videoSourcesAllowed", "PresentersOnly"))},
	}
}

// modalityRefusals spoils how a derived modality is refused.
func modalityRefusals() []spoiled {
	return []spoiled{
		{"modality's existence without subcode", "DD-ERROR-EXISTS", modalRefusals("Conflict", "AlreadyExists", withSubcode(""))},
		{"modality's groups as another code", "DD-ERROR-GROUPS", modalRefusals("Conflict", "TooManyGroups", withCode("BadRequest"))},
		{"unsupported modality with a subcode", "DD-ERROR-UNSUPPORTED", modalRefusals("Conflict", "", withSubcode("Unavailable"))},
		{"no backup pool for the modality as 404", "DD-ERROR-REDIRECT", modalRefusals("Gone", "CannotRedirect", withStatus(404))},
		{"modality's Exchange failure as another status", "DD-ERROR-EXCHANGE", modalRefusals("ServiceFailure", "InvalidExchangeServerVersion", withStatus(503))},
		{"modality's time-out as failure", "DD-ERROR-GENERIC", modalRefusals("Timeout", "", withCode("ServiceFailure"))},
		{"modality's failure as unavailable", "DD-ERROR-GENERIC", modalRefusals("ServiceFailure", "", withStatus(503))},
		{"modality of an unknown invitation gone", "DD-ERROR-NOTFOUND", modalRefusals("NotFound", "", withStatus(410))},
		{"unknown application not named by modalities", "DD-ERROR-APPLICATION", modalRefusals("NotFound", "ApplicationNotFound", withSubcode(""))},
	}
}
