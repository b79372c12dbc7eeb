package mock

import "ucwatest/support/mock/wire"

// A mediaNegotiation is the media answers that a caller has got (audioVideoNegotiation).
type mediaNegotiation struct {
	early, final wire.Content // without a text as long as there is none
	endpoint     string       // who answered
	session      string       // sessionContext
	offer        string       // which part of the offer was answered
}

// A mediaAnswer is what an answerer says of its media.
type mediaAnswer struct {
	wire.Content
	offer string // processedOfferId
}

// speak hands the caller the media answer of somebody without a client to make
// one: of a phone, or of a user who acts by habit.
func (k *call) speak(who identity) {
	if k.outgoing.kind.negotiates() {
		k.negotiate("mediaAnswer", mediaAnswer{Content: wire.Content{Kind: sdp, Text: ownSDP(k.outgoing.tracks)}}, who)
	}
}

// ownSDP is what the pool says of media that it has no use for.
func ownSDP(t tracks) string {
	text := "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
	if t.have(audio) {
		text += "m=audio 9 RTP/AVP 0\r\n"
	}
	if t.have(video) {
		text += "m=video 9 RTP/AVP 34\r\n"
	}
	return text
}

// negotiate hands an answer of who to the caller under the link rel.
func (k *call) negotiate(rel string, answer mediaAnswer, who identity) {
	out := k.outgoing
	n := &out.negotiation
	if rel == "mediaAnswer" {
		n.final = answer.Content
	} else {
		n.early = answer.Content
	}
	n.endpoint, n.session, n.offer = who.uri, out.session, answer.offer
	out.app.notify(wire.Event{SenderRel: out.kind.name, SenderHref: out.url, Type: "updated",
		Link: wire.Link{Rel: "audioVideoNegotiation", Href: out.negotiationURL()}, Embedded: out.answers()})
}

// negotiationURL is where the answers are.
func (i *invitation) negotiationURL() string { return i.url + "/audioVideoNegotiation" }

// answers draws the answers, nil as long as there are none.
func (i *invitation) answers() *wire.Resource {
	n := i.negotiation
	if n.endpoint == "" {
		return nil
	}
	r := wire.NewResource("audioVideoNegotiation", i.negotiationURL()).Put("remoteEndpoint", n.endpoint)
	putGiven(r, "sessionContext", n.session)
	putGiven(r, "msAcceptedContentId", n.offer)
	r.To("audioVideoInvitation", i.url)
	if i.app.pool.profile.AllAtOnce && !i.conversation.gone {
		r.To("audioVideoSession", i.conversation.modalityURL(audioVideo)+"/audioVideoSession")
	}
	if n.final.Text != "" {
		r.To("mediaAnswer", n.final.URI())
	}
	if n.early.Text != "" {
		r.To("mediaProvisionalAnswer", n.early.URI())
	}
	return i.app.pool.arrange(r)
}

// getNegotiation shows the media answers that an invitation has got.
func getNegotiation(q *request) *refusal {
	i := q.app.invitation(q.ids[1])
	if i == nil {
		return errNotFound
	}
	return q.found(i.answers())
}
