package mutant

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"ucwatest/support/mock"
)

// Mutants are all mutants of a pool that answers in dialect d.
func Mutants(d mock.Dialect) []Mutant {
	all := slices.Concat(creation(), links(d), properties(), refused(), formats(), twins(), access(), channel(), independence())
	return all
}

// links spoils each link: as an href that leads nowhere, and in dialect doc,
// which owes what the sample shows, by leaving it out.
func links(d mock.Dialect) []Mutant {
	var all []Mutant
	faults := []struct{ name, href string }{{"empty", ""}, {"foreign", "https://elsewhere.contoso.com/"}, {"not a URL", "not a URL"}}
	for i, rel := range relations(d) {
		clause := "DC-LINK-" + strings.ToUpper(rel)
		fault := faults[i%len(faults)]
		all = append(all, Mutant{"link " + rel + " " + fault.name, clause, content, link(rel, func(l *mock.Link) { l.Href = fault.href })})
		if d == mock.Doc {
			all = append(all, Mutant{"link " + rel + " dropped", clause, content,
				resources(derived, func(r *mock.Resource) { r.DropLink(rel) })})
		}
	}
	return append(all,
		Mutant{"self link dropped", "DC-LINK-SELF", append([]string{"DC-FORM-JSON-SELF", "DC-FORM-XML-HREF"}, content...),
			resources(derived, func(r *mock.Resource) { r.Href = "" })},
		Mutant{"link renamed", "DC-GET-CONTENT", []string{"DC-LINK-SELF"}, resources(derived, func(r *mock.Resource) { r.Href = "x y" })},
	)
}

// content is the clause that owes all properties and links at once.
var content = []string{"DC-GET-CONTENT"}

// linkClauses are the clauses of all links.
func linkClauses() []string {
	clauses := []string{"DC-LINK-SELF"}
	for _, rel := range relations(mock.Doc) {
		clauses = append(clauses, "DC-LINK-"+strings.ToUpper(rel))
	}
	return clauses
}

// relations are the links that dialect d shows some time or other.
func relations(d mock.Dialect) []string {
	all := []string{"addParticipant", "applicationSharing", "attendees", "audioVideo", "dataCollaboration", "disableAudienceMessaging",
		"disableAudienceMuteLock", "enableAudienceMessaging", "enableAudienceMuteLock", "leaders", "lobby", "localParticipant",
		"messaging", "onlineMeeting", "participants", "phoneAudio"}
	if d == mock.Doc {
		return append(all, "userAcknowledged")
	}
	return all
}

// properties spoils the type of each property, and the members of the enums.
func properties() []Mutant {
	wrong := []struct {
		name, kind string
		value      any
	}{
		{"rel", "as a number", 7}, {"activeModalities", "as text", "Audio"}, {"audienceMessaging", "as a number", 1},
		{"audienceMute", "as a boolean", true}, {"created", "in words", "yesterday"}, {"expirationTime", "in words", "never"},
		{"importance", "as a list", []string{"Normal"}}, {"participantCount", "as text", "many"}, {"readLocally", "as text", "yes"},
		{"recording", "as text", "no"}, {"state", "as a number", 3}, {"subject", "as a list", []string{"Strategy"}}, {"threadId", "as a number", 42},
	}
	var all []Mutant
	for _, w := range wrong {
		also := append([]string{"DC-ENUM-MEMBERS"}, content...)
		all = append(all, Mutant{w.name + " " + w.kind, "DC-PROPERTY-" + strings.ToUpper(w.name), also, property(w.name, w.value)})
	}
	return append(all,
		Mutant{"state unknown", "DC-ENUM-MEMBERS", content, property("state", "Dreaming")},
		Mutant{"modality unknown", "DC-ENUM-MEMBERS", content, property("activeModalities", []string{"Audio", "Telepathy"})},
		Mutant{"recording dropped", "DC-PROPERTY-RECORDING", content, resources(derived, func(r *mock.Resource) { r.DropProperty("recording") })},
	)
}

