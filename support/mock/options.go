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
	// Spoil spoils answers; nil plays an honest pool.
	Spoil *Spoil
	// Linked lets events link to resources without carrying any: both are
	// allowed (events), and a client must fetch what it does not get.
	Linked bool
	// Seen is called with each request once it has been answered, from the
	// goroutine that answered it; nil sees none.
	Seen func(Request)
	// FQDN is the name in X-MS-Server-Fqdn; "" is pool.contoso.com.
	FQDN string
}

// complete fills in what the zero value leaves to the pool.
func (o Options) complete() Options {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.FQDN == "" {
		o.FQDN = "pool." + domain
	}
	return o
}

// domain is the SIP domain of every user.
const domain = "contoso.com"

// A User is somebody who can sign in to the pool.
type User struct {
	// SIP is the address, sip:name@contoso.com. It is required and unique.
	SIP string
	// Username and Password are what the password grant asks for.
	Username, Password string
	// Name is what others see; "" is the part of SIP before the @.
	Name string
	// Phone is the tel: URI of the user's phone; "" lets the pool choose one.
	Phone string
	// Answers tells that the phone is picked up by itself when it rings.
	Answers bool
	// Scopes are those of the user's tokens. Tokens of a user without scopes
	// (nil) carry none, as on premises, and are good for everything.
	Scopes []string
}
