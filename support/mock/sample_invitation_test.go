package mock

import (
	"testing"

	"ucwatest/support/mock/wire"
)

// A sampleKind is a type of invitation as its page prints it.
type sampleKind struct {
	kind       *kind
	number     string
	properties [][2]string
	links      [][2]string
	states     [2]string // of JSON and XML
	lengths    [2]int
}

// below is where the samples have what can be done with an invitation.
func below(number, rel string) [2]string {
	return [2]string{rel, sampleInvitations + "/" + number + "/" + rel}
}

const (
	sampleThread    = "292e0aaef36c426a97757f43dda19d06"
	sampleOperation = "74cb7404e0a247d5a2d4eb0376a47dbf"
	sampleSession   = "8efd502350ff419cb615018ae561f97e"
	sampleSubject   = "Strategy for next quarter"
	sampleNumber    = "tel:+14255551234"
	sampleValue     = "samplevalue"
	sampleSDP       = "data:application/sdp;base64,base64-encoded-sdp"
	sampleMessage   = "data:text/plain;base64,somebase64encodedmessage"
)

func sampleKinds() []sampleKind {
	custom, from := [2]string{"customContent", sampleSDP}, [2]string{"from", sampleConversation + "/participants/831"}
	person := func(rel, number string) [2]string { return [2]string{rel, samplePeople + "/" + number} }
	conversation := [2]string{"conversation", sampleConversation}
	phone := [2]string{"phoneAudio", sampleApp + communicationPath + "/phoneAudio"}
	rows := modalities()
	return []sampleKind{
		{rows[messaging].kind, "602", [][2]string{
			{"direction", "Incoming"}, {"importance", "Normal"}, {"operationId", sampleOperation}, {"state", ""},
			{"subject", sampleSubject}, {"threadId", sampleThread}, {"to", samplePerson},
		}, [][2]string{
			custom, {"message", sampleMessage}, from, below("665", "accept"), person("acceptedByContact", "169"), below("665", "cancel"),
			conversation, below("665", "decline"), below("665", "derivedMessaging"), {"messaging", sampleConversation + "/messaging"},
			person("onBehalfOf", "444"), person("to", "107"),
		}, [2]string{"Connected", "Connecting"}, [2]int{5561, 6744}},
		{rows[phoneAudio].kind, "146", [][2]string{
			{"delegator", samplePerson}, {"direction", "Incoming"}, {"importance", "Normal"}, {"joinAudioMuted", "False"},
			{"operationId", sampleOperation}, {"phoneNumber", sampleNumber}, {"privateLine", "False"}, {"state", ""},
			{"subject", sampleSubject}, {"threadId", sampleThread}, {"to", samplePerson},
		}, [][2]string{
			custom, from, below("665", "accept"), person("acceptedByContact", "169"), below("665", "cancel"), conversation,
			below("665", "decline"), person("delegator", "312"), below("665", "derivedConversation"), below("665", "derivedPhoneAudio"),
			person("forwardedBy", "776"), person("onBehalfOf", "444"), phone, below("665", "replacesPhoneAudio"),
			person("to", "107"), person("transferredBy", "766"),
		}, [2]string{"Connected", "Connected"}, [2]int{5992, 7303}},
		{rows[audioVideo].kind, "507", [][2]string{
			{"address", sampleValue}, {"bandwidthControlId", sampleValue}, {"building", sampleValue}, {"city", sampleValue},
			{"country", sampleValue}, {"delegator", samplePerson}, {"direction", "Incoming"}, {"importance", "Normal"},
			{"joinAudioMuted", "False"}, {"joinVideoMuted", "False"}, {"locationState", sampleValue}, {"operationId", sampleOperation},
			{"privateLine", "False"}, {"sessionContext", sampleSession}, {"state", ""}, {"subject", sampleSubject},
			{"threadId", sampleThread}, {"to", samplePerson}, {"zip", sampleValue},
		}, [][2]string{
			custom, {"mediaOffer", sampleSDP}, from, person("acceptedByContact", "169"), below("665", "acceptWithAnswer"),
			below("507", "acceptWithPhoneAudio"), {"audioVideo", sampleConversation + "/audioVideo"}, below("665", "cancel"), conversation,
			below("665", "decline"), person("delegator", "312"), below("665", "derivedAudioVideo"), below("665", "derivedConversation"),
			person("forwardedBy", "776"), person("onBehalfOf", "444"), below("665", "replacesAudioVideo"),
			{"reportMediaDiagnostics", sampleConversation + "/audioVideo/reportMediaDiagnostics"}, below("507", "sendProvisionalAnswer"),
			person("to", "107"), person("transferredBy", "766"),
		}, [2]string{"Connecting", "Connecting"}, [2]int{6675, 8204}},
	}
}

