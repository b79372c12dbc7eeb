package mock

import (
	"slices"
	"testing"

	"ucwatest/support/mock/wire"
)

// Where the samples of invitations have things.
const (
	sampleApp          = "/ucwa/v1/applications/192"
	samplePeople       = sampleApp + "/people"
	sampleConversation = sampleApp + communicationPath + "/conversations/137"
	sampleInvitations  = sampleApp + communicationPath + "/invitations"
	samplePerson       = "sip:john@contoso.com"
	sampleName         = "Ann Other"
)

// newSampleConversation is conversation 137 of application 192, with one remote participant.
func newSampleConversation(t *testing.T) (*conversation, *participant) {
	t.Helper()
	a := sampleApplication(t, User{SIP: samplePerson, Name: sampleName, Phone: "tel:+14251111111"}, nil)
	c := a.converse(opening{"292e0aaef36c426a97757f43dda19d06", "Strategy for next quarter", "Normal", stateConnected})
	remote := c.with(a.owner.identity())
	remote.id, remote.url = "196", sampleConversation+"/participants/196"
	return c, remote
}

// spell gives links of r the hrefs of a sample; a link that no state of the
// pool has is added.
func spell(r *wire.Resource, hrefs map[string]string) {
	for rel, href := range hrefs {
		if l := r.Link(rel); l != nil {
			l.Href = href
		} else {
			r.To(rel, href)
		}
	}
}

// pose gives a participant the values of the samples: in them everything is true.
func pose(r *wire.Resource) {
	for _, name := range []string{"anonymous", "inLobby", "local", "organizer"} {
		r.Property(name).Value = true
	}
	contact := samplePeople + "/282"
	spell(r, map[string]string{"contact": contact, "contactPhoto": contact + "/contactPhoto", "contactPresence": contact + "/contactPresence"})
}

// writtenParticipant is a participant as the samples print it, without the
// links that are named.
func writtenParticipant(relation, kind, href string, without ...string) written {
	w := written{relation: relation, kind: kind, href: href, many: relation == "acceptedByParticipant", properties: [][2]string{
		{"anonymous", "True"}, {"inLobby", "True"}, {"local", "True"}, {"name", sampleName}, {"organizer", "True"},
		{"otherPhoneNumber", "tel:+14251111111"}, {"role", "Attendee"}, {"sourceNetwork", "SameEnterprise"},
		{"uri", samplePerson}, {"workPhoneNumber", "tel:+14251111111"},
	}}
	elsewhere := map[string]string{
		"contact": samplePeople + "/282", "contactPhoto": samplePeople + "/282/contactPhoto", "contactPresence": samplePeople + "/282/contactPresence",
		"conversation": sampleConversation, "me": sampleApp + "/me",
	}
	for _, rel := range []string{
		"admit", "contact", "contactPhoto", "contactPresence", "conversation", "demote", "eject", "me",
		"participantApplicationSharing", "participantAudio", "participantDataCollaboration", "participantMessaging",
		"participantPanoramicVideo", "participantVideo", "promote", "reject",
	} {
		href := elsewhere[rel]
		if href == "" {
			href = sampleConversation + "/participants/196/" + rel
		}
		if !slices.Contains(without, rel) {
			w.links = append(w.links, [2]string{rel, href})
		}
	}
	return w
}

// compare compares what the pool writes with what is spelt out, and the number
// of bytes with the one that the reference prints.
func compare(t *testing.T, p *Pool, got *wire.Resource, json, xml written, lengths [2]int) {
	t.Helper()
	for i, row := range []struct {
		format wire.Format
		want   string
	}{{wire.JSON, json.json()}, {wire.XML, xml.xml()}} {
		body := string(p.writer.Page(got, row.format))
		if body != row.want {
			t.Errorf("%s: got\n%s\nwant\n%s", row.format, body, row.want)
		}
		if len(body) != lengths[i] {
			t.Errorf("%s: got %d bytes, want %d", row.format, len(body), lengths[i])
		}
	}
}