// creation spoils how a derived conversation comes about and what it is.
func creation() []Mutant {
	return []Mutant{
		{"derived link leads to the original", "DC-RELATED", nil, lapse(mock.LapseSharedWithOriginal)},
		{"callee in the derived conversation", "DC-PARTICIPANT", nil, lapse(mock.LapseCalleeInDerived)},
		{"derived link renamed", "DC-WEBLINK-REL", nil, invitations(func(r *mock.Resource) { rename(r, derived, "derivedConversations") })},
		{"relation leads elsewhere each time", "DC-WEBLINK-HREF", nil, elsewhere()},
		{"nothing derived", "DC-CREATED-OTHER", nil, lapse(mock.LapseNoDerive)},
		{"derived although the callee answered", "DC-CREATED-OTHER", nil, lapse(mock.LapseDeriveForCallee)},
		{"nothing derived when it rang", "DC-CREATED-RINGING", nil, lapse(mock.LapseNoDerive)},
		{"derived although started", "DC-CREATED-ADDED", nil, lapse(mock.LapseDeriveOnStart)},
		{"derived although it failed", "DC-CREATED-FAILED", nil, lapse(mock.LapseDeriveOnFailure)},
		{"derived while pending", "DC-CREATED-PENDING", nil, lapse(mock.LapseDeriveWhilePending)},
		{"type named after the relation", "DC-GET", nil, property("rel", derived)},
		{"body demanded", "DC-GET-NOBODY", nil, answers(derived, func(a *mock.Answer) { refuse(a, 400, "BadRequest") })},
		{"links emptied", "DC-GET-CONTENT", linkClauses(), resources(derived, func(r *mock.Resource) { r.Href, r.Links = "", nil })},
		{"self is another conversation", "DC-SELF-SAME", nil, resources(conversation, func(r *mock.Resource) { r.Href += "0" })},
		{"modality without its conversation", "DC-CLOSURE", nil, resources("audioVideo", func(r *mock.Resource) { r.DropLink(conversation) })},
		{"any method", "DC-GET-ONLY", nil, lapse(mock.LapseMethod)},
		{"method in any case", "DC-GET-SPELLING", nil, lapse(mock.LapseMethod)},
		{"HEAD answered", "DC-GET-HEAD", nil, lapse(mock.LapseMethod)},
	}
}

func rename(r *mock.Resource, from, to string) {
	if l := r.Link(from); l != nil {
		l.Rel = to
	}
}

// elsewhere gives a derived conversation another self link on every second answer.
func elsewhere() mock.Spoil {
	var mu sync.Mutex
	answers := map[string]int{}
	return resources(derived, func(r *mock.Resource) {
		mu.Lock()
		defer mu.Unlock()
		if answers[r.Href]++; answers[r.Href]%2 == 0 {
			r.Href += "0"
		}
	})
}

func refuse(a *mock.Answer, status int, code string) {
	a.Status, a.Resource, a.Reason = status, nil, &mock.Reason{Code: code, Message: "refused"}
}

// refused spoils refusals: status, code, subcode or body.
func refused() []Mutant {
	status := func(s int) func(*mock.Answer) { return func(a *mock.Answer) { a.Status = s } }
	subcode := func(s string) func(*mock.Answer) { return func(a *mock.Answer) { a.Reason.Subcode = s } }
	code := func(c string) func(*mock.Answer) { return func(a *mock.Answer) { a.Reason.Code = c } }
	return []Mutant{
		{"Exchange failure as another status", "DC-ERROR-EXCHANGE", nil, refusals("ServiceFailure", "InvalidExchangeServerVersion", status(503))},
		{"existing conversation without subcode", "DC-ERROR-EXISTS", nil, refusals("Conflict", "AlreadyExists", subcode(""))},
		{"subcodes swapped", "DC-ERROR-EXISTS", nil, refusals("Conflict", "AlreadyExists", subcode("TooManyGroups"))},
		{"too many groups as another code", "DC-ERROR-GROUPS", nil, refusals("Conflict", "TooManyGroups", code("BadRequest"))},
		{"unsupported resource with a subcode", "DC-ERROR-UNSUPPORTED", nil, refusals("Conflict", "", subcode("Unavailable"))},
		{"no backup pool as 404", "DC-ERROR-REDIRECT", nil, refusals("Gone", "CannotRedirect", status(404))},
		{"time-out as failure", "DC-ERROR-GENERIC", nil, refusals("Timeout", "", code("ServiceFailure"))},
		{"unknown invitation found", "DC-ERROR-NOTFOUND", nil, lapse(mock.LapseUnknownInvitation)},
		{"unknown application not named", "DC-ERROR-APPLICATION", nil, refusals("NotFound", "ApplicationNotFound", subcode(""))},
		{"refusal in the other format", "DC-ERROR-FORMAT", nil, refusals("Conflict", "AlreadyExists", func(a *mock.Answer) { a.Format, a.MediaType = other(a.Format) })},
		{"refusal without a code", "DC-ERROR-FORMAT", []string{"DC-ERROR-GROUPS"}, refusals("Conflict", "TooManyGroups", code(""))},
		{"unknown subcode", "DC-SUBCODE-MEMBERS", []string{"DC-ERROR-REDIRECT"}, refusals("Gone", "CannotRedirect", subcode("Whatever"))},
	}
}

