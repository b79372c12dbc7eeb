package target

import (
	"regexp"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/redact"
)

// words are those of may; the first is there if the file says none.
var words = []string{MayRead, MayStage}

// A pool is what a live target has in the place of a mock's control interface:
// users of its own, of whom there is one of each.
type pool struct {
	accounts map[string]client.Account  // by their parts
	turn     chan struct{}              // held by whoever has the cast
	sessions map[string]*client.Session // of those who have signed in; belongs to whoever has the turn
}

// pool reads a target that is none of our own.
func (c *checker) pool(e entry, b block, t *Target) {
	t.Live, t.Share = true, b.Share == nil || *b.Share
	if len(b.Users) == 0 && b.Discover+b.Applications == "" && !c.problems.HasErrors() {
		c.complain(e.At, `target %q: want mock = "https://..." for a mock, or the users of a pool, of whom user "caller" is needed`, e.Name)
		return
	}
	c.refuse(b.Body, "dialect", "dialect: only a mock is told one; a pool answers as it does")
	if t.May = b.May; !said(b.Body, "may") {
		t.May = words[:1]
	}
	c.oneOf(b.Body, "may", t.May, words)
	if !t.Permits(MayRead) {
		c.refuse(b.Body, "may", `may: got %q, want "read" among it`, t.May)
	}
	t.Given, t.Staging = c.given(b.Given), c.staging(b.Stage)
	if b.Observe != nil {
		t.Observe = c.duration(b.Observe.Body, "wait", b.Observe.Wait)
	}
	t.Redactor = new(redact.Redactor)
	t.pool = &pool{accounts: c.accounts(b, t.Redactor), turn: make(chan struct{}, 1), sessions: map[string]*client.Session{}}
	c.places(b, t)
	c.everybody(e, b, t)
	t.options.Found, t.options.Live, t.options.Redactor = new(client.Found), new(client.Live), t.Redactor
	if !t.Permits(MayStage) {
		t.options.Transport = client.ReadOnly(t.transport, t.Given == nil)
	}
}

// hostPattern is a host, or with a dot before it all hosts below it; with a port
// only what listens there.
var hostPattern = regexp.MustCompile(`^(\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(:([0-9]+))?$`)

// places tells everybody where the pool is found.
func (c *checker) places(b block, t *Target) {
	t.options.Hosts = b.Hosts
	for _, host := range b.Hosts {
		found := hostPattern.FindStringSubmatch(host)
		switch {
		case found == nil:
			c.refuse(b.Body, "hosts", `hosts: got %q, want a host as "pool.contoso.com", or ".contoso.com" for all below it`, host)
		case found[4] != "" && !listenable(found[4]):
			c.refuse(b.Body, "hosts", "hosts: got port %s in %q, want one from 1 to 65535", found[4], host)
		}
	}
	c.url(b.Body, "discover", b.Discover)
	c.url(b.Body, "applications", b.Applications)
	if said(b.Body, "discover") {
		c.refuse(b.Body, "applications", "applications: got discover too, want one of them: either leads to the pool")
	}
	applications := b.Applications
	if t.Given != nil && b.Discover == "" && applications == "" {
		applications = above(t.Given.Application)
	}
	for part, a := range t.pool.accounts {
		a.Discover, a.Applications = b.Discover, strings.TrimSuffix(applications, "/")
		if t.acts() || part == parts[0] {
			t.pool.accounts[part] = a
		} else {
			delete(t.pool.accounts, part) // there is nothing left to do
		}
	}
}

// acts tells whether users bring situations about: not where a conversation is
// given or observed.
func (t *Target) acts() bool { return t.Given == nil && t.Observe == 0 }
