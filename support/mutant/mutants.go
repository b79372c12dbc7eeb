package mutant

import (
	"net/http"
	"slices"
	"sync"

	"ucwatest/support/declaration"
	"ucwatest/support/mock"
)

// Mutants are all mutants of a pool that answers in dialect dialect: those that the ledger
// of d gives rise to, and those that only somebody who read the reference can think of.
func Mutants(d *declaration.Declaration, dialect mock.Dialect) []Mutant {
	also := collateral(dialect)
	var all []Mutant
	for _, s := range slices.Concat(assign(generate(d.Ledger, dialect)), creation(), refused(), formats(), twins(), named(), access(), channel(), operations(), invited(), independence(), acts(), links(), modalities()) {
		all = append(all, Mutant{ID: s.id, Clause: s.clause, Also: also[s.id], Spoil: s.spoil})
	}
	return all
}

// A spoiled pool is a mutant without what else it turns red.
type spoiled struct {
	id, clause string
	spoil      mock.Spoil
}

// creation spoils how a derived conversation comes about and what it is.
func creation() []spoiled {
	return []spoiled{
		{"derived link leads to the original", "DC-RELATED", lapse(mock.LapseSharedWithOriginal)},
		{"callee in the derived conversation", "DC-PARTICIPANT", lapse(mock.LapseCalleeInDerived)},
		{"derived link renamed", "DC-WEBLINK-REL", invitations(func(r *mock.Resource) { rename(r, derived, "derivedConversations") })},
		{"relation leads elsewhere each time", "DC-WEBLINK-HREF", elsewhere()},
		{"href good for one operation", "DC-WEBLINK-TARGET", once()},
		{"nothing derived", "DC-CREATED-OTHER", lapse(mock.LapseNoDerive)},
		{"invitation without its conversation", "DC-CREATED-OTHER", invitations(func(r *mock.Resource) { r.DropLink(conversation) })},
		{"derived although the callee answered", "DC-CREATED-OTHER", lapse(mock.LapseDeriveForCallee)},
		{"nothing derived when it rang", "DC-CREATED-RINGING", lapse(mock.LapseNoDerive)},
		{"derived although started", "DC-CREATED-ADDED", lapse(mock.LapseDeriveOnStart)},
		{"derived although it failed", "DC-CREATED-FAILED", lapse(mock.LapseDeriveOnFailure)},
		{"derived while pending", "DC-CREATED-PENDING", lapse(mock.LapseDeriveWhilePending)},
		{"type named after the relation", "DC-GET", property("rel", derived)},
		{"links emptied", "DC-GET-CONTENT", shown(func(r *mock.Resource) { r.Href, r.Links = "", nil })},
		{"self shows another thread", "DC-SELF-SAME", resources(conversation, set("threadId", "another"))},
		{"self is another conversation", "DC-SELF-SAME", resources(conversation, func(r *mock.Resource) { r.Href += "0" })},
		{"modality without its conversation", "DC-CLOSURE", modality(derivedAudioVideo, func(r *mock.Resource) { r.DropLink(conversation) })},
		{"any method", "DC-GET-ONLY", lapse(mock.LapseMethod)},
		{"method in any case", "DC-GET-SPELLING", lapse(mock.LapseSpelling)},
		{"HEAD answered", "DC-GET-HEAD", lapse(mock.LapseHead)},
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
	given := map[string]int{}
	return answers(derived, func(a *mock.Answer) {
		if a.Resource == nil {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		if given[place(a)]++; given[place(a)]%2 == 0 {
			a.Resource.Href += "0"
		}
	})
}

// once finds a derived conversation on every first of two answers only.
func once() mock.Spoil {
	var mu sync.Mutex
	given := map[string]int{}
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route != derived || a.Resource == nil {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		if given[place(a)]++; given[place(a)]%2 == 0 {
			refuse(a, http.StatusNotFound, "NotFound")
		}
	}}
}

func refuse(a *mock.Answer, status int, code string) {
	a.Status, a.Resource, a.Reason = status, nil, &mock.Reason{Code: code, Message: "refused"}
}

// refused spoils refusals: status, code, subcode or body.
func refused() []spoiled {
	return []spoiled{
		{"unknown invitation found", "DC-ERROR-NOTFOUND", lapse(mock.LapseUnknownInvitation)},
		{"refusal in the other format", "DC-ERROR-FORMAT", refusals("Conflict", "AlreadyExists", func(a *mock.Answer) { a.Format, a.MediaType = otherFormat(a.Format) })},
		{"each conflict as a failure", "DC-ERROR-STATUS", mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Status == http.StatusConflict {
				a.Status = http.StatusInternalServerError
			}
		}}},
	}
}

func otherFormat(f mock.Format) (mock.Format, string) {
	if f == mock.JSON {
		return mock.XML, "application/xml"
	}
	return mock.JSON, "application/json"
}

