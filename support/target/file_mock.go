package target

import (
	"cmp"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/mock"
)

// isMock tells a mock from a pool, and complains of what is both.
func (c *checker) isMock(e entry, b block) bool {
	if !said(b.Body, "mock") {
		return false
	}
	for _, key := range []string{"discover", "applications", "hosts", "may"} {
		c.refuse(b.Body, key, "%s: a mock has no such key, only a pool; want mock, or the keys of a pool", key)
	}
	for _, u := range b.Users {
		c.complain(u.At, "user %q: a mock makes its own users; want mock, or the keys of a pool", u.Part)
	}
	for _, one := range b.Teams {
		c.complain(one.At, "team %q: a mock makes its own users; want mock, or the keys of a pool", one.Name)
	}
	for what, there := range map[string]bool{"given": b.Given != nil, "observe": b.Observe != nil, "stage": b.Stage != nil} {
		if there {
			c.complain(e.At, "target %q: a mock has no block %s, only a pool; want mock, or the keys of a pool", e.Name, what)
		}
	}
	return true
}

// mock is one in another process, with its control interface on.
func (c *checker) mock(b block, t *Target) {
	root := c.url(b.Body, "mock", b.Mock)
	switch {
	case root == nil:
	case cmp.Or(root.Path, "/") != "/" || root.RawQuery+root.Fragment != "":
		c.refuse(b.Body, "mock", "mock: got %q, want the URL that ucwatest mock -control printed, as http://127.0.0.1:8080", b.Mock)
	case root.Scheme == "http" && b.TLS != nil:
		c.refuse(b.Body, "mock", "mock: got tls for the http URL %q, want https", b.Mock)
	}
	t.Share = b.Share != nil && *b.Share
	if said(b.Body, "dialect") {
		var err error
		if t.Dialect, err = mock.ParseDialect(b.Dialect); err != nil {
			c.refuse(b.Body, "dialect", "dialect: %v", err)
		}
	}
	if said(b.Body, "token") {
		c.secret(b.Body, "token", b.Token)
	}
	t.aimAtMock(strings.TrimSuffix(b.Mock, "/")).token = b.Token
	c.limits(b.Limits, t, client.Limits{})
	c.saysItself(b.Limits)
}