// write spells the sample out; format says which of its two states it has.
func (s sampleKind) write(format wire.Format) written {
	w := written{kind: s.kind.name, href: sampleInvitations + "/" + s.number, links: s.links}
	for _, p := range s.properties {
		if p[0] == "state" {
			p[1] = s.states[format]
		}
		w.properties = append(w.properties, p)
	}
	seat := sampleConversation + "/participants/196"
	w.embedded = []written{
		writtenParticipant("acceptedByParticipant", "participant", seat),
		writtenParticipant("from", "participant", seat),
		{relation: "startEmergencyCallInput", kind: "startEmergencyCallParameters", many: true, href: sampleInvitations + "/665/startEmergencyCallParameters"},
	}
	return w
}

// draw is what the pool draws of an invitation that has lived through all that
// the sample shows, under the sample's numbers. What no call of UCWA sets is
// given its values here.
func (s sampleKind) draw(t *testing.T) (*Pool, *wire.Resource) {
	t.Helper()
	c, remote := newSampleConversation(t)
	here := wire.Content{Kind: plainText, Text: "here"}
	i := c.app.invite(invitationInput{
		kind: s.kind, to: samplePerson, threadID: sampleThread, subject: sampleSubject, importance: "Normal", operation: sampleOperation,
		message: here, offer: here, custom: here,
	}, c)
	i.call, i.url, i.outgoing = &call{added: true}, sampleInvitations+"/"+s.number, true
	i.from, i.acceptedBy, i.derived = remote, remote, c
	if s.kind.voice {
		i.forwardedBy = c.app.owner
	}
	other := c.app.owner.identity()
	i.answeredBy = &other
	if s.kind.modality == phoneAudio {
		i.number = sampleNumber
	}
	if s.kind.modality == audioVideo {
		i.session = sampleSession
	}
	r := i.resource()
	for _, p := range s.properties {
		if p[1] == sampleValue || p[0] == "delegator" || p[0] == "direction" {
			r.Property(p[0]).Value = p[1]
		}
	}
	r.Property("state").Value = wire.Raw{JSON: `"` + s.states[wire.JSON] + `"`, XML: s.states[wire.XML]}
	for _, l := range s.links {
		spell(r, map[string]string{l[0]: l[1]})
	}
	pose(r.Embedded[0].Resource)
	pose(r.Embedded[1].Resource)
	r.Embedded[2].Resource.Href = sampleInvitations + "/665/startEmergencyCallParameters"
	return c.app.pool, c.app.pool.arrange(r)
}

func TestSample_ofInvitations(t *testing.T) {
	t.Parallel()
	for _, s := range sampleKinds() {
		t.Run(s.kind.name, func(t *testing.T) {
			t.Parallel()
			p, r := s.draw(t)
			compare(t, p, r, s.write(wire.JSON), s.write(wire.XML), s.lengths)
		})
	}
}

// TestSample_needsLittleHelp counts what the fixtures of invitations add to
// what the pool draws: people whom no call of UCWA brings into an invitation.
func TestSample_needsLittleHelp(t *testing.T) {
	t.Parallel()
	for _, s := range sampleKinds() {
		c, remote := newSampleConversation(t)
		here := wire.Content{Kind: plainText, Text: "here"}
		other := c.app.owner.identity()
		i := c.app.invite(invitationInput{kind: s.kind, message: here, offer: here, custom: here}, c)
		i.call, i.outgoing, i.from, i.derived, i.answeredBy = &call{added: true}, true, remote, c, &other
		drawn := i.resource()
		var missing []string
		for _, l := range s.links {
			if drawn.Link(l[0]) == nil {
				missing = append(missing, l[0])
			}
		}
		for _, rel := range missing {
			if rel != "delegator" && rel != "onBehalfOf" && rel != "transferredBy" && rel != "forwardedBy" {
				t.Errorf("%s: got no link %s, want the pool to draw it", s.kind.name, rel)
			}
		}
	}
}
