package derived

import (
	"cmp"
	_ "embed" // for the two descriptions of media
	"encoding/base64"
	"strings"
)

// Staging is what a target's file says of how to stage there. Its zero value is
// what the mock takes.
type Staging struct {
	Routes        []Route  // to try where a situation leaves it open, in order; none means call forwarding alone
	Offer, Answer string   // of media, in SDP; "" means ours
	PhoneNumber   string   // where the caller's own phone rings, for phone audio; "" means one that the mock has
	Answers       []string // the parts whose phones pick up by themselves
}

// Ours describe audio that nobody will send: a UCWA server relays descriptions of
// media and never the media itself. Addresses are those kept for documentation
// (RFC 5737).
var (
	//go:embed offer.sdp
	ownOffer string
	//go:embed answer.sdp
	ownAnswer string
)

const ownNumber = "tel:+14255550100"

func (s Staging) offer() string       { return lines(cmp.Or(s.Offer, ownOffer)) }
func (s Staging) answer() string      { return lines(cmp.Or(s.Answer, ownAnswer)) }
func (s Staging) phoneNumber() string { return cmp.Or(s.PhoneNumber, ownNumber) }

// lines ends each line as SDP wants it (RFC 8866, section 5), and files seldom do.
func lines(sdp string) string {
	return strings.ReplaceAll(strings.ReplaceAll(sdp, "\r\n", "\n"), "\n", "\r\n")
}

func dataURI(sdp string) string {
	return "data:application/sdp;base64," + base64.StdEncoding.EncodeToString([]byte(sdp))
}
