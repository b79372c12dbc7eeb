package mock

import "slices"

// A party is somebody who can be called: a user, or a number that no user has.
type party struct {
	uri  string
	user *user // nil for a number
}

// party is u as somebody who can be called.
func (u *user) party() party { return party{u.SIP, u} }

// party finds who has uri. It is false for an address that nobody has; any
// number may be somebody's.
func (g *group) party(uri string) (party, bool) {
	if u := g.user(uri); u != nil {
		return u.party(), true
	}
	return party{uri: uri}, isPhone(uri)
}

// with is the remote participant who of c, who is added if need be.
func (c *conversation) with(who party) *participant {
	if p := c.remote(who); p != nil {
		return p
	}
	p := c.newParticipant(who.uri, false)
	c.remotes = append(c.remotes, p)
	return p
}

// remote finds the remote participant who, nil if there is none.
func (c *conversation) remote(who party) *participant {
	i := slices.IndexFunc(c.remotes, func(p *participant) bool {
		return p.user == who.user && (p.user != nil || p.uri == who.uri)
	})
	if i < 0 {
		return nil
	}
	return c.remotes[i]
}
