package mock

import "ucwatest/support/mock/wire"

// An operation is a link of a modality: something that can be done with it, or
// a part of it to be read. Captures show when those of messaging can be used, and
// one address with a context, that of escalateAudioVideo; the others follow from
// what their pages say, and are made in its likeness.
type operation struct {
	rel string
	// path is where captures have it below the modality. It is "" for what
	// invites somebody: that is posted to a collection of invitations.
	path string
	// context tells one invitation of a collection from another.
	context string
	// at is where it is if neither rel nor path say so; nil elsewhere.
	at func(*conversation) string
	// outside tells that the samples have it below communication.
	outside bool
	offered func(*conversation) bool
	// do is what POST does, draw what GET shows as long as it is there, and common
	// what GET shows below communication, alike for all conversations. With all of
	// them nil its routes are not among those of modalities.
	do     func(*request, *conversation) *refusal
	draw   func(*conversation) *wire.Resource
	common func(*application) *wire.Resource
	manner
}

// has, lacks and busy tell of a modality whether it is connected, whether
// it could be added now, and whether it is in use in any way.
func has(m modality) func(*conversation) bool {
	return func(c *conversation) bool { return c.modalities[m] == stateConnected }
}

func lacks(m modality) func(*conversation) bool {
	return func(c *conversation) bool { return c.modalities[m] == stateDisconnected && c.up() }
}

func busy(m modality) func(*conversation) bool {
	return func(c *conversation) bool { return c.modalities[m] != stateDisconnected }
}

func always(*conversation) bool { return true }

// operationURL is where the operation o on m of c is: in the samples where its
// name says, but for the few that those show elsewhere.
func (c *conversation) operationURL(m modality, o operation) string {
	communication := c.app.url + communicationPath
	named := c.app.pool.profile.NamedAddresses
	switch {
	case o.at != nil:
		return o.at(c)
	case o.common != nil, named && o.outside && c.outside():
		return communication + "/" + o.rel
	case named:
		return c.modalityURL(m) + "/" + o.rel
	case o.path != "":
		return c.modalityURL(m) + "/" + o.path
	}
	url := communication + "/" + c.row(m).kind.collection() + "?conversation=" + c.id
	if o.context != "" {
		url += "&context=" + o.context
	}
	return url
}

// stopURL is where the modality of c is ended.
func (c *conversation) stopURL(m modality) string {
	for _, o := range c.row(m).operations {
		if o.rel == c.row(m).stop {
			return c.operationURL(m, o)
		}
	}
	return ""
}
