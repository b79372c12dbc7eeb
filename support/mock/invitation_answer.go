package mock

import (
	"maps"
	"slices"

	"ucwatest/support/mock/wire"
)

// onInvitation is the handler of what can be done with an invitation that waits.
func onInvitation(outgoing bool, act func(*request, *invitation) *refusal) map[string]handler {
	return post(func(q *request) *refusal {
		i := q.app.invitation(q.ids[1])
		switch {
		case i == nil || i.outgoing != outgoing:
			return errNotFound
		case i.ended || i.answering:
			return errState
		}
		if r := act(q, i); r != nil {
			return r
		}
		return q.done()
	})
}

func cancel(q *request, i *invitation) *refusal {
	if _, r := q.input(); r != nil {
		return r
	}
	i.call.fail(stateCancelled, reasonCanceled, reasonWithdrawn)
	return nil
}

// accept is the handler of the link that accepts an invitation. What is
// accepted in another way - phone audio takes the phone - supports no such API.
func accept(link string) map[string]handler {
	return onInvitation(false, func(q *request, i *invitation) *refusal {
		if i.kind.accept != link {
			return errUnsupported
		}
		answer, r := q.mediaAnswer()
		if r != nil {
			return r
		}
		if answer.Text != "" {
			i.call.negotiate("mediaAnswer", answer, i.app.owner.identity())
		}
		i.call.answer(i.app.owner.identity(), i)
		return nil
	})
}

// acceptByPhone takes an audio call on the phone of the user
// (acceptWithPhoneAudio): that rings first, and is picked up a moment later.
func acceptByPhone(q *request, i *invitation) *refusal {
	if !i.kind.answered("acceptWithPhoneAudio") {
		return errUnsupported
	}
	if _, r := q.input(); r != nil {
		return r
	}
	i.answering, i.byPhone = true, true
	i.notify("updated")
	i.call.group.clock.After(i.call.group.pickUp(), func() {
		if who := i.app.owner.identity(); !i.ended && !i.call.over {
			i.call.speak(who)
			i.call.answer(who, i)
		}
	})
	return nil
}

// answerEarly hands the caller an answer before the call is taken
// (sendProvisionalAnswer).
func answerEarly(q *request, i *invitation) *refusal {
	if !i.kind.answered("sendProvisionalAnswer") {
		return errUnsupported
	}
	answer, r := q.mediaAnswer()
	if r != nil {
		return r
	}
	i.call.negotiate("mediaProvisionalAnswer", answer, i.app.owner.identity())
	return nil
}

// mediaAnswer reads the media description in the body, and the query that goes
// with it. The page requires sessionContext; captured links do not carry it,
// so it may be missing here.
func (q *request) mediaAnswer() (mediaAnswer, *refusal) {
	in, r := q.input()
	if r != nil {
		return mediaAnswer{}, r
	}
	if r := check(in, wire.UpTo("sessionContext", 50), wire.UpTo("processedOfferId", 100)); r != nil {
		return mediaAnswer{}, r
	}
	answer := mediaAnswer{offer: in.Text("processedOfferId")}
	if q.contentType() == sdp {
		answer.Content = wire.Content{Kind: sdp, Text: string(q.bytes)}
	}
	return answer, nil
}

// Where an invitation is declined (CallDeclineReason): for one application of
// the user, or for all of them.
const (
	declineLocal  = "Local"
	declineGlobal = "Global"
)

// declineReasons are the members of CallDeclineReason with what the caller
// learns. The page names no subcodes: these are those of the same meaning.
var declineReasons = map[string]string{
	"Unknown":                              "Declined",
	declineLocal:                           "Declined",
	declineGlobal:                          "Declined",
	"MediaAllocationFailure":               "MediaFailure",
	"EncryptionMismatch":                   "MediaEncryptionMismatch",
	"IPv6NotSupported":                     "IPv6NotSupported",
	"MediaConnectivityFailure":             "MediaFailure",
	"CodecMismatch":                        "MediaNegotiationFailure",
	"UnsupportedMedia":                     "ModalityNotSupported",
	"InvalidMediaOffer":                    "InvalidMediaDescription",
	"InsufficientBandwidth":                "InsufficientBandwidth",
	"InsufficientBandwidthRerouteOverPstn": "InsufficientBandwidth",
}

// decline is the handler of the link of that name.
func decline(q *request, i *invitation) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	return i.decline(in)
}

// decline reads why and ends the invitation (decline).
func (i *invitation) decline(in wire.Input) *refusal {
	known := slices.Sorted(maps.Keys(declineReasons))
	if r := check(in, wire.Single("reason"), wire.Among("reason", known...)); r != nil {
		return r
	}
	i.refuse(in.TextOr("reason", declineGlobal))
	return nil
}

// refuse ends the invitation for this application, or for all of the user. The
// call has failed when nobody is left.
func (i *invitation) refuse(reason string) {
	k, u := i.call, i.app.owner
	for _, leg := range slices.Clone(k.legs) {
		if leg == i || leg.app.owner == u && reason != declineLocal {
			leg.lose(reasonRefused)
		}
	}
	if k.legOf(u) == nil {
		k.phones = slices.DeleteFunc(k.phones, func(other identity) bool { return other.user == u })
	}
	why := *reasonDeclined
	why.Subcode = declineReasons[reason]
	k.missed(&why)
}
