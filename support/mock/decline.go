package mock

import (
	"maps"
	"slices"

	"ucwatest/support/mock/wire"
)

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
		k.phones = slices.DeleteFunc(k.phones, func(other party) bool { return other.user == u })
	}
	why := *reasonDeclined
	why.Subcode = declineReasons[reason]
	k.missed(&why)
}
