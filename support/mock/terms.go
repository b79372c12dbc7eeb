package mock

import "ucwatest/support/mock/wire"

// terms are what an invitation says, the same on all sides.
type terms struct {
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

// terms reads what an invitation is to say (startMessaging, addAudio and so on).
func (q *request) terms(k *kind, rules ...wire.Rule) (terms, *refusal) {
	in, r := q.input()
	if r != nil {
		return terms{}, r
	}
	if r := check(in, append(rules, termRules...)...); r != nil {
		return terms{}, r
	}
	if r := q.app.refuseInvitation(in.Text("operationId")); r != nil {
		return terms{}, r
	}
	t := terms{
		kind: k, to: in.Text("to"), operation: in.Text("operationId"), session: in.Text("sessionContext"),
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
			return terms{}, errNumber
		}
	}
	return t, nil
}

// termRules are the limits that the pages of invitations give.
var termRules = []wire.Rule{
	address("to"), wire.UpTo("operationId", 50), wire.UpTo("sessionContext", 50),
	wire.UpTo("subject", 250), wire.Text("threadId"), wire.Among("importance", "Emergency", "Normal", "Urgent"), wire.Single("importance"),
	wire.Text("phoneNumber"), wire.Boolean("joinAudioMuted"), wire.Boolean("joinVideoMuted"),
	wire.Suits("onlineMeetingUri", func(uri string) bool { return uri == newMeeting || isSIP(uri) }),
	wire.Data("message", plainText, htmlText), wire.Data("mediaOffer"), wire.Data("customContent"),
}

// address wants the address of a contact or the number of a phone, if anything.
func address(name string) wire.Rule {
	return wire.Suits(name, func(uri string) bool { return isSIP(uri) || isPhone(uri) })
}
