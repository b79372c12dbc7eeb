package mutant

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"ucwatest/support/mock"
)

// theCaller is whose operations and events are spoiled, and audioInvitation what most
// cases start.
const (
	theCaller       = "caller"
	audioInvitation = "audioVideoInvitation"
	started         = "started"
	updated         = "updated"
	completed       = "completed"
)

// operations spoils what is created and announced on the way.
func operations() []spoiled {
	return []spoiled{
		{"operation answered with 200", "DC-OPERATION-CREATED", created(withStatus(http.StatusOK))},
		{"operation without a Location", "DC-OPERATION-LOCATION", created(func(a *mock.Answer) { a.Header.Del("Location") })},
		{"operation at a foreign Location", "DC-OPERATION-LOCATION", created(func(a *mock.Answer) { a.Header.Set("Location", "https://elsewhere.contoso.com/1") })},
		{"acceptance answered with 200", "DC-OPERATION-ANSWERED", replies(http.StatusOK, "accept", "acceptWithAnswer")},
		{"refusal of a call answered with 202", "DC-OPERATION-ANSWERED", replies(http.StatusAccepted, "decline")},
		{"senders not in a list", "DC-CHANNEL-LISTS", packages(single("sender"))},
		{"no next answer", "DC-CHANNEL-NEXT", channelAnswers(func(p *mock.Package) { p.Next = "" })},
		{"no next answer after a silence", "DC-CHANNEL-NEXT", channelAnswers(func(p *mock.Package) {
			if len(p.Events) == 0 {
				p.Next = ""
			}
		})},
		{"next answer with the same number", "DC-CHANNEL-NUMBER", channelAnswers(func(p *mock.Package) { p.Next = p.Self })},
		{"next answer without a number", "DC-CHANNEL-NUMBER", channelAnswers(func(p *mock.Package) { p.Next, _, _ = strings.Cut(p.Next, "?") })},
		{"start announced twice", "DC-CHANNEL-ONCE", events(theCaller, audioInvitation, started, doubled)},
		{"failure announced twice", "DC-CHANNEL-ONCE", failures(doubled)},
		{"participant announced twice", "DC-CHANNEL-ONCE", events(theCaller, "participant", "added", doubled)},
		{"deletion announced twice", "DC-CHANNEL-ONCE", events(theCaller, conversation, "deleted", doubled)},
		{"started after it completed", "DC-CHANNEL-ORDER", late()},
		{"updated after it completed", "DC-CHANNEL-ORDER", events(theCaller, audioInvitation, completed, andThen(updated))},
		{"updated after its deletion", "DC-CHANNEL-ORDER", events(theCaller, conversation, "deleted", andThen(updated))},
		{"event of another operation's body", "DC-CHANNEL-BODY", events(theCaller, audioInvitation, updated, shows(func(r *mock.Resource) { r.Href += "0" }))},
		{"event with a body of another type", "DC-CHANNEL-BODY", events(theCaller, audioInvitation, started, shows(set("rel", "messagingInvitation")))},
		{"event with a body of another relation", "DC-CHANNEL-BODY", packages(func(b []byte) []byte {
			return bytes.ReplaceAll(b, []byte(`"_embedded":{"audioVideoInvitation":`), []byte(`"_embedded":{"invitation":`))
		})},
		{"event with a link without an href", "DC-BODY-HREFS", packages(replaced(`"from":{"href"`, `"from":{"uri"`))},
		{"event with a link that is null", "DC-BODY-HREFS", packages(replaced(`"conversation":{"href":"[^"]*"}`, `"conversation":null`))},
		{"invitation with an href that is null", "DC-BODY-HREFS", rewritten("invitation", mock.JSON, func(b string) string {
			return string(replaced(`"to":{"href":"[^"]*"`, `"to":{"href":null`)([]byte(b)))
		})},
		{"event with a body without rel", "DC-BODY-TYPES", events(theCaller, audioInvitation, updated, shows(func(r *mock.Resource) { r.DropProperty("rel") }))},
		{"event with a body without its address", "DC-BODY-TYPES", events(theCaller, audioInvitation, started, shows(func(r *mock.Resource) { r.Href = "" }))},
		{"start under another operation", "DC-OPERATION-NAMED", events(theCaller, audioInvitation, started, shows(set("operationId", "another")))},
		{"update without its operation", "DC-OPERATION-NAMED", events(theCaller, audioInvitation, updated, shows(func(r *mock.Resource) { r.DropProperty("operationId") }))},
		{"success that has Failed", "DC-OPERATION-STATUS", events(theCaller, audioInvitation, completed, shows(set("state", "Failed")))},
		{"completed without a status", "DC-OPERATION-STATUS", events(theCaller, "messagingInvitation", completed, status(""))},
		{"failure that is Connected", "DC-OPERATION-STATUS", failures(shows(set("state", "Connected")))},
		{"failure without a reason", "DC-OPERATION-REASON", failures(because(func(e *mock.Event) { e.Reason = nil }))},
		{"failure without a code", "DC-OPERATION-REASON", failures(because(func(e *mock.Event) { e.Reason.Code = "" }))},
	}
}

