package target

import (
	"regexp"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/redact"
)

// words are those of may; the first is there if the file says none.
var words = []string{MayRead, MayStage}

// pool reads a target that is none of our own.
func (c *checker) pool(e entry, b block, t *Target) {
	t.Traits, t.Share, t.Redactor = OfPool(), b.Share == nil || *b.Share, new(redact.Redactor)
	t.options = client.Options{Transport: t.transport, Now: t.now, PoolCache: new(client.PoolCache), Redactor: t.Redactor}
	if len(b.Users)+len(b.Teams) == 0 && b.Discover+b.Applications == "" && !c.problems.HasErrors() {
		c.complain(e.At, `target %q: want mock = "https://..." for a mock, or the users of a pool, of whom user "caller" is needed`, e.Name)
		return
	}
	c.refuse(b.Body, "dialect", "dialect: only a mock takes a dialect; a pool answers in its own")
	c.refuse(b.Body, "token", `token: only the control interface of a mock has one; want auth "token" in the block of a user`)
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
	if place := c.place(b, t); len(b.Teams) > 0 {
		t.backend = c.teams(e, b, t, place)
	} else {
		t.backend = newPool(e.Name, "", t.present(c.accounts(b.Users, t.Redactor), place), t.Staging.Answers)
		c.everybody(e, b, t)
	}
	c.limits(b.Limits, t, defaults)
	t.options.Backoff, t.options.Live = patience, c.listening(b.Limits)
	if !t.Permits(MayStage) {
		t.options.Transport = client.ReadOnly(t.transport, t.Given == nil)
	}
}

// hostPattern is a host, or with a dot before it all hosts below it; with a port
// only what listens there.
var hostPattern = regexp.MustCompile(`^(\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(:([0-9]+))?$`)

// place is an account of nobody's that says where the pool is found.
func (c *checker) place(b block, t *Target) client.Account {
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
	return client.Account{Discover: b.Discover, Applications: strings.TrimSuffix(applications, "/")}
}

// present are those of accounts who have something to do, at the place of the pool.
func (t *Target) present(accounts map[string]client.Account, place client.Account) map[string]client.Account {
	there := map[string]client.Account{}
	for part, a := range accounts {
		a.Discover, a.Applications = place.Discover, place.Applications
		if t.acts() || part == parts[0] {
			there[part] = a
		}
	}
	return there
}

// acts tells whether users bring situations about: not where a conversation is
// given or observed.
func (t *Target) acts() bool { return t.Given == nil && t.Observe == 0 }
