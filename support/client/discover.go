package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// discoveryHops is how many links of the discovery are followed in all.
const discoveryHops = 5

// discover goes from the root over the user resource to the applications. A
// link may lead to another host, which gets a token of its own: none ever
// travels from one host to another.
func (s *Session) discover(ctx context.Context) (*url.URL, error) {
	x, err := s.root(ctx)
	if err != nil {
		return nil, err
	}
	for range discoveryHops {
		d, from, err := s.station(ctx, x)
		if err != nil {
			return nil, err
		}
		rel, err := signpost(d)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", from, err)
		}
		at, err := s.onward(d, from, rel)
		if err != nil {
			return nil, fmt.Errorf("%s: link %s: %w", from, rel, err)
		}
		if rel == ucwa.RelApplications {
			return at, nil
		}
		if x, err = s.look(ctx, at); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("discovery at %s: still not at the applications after %d links", s.Account.start(), discoveryHops)
}

// root is the answer of the first root that gives one. Nobody has signed in
// anywhere before: what goes wrong afterwards goes wrong once.
func (s *Session) root(ctx context.Context) (*Exchange, error) {
	roots, err := s.Account.roots()
	if err != nil {
		return nil, err
	}
	var failed []string
	for _, at := range roots {
		x, err := s.look(ctx, at)
		if err == nil && len(roots) > 1 {
			err = x.leadsOn()
		}
		if err == nil {
			return x, nil
		}
		if len(roots) == 1 || ctx.Err() != nil {
			return nil, err
		}
		failed = append(failed, err.Error())
	}
	return nil, fmt.Errorf("no discovery root of %s answers: %s", s.Account.domain(), strings.Join(failed, "; "))
}

// leadsOn is why an answer is not worth going on with: a host that was never
// meant to be a root may well answer something.
func (x *Exchange) leadsOn() error {
	if x.asksToSignIn() {
		return nil
	}
	if err := x.unless(http.StatusOK); err != nil {
		return err
	}
	_, err := x.Document()
	if err != nil {
		return fmt.Errorf("%s: %w", x.RedactedURL(), err)
	}
	return nil
}

// station is the resource that x answered with, or would with a token, and
// where it was found in the end.
func (s *Session) station(ctx context.Context, x *Exchange) (*document.Document, *url.URL, error) {
	at, err := url.Parse(x.URL)
	if err != nil {
		return nil, nil, err
	}
	if x.asksToSignIn() {
		if err := s.credentials.unlock(ctx, s.wire, x); err != nil {
			return nil, nil, err
		}
		x, err = s.visit(ctx, Request{}, at, s.credentials.current())
	}
	if err == nil {
		err = x.unless(http.StatusOK)
	}
	if err != nil {
		return nil, nil, err
	}
	d, err := x.Document()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", x.RedactedURL(), err)
	}
	return d, at, nil
}

// signpost is the link of d to follow, the one that leads furthest.
func signpost(d *document.Document) (string, error) {
	signposts := []string{ucwa.RelApplications, ucwa.RelUser, ucwa.RelRedirect}
	for _, rel := range signposts {
		if _, found := d.Link(rel); found {
			return rel, nil
		}
	}
	return "", fmt.Errorf("got none of the links %s", strings.Join(signposts, ", "))
}

// onward is where the link rel of d leads, whatever rel is: the password follows.
func (s *Session) onward(d *document.Document, from *url.URL, rel string) (*url.URL, error) {
	link, _ := d.Link(rel)
	to, err := resolve(from, link.Href)
	if err != nil {
		return nil, err
	}
	return to, s.wire.trust.step(from, to)
}

// The hosts that a domain's users find their pool by, the internal one first.
var rootHosts = [...]string{"lyncdiscoverinternal.", "lyncdiscover."}

// roots are where to begin.
func (a Account) roots() ([]*url.URL, error) {
	if domain := a.domain(); a.Discover == "" && domain != "" {
		var all []*url.URL
		for _, host := range rootHosts {
			all = append(all, &url.URL{Scheme: "https", Host: host + domain, Path: "/"})
		}
		return all, nil
	}
	at, err := url.Parse(a.Discover)
	if err != nil {
		return nil, errors.New("the discovery root is not a valid URL")
	}
	if at, err = resolve(at, a.Discover); err != nil {
		return nil, err
	}
	return []*url.URL{at}, nil
}

// start is how errors name where the discovery began.
func (a Account) start() string {
	if a.Discover == "" {
		return a.domain()
	}
	return a.Discover
}

// domain is that of the user's address; empty if there is none that could be.
func (a Account) domain() string {
	if a.Domain != "" {
		return a.Domain
	}
	_, domain, _ := strings.Cut(a.SIP, "@")
	domain, _, _ = strings.Cut(strings.ToLower(domain), ";")
	if strings.Trim(domain, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" {
		return ""
	}
	return domain
}

// place is what a user's pool is remembered by.
func (a Account) place() string { return a.SIP + " " + a.Username + " " + a.Discover }