// invited spoils whom an invitation names.
func invited() []spoiled {
	accepted := func(spoil func(r, accepted *mock.Resource)) mock.Spoil {
		return invitations(func(r *mock.Resource) {
			for _, e := range r.Embedded {
				if e.Rel == "acceptedByParticipant" {
					spoil(r, e.Resource)
				}
			}
		})
	}
	of := func(rel string, spoil func(*mock.Resource)) mock.Spoil {
		return mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Resource != nil && a.Resource.Rel == rel && a.User == theCaller {
				spoil(a.Resource)
			}
		}}
	}
	return []spoiled{
		{"invitation for another", "DC-INVITED-ADDRESS", invitations(set("to", "sip:nobody@contoso.com"))},
		{"invitation for nobody", "DC-INVITED-ADDRESS", invitations(func(r *mock.Resource) { r.DropProperty("to") })},
		{"invitation meant for its conversation", "DC-INVITED-CONTACT", invitations(func(r *mock.Resource) {
			if to, k := r.Link("to"), r.Link(conversation); to != nil && k != nil {
				to.Href = k.Href
			}
		})},
		{"contact with another address", "DC-INVITED-CONTACT", of("contact", set("uri", "sip:nobody@contoso.com"))},
		{"accepted by a contact", "DC-ACCEPTED-TYPE", accepted(func(_, who *mock.Resource) { set("rel", "contact")(who) })},
		{"accepted by the caller", "DC-ACCEPTED-PLACE", accepted(func(r, who *mock.Resource) {
			if from := r.Link("from"); from != nil {
				who.Href = from.Href
			}
		})},
		{"participant of another conversation", "DC-ACCEPTED-PLACE", of("participant", func(r *mock.Resource) {
			if k := r.Link(conversation); k != nil {
				k.Href += "0"
			}
		})},
	}
}

// named spoils what is answered by the vendor's names of the formats.
func named() []spoiled {
	vendor := func(spoil func(*mock.Resource)) func(*mock.Answer) {
		return func(a *mock.Answer) {
			if strings.Contains(a.MediaType, "vnd.") && a.Resource != nil {
				spoil(a.Resource)
			}
		}
	}
	return []spoiled{
		{"another thread by the vendor's name", "DC-FORMAT-NAMES", answers(derived, vendor(set("threadId", "another")))},
		{"another state by the vendor's name", "DD-FORMAT-NAMES", modally("", vendor(set("state", "Disconnecting")))},
	}
}

// created spoils the answers to what the caller starts.
func created(spoil func(*mock.Answer)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Status == http.StatusCreated && a.User == theCaller && a.Route != "applications" && a.Header.Get("Location") != "" {
			spoil(a)
		}
	}}
}

// replies gives another status to who answers an invitation by one of the links.
func replies(status int, links ...string) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Status == http.StatusNoContent && slices.Contains(links, a.Route) {
			a.Status = status
		}
	}}
}

// channelAnswers spoils where the caller's event channel goes on.
func channelAnswers(spoil func(*mock.Package)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Package != nil && a.User == theCaller && a.Package.Next != "" {
			spoil(a.Package)
		}
	}}
}

// packages rewrites what the caller's event channel answers.
func packages(rewrite func([]byte) []byte) mock.Spoil {
	return mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
		if a.Package == nil || a.User != theCaller {
			return body
		}
		return rewrite(body)
	}}
}

// replaced writes with for what matches pattern.
func replaced(pattern, with string) func([]byte) []byte {
	matches := regexp.MustCompile(pattern)
	return func(body []byte) []byte { return matches.ReplaceAll(body, []byte(with)) }
}

// single writes the first item of a list in its place.
func single(member string) func([]byte) []byte {
	return func(body []byte) []byte {
		var all map[string]json.RawMessage
		var list []json.RawMessage
		if json.Unmarshal(body, &all) != nil || json.Unmarshal(all[member], &list) != nil || len(list) == 0 {
			return body
		}
		all[member] = list[0]
		without, err := json.Marshal(all)
		if err != nil {
			return body
		}
		return without
	}
}

// failures spoils how the caller's invitations to audio fail.
func failures(spoil func(*mock.Event) []*mock.Event) mock.Spoil {
	return events(theCaller, audioInvitation, completed, func(e *mock.Event) []*mock.Event {
		if e.Status != "Failure" {
			return []*mock.Event{e}
		}
		return spoil(e)
	})
}

func because(spoil func(*mock.Event)) func(*mock.Event) []*mock.Event {
	return func(e *mock.Event) []*mock.Event {
		spoil(e)
		return []*mock.Event{e}
	}
}

// shows spoils what an event shows.
func shows(spoil func(*mock.Resource)) func(*mock.Event) []*mock.Event {
	return because(func(e *mock.Event) {
		if e.Embedded != nil {
			spoil(e.Embedded)
		}
	})
}

// andThen adds an event of another type about the same.
func andThen(eventType string) func(*mock.Event) []*mock.Event {
	return func(e *mock.Event) []*mock.Event {
		more := e.Clone()
		more.Type, more.Status = eventType, ""
		return []*mock.Event{e, more}
	}
}

// late tells that an invitation has started only when it has completed.
func late() mock.Spoil {
	var mu sync.Mutex
	held := map[string]*mock.Event{}
	return mock.Spoil{Event: func(e *mock.Event) []*mock.Event {
		mu.Lock()
		defer mu.Unlock()
		if e.User != theCaller || e.Link.Rel != audioInvitation {
			return []*mock.Event{e}
		}
		start := held[e.Link.Href]
		switch {
		case e.Type == started:
			held[e.Link.Href] = e
			return nil
		case e.Type == completed && start != nil:
			return []*mock.Event{e, start}
		}
		return []*mock.Event{e}
	}}
}
