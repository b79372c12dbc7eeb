package mutant

import (
	"regexp"
	"strings"

	"ucwatest/support/mock"
)

// formats spoils how an answer is written.
func formats() []spoiled {
	return []spoiled{
		{"Accept ignored", "DC-FORMAT-CHOICE", lapse(mock.LapseAccept)},
		{"XML whatever Accept says", "DC-FORMAT-CHOICE", answers(derived, inXML)},
		{"preference ignored", "DC-FORMAT-DEFAULT", lapse(mock.LapsePreference)},
		{"text/csv accepted", "DC-FORMAT-REFUSED", lapse(mock.LapseFormat)},
		{"status 203", "DC-FORM-STATUS", answers(derived, withStatus(203))},
		{"answer as text/plain", "DC-FORM-TYPE", answers(derived, as("text/plain"))},
		{"answer as application/json", "DC-FORM-TYPE", answers(derived, as("application/json"))},
		{"answer without a media type", "DC-FORM-TYPE", answers(derived, as(""))},
		{"answer without its status", "DC-FORM-ANSWER", answers(derived, withStatus(202))},
		{"JSON with links in arrays", "DC-FORM-JSON-LINKS", inFormat(mock.JSON, arrays)},
		{"JSON forms broken", "DC-FORM-JSON", inFormat(mock.JSON, set("readLocally", 0))},
		{"XML without declaration", "DC-FORM-XML-DECLARATION", text(mock.XML, `<?xml version="1.0" encoding="utf-8"?>`, "")},
		{"XML with another root", "DC-FORM-XML-ROOT", root()},
		{"XML without namespace", "DC-FORM-XML-NAMESPACE", text(mock.XML, ` xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"`, "")},
		{"XML without rel", "DC-FORM-XML-REL", text(mock.XML, ` rel="conversation"`, "")},
		{"XML with a link to self", "DC-FORM-XML-NOSELF", inFormat(mock.XML, func(r *mock.Resource) {
			r.Links = append(r.Links, mock.Link{Rel: "self", Href: r.Href})
		})},
		{"XML with two rels", "DC-FORM-XML-RELTWICE", text(mock.XML, ` rel="conversation"`, ` rel="derivedConversation"`)},
		{"XML forms broken", "DC-FORM-XML", inFormat(mock.XML, set("readLocally", "1"))},
		{"JSON in an array", "DC-FORM-JSON", rewritten(derived, mock.JSON, func(b string) string { return "[" + b + "]" })},
		{"JSON with text behind it", "DC-FORM-JSON", rewritten(derived, mock.JSON, func(b string) string { return b + "ok" })},
		{"JSON with a member twice", "DC-FORM-JSON", rewritten(derived, mock.JSON, func(b string) string { return `{"subject":"twice",` + b[1:] })},
		{"JSON without links", "DC-FORM-JSON-SELF", rewritten(derived, mock.JSON, replacing(`"_links":`, `"links":`))},
		{"XML with text behind it", "DC-FORM-XML", rewritten(derived, mock.XML, func(b string) string { return b + "ok" })},
		{"XML with lists of other elements", "DC-FORM-XML-LISTS", rewritten(derived, mock.XML, func(b string) string {
			return replacing("</item>", "</value>")(replacing("<item>", "<value>")(b))
		})},
		{"invitation with links in arrays", "DC-WEBLINK-CONTAINER", invitationsIn(mock.JSON, arrays)},
		{"invitation with two rels in XML", "DC-FORM-INVITATION", rewritten("invitation", mock.XML, func(b string) string { return string(firstRel([]byte(b))) })},
		{"message as a number", "DC-ERROR-FORMAT", mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
			if a.Reason == nil || a.Format != mock.JSON {
				return body
			}
			return messages.ReplaceAll(body, []byte(`"message":7`))
		}}},
	}
}

// inXML answers as XML who asked for JSON.
func inXML(a *mock.Answer) {
	if a.Format == mock.JSON {
		a.Format, a.MediaType = otherFormat(a.Format)
	}
}

// messages finds the message of a reason in JSON.
var messages = regexp.MustCompile(`"message":"[^"]*"`)

// rewritten rewrites the bytes of the resources that a route answers with in one format.
func rewritten(route string, f mock.Format, rewrite func(string) string) mock.Spoil {
	return mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
		if a.Route != route || a.Format != f || a.Resource == nil {
			return body
		}
		return []byte(rewrite(string(body)))
	}}
}

// replacing replaces each old by new.
func replacing(old, new string) func(string) string {
	return func(b string) string { return strings.ReplaceAll(b, old, new) }
}

// invitationsIn spoils the caller's invitations in one format.
func invitationsIn(f mock.Format, spoil func(*mock.Resource)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource != nil && invitation(a.Resource.Rel) && a.User == "caller" && a.Format == f {
			spoil(a.Resource)
		}
	}}
}

// as gives an answer another media type.
func as(mediaType string) func(*mock.Answer) { return func(a *mock.Answer) { a.MediaType = mediaType } }

// root renames the root element.
func root() mock.Spoil {
	return mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
		if a.Route != derived || a.Format != mock.XML || a.Resource == nil {
			return body
		}
		s := strings.Replace(string(body), "<resource ", "<conversation ", 1)
		end := strings.LastIndex(s, "</resource>")
		return []byte(s[:end] + "</conversation>" + s[end+len("</resource>"):])
	}}
}

// twins spoils what one format says, in XML only.
func twins() []spoiled {
	x := func(spoil func(*mock.Resource)) mock.Spoil { return inFormat(mock.XML, spoil) }
	return []spoiled{
		{"a link less in XML", "DC-TWIN-RELATIONS", x(linkLess)},
		{"other hrefs in XML", "DC-TWIN-HREFS", x(otherHrefs)},
		{"a property less in XML", "DC-TWIN-MEMBERS", x(propertyLess)},
		{"half of it in XML", "DC-TWINS", x(half)},
	}
}

func linkLess(r *mock.Resource) { r.Links = r.Links[:len(r.Links)-1] }

func propertyLess(r *mock.Resource) { r.Properties = r.Properties[:len(r.Properties)-1] }

func otherHrefs(r *mock.Resource) {
	for i := range r.Links {
		r.Links[i].Href += "0"
	}
}

// arrays writes each link as if there could be several.
func arrays(r *mock.Resource) {
	for i := range r.Links {
		r.Links[i].Many = true
	}
}

// half leaves a resource the half of its properties and of its links.
func half(r *mock.Resource) {
	r.Properties, r.Links = r.Properties[:len(r.Properties)/2], r.Links[:len(r.Links)/2]
}
