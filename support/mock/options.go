package mock

import (
	"io"
	"time"
)

// Options say how a pool plays.
type Options struct {
	// Dialect is the spelling of answers; the zero value is Real.
	Dialect Dialect
	// Now is the clock of the users of AddUser, and the instant at which the
	// clocks of the control interface's groups start. It is required.
	Now func() time.Time
	// Rand is where ids and tokens come from. It is required and must not
	// fail: crypto/rand.Reader, or any endless reader.
	Rand io.Reader
	// Zone is the zone in which XML shows dates; nil is UTC.
	Zone *time.Location
	// Control serves the control interface under /~control.
	Control bool
	// ControlToken is what calls of the control interface have to send in
	// Authorization; "" asks for none, and takes calls to an IP address or
	// localhost only.
	ControlToken string
	// Spoil spoils answers; nil plays an honest pool.
	Spoil *Spoil
	// Linked lets events link to resources without carrying any: both are
	// allowed (events), and a client must fetch what it does not get.
	Linked bool
	// Seen is called with each request once it has been answered, from the
	// goroutine that answered it; nil sees none.
	Seen func(Request)
	// Keep is how many requests Requests remembers: 0 is 1,000, and a negative
	// number none.
	Keep int
	// FQDN is the name in X-MS-Server-Fqdn; "" is pool.contoso.com.
	FQDN string
	// Redirect is the absolute URL of another discovery root that this one
	// sends everybody on to; "" is none. RootPath is the same root without it.
	Redirect string
	// Home is scheme and host of the pool that holds the applications; "" is
	// the one that was asked.
	Home string
	// Grants are the grant types that the challenge lists and the token
	// endpoint takes: password, urn:microsoft.rtc:windows and so on. Nil is
	// password.
	Grants []string
	// TokenLife is how long a token is good for; 0 is eight hours.
	TokenLife time.Duration
	// Patience is how long an invitation that nobody answers, and a message
	// that nobody fetches, is waited for; 0 is 30 seconds. A phone that is
	// picked up rings for a thirtieth of it.
	Patience time.Duration
	// Origins are the values of X-Ms-Origin that are served, in any case: nil
	// serves all of them. Requests without that header always are served.
	Origins []string
	// GzipFrom is how many bytes a body has to have to be sent as gzip to a
	// client that asks for it; 0 is 8,192, and a negative number is never.
	GzipFrom int
}

// complete fills in what the zero value leaves to the pool.
func (o Options) complete() Options {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.FQDN == "" {
		o.FQDN = "pool." + domain
	}
	if o.Keep == 0 {
		o.Keep = defaultRecorded
	}
	if o.Grants == nil {
		o.Grants = []string{passwordGrant}
	}
	if o.TokenLife == 0 {
		o.TokenLife = tokenLife
	}
	if o.Patience == 0 {
		o.Patience = patience
	}
	if o.GzipFrom == 0 {
		o.GzipFrom = worthGzip
	}
	return o
}

// domain is the SIP domain of the users that the control interface makes.
const domain = "contoso.com"

// A User is somebody who can sign in to the pool.
type User struct {
	// SIP is the address, sip:name@contoso.com. It is required and unique.
	SIP string
	// Username and Password are what the password grant asks for.
	Username, Password string
	// Name is what others see; "" is the part of SIP before the @.
	Name string
	// Title is what the user does in the organization, "" for nothing.
	Title string
	// Emails are the e-mail addresses; nil is SIP without sip:.
	Emails []string
	// Contacts are the addresses of the people on the user's contact list; nil is
	// everybody in the pool, or in the user's group, up to 1,000.
	Contacts []string
	// Phone is the tel: URI of the user's phone; "" lets the pool choose one.
	Phone string
	// Answers tells that the phone is picked up by itself when it rings, even
	// while the user is signed in. All else they do by themselves are Habits.
	Answers bool
	// NoVoice tells that the user is not enabled for enterprise voice, and so
	// has no call forwarding.
	NoVoice bool
	// Habits are what the user does while not signed in.
	Habits Habits
	// Scopes are those of the user's tokens. Tokens of a user without scopes
	// (nil) carry none, as on premises, and are good for everything.
	Scopes []string
}
