package steps

import (
	"fmt"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/stage/derived"
)

// NotFromProduct says why the answer that was judged tells nothing of what was asked
// for, and who gave it; "" if it does. Something stood between us and the
// product, or a live pool had to be asked otherwise.
func (c *Case) NotFromProduct() (why string, by client.Culprit) {
	x := c.judged
	if x == nil {
		return "", ""
	}
	by = x.Culprit()
	switch {
	case by == client.Network:
		return "what was judged was cut on the way: the connection was closed before its end", by
	case by == client.Intermediary, by == client.Throttle && wordless(x):
		return fmt.Sprintf("what was judged is status %d by the %s, and not the product's answer", x.Status, by) + x.Diagnosis(), by
	case !c.Target.Uncontrolled:
		return "", "" // the mock is given causes, and what it says of them is judged
	case by == client.Throttle:
		return "the service was too busy to answer", by
	case by == client.Auth && !c.aboutAccess():
		if why := x.Unrenewed(); why != "" {
			return "the token was refused: " + why + x.Diagnosis(), by
		}
		return "the token was refused, and no new one helped" + x.Diagnosis(), by
	case x.Subcode() == "ApplicationNotFound" && c.within(x):
		return "the caller's application is gone: it expired, or somebody else deleted it", client.Harness
	}
	return "", ""
}

// wordless tells whether x gives no reason in UCWA's form.
func wordless(x *client.Exchange) bool {
	_, err := x.Reason()
	return err != nil
}

// Moved says that the pool which was judged serves nobody at the moment, as one
// does that fails over (ConfiguringATopology): in the server's words, "" if it does.
func (c *Case) Moved() string {
	if c.judged == nil || !c.Target.Uncontrolled {
		return ""
	}
	reason, err := c.judged.Reason()
	if err != nil || reason.Subcode != "CannotRedirect" {
		return ""
	}
	return c.judged.Sentence(strings.TrimSuffix("the pool names no other pool for its users: "+reason.Code+" "+reason.Subcode+": "+reason.Message, ": "))
}

// aboutAccess tells whether the case asks with another token than the user's own.
func (c *Case) aboutAccess() bool {
	return c.needs.Expired || c.needs.Scope != "" || c.judged.Borrowed()
}

// within tells whether x asked for something of the caller's application that
// the case has not deleted.
func (c *Case) within(x *client.Exchange) bool {
	at := c.scene.Caller.ApplicationURL()
	return c.needs.Situation.Deleted != derived.Application && at != "" && strings.HasPrefix(x.URL, at+"/")
}
