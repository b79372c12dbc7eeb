package mock

import (
	"slices"
	"strconv"

	"ucwatest/support/mock/wire"
)

// A participantModality is what a participant has of a modality: there as long as they use
// it (participantMessaging and so on).
type participantModality struct {
	medium string // the member of ConversationModalityType that it is for
	rel    string
	path   string // below the participant, as captures show it
	media  string // what the properties begin with, audio or video; "" without any
}

// participantModalities are all that a participant can have. Of the paths only that of messages has been
// captured; the others follow it.
var participantModalities = []participantModality{
	{"Messaging", "participantMessaging", "messaging", ""},
	{"Audio", "participantAudio", "audio", "audio"},
	{"Video", "participantVideo", "video", "video"},
	{"PanoramicVideo", "participantPanoramicVideo", "panoramicVideo", ""},
	{"ApplicationSharing", "participantApplicationSharing", "applicationSharing", ""},
	{"DataCollaboration", "participantDataCollaboration", "dataCollaboration", ""},
}

// participantModalitiesOf are those that go with m in c; one kind of audio is as
// good as the other.
func (c *conversation) participantModalitiesOf(m modality) []participantModality {
	return c.row(m).participantModalities(c)
}

// using is the participant modalities of a modality that has medium whenever it is in use.
func using(medium string) func(*conversation) []participantModality {
	those := slices.DeleteFunc(slices.Clone(participantModalities), func(s participantModality) bool { return s.medium != medium })
	return func(*conversation) []participantModality { return those }
}

// participantModalities are those that go with t.
func (t tracks) participantModalities() []participantModality {
	var those []participantModality
	if t.have(audio) {
		those = append(those, participantModalities[1])
	}
	if t.have(video) {
		those = append(those, participantModalities[2])
	}
	return those
}

func (p *participant) modalityURL(rel string) string {
	for _, s := range participantModalities {
		if s.rel == rel && !p.conversation.app.pool.profile.NamedAddresses {
			return p.url + "/" + s.path
		}
	}
	return p.url + "/" + rel
}

// linkModalities adds the links to all participant modalities, as the samples show them.
func (p *participant) linkModalities(r *wire.Resource) {
	for _, s := range participantModalities {
		r.To(s.rel, p.modalityURL(s.rel))
	}
}

func (p *participant) joinModality(s participantModality) *wire.Resource {
	r := wire.NewResource(s.rel, p.modalityURL(s.rel))
	if s.media != "" {
		r.Put(s.media+"Direction", "SendReceive").Put(s.media+"Muted", false)
		r.Put(s.media+"SourceId", strconv.Itoa(slices.Index(p.conversation.everybody(), p)+1))
	}
	r.Links = append(r.Links, p.link("participant"))
	return r
}

// notifyModalities tells that p began (added) or ceased (deleted) to use some of what
// they did not use, or used, before.
func (p *participant) notifyModalities(those []participantModality, eventType string) {
	for _, s := range those {
		if slices.Contains(p.seated, s) == (eventType == "deleted") {
			p.notifyModality(s, eventType)
		}
	}
}

// notifyModality notifies of one participant modality. Captures show the body of the local participant's
// only.
func (p *participant) notifyModality(s participantModality, eventType string) {
	c, in := p.conversation, p.link(p.relation())
	e := wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType,
		Link: wire.Link{Rel: s.rel, Href: p.modalityURL(s.rel)}, In: &in}
	if eventType == "deleted" {
		p.seated = slices.DeleteFunc(p.seated, func(other participantModality) bool { return other == s })
	} else {
		p.seated = append(p.seated, s)
		if p.local {
			e.Embedded = p.joinModality(s)
		}
	}
	c.app.notify(e)
}

// get shows what a participant has of one modality. Where links follow the
// state there is none without the modality.
func (s participantModality) get(q *request, c *conversation) *refusal {
	p := c.participant(q.ids[2])
	if p == nil || !q.pool.profile.AllAtOnce && !slices.Contains(p.seated, s) {
		return errNotFound
	}
	return q.found(p.joinModality(s))
}
