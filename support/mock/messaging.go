package mock

import (
	"slices"
	"time"
	"unicode/utf8"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

// longestMessage is how many characters a message can have. No page gives the
// number; it is what desktop clients let their users write.
const longestMessage = 8000

// errMessage refuses a message that is too long.
var errMessage = refuse(413, "EntityTooLarge", "", "The message is longer than 8,000 characters.")

// messagingRows are those of what is written in a conversation, under the
// names of the samples and under those of captures.
func messagingRows() []row {
	const place = oneConversation + "/messaging"
	send, typing := inConversation(postMessage), post(inConversation(postTyping))
	typists := partOf((*conversation).typingParticipants)
	messages := partOf((*conversation).messageList)
	messages["POST"] = send
	written := manner{raw: plainText + " " + htmlText}
	return []row{
		{place + "/sendMessage", "sendMessage", calling, post(send), written},
		{place + "/messages", "messages", calling, messages, written},
		{place + "/messages/{}", "message", calling, get(inConversation(getMessage)), manner{}},
		{place + "/setIsTyping", "setIsTyping", calling, typing, manner{anyBody: true}},
		{place + "/typing", "setIsTyping", calling, typing, manner{anyBody: true}},
		{place + "/typingParticipants", "typingParticipants", calling, typists, manner{}},
		{oneConversation + "/participants/typingParticipants", "typingParticipants", calling, typists, manner{}},
	}
}

// postMessage sends the body, a text or a data URI, to everybody else (sendMessage).
func postMessage(q *request, c *conversation) *refusal {
	if r := c.mayWrite(); r != nil {
		return r
	}
	body, operation, r := q.message()
	if r != nil {
		return r
	}
	if body.Kind == htmlText && !c.reads("Html") {
		return errMediaType
	}
	return q.created(c.send(body, operation).url)
}

// mayWrite tells why the local participant cannot write now, nil if they can.
// A leader may have taken that from the audience (disableAudienceMessaging).
func (c *conversation) mayWrite() *refusal {
	switch {
	case c.modalities[messaging] != stateConnected:
		return errState
	case c.silenced && !c.leads:
		return errNotAllowed
	}
	return nil
}

// silence takes writing from the audience, or gives it back.
func (c *conversation) silence(on bool) {
	c.silenced = on
	c.notifyWriting()
}

// notifyWriting tells that it has been settled anew who may write.
func (c *conversation) notifyWriting() {
	if c.modalities[messaging] == stateConnected {
		c.notifyModality(messaging)
	}
}

// canWrite tells whether the local participant can write now.
func (c *conversation) canWrite() bool { return c.mayWrite() == nil }

// message reads what is to be sent, and the operation that it is: the page
// calls that operationId, captures operationContext.
func (q *request) message() (wire.Content, string, *refusal) {
	in, r := q.input()
	if r != nil {
		return wire.Content{}, "", r
	}
	if r := check(in, wire.UpTo("operationId", 50), wire.UpTo("operationContext", 50), wire.Data("message", plainText, htmlText)); r != nil {
		return wire.Content{}, "", r
	}
	body := in.Content("message")
	if kind := q.contentType(); kind == plainText || kind == htmlText {
		body = wire.Content{Kind: kind, Text: string(q.bytes)}
	}
	switch {
	case body.Text == "":
		return wire.Content{}, "", invalid([2]string{"message", "Missing"})
	case !utf8.ValidString(body.Text):
		return wire.Content{}, "", errMalformed
	case utf8.RuneCountInString(body.Text) > longestMessage:
		return wire.Content{}, "", errMessage
	}
	return body, in.TextOr("operationId", in.Text("operationContext")), nil
}

// messageList draws the messages that are kept.
func (c *conversation) messageList() *wire.Resource {
	r := wire.NewResource("messages", c.modalityURL(messaging)+"/messages")
	for _, m := range c.messages {
		r.Links = append(r.Links, wire.Link{Rel: "message", Href: m.url, Many: true})
	}
	return r
}

func getMessage(q *request, c *conversation) *refusal {
	m := c.message(q.ids[2])
	if m == nil {
		return errNotFound
	}
	return q.show(m.resource())
}

// typingLife is how long somebody counts as typing who has last said so. The
// page setIsTyping speaks of a short timer and gives no number.
const typingLife = 10 * time.Second

// A typist is a remote participant who is typing, until end.
type typist struct {
	*participant
	end *clock.Timer
}

// postTyping lets the other sides see that the local participant types (setIsTyping).
func postTyping(q *request, c *conversation) *refusal {
	if r := c.mayWrite(); r != nil {
		return r
	}
	for _, other := range c.others() {
		if p := other.remote(c.app.owner.identity()); p != nil && other.modalities[messaging] == stateConnected {
			other.types(p)
		}
	}
	return q.done()
}

// types takes note that p types, once more or for the first time.
func (c *conversation) types(p *participant) {
	i := c.typist(p)
	if i < 0 {
		i = len(c.typing)
		c.typing = append(c.typing, typist{participant: p})
		c.notifyTyping(p, "added")
	}
	group := c.app.owner.group
	group.clock.Stop(c.typing[i].end)
	c.typing[i].end = group.clock.After(typingLife, func() { c.typed(p) })
}

// typed takes note that p has stopped typing.
func (c *conversation) typed(p *participant) {
	i := c.typist(p)
	if i < 0 {
		return
	}
	c.app.owner.group.clock.Stop(c.typing[i].end)
	c.typing = slices.Delete(c.typing, i, i+1)
	c.notifyTyping(p, "deleted")
}

// still takes note that nobody types any more.
func (c *conversation) still() {
	for len(c.typing) > 0 {
		c.typed(c.typing[0].participant)
	}
}

// typist is the place of p among those who type, -1 if p does not.
func (c *conversation) typist(p *participant) int {
	return slices.IndexFunc(c.typing, func(t typist) bool { return t.participant == p })
}

// notifyTyping tells that p began or ceased to type (typingParticipants).
func (c *conversation) notifyTyping(p *participant, eventType string) {
	c.app.notify(wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType,
		Link: p.link("participant"), In: &wire.Link{Rel: "typingParticipants", Href: c.typingURL()}})
}

// typingURL is where those who type are listed.
func (c *conversation) typingURL() string {
	if c.app.pool.profile.Scattered {
		return c.url + "/participants/typingParticipants"
	}
	return c.modalityURL(messaging) + "/typingParticipants"
}

// typingParticipants draws the list of those who type.
func (c *conversation) typingParticipants() *wire.Resource {
	r := wire.NewResource("typingParticipants", c.typingURL()).To("conversation", c.url)
	for _, t := range c.typing {
		l := t.link("participant")
		l.Many = true
		r.Links = append(r.Links, l)
	}
	return r
}