func TestSample_ofConversations(t *testing.T) {
	t.Parallel()
	c, _ := newSampleConversation(t)
	for i, number := range []string{"343", "950"} { // of JSON and XML
		c.url = sampleApp + communicationPath + "/conversations/" + number
		w := written{kind: "conversations", href: sampleApp + communicationPath + "/conversations", links: [][2]string{{"conversation", c.url}}, many: true}
		compare(t, c.app.pool, c.app.conversationList(), w, w, [][2]int{{192, 331}, {192, 331}}[i])
	}
}

func TestSample_ofAcceptedByParticipant(t *testing.T) {
	t.Parallel()
	c, remote := newSampleConversation(t)
	r := remote.resource()
	pose(r)
	// Alone it has a name and an address of its own, and fewer links.
	r.Rel, r.Href, r.Property("rel").Value = "acceptedByParticipant", sampleConversation+"/participants/667", "acceptedByParticipant"
	missing := []string{"admit", "demote", "promote", "reject"}
	for _, rel := range missing {
		r.DropLink(rel)
	}
	w := writtenParticipant("", "acceptedByParticipant", r.Href, missing...)
	compare(t, c.app.pool, r, w, w, [2]int{1624, 2099})
}

func TestSample_ofNegotiation(t *testing.T) {
	t.Parallel()
	c, _ := newSampleConversation(t)
	answer := wire.Content{Kind: sdp, Text: "v=0"}
	i := &invitation{invitationInput: invitationInput{kind: c.row(audioVideo).kind}, app: c.app, conversation: c, url: sampleInvitations + "/507"}
	i.negotiation = mediaNegotiation{answer, answer, sampleValue, sampleValue, sampleValue}
	r := i.answers()
	r.Href = sampleInvitations + "/665/audioVideoNegotiation"
	spell(r, map[string]string{"mediaAnswer": sampleSDP, "mediaProvisionalAnswer": sampleSDP})
	w := written{kind: "audioVideoNegotiation", href: r.Href, properties: [][2]string{
		{"msAcceptedContentId", sampleValue}, {"remoteEndpoint", sampleValue}, {"sessionContext", sampleValue},
	}, links: [][2]string{
		{"mediaAnswer", sampleSDP}, {"mediaProvisionalAnswer", sampleSDP}, {"audioVideoInvitation", sampleInvitations + "/507"},
		{"audioVideoSession", sampleConversation + "/audioVideo/audioVideoSession"},
	}}
	compare(t, c.app.pool, r, w, w, [2]int{599, 841})
}

func TestSample_ofMessage(t *testing.T) {
	t.Parallel()
	c, remote := newSampleConversation(t)
	m := c.newMessage(wire.Content{Kind: htmlText, Text: ""}, remote)
	m.missed = []*participant{remote}
	m.operation, m.url = "74cb7404e0a247d5a2d4eb0376a47dbf", sampleConversation+"/messaging/messages/165"
	r := m.resource()
	r.Property("timeStamp").Value = wire.Raw{JSON: `"\/Date(1474932027613)\/"`, XML: "2016-09-26T16:20:27.6158253-07:00"}
	r.Property("status").Value = wire.Raw{JSON: `"Failed"`, XML: "Pending"}
	html, plain := "data:text/html;base64,base64-encoded-htmlmessage", "data:text/plain;charset=utf8,URLEncodedMessageString"
	spell(r, map[string]string{"htmlMessage": html, "plainMessage": plain, "contact": samplePeople + "/282"})
	c.app.pool.arrange(r)
	for i, failed := range []string{"678", "192"} { // of JSON and XML
		href := sampleConversation + "/participants/" + failed
		spell(r, map[string]string{"failedDeliveryParticipant": href})
		format, length := []wire.Format{wire.JSON, wire.XML}[i], []int{773, 1049}[i]
		if got := len(c.app.pool.writer.Page(r, format)); got != length {
			t.Errorf("%s: got %d bytes, want %d", format, got, length)
		}
	}
}
