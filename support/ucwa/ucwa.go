// Package ucwa holds the names UCWA 2.0 uses on the wire: media types, link
// relations, headers. It has no logic that a server could share with its
// judge; the mock writes its own names down a second time on purpose.
//
// Go on with support/document, which reads what these names are found in.
package ucwa

// Namespace is the XML namespace of every UCWA element.
const Namespace = "http://schemas.microsoft.com/rtc/2012/03/ucwa"

// Media types (PayloadFormat).
const (
	JSON       = "application/json"
	XML        = "application/xml"
	VendorJSON = "application/vnd.microsoft.com.ucwa+json"
	VendorXML  = "application/vnd.microsoft.com.ucwa+xml"
	SDP        = "application/sdp"
	WebForm    = "application/x-www-form-urlencoded;charset=UTF-8"
)

// Headers that UCWA adds to HTTP's own.
const (
	HeaderVersion    = "X-MS-UcwaVersion"
	HeaderMinVersion = "X-MS-RequiresMinResourceVersion"
)

// Link relations and resource types.
const (
	RelAcceptedByParticipant = "acceptedByParticipant"
	RelAccept                = "accept"
	RelAcceptWithAnswer      = "acceptWithAnswer"
	RelApplications          = "applications"
	RelAudioVideo            = "audioVideo"
	RelAudioVideoInvitation  = "audioVideoInvitation"
	RelCommunication         = "communication"
	RelConversation          = "conversation"
	RelConversations         = "conversations"
	RelDecline               = "decline"
	RelDerivedAudioVideo     = "derivedAudioVideo"
	RelDerivedConversation   = "derivedConversation"
	RelDerivedMessaging      = "derivedMessaging"
	RelDerivedPhoneAudio     = "derivedPhoneAudio"
	RelEvents                = "events"
	RelMakeMeAvailable       = "makeMeAvailable"
	RelMe                    = "me"
	RelMessaging             = "messaging"
	RelMessagingInvitation   = "messagingInvitation"
	RelNext                  = "next"
	RelParticipant           = "participant"
	RelPhoneAudio            = "phoneAudio"
	RelPhoneAudioInvitation  = "phoneAudioInvitation"
	RelRedirect              = "redirect"
	RelResume                = "resume"
	RelResync                = "resync"
	RelSelf                  = "self"
	RelStartMessaging        = "startMessaging"
	RelUser                  = "user"
)
