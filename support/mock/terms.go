package mock

// terms are what an invitation says, the same on all sides.
type terms struct {
	kind                          *kind
	to                            string // an address
	threadID, subject, importance string
	operation                     string // operationId, the caller's
	session                       string // sessionContext
	number                        string // phoneNumber
	muted, dark                   bool   // joinAudioMuted and joinVideoMuted
	message, offer, custom        content
	tracks                        tracks // of an invitation to audioVideo
	replaces                      bool   // whether phone audio takes the place of audioVideo
}

// terms reads what an invitation is to say (startMessaging, addAudio and so on).
func (q *request) terms(k *kind, rules ...rule) (terms, *refusal) {
	in, r := q.input()
	if r != nil {
		return terms{}, r
	}
	if r := in.check(append(rules, termRules...)...); r != nil {
		return terms{}, r
	}
	if r := q.app.refuseInvitation(in.text("operationId")); r != nil {
		return terms{}, r
	}
	t := terms{
		kind: k, to: in.text("to"), operation: in.text("operationId"), session: in.text("sessionContext"),
		threadID: in.text("threadId"), subject: in.text("subject"), importance: in.textOr("importance", "Normal"),
		muted: in.flag("joinAudioMuted"), dark: in.flag("joinVideoMuted"),
		tracks: k.tracks, message: in.content("message"), offer: in.content("mediaOffer"), custom: in.content("customContent"),
	}
	if k == onlineMeetingInvitation {
		t.to = in.text("onlineMeetingUri")
	}
	if k.byPhone {
		t.number = in.textOr("phoneNumber", q.app.owner.Phone)
		if !isPhone(t.number) {
			return terms{}, errNumber
		}
	}
	return t, nil
}

// termRules are the limits that the pages of invitations give.
var termRules = []rule{
	address("to"), upTo("operationId", 50), upTo("sessionContext", 50),
	upTo("subject", 250), text("threadId"), among("importance", "Emergency", "Normal", "Urgent"), single("importance"),
	text("phoneNumber"), boolean("joinAudioMuted"), boolean("joinVideoMuted"),
	suits("onlineMeetingUri", func(uri string) bool { return uri == newMeeting || isSIP(uri) }),
	data("message", plainText, htmlText), data("mediaOffer"), data("customContent"),
}
