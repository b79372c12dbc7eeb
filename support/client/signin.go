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
	for range discoveryHops {
		d, from, err := s.station(ctx, at)
		if err != nil {
			return err
		}
		rel, err := signpost(d)
		if err != nil {
			return fmt.Errorf("%s: %w", from, err)
		}
		if at, err = onward(d, from, rel); err != nil {
			return fmt.Errorf("%s: link %s: %w", from, rel, err)
		}
		if rel == ucwa.RelApplications {
			return s.settle(ctx, at)
		}
	}
	return fmt.Errorf("discovery at %s: still not at the applications after %d links", s.Account.Discover, discoveryHops)
}

// station gets one resource of the discovery, with a token if it wants one, and
// tells where it was found in the end.
func (s *Session) station(ctx context.Context, at *url.URL) (*document.Document, *url.URL, error) {
	x, err := s.look(ctx, at)
	if err != nil {
		return nil, nil, err
	}
	if at, err = url.Parse(x.URL); err != nil {
		return nil, nil, err
	}
	if x.asksToSignIn() {
		if err := s.keys.unlock(ctx, s.wire, x); err != nil {
			return nil, nil, err
		}
		x, err = s.follow(ctx, Request{Method: http.MethodGet}, at, s.keys.current())
	}
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
	return d, at, nil
}

// look asks without a token: for what needs none, or to be challenged.
func (s *Session) look(ctx context.Context, at *url.URL) (*Exchange, error) {
	return s.follow(ctx, Request{Method: http.MethodGet, Anonymous: true}, at, "")
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

// onward is where the link rel of d leads. A pool that is reached over https is
// not left for http.
func onward(d *document.Document, from *url.URL, rel string) (*url.URL, error) {
	link, _ := d.Link(rel)
	to, err := resolve(from, link.Href)
	if err == nil && from.Scheme == "https" && to.Scheme == "http" {
		return nil, &BadHref{link.Href, "leads from https to http"}
	}
	return to, err
}

// settle notes the pool and makes sure that it granted the token itself.
func (s *Session) settle(ctx context.Context, applications *url.URL) error {
	if !s.keys.fit(applications) {
		x, err := s.look(ctx, applications)
		if err == nil {
			err = x.unless(http.StatusUnauthorized, http.StatusForbidden)
		}
		if err == nil {
			err = s.keys.unlock(ctx, s.wire, x)
		}
		if err != nil {
			return err
		}
	}
	s.pool, s.applications = origin(applications), applications
	return nil
}
