package mock

// contactPresenceURL is where a finds whether uri is available.
func (a *application) contactPresenceURL(uri string) string {
	if a.pool.options.Dialect == Doc {
		return a.contactURL(uri) + "/contactPresence"
	}
	return a.contactURL(uri) + "/presence"
}

// contactPhotoURL is where a finds the photo of uri.
func (a *application) contactPhotoURL(uri string) string {
	if a.pool.options.Dialect == Doc {
		return a.contactURL(uri) + "/contactPhoto"
	}
	return a.url + "/photos/" + contactID(uri)
}

// peopleRows are those of what a knows of others.
func peopleRows() []row {
	presence := get(func(q *request) *refusal { return q.found(q.app.contactPresence(q.ids[1])) })
	return []row{
		{"/people/{}/contactPresence", "contactPresence", owned, presence, ""},
		{"/people/{}/presence", "contactPresence", owned, presence, ""},
		{"/people/{}/contactPhoto", "photo", owned, get(getPhoto), ""},
	}
}

// contactPresence draws how available a contact is, nil for what is no address.
func (a *application) contactPresence(id string) *Resource {
	uri := "sip:" + id
	if !isSIP(uri) {
		return nil
	}
	r := newResource("contactPresence", a.contactPresenceURL(uri))
	u := a.owner.group.user(uri)
	if u == nil {
		return r.put("availability", "Offline").put("deviceType", "Unknown")
	}
	r.put("availability", u.availability()).put("deviceType", "PC")
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

// activity is what the user is seen to do, in one of the well-known words of
// the page contactPresence, "" for nothing special.
func (u *user) activity() string {
	activity := ""
	for _, a := range u.applications {
		for _, c := range a.conversations {
			switch {
			case c.state == stateConferenced:
				return "in-a-conference"
			case c.uses(audioVideo):
				activity = "on-the-phone"
			}
		}
	}
	return activity
}
