package mock

import "fmt"

// A Dialect is the name of a profile: an index into profiles.
type Dialect int

// The dialects: Real is what captures of servers show, Doc what the samples
// of the reference show.
const (
	Real Dialect = iota
	Doc
)

// A Profile is a spelling of UCWA: rules that say what goes over the wire. All
// that differs between dialects is here, so that a dialect is one value. A rule
// is DOC if the reference states or shows it, OBS if captures show it, and INFER
// if it is deduced.
type Profile struct {
	// Name is what ParseDialect reads.
	Name string
	// Base is the path that applications lie below. DOC: the samples have
	// /ucwa/v1; OBS and DOC (SendAnIM): servers have /ucwa/oauth/v1.
	Base string

	// AllAtOnce shows every property and link of a resource in every state, also
	// those that exclude each other. What one cannot do now is refused when it is
	// asked for. DOC: samples of application, conversation, invitation, message,
	// modality, participant. OBS without it: only what applies now is shown.
	AllAtOnce bool
	// Sorted orders members: rel and then properties by name; links by name
	// without regard to case, but those that hold data and from before the others.
	// DOC: most samples. OBS without it: no order, so that of the mock's own stays.
	Sorted bool
	// RelLast writes rel and etag behind _links and _embedded in JSON. OBS.
	RelLast bool
	// AbsoluteEvents writes absolute hrefs in the answers of the event channel.
	// DOC: samples of events. OBS without it: they are relative.
	AbsoluteEvents bool
	// Titles gives links to participants the name as title. OBS: localParticipant.
	Titles bool
	// StartedMessages tells of an incoming message that it started before it is
	// completed. DOC: message. OBS without it: completed alone.
	StartedMessages bool

	// NumberIDs makes ids of three digits: of applications, conversations,
	// invitations, messages and participants. DOC: all samples. OBS without it:
	// an application has 10 to 12 digits, a conversation a GUID, an invitation 32
	// hexadecimal digits, a participant their address, and messages count from 1.
	NumberIDs bool
	// NamedAddresses lets the address that a link leads to end in the link's name.
	// DOC: almost all samples. OBS without it: people are invited at the collection
	// of the invitations of their type, and some parts have names of their own
	// (messages, typing, terminate, presence, photos).
	NamedAddresses bool
	// OneInvitations has all invitations below communication/invitations. DOC:
	// samples of invitations. OBS without it: those of each type have a
	// collection of their own.
	OneInvitations bool
	// Scattered has parts of a conversation at places where nobody would look:
	// the local participant below onlineMeeting, typingParticipants below
	// participants, and, of the first conversation of an application, phoneAudio
	// and addVideo below communication. DOC: samples of derivedConversation,
	// derivedMessaging, derivedPhoneAudio, derivedAudioVideo. OBS without it.
	Scattered bool
	// DiscoveryRel shows rel in the answers of the discovery. DOC: RootURL. OBS
	// without it.
	DiscoveryRel bool

	// GUIDTags makes entity tags that look like GUIDs. DOC: samples of application
	// and communication. OBS without it: a decimal number.
	GUIDTags bool
	// QuotedTags sends entity tags in quotes, as HTTP has it. INFER from clients,
	// which quote them in If-Match; DOC without it: the samples print them bare.
	QuotedTags bool
	// ETagProperty shows the entity tag as the property etag of application,
	// communication, me and the like. OBS.
	ETagProperty bool
	// PutProperty shows a property with a made-up name that a PUT has to send
	// back. DOC: PayloadFormat; OBS.
	PutProperty bool

	// Charset adds charset=utf-8 to the media type. OBS; the samples do not.
	Charset bool
	// ServerHeaders sends X-MS-Server-Fqdn and Cache-Control with all answers,
	// Pragma and Expires with those of the discovery and of batches,
	// X-Content-Type-Options with the discovery, and Content-Length with 204. OBS.
	ServerHeaders bool
	// PhotoCookie sends the cookie that opens photos, and P3P, with an
	// application. OBS.
	PhotoCookie bool
}

// profiles are the values of all dialects, in the order of their constants.
var profiles = [...]Profile{
	Real: {
		Name: "real", Base: "/ucwa/oauth/v1/applications",
		RelLast: true, Titles: true,
		QuotedTags: true, ETagProperty: true, PutProperty: true,
		Charset: true, ServerHeaders: true, PhotoCookie: true,
	},
	Doc: {
		Name: "doc", Base: "/ucwa/v1/applications",
		AllAtOnce: true, Sorted: true, AbsoluteEvents: true, StartedMessages: true,
		NumberIDs: true, NamedAddresses: true, OneInvitations: true, Scattered: true, DiscoveryRel: true,
		GUIDTags: true,
	},
}

// ParseDialect reads the name of a dialect. Its error lists all of them.
func ParseDialect(name string) (Dialect, error) {
	for d, p := range profiles {
		if p.Name == name {
			return Dialect(d), nil
		}
	}
	return Real, fmt.Errorf("got %q, want one of %q", name, Dialects())
}

// Dialects are all dialects, the zero value first.
func Dialects() []Dialect {
	all := make([]Dialect, len(profiles))
	for d := range profiles {
		all[d] = Dialect(d)
	}
	return all
}

// String is the name that ParseDialect reads.
func (d Dialect) String() string {
	if d < 0 || int(d) >= len(profiles) {
		return fmt.Sprintf("Dialect(%d)", int(d))
	}
	return profiles[d].Name
}

// Profile is what d stands for. It panics if d is none of the constants.
func (d Dialect) Profile() Profile { return profiles[d] }
