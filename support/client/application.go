package client

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// culture is the one that applications are created in: messages come in it.
const culture = "en-US"

// longestAgent is how many characters of userAgent an application may have.
const longestAgent = 100

// CreateApplication creates the user's application, or comes back to it if one
// with that endpoint id, of at most 100 characters, is there already. If the
// server knows the token from nowhere it is asked for one of its own, once. Its
// error names what the server said.
func (s *Session) CreateApplication(ctx context.Context, endpointID string) error {
	s.hangUp()
	if err := s.create(ctx, endpointID); err != nil {
		return fmt.Errorf("application of %s: %w", s.Account.Name, err)
	}
	return nil
}

func (s *Session) create(ctx context.Context, endpointID string) error {
	x, err := s.apply(ctx, endpointID)
	if err == nil && x.strange() && s.challenge(ctx) == nil {
		x, err = s.apply(ctx, endpointID)
	}
	if err != nil {
		return err
	}
	if err := x.unless(http.StatusCreated, http.StatusOK); err != nil {
		return blamed(x, err)
	}
	return s.take(x)
}

// Registration is what CreateApplication posts, and where: whoever else posts
// the same comes to the same application.
func (s *Session) Registration(endpointID string) (to string, body []byte, err error) {
	agent := []rune(s.wire.agent[0])
	body, err = json.Marshal(map[string]string{
		"culture": culture, "endpointId": endpointID, "userAgent": string(agent[:min(len(agent), longestAgent)])})
	return s.applications.String(), body, err
}

// apply may be repeated: the endpoint id makes it one and the same application.
func (s *Session) apply(ctx context.Context, endpointID string) (*Exchange, error) {
	to, body, err := s.Registration(endpointID)
	if err != nil {
		return nil, err
	}
	return s.Do(ctx, Request{Method: http.MethodPost, URL: to, ContentType: ucwa.JSON, Body: body,
		repeatable: true, learn: s.meet})
}

// ReadApplication makes an application that is there already the session's, as
// CreateApplication does with one that it creates. Its error is that of Do, or
// that the answer, if it was one that succeeded, cannot be read.
func (s *Session) ReadApplication(ctx context.Context, at string) (*Exchange, error) {
	s.hangUp()
	x, err := s.Do(ctx, Request{URL: at, learn: s.meet})
	if err != nil || x.Status != http.StatusOK {
		return x, err
	}
	return x, s.take(x)
}

// take makes the application in x the session's.
func (s *Session) take(x *Exchange) error {
	d, err := x.Document()
	if err != nil {
		return err
	}
	self, err := s.Resolve(d.Self)
	if err != nil {
		return blamed(x, fmt.Errorf("link %s: %w", ucwa.RelSelf, err))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.application, s.applicationURL, s.channel = d, self, nil
	return nil
}

// meet lets the redactor know whom the answer shows before anybody sees it.
func (s *Session) meet(x *Exchange) {
	if !s.wire.redactor.HidesPeople() {
		return
	}
	if d, err := document.Read(x.contentType(), x.Body); err == nil {
		addOwner(s.wire.redactor, s.Account.Name, d)
	}
}

// strange tells whether a token of another server was taken for a fault: some
// servers do not see what they have been given.
func (x *Exchange) strange() bool {
	return x.Status == http.StatusInternalServerError && (len(x.Body) > 0 && !x.spokenByUCWA() || x.aboutTokens())
}

// Application is what the pool answered when it was created, nil before. It
// stays when the application is deleted: what becomes of its URLs can be asked.
func (s *Session) Application() *document.Document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.application
}

// ApplicationURL is where the application says it lives, absolute; empty before
// there is one.
func (s *Session) ApplicationURL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.applicationURL
}

// DeleteApplication stops listening to its events and deletes the application
// and all below it, even when the run has had its share of requests. One that is
// gone already, or never was, is no error.
func (s *Session) DeleteApplication(ctx context.Context) error {
	ctx = Cleaning(ctx)
	s.hangUp()
	at := s.ApplicationURL()
	if at == "" {
		return nil
	}
	x, err := s.Do(ctx, Request{Method: http.MethodDelete, URL: at})
	if err == nil {
		err = x.unless(http.StatusNoContent, http.StatusOK, http.StatusNotFound)
	}
	if by := x.Culprit(); err == nil && by != Product {
		err = blamed(x, fmt.Errorf("DELETE %s: got %s by the %s, and not the pool's word that it is gone", x.RedactedURL(), x.outcome(), by))
	}
	if err != nil {
		return fmt.Errorf("application of %s: %w", s.Account.Name, err)
	}
	return nil
}
