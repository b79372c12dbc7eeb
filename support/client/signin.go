package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// discoveryHops is how many redirect links are followed in all.
const discoveryHops = 5

// SignIn finds the pool of a user and gets a token for it (RootURL,
// AuthenticationInUCWA). No application is created yet. The error names the
// user, the URL and what was answered.
func SignIn(ctx context.Context, o Options, a Account) (*Session, error) {
	if o.Now == nil {
		return nil, errors.New("sign-in: no clock given")
	}
	s := newSession(o, a)
	if err := s.discover(ctx); err != nil {
		return nil, fmt.Errorf("sign-in of %s: %w", a.Name, s.wire.mask.Load().err(err))
	}
	return s, nil
}

// discover goes from the root over the user resource to the applications. A
// link may lead to another host, which gets a token of its own: none ever
// travels from one host to another.
func (s *Session) discover(ctx context.Context) error {
	at, err := url.Parse(s.Account.Discover)
	if err != nil {
		return errors.New("the URL of the discovery root is none")
	}
	if at, err = resolve(at, s.Account.Discover); err != nil {
		return err
	}
	wanted := ucwa.RelUser
	for range discoveryHops {
		d, from, err := s.station(ctx, at, wanted)
		if err != nil {
			return err
		}
		rel := wanted
		if _, found := d.Link(ucwa.RelRedirect); found {
			rel = ucwa.RelRedirect
		}
		if at, err = onward(d, from, rel); err != nil {
			return fmt.Errorf("%s: link %s: %w", from, rel, err)
		}
		switch rel {
		case ucwa.RelApplications:
			return s.settle(ctx, at)
		case ucwa.RelUser:
			wanted = ucwa.RelApplications
		}
	}
	return fmt.Errorf("discovery at %s: still redirected after %d hops", s.Account.Discover, discoveryHops)
}

// station gets one resource of the discovery, and tells where it was found in
// the end. Only the user resource, where the applications are looked for, wants
// a token.
func (s *Session) station(ctx context.Context, at *url.URL, wanted string) (*document.Document, *url.URL, error) {
	r := Request{Method: http.MethodGet, Once: true}
	if wanted == ucwa.RelUser {
		r.Anonymous = true
	} else if err := s.keys.fetch(ctx, s, at); err != nil {
		return nil, nil, err
	}
	x, err := s.follow(ctx, r, at, s.tokenFor(r))
	if err == nil {
		err = x.unless(http.StatusOK)
	}
	if err != nil {
		return nil, nil, err
	}
	d, err := x.Document()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", x.URL, err)
	}
	found, err := url.Parse(x.URL)
	return d, found, err
}

// onward is where the link rel of d leads. A pool that is reached over https is
// not left for http.
func onward(d *document.Document, from *url.URL, rel string) (*url.URL, error) {
	link, found := d.Link(rel)
	if !found {
		return nil, errors.New("there is none")
	}
	to, err := resolve(from, link.Href)
	if err == nil && from.Scheme == "https" && to.Scheme == "http" {
		return nil, &BadHref{link.Href, "leads from https to http"}
	}
	return to, err
}

// settle notes the pool and makes sure that it granted the token itself.
func (s *Session) settle(ctx context.Context, applications *url.URL) error {
	if !s.keys.fit(applications) {
		if err := s.keys.fetch(ctx, s, applications); err != nil {
			return err
		}
	}
	s.pool, s.applications = origin(applications), applications
	return nil
}
