package mock

import (
	"strconv"
	"strings"

	"ucwatest/support/mock/wire"
)

// startURL is where an invitation to a new conversation with a modality is posted.
func (a *application) startURL(r *modalityRow) string {
	if a.pool.profile.NamedAddresses {
		return a.url + communicationPath + "/" + r.start
	}
	return a.url + communicationPath + "/" + r.kind.collection()
}

// startURLs are where each invitation to a new conversation with a modality is
// posted, by the link that leads there.
func (a *application) startURLs(r *modalityRow) [][2]string {
	url := a.startURL(r)
	links := [][2]string{{r.start, url}}
	for _, s := range r.starts {
		if a.pool.profile.NamedAddresses {
			links = append(links, [2]string{s.rel, a.url + communicationPath + "/" + s.rel})
		} else {
			links = append(links, [2]string{s.rel, url + "?context=" + s.context})
		}
	}
	return links
}

// postInvitation invites somebody to m: in the conversation that the query
// names or else in a new one, with the tracks that the query's context names.
func postInvitation(m modality) handler {
	return func(q *request) *refusal {
		id, context := q.query().Get("conversation"), q.query().Get("context")
		if id == "" {
			for _, s := range q.pool.modalities[m].starts {
				if s.context == context {
					return q.start(m, s.tracks)
				}
			}
			return q.start(m, q.pool.modalities[m].kind.tracks)
		}
		c := q.app.conversation(id)
		if c == nil {
			return errNotFound
		}
		return q.invites(c, m)
	}
}

// postParticipant invites somebody into the conversation that the query or the
// URL names.
func postParticipant(q *request) *refusal {
	id := q.query().Get("conversation")
	if id == "" {
		id = q.ids[1]
	}
	c := q.app.conversation(id)
	if c == nil {
		return errNotFound
	}
	return q.add(c, participantInvitation)
}

// start begins a conversation with an invitation to m, with these tracks. The second revision of
// startMessaging requires an operationId but nobody to invite.
func (q *request) start(m modality, wanted tracks) *refusal {
	k := q.pool.modalities[m].kind
	rules := []wire.Rule{wire.Required("to")}
	if k.unaddressed && q.revision() >= 2 {
		rules = []wire.Rule{wire.Required("operationId")}
	}
	t, r := q.readInvitation(k, rules...)
	if r != nil {
		return r
	}
	if q.app.full() {
		return errConversations
	}
	if t.threadID == "" {
		t.threadID = q.pool.ids.hex()
	}
	t.tracks = wanted
	return q.send201(t, q.app.converse(opening{t.threadID, t.subject, t.importance, stateConnecting}), false)
}

// revision is the version of a resource that the client asks for (Versioning).
func (q *request) revision() float64 {
	v, _ := strconv.ParseFloat(strings.TrimSpace(q.http.Header.Get("X-Ms-Requiresminresourceversion")), 64)
	return v // what is no number is refused by version
}

// invite is the operation that invites somebody to m in c.
func invite(m modality) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal { return q.add(c, c.row(m).kind) }
}

// add invites somebody in c. Messages have no addressee of their own: they go
// to whom c is with.
func (q *request) add(c *conversation, k *kind) *refusal {
	rules := []wire.Rule{wire.Required("to")}
	if k.unaddressed {
		rules = nil
	}
	t, r := q.readInvitation(k, rules...)
	if r != nil {
		return r
	}
	if r := c.takes(k); r != nil {
		return r
	}
	return q.sendInto(c, t)
}

// sendInto sends an invitation within c out. Without an addressee it goes to
// whom c is with. What is for all of a conference reaches nobody else.
func (q *request) sendInto(c *conversation, t invitationInput) *refusal {
	if t.to == "" && c.state == stateConferenced {
		t.to = c.shared.meeting
	} else if t.to == "" && len(c.remotes) > 0 {
		t.to = c.remotes[0].uri
	}
	t.threadID, t.subject, t.importance = c.threadID, c.subject, c.importance
	if c.state == stateConferenced && (t.kind.unaddressed || t.to == c.shared.meeting) {
		return q.takePart(c, t)
	}
	return q.send201(t, c, true)
}

