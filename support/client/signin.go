package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// SignIn finds the pool of a user and gets a token for it (RootURL,
// AuthenticationInUCWA); an account with a token and the URL of its
// applications asks for nothing. No application is created yet. The error names
// the user, the URL and what was answered.
func SignIn(ctx context.Context, o Options, a Account) (*Session, error) {
	if o.Now == nil {
		return nil, errors.New("sign-in: no clock given")
	}
	s := newSession(o, a)
	if err := s.enter(ctx); err != nil {
		return nil, blamed(s.wire.log.last(), fmt.Errorf("sign-in of %s: %w", a.Name, s.wire.redactor.Err(err)))
	}
	return s, nil
}

// enter goes by what is given, what was found before, or what is to be found.
func (s *Session) enter(ctx context.Context) error {
	if given := s.Account.Applications; given != "" {
		at, err := url.Parse(given)
		if err != nil {
			return errors.New("the link to the applications is not a valid URL")
		}
		if at, err = resolve(at, given); err != nil {
			return err
		}
		return s.enterPool(ctx, at)
	}
	if at := s.wire.options.PoolCache.at(s.wire.place); at != nil {
		err := s.enterPool(ctx, at)
		if err == nil || s.wire.options.PoolCache.at(s.wire.place) != nil {
			return err
		}
	}
	applications, err := s.discover(ctx)
	if err != nil {
		return err
	}
	if err := s.enterPool(ctx, applications); err != nil {
		return err
	}
	s.wire.options.PoolCache.keep(s.wire.place, applications)
	return nil
}

// look asks without a token: for what needs none, or to be challenged.
func (s *Session) look(ctx context.Context, at *url.URL) (*Exchange, error) {
	return s.visit(ctx, Request{Anonymous: true, strays: s.wire.trust.step}, at, "")
}

// visit gets what is at a URL on the way to the pool. It is an error, with what
// to do, if a redirect leads to where the way must not go.
func (s *Session) visit(ctx context.Context, r Request, at *url.URL, token string) (*Exchange, error) {
	r.Method = http.MethodGet
	x, err := s.follow(ctx, r, at, token)
	if err != nil || !redirects(x.Status) {
		return x, err
	}
	from, err := url.Parse(x.URL)
	if err != nil {
		return x, err
	}
	if to, wrong := resolve(from, x.Header.Get("Location")); wrong == nil {
		if err := s.wire.trust.step(from, to); err != nil {
			return x, fmt.Errorf("GET %s: got status %d: %w", x.RedactedURL(), x.Status, err)
		}
	}
	return x, nil
}

// enterPool notes the pool and makes sure that it granted the token itself.
func (s *Session) enterPool(ctx context.Context, applications *url.URL) error {
	s.pool, s.applications = origin(applications), applications
	s.wire.decides(ctx, "pool found", applications.String())
	if s.credentials.fit(applications) {
		return nil
	}
	return s.challenge(ctx)
}

// challenge gets a token from the pool itself.
func (s *Session) challenge(ctx context.Context) error {
	x, err := s.visit(ctx, Request{Anonymous: true}, s.applications, "")
	if err == nil {
		err = x.unless(http.StatusUnauthorized, http.StatusForbidden)
	}
	if err != nil {
		return err
	}
	return s.credentials.unlock(ctx, s.wire, x)
}