func other(f mock.Format) (mock.Format, string) {
	if f == mock.JSON {
		return mock.XML, "application/xml"
	}
	return mock.JSON, "application/json"
}

// formats spoils how an answer is written.
func formats() []Mutant {
	j, x := []string{"DC-FORM-JSON"}, []string{"DC-FORM-XML"}
	return []Mutant{
		{"Accept ignored", "DC-FORMAT-CHOICE", nil, lapse(mock.LapseAccept)},
		{"preference ignored", "DC-FORMAT-DEFAULT", nil, lapse(mock.LapseAccept)},
		{"text/csv accepted", "DC-FORMAT-REFUSED", nil, lapse(mock.LapseAccept)},
		{"status 203", "DC-FORM-STATUS", []string{"DC-FORM-ANSWER"}, answers(derived, func(a *mock.Answer) { a.Status = 203 })},
		{"answer as text/plain", "DC-FORM-TYPE", []string{"DC-FORM-ANSWER"}, answers(derived, func(a *mock.Answer) { a.MediaType = "text/plain" })},
		{"answer without its status", "DC-FORM-ANSWER", []string{"DC-FORM-STATUS"}, answers(derived, func(a *mock.Answer) { a.Status = 206 })},
		{"JSON without self", "DC-FORM-JSON-SELF", j, inFormat(mock.JSON, func(r *mock.Resource) { r.Href = "" })},
		{"JSON link in an array", "DC-FORM-JSON-LINKS", j, link("messaging", func(l *mock.Link) { l.Many = true })},
		{"JSON number in quotes", "DC-FORM-JSON-NUMBERS", j, inFormat(mock.JSON, set("participantCount", "2"))},
		{"JSON boolean in quotes", "DC-FORM-JSON-BOOLEANS", j, inFormat(mock.JSON, set("recording", "false"))},
		{"JSON date as in XML", "DC-FORM-JSON-DATES", j, inFormat(mock.JSON, set("created", "2026-01-02T03:04:05Z"))},
		{"JSON list as text", "DC-FORM-JSON-LISTS", j, inFormat(mock.JSON, set("activeModalities", "Audio"))},
		{"JSON forms broken", "DC-FORM-JSON", []string{"DC-FORM-JSON-BOOLEANS"}, inFormat(mock.JSON, set("readLocally", 0))},
		{"XML without declaration", "DC-FORM-XML-DECLARATION", x, text(mock.XML, `<?xml version="1.0" encoding="utf-8"?>`, "")},
		{"XML with another root", "DC-FORM-XML-ROOT", x, root()},
		{"XML without namespace", "DC-FORM-XML-NAMESPACE", x, text(mock.XML, ` xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"`, "")},
		{"XML without rel", "DC-FORM-XML-REL", append([]string{"DC-FORM-XML-RELTWICE"}, x...), text(mock.XML, ` rel="conversation"`, "")},
		{"XML without href", "DC-FORM-XML-HREF", x, inFormat(mock.XML, func(r *mock.Resource) { r.Href = "" })},
		{"XML with a link to self", "DC-FORM-XML-NOSELF", x, inFormat(mock.XML, func(r *mock.Resource) {
			r.Links = append(r.Links, mock.Link{Rel: "self", Href: r.Href})
		})},
		{"XML with two rels", "DC-FORM-XML-RELTWICE", x, text(mock.XML, ` rel="conversation"`, ` rel="derivedConversation"`)},
		{"XML boolean as digit", "DC-FORM-XML-BOOLEANS", x, inFormat(mock.XML, set("recording", "0"))},
		{"XML date as in JSON", "DC-FORM-XML-DATES", x, inFormat(mock.XML, set("created", "/Date(1326337402743)/"))},
		{"XML list as property", "DC-FORM-XML-LISTS", x, inFormat(mock.XML, set("activeModalities", "Audio"))},
		{"XML forms broken", "DC-FORM-XML", []string{"DC-FORM-XML-BOOLEANS"}, inFormat(mock.XML, set("readLocally", "1"))},
	}
}

