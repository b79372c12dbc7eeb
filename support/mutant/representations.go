package mutant

import (
	"strings"
	"time"

	"ucwatest/support/mock"
)

// faults are the hrefs that lead nowhere.
var faults = []struct{ name, href string }{{"empty", ""}, {"foreign", "https://elsewhere.contoso.com/"}, {"not a URL", "not a URL"}}

// links spoils each link: as an href that leads nowhere, and in a
// dialect that owes what the samples show, by leaving it out.
func links(d mock.Dialect) []spoiled {
	var all []spoiled
	for i, rel := range relations(d) {
		clause := "DC-LINK-" + strings.ToUpper(rel)
		fault := faults[i%len(faults)]
		all = append(all, spoiled{"link " + rel + " " + fault.name, clause, link(rel, func(l *mock.Link) { l.Href = fault.href })})
		if d.Profile().AllAtOnce {
			all = append(all, spoiled{"link " + rel + " dropped", clause,
				shown(func(r *mock.Resource) { r.DropLink(rel) })},
				spoiled{"link " + rel + " renamed", clause, link(rel, func(l *mock.Link) { l.Rel += "s" })})
		}
	}
	return append(all,
		spoiled{"self link dropped", "DC-LINK-SELF",
			shown(func(r *mock.Resource) { r.Href = "" })},
		spoiled{"self not a URL", "DC-GET-CONTENT", shown(func(r *mock.Resource) { r.Href = "x y" })},
	)
}

// relations are the links that dialect d shows some time or other.
func relations(d mock.Dialect) []string {
	all := []string{"addParticipant", "applicationSharing", "attendees", "audioVideo", "dataCollaboration", "disableAudienceMessaging",
		"disableAudienceMuteLock", "enableAudienceMessaging", "enableAudienceMuteLock", "leaders", "lobby", "localParticipant",
		"messaging", "onlineMeeting", "participants", "phoneAudio"}
	if d.Profile().AllAtOnce {
		return append(all, "userAcknowledged")
	}
	return all
}

// properties spoils the type of each property, and the members of the enums.
func properties() []spoiled {
	wrong := []struct {
		name, kind string
		value      any
	}{
		{"rel", "as a number", 7}, {"activeModalities", "as text", "Audio"}, {"audienceMessaging", "as a number", 1},
		{"audienceMute", "as a boolean", true}, {"created", "in words", "yesterday"}, {"expirationTime", "in words", "never"},
		{"importance", "as a list", []string{"Normal"}}, {"participantCount", "as text", "many"}, {"readLocally", "as text", "yes"},
		{"recording", "as text", "no"}, {"state", "as a number", 3}, {"subject", "as a list", []string{"Strategy"}}, {"threadId", "as a number", 42},
	}
	var all []spoiled
	for _, w := range wrong {
		all = append(all, spoiled{w.name + " " + w.kind, "DC-PROPERTY-" + strings.ToUpper(w.name), property(w.name, w.value)})
	}
	return append(all,
		spoiled{"rel as a list", "DC-PROPERTY-REL", property("rel", []string{conversation})},
		spoiled{"state as a list", "DC-PROPERTY-STATE", property("state", []string{"Connected"})},
		spoiled{"threadId as a list", "DC-PROPERTY-THREADID", property("threadId", []string{"a"})},
		spoiled{"state unknown", "DC-ENUM-MEMBERS", property("state", "Dreaming")},
		spoiled{"modality unknown", "DC-ENUM-MEMBERS", property("activeModalities", []string{"Audio", "Telepathy"})},
		spoiled{"recording dropped", "DC-PROPERTY-RECORDING", shown(func(r *mock.Resource) { r.DropProperty("recording") })},
	)
}

