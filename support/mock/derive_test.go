package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestDerive_byForwarding(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		invitation, original := c.derived()
		t.Logf("%v %v", invitation, original)
		k2 := c.caller.get(invitation.href("derivedConversation")).want(200)
		t.Logf("%s", k2.body)
		t.Logf("%s", c.caller.xml(invitation.href("derivedConversation")).want(200).body)
		for _, e := range c.caller.drain() {
			t.Log(e, e.from, e.text("link", "href"))
		}
		for _, e := range c.callee.drain() {
			t.Log("B", e, e.from, e.text("link", "href"))
		}
		for _, e := range c.answerer.drain() {
			t.Log("C", e, e.from, e.text("link", "href"))
		}
	})
}