// root renames the root element.
func root() mock.Spoil {
	return mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
		if a.Route != derived || a.Format != mock.XML {
			return body
		}
		s := strings.Replace(string(body), "<resource ", "<conversation ", 1)
		end := strings.LastIndex(s, "</resource>")
		return []byte(s[:end] + "</conversation>" + s[end+len("</resource>"):])
	}}
}

// twins spoils what one format says, in XML only.
func twins() []Mutant {
	x := func(spoil func(*mock.Resource)) mock.Spoil { return inFormat(mock.XML, spoil) }
	rule := []string{"DC-TWINS"}
	return []Mutant{
		{"self unequal", "DC-TWIN-SELF", rule, x(func(r *mock.Resource) { r.Href += "0" })},
		{"link in one format", "DC-TWIN-RELATIONS", append([]string{"DC-TWIN-HREFS"}, rule...), x(func(r *mock.Resource) { r.DropLink("messaging") })},
		{"href unequal", "DC-TWIN-HREFS", rule, x(func(r *mock.Resource) { r.Link("messaging").Href += "0" })},
		{"property in one format", "DC-TWIN-MEMBERS", append([]string{"DC-TWIN-BOOLEANS"}, rule...), x(func(r *mock.Resource) { r.DropProperty("recording") })},
		{"text unequal", "DC-TWIN-TEXTS", rule, x(set("importance", "Urgent"))},
		{"count unequal", "DC-TWIN-NUMBERS", rule, x(set("participantCount", 90))},
		{"boolean unequal", "DC-TWIN-BOOLEANS", rule, x(set("recording", true))},
		{"date unequal", "DC-TWIN-DATES", rule, x(later("created"))},
		{"list unequal", "DC-TWIN-LISTS", rule, x(set("activeModalities", []string{"Audio", "Video"}))},
		{"twins unequal", "DC-TWINS", []string{"DC-TWIN-TEXTS"}, x(set("threadId", "another"))},
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

// access spoils who is let in, and versions.
func access() []Mutant {
	header := func(name string) func(*mock.Answer) {
		return func(a *mock.Answer) { a.Header.Del(name) }
	}
	return []Mutant{
		{"token not asked for", "DC-ACCESS-TOKEN", nil, lapse(mock.LapseToken)},
		{"challenge missing", "DC-ACCESS-TOKEN", nil, mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Status == http.StatusUnauthorized && a.Route == derived {
				header("WWW-Authenticate")(a)
			}
		}}},
		{"expired token accepted", "DC-ACCESS-EXPIRED", nil, lapse(mock.LapseExpiry)},
		{"anybody let in", "DC-ACCESS-OWNER", nil, lapse(mock.LapseOwner)},
		{"scope not needed", "DC-SCOPE-NEEDED", nil, lapse(mock.LapseScope)},
		{"initiating not enough", "DC-SCOPE-INITIATE", nil, lapse(mock.LapseInitiate)},
		{"receiving not enough", "DC-SCOPE-RECEIVE", nil, lapse(mock.LapseReceive)},
		{"offered version refused", "DC-VERSION-MET", nil, answers(derived, func(a *mock.Answer) { refuse(a, 404, "NotFound") })},
		{"any version accepted", "DC-VERSION-UNMET", nil, lapse(mock.LapseVersion)},
		{"version not named", "DC-VERSION-NAMED", nil, answers(derived, header("X-MS-UcwaVersion"))},
	}
}

