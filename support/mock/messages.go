package mock

import (
	"unicode/utf8"

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
	const raw = plainText + " " + htmlText
	return []row{
		{place + "/sendMessage", "sendMessage", calling, post(send), raw},
		{place + "/messages", "messages", calling, messages, raw},
		{place + "/messages/{}", "message", calling, get(inConversation(getMessage)), ""},
		{place + "/setIsTyping", "setIsTyping", calling, typing, ""},
		{place + "/typing", "setIsTyping", calling, typing, ""},
		{place + "/typingParticipants", "typingParticipants", calling, typists, ""},
		{oneConversation + "/participants/typingParticipants", "typingParticipants", calling, typists, ""},
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
	c.tellWriting()
}

// tellWriting tells that it has been settled anew who may write.
func (c *conversation) tellWriting() {
	if c.modalities[messaging] == stateConnected {
		c.tellModality(messaging)
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
		body = wire.Content{Kind: kind, Text: string(q.body)}
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
