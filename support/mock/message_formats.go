package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// messageFormats are the members of MessageFormat.
var messageFormats = []string{"Plain", "Html"}

// formats are the kinds of messages that a takes: those that makeMeAvailable
// named, and plain text without that.
func (a *application) formats() []string {
	return a.dashboard.formats
}

// formats are the kinds of messages that everybody in c takes
// (negotiatedMessageFormats); plain text is always one.
func (c *conversation) formats() []string {
	var common []string
	for _, f := range messageFormats {
		refused := func(side *conversation) bool { return !slices.Contains(side.app.formats(), f) }
		if f == "Plain" || !slices.ContainsFunc(c.talk.sides, refused) {
			common = append(common, f)
		}
	}
	return common
}

// putFormats adds the property negotiatedMessageFormats, which captures show while
// people can write.
func (c *conversation) putFormats(r *wire.Resource) {
	if c.app.pool.profile.AllAtOnce || c.modalities[messaging] == stateConnected {
		r.Put("negotiatedMessageFormats", c.formats())
	}
}

// reads tells whether everybody in c takes messages of a format.
func (c *conversation) reads(format string) bool { return slices.Contains(c.formats(), format) }