// takes tells why c cannot be invited to now, nil if it can.
func (c *conversation) takes(k *kind) *refusal {
	switch {
	case !c.up():
		return errState
	case k.modality == noModality:
		return nil
	case c.modalities[k.modality] == stateConnecting:
		return errPending
	case c.modalities[k.modality] == stateConnected:
		return errExists
	}
	return nil
}

// send201 sends the invitation out and answers where it is.
func (q *request) send201(t invitationInput, c *conversation, added bool) *refusal {
	i := q.app.invite(t, c)
	i.from = c.local
	q.created(i.url)
	i.begin(added)
	return nil
}

// getInvitation shows an invitation, also after it has ended.
func getInvitation(q *request) *refusal {
	i := q.app.invitation(q.ids[1])
	if i == nil {
		return errNotFound
	}
	return q.show(i.resource())
}

// invitationInput are what an invitation says, the same on all sides.
type invitationInput struct {
	kind                          *kind
	to                            string // an address
	threadID, subject, importance string
	operation                     string // operationId, the caller's
	session                       string // sessionContext
	number                        string // phoneNumber
	muted, dark                   bool   // joinAudioMuted and joinVideoMuted
	message, offer, custom        wire.Content
	tracks                        tracks // of an invitation to audioVideo
	replaces                      bool   // whether phone audio takes the place of audioVideo
}

// invitationInput reads what an invitation is to say (startMessaging, addAudio and so on).
func (q *request) readInvitation(k *kind, rules ...wire.Rule) (invitationInput, *refusal) {
	in, r := q.input()
	if r != nil {
		return invitationInput{}, r
	}
	if k.carries == "mediaOffer" {
		rules = append(rules, wire.UpTo("sessionContext", 50))
	} else {
		delete(in, "sessioncontext") // a member like any that its page does not list
	}
	if r := check(in, append(rules, invitationRules...)...); r != nil {
		return invitationInput{}, r
	}
	if r := q.app.refuseInvitation(in.Text("operationId")); r != nil {
		return invitationInput{}, r
	}
	t := invitationInput{
		kind: k, to: spelled(in.Text("to")), operation: in.Text("operationId"), session: in.Text("sessionContext"),
		threadID: in.Text("threadId"), subject: in.Text("subject"), importance: in.TextOr("importance", "Normal"),
		muted: in.Flag("joinAudioMuted"), dark: in.Flag("joinVideoMuted"),
		tracks: k.tracks, message: in.Content("message"), offer: in.Content("mediaOffer"), custom: in.Content("customContent"),
	}
	if k == onlineMeetingInvitation {
		t.to = in.Text("onlineMeetingUri")
	}
	if k.byPhone {
		t.number = in.TextOr("phoneNumber", q.app.owner.Phone)
		if !isPhone(t.number) {
			return invitationInput{}, errNumber
		}
	}
	return t, nil
}

// invitationRules are the limits that the pages of invitations give.
var invitationRules = []wire.Rule{
	address("to"), wire.UpTo("operationId", 50),
	wire.UpTo("subject", 250), wire.Text("threadId"), wire.Among("importance", "Emergency", "Normal", "Urgent"), wire.Single("importance"),
	wire.Text("phoneNumber"), wire.Boolean("joinAudioMuted"), wire.Boolean("joinVideoMuted"),
	wire.Suits("onlineMeetingUri", func(uri string) bool { return uri == newMeeting || isSIP(uri) }),
	wire.Data("message", plainText, htmlText), wire.Data("mediaOffer"), wire.Data("customContent"),
}

// address wants the address of a contact or the number of a phone, if anything.
func address(name string) wire.Rule {
	return wire.Suits(name, func(uri string) bool { return isSIP(spelled(uri)) || isPhone(uri) })
}
