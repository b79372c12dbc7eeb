package stage

import "encoding/base64"

// mediaOffer and mediaAnswer describe audio that nobody will send: a UCWA
// server relays descriptions of media and never the media itself.
var mediaOffer = "data:application/sdp;base64," + base64.StdEncoding.EncodeToString([]byte(mediaAnswer))

const mediaAnswer = "v=0\r\n" +
	"o=- 0 0 IN IP4 192.0.2.1\r\n" +
	"s=session\r\n" +
	"c=IN IP4 192.0.2.1\r\n" +
	"t=0 0\r\n" +
	"m=audio 50000 RTP/AVP 0 101\r\n" +
	"a=rtpmap:0 PCMU/8000\r\n" +
	"a=rtpmap:101 telephone-event/8000\r\n" +
	"a=sendrecv\r\n"
