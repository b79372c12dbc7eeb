package mock

import "ucwatest/support/mock/wire"

// contactPresenceURL is where a finds whether uri is available.
func (a *application) contactPresenceURL(uri string) string {
	if a.pool.profile.NamedAddresses {
		return a.contactURL(uri) + "/contactPresence"
	}
	return a.contactURL(uri) + "/presence"
}

// contactPresence draws how available a contact is, nil for what is no address.
func (a *application) contactPresence(id string) *wire.Resource {
	uri := "sip:" + id
	if !isSIP(uri) {
		return nil
	}
	r := wire.NewResource("contactPresence", a.contactPresenceURL(uri))
	u := a.owner.group.user(uri)
	if u == nil {
		return r.Put("availability", "Offline").Put("deviceType", "Unknown")
	}
	r.Put("availability", u.availability()).Put("deviceType", "PC")
	putGiven(r, "activity", u.activity())
	return r
}

// availability is a member of Availability: what the user signed in as.
func (u *user) availability() string {
	for _, a := range u.applications {
		if a.available != nil {
			return a.available.signInAs
		}
	}
	return "Offline"
}