// channel spoils events, and what the invitation says once it has completed.
func channel() []Mutant {
	const started, completed, added = "started", "completed", "added"
	audio, phone := "audioVideoInvitation", "phoneAudioInvitation"
	return []Mutant{
		{"start not announced", "DC-EVENT-STARTED", nil, events("caller", phone, started, dropped)},
		{"start announced elsewhere", "DC-EVENT-STARTED", nil, events("caller", audio, started, func(e *mock.Event) []*mock.Event {
			e.Link.Href += "0"
			return []*mock.Event{e}
		})},
		{"completion announced twice", "DC-EVENT-COMPLETED", nil, events("caller", audio, completed, doubled)},
		{"completion without success", "DC-EVENT-COMPLETED", nil, events("caller", audio, completed, status("Succeeded"))},
		{"completion without the operation", "DC-EVENT-COMPLETED", nil, events("caller", audio, completed, func(e *mock.Event) []*mock.Event {
			e.Embedded.DropProperty("operationId")
			return []*mock.Event{e}
		})},
		{"failure as success", "DC-EVENT-FAILED", nil, events("caller", audio, completed, status("Success"))},
		{"derived conversation not announced", "DC-EVENT-ADDED", nil, events("caller", conversation, added, dropped)},
		{"derived conversation announced twice", "DC-EVENT-ADDED", nil, events("caller", conversation, added, doubled)},
		{"derived conversation announced by itself", "DC-EVENT-ADDED", nil, events("caller", conversation, added, func(e *mock.Event) []*mock.Event {
			e.SenderRel, e.SenderHref = conversation, e.Link.Href
			return []*mock.Event{e}
		})},
		{"participant not announced", "DC-EVENT-MODALITY", nil, events("caller", "participant", added, dropped)},
		{"nobody accepted", "DC-EVENT-ACCEPTED", nil, invitations(func(r *mock.Resource) { r.Embedded = nil })},
		{"accepted by another", "DC-EVENT-ACCEPTED", nil, invitations(func(r *mock.Resource) {
			for _, e := range r.Embedded {
				set("uri", "sip:nobody@contoso.com")(e.Resource)
			}
		})},
		{"callee's invitation not ended", "DC-EVENT-CALLEE", nil, events("callee", audio, completed, dropped)},
		{"forwarder not named", "DC-EVENT-FORWARDED", nil, events("answerer", audio, started, func(e *mock.Event) []*mock.Event {
			e.Embedded.DropLink("forwardedBy")
			return []*mock.Event{e}
		})},
		{"deletion not announced", "DC-EVENT-DELETED", nil, events("caller", conversation, "deleted", dropped)},
	}
}

func status(word string) func(*mock.Event) []*mock.Event {
	return func(e *mock.Event) []*mock.Event {
		e.Status = word
		return []*mock.Event{e}
	}
}

// independence spoils how the two conversations live and end.
func independence() []Mutant {
	return []Mutant{
		{"original lost", "DC-ORIGINAL-KEPT", nil, lapse(mock.LapseOriginalLost)},
		{"one conversation listed", "DC-BOTH-LISTED", nil, resources("conversations", func(r *mock.Resource) { r.Links = r.Links[:1] })},
		{"deletion not confirmed", "DC-DERIVED-DELETED", nil, mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Route == conversation && a.Method == http.MethodDelete {
				a.Status = http.StatusOK
			}
		}}},
		{"original deleted with the derived", "DC-DERIVED-DELETED", nil, lapse(mock.LapseDeleteBoth)},
		{"derived deleted with the original", "DC-ORIGINAL-DELETED", nil, lapse(mock.LapseDeleteBoth)},
		{"found after its deletion", "DC-DELETED-GONE", nil, lapse(mock.LapseStaleAlias)},
		{"application gone instead of not found", "DC-APPLICATION-GONE", nil, refusals("NotFound", "ApplicationNotFound", func(a *mock.Answer) { a.Status = http.StatusGone })},
		{"second derived conversation is the first", "DC-DERIVED-TWICE", nil, resources(derived, func(r *mock.Resource) { r.Href = "/the/same" })},
	}
}
