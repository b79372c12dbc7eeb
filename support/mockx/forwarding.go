package mock

import "net/http"

const forwardingPath = "me/callForwardingSettings"

// getForwarding renders where calls to the user go (callForwardingSettings).
func (c *call) getForwarding() *Answer {
	state := "None"
	switch {
	case c.app.user.forward != "":
		state = "ImmediateForward"
	case c.app.user.ring != "":
		state = "SimultaneousRing"
	}
	r := &Resource{Rel: "callForwardingSettings", Href: c.app.below(forwardingPath)}
	r.set("activePeriod", "Always").set("activeSetting", state)
	r.link("turnOffCallForwarding", c.app.below(forwardingPath+"/turnOffCallForwarding"))
	r.embed("immediateForwardSettings", false, c.immediateForward())
	return c.show(r.embed("simultaneousRingSettings", false, c.simultaneousRing()))
}

func (c *call) getImmediateForward() *Answer { return c.show(c.immediateForward()) }

func (c *call) getSimultaneousRing() *Answer { return c.show(c.simultaneousRing()) }

func (c *call) immediateForward() *Resource {
	return c.diversion("immediateForwardSettings", "immediateForwardToContact", c.app.user.forward)
}

func (c *call) simultaneousRing() *Resource {
	return c.diversion("simultaneousRingSettings", "simultaneousRingToContact", c.app.user.ring)
}

// diversion renders one way to divert calls.
func (c *call) diversion(rel, link, to string) *Resource {
	path := c.app.below(forwardingPath + "/" + rel)
	r := &Resource{Rel: rel, Href: path}
	target := "None"
	if u := c.app.user.group.find(to); u != nil {
		target = "Contact"
		r.link("contact", c.app.contact(u))
	}
	return r.set("target", target).link(link, path+"/"+link)
}

func (c *call) forwardNowhere() *Answer {
	c.app.user.forward, c.app.user.ring = "", ""
	return c.done()
}

func (c *call) forwardToContact() *Answer { return c.divert(&c.app.user.forward, &c.app.user.ring) }

func (c *call) ringToContact() *Answer { return c.divert(&c.app.user.ring, &c.app.user.forward) }

// mostTarget is how long the target of a diversion may be.
const mostTarget = 80

// divert sets where one diversion leads; the other one ends.
func (c *call) divert(this, other *string) *Answer {
	in, refusal := c.input()
	if refusal == nil {
		refusal = c.required(in, mostTarget, "target")
	}
	if refusal != nil {
		return refusal
	}
	if c.app.user.group.find(in.text("target")) == nil {
		return c.refuse(http.StatusNotFound, "NotFound", "DestinationNotFound")
	}
	*this, *other = in.text("target"), ""
	return c.done()
}