// formats spoils how an answer is written.
func formats() []spoiled {
	return []spoiled{
		{"Accept ignored", "DC-FORMAT-CHOICE", lapse(mock.LapseAccept)},
		{"preference ignored", "DC-FORMAT-DEFAULT", lapse(mock.LapsePreference)},
		{"text/csv accepted", "DC-FORMAT-REFUSED", lapse(mock.LapseFormat)},
		{"status 203", "DC-FORM-STATUS", answers(derived, withStatus(203))},
		{"answer as text/plain", "DC-FORM-TYPE", answers(derived, func(a *mock.Answer) { a.MediaType = "text/plain" })},
		{"answer without its status", "DC-FORM-ANSWER", answers(derived, withStatus(206))},
		{"JSON without self", "DC-FORM-JSON-SELF", inFormat(mock.JSON, func(r *mock.Resource) { r.Href = "" })},
		{"JSON link in an array", "DC-FORM-JSON-LINKS", link("messaging", func(l *mock.Link) { l.Many = true })},
		{"JSON number in quotes", "DC-FORM-JSON-NUMBERS", inFormat(mock.JSON, set("participantCount", "2"))},
		{"JSON boolean in quotes", "DC-FORM-JSON-BOOLEANS", inFormat(mock.JSON, set("recording", "false"))},
		{"JSON date as in XML", "DC-FORM-JSON-DATES", inFormat(mock.JSON, set("created", "2026-01-02T03:04:05Z"))},
		{"JSON list as text", "DC-FORM-JSON-LISTS", inFormat(mock.JSON, set("activeModalities", "Audio"))},
		{"JSON forms broken", "DC-FORM-JSON", inFormat(mock.JSON, set("readLocally", 0))},
		{"XML without declaration", "DC-FORM-XML-DECLARATION", text(mock.XML, `<?xml version="1.0" encoding="utf-8"?>`, "")},
		{"XML with another root", "DC-FORM-XML-ROOT", root()},
		{"XML without namespace", "DC-FORM-XML-NAMESPACE", text(mock.XML, ` xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"`, "")},
		{"XML without rel", "DC-FORM-XML-REL", text(mock.XML, ` rel="conversation"`, "")},
		{"XML without href", "DC-FORM-XML-HREF", inFormat(mock.XML, func(r *mock.Resource) { r.Href = "" })},
		{"XML with a link to self", "DC-FORM-XML-NOSELF", inFormat(mock.XML, func(r *mock.Resource) {
			r.Links = append(r.Links, mock.Link{Rel: "self", Href: r.Href})
		})},
		{"XML with two rels", "DC-FORM-XML-RELTWICE", text(mock.XML, ` rel="conversation"`, ` rel="derivedConversation"`)},
		{"XML boolean as digit", "DC-FORM-XML-BOOLEANS", inFormat(mock.XML, set("recording", "0"))},
		{"XML date as in JSON", "DC-FORM-XML-DATES", inFormat(mock.XML, set("created", "/Date(1326337402743)/"))},
		{"XML list as property", "DC-FORM-XML-LISTS", inFormat(mock.XML, set("activeModalities", "Audio"))},
		{"XML forms broken", "DC-FORM-XML", inFormat(mock.XML, set("readLocally", "1"))},
	}
}

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
		{"self unequal", "DC-TWIN-SELF", x(func(r *mock.Resource) { r.Href += "0" })},
		{"link in one format", "DC-TWIN-RELATIONS", x(func(r *mock.Resource) { r.DropLink("messaging") })},
		{"href unequal", "DC-TWIN-HREFS", x(func(r *mock.Resource) { r.Link("messaging").Href += "0" })},
		{"property in one format", "DC-TWIN-MEMBERS", x(func(r *mock.Resource) { r.DropProperty("recording") })},
		{"text unequal", "DC-TWIN-TEXTS", x(set("importance", "Urgent"))},
		{"count unequal", "DC-TWIN-NUMBERS", x(set("participantCount", 90))},
		{"boolean unequal", "DC-TWIN-BOOLEANS", x(set("recording", true))},
		{"date unequal", "DC-TWIN-DATES", x(later("created"))},
		{"list unequal", "DC-TWIN-LISTS", x(set("activeModalities", []string{"Audio", "Video"}))},
		{"twins unequal", "DC-TWINS", x(set("threadId", "another"))},
	}
}

// later moves a date by as much as the reference's samples differ.
func later(name string) func(*mock.Resource) {
	return func(r *mock.Resource) {
		if p := r.Property(name); p != nil {
			p.Value = p.Value.(time.Time).Add(4718 * time.Microsecond)
		}
	}
}