// access spoils who is let in, and versions.
func access() []spoiled {
	header := func(name string) func(*mock.Answer) {
		return func(a *mock.Answer) { a.Header.Del(name) }
	}
	return []spoiled{
		{"token not asked for", "DC-ACCESS-TOKEN", lapse(mock.LapseToken)},
		{"challenge missing", "DC-ACCESS-TOKEN", mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Status == http.StatusUnauthorized && a.Route == derived {
				header("WWW-Authenticate")(a)
			}
		}}},
		{"expired token accepted", "DC-ACCESS-EXPIRED", lapse(mock.LapseExpiry)},
		{"anybody let in", "DC-ACCESS-OWNER", lapse(mock.LapseOwner)},
		{"scope not needed", "DC-SCOPE-NEEDED", lapse(mock.LapseScope)},
		{"initiating not enough", "DC-SCOPE-INITIATE", lapse(mock.LapseInitiate)},
		{"receiving not enough", "DC-SCOPE-RECEIVE", lapse(mock.LapseReceive)},
		{"offered version refused", "DC-VERSION-MET", answers(derived, func(a *mock.Answer) { refuse(a, 404, "NotFound") })},
		{"any version accepted", "DC-VERSION-UNMET", lapse(mock.LapseVersion)},
		{"version in words", "DC-VERSION-NAMED", answers(derived, func(a *mock.Answer) { a.Header.Set("X-MS-UcwaVersion", "seven") })},
	}
}

// channel spoils events, and what the invitation says once it has completed.
func channel() []spoiled {
	const added, audio, phone = "added", audioInvitation, "phoneAudioInvitation"
	return []spoiled{
		{"start not announced", "DC-EVENT-STARTED", events("caller", phone, started, dropped)},
		{"start announced elsewhere", "DC-EVENT-STARTED", events("caller", audio, started, func(e *mock.Event) []*mock.Event {
			e.Link.Href += "0"
			return []*mock.Event{e}
		})},
		{"completion announced twice", "DC-EVENT-COMPLETED", events("caller", audio, completed, doubled)},
		{"phone completion announced twice", "DC-EVENT-COMPLETED", events("caller", phone, completed, doubled)},
		{"completion without success", "DC-EVENT-COMPLETED", events("caller", audio, completed, status("Succeeded"))},
		{"completion without the operation", "DC-EVENT-COMPLETED", events("caller", audio, completed, func(e *mock.Event) []*mock.Event {
			e.Embedded.DropProperty("operationId")
			return []*mock.Event{e}
		})},
		{"failure as success", "DC-EVENT-FAILED", events("caller", audio, completed, status("Success"))},
		{"derived conversation not announced", "DC-EVENT-ADDED", events("caller", conversation, added, dropped)},
		{"derived conversation announced twice", "DC-EVENT-ADDED", events("caller", conversation, added, doubled)},
		{"derived conversation announced by itself", "DC-EVENT-ADDED", events("caller", conversation, added, func(e *mock.Event) []*mock.Event {
			e.SenderRel, e.SenderHref = conversation, e.Link.Href
			return []*mock.Event{e}
		})},
		{"participant not announced", "DC-EVENT-MODALITY", events("caller", "participant", added, dropped)},
		{"nobody accepted", "DC-EVENT-ACCEPTED", invitations(func(r *mock.Resource) { r.Embedded = nil })},
		{"accepted by another", "DC-EVENT-ACCEPTED", invitations(func(r *mock.Resource) {
			for _, e := range r.Embedded {
				set("uri", "sip:nobody@contoso.com")(e.Resource)
			}
		})},
		{"callee's invitation not ended", "DC-EVENT-CALLEE", events("callee", audio, completed, dropped)},
		{"forwarder not named", "DC-EVENT-FORWARDED", events("answerer", audio, started, func(e *mock.Event) []*mock.Event {
			e.Embedded.DropLink("forwardedBy")
			return []*mock.Event{e}
		})},
		{"forwarded invitation announced twice", "DC-EVENT-FORWARDED", events("answerer", audio, started, doubled)},
		{"deletion not announced", "DC-EVENT-DELETED", events("caller", conversation, "deleted", dropped)},
	}
}

func status(word string) func(*mock.Event) []*mock.Event {
	return func(e *mock.Event) []*mock.Event {
		e.Status = word
		return []*mock.Event{e}
	}
}

// independence spoils how the two conversations live and end.
func independence() []spoiled {
	return []spoiled{
		{"original lost", "DC-ORIGINAL-KEPT", lapse(mock.LapseOriginalLost)},
		{"original says Disconnected", "DC-ORIGINAL-KEPT", originals(func(r *mock.Resource, original string) {
			if r.Href == original {
				set("state", "Disconnected")(r)
			}
		})},
		{"deletion answered with a body", "DC-DELETION-CONFIRMED", mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Route == conversation && a.Method == http.MethodDelete {
				a.Status, a.Resource = http.StatusOK, &mock.Resource{Rel: conversation, Href: "/deleted"}
			}
		}}},
		{"one conversation listed", "DC-BOTH-LISTED", resources("conversations", func(r *mock.Resource) { r.Links = r.Links[:1] })},
		{"deletion not confirmed", "DC-DELETION-CONFIRMED", mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Route == conversation && a.Method == http.MethodDelete {
				a.Status = http.StatusOK
			}
		}}},
		{"original deleted with the derived", "DC-DERIVED-DELETED", lapse(mock.LapseDeleteBoth)},
		{"derived deleted with the original", "DC-ORIGINAL-DELETED", lapse(mock.LapseDeleteBoth)},
		{"found after its deletion", "DC-DELETED-GONE", lapse(mock.LapseStaleAlias)},
		{"second derived conversation is the first", "DC-DERIVED-TWICE", resources(derived, func(r *mock.Resource) { r.Href = "/the/same" })},
	}
}
