package client

import (
	"context"
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
// with that endpoint id, of at most 100 characters, is there already. Its error
// names what the server said.
func (s *Session) CreateApplication(ctx context.Context, endpointID string) error {
	agent := []rune(s.wire.agent[0])
	x, err := s.Post(ctx, s.applications.String(), map[string]string{
		"culture": culture, "endpointId": endpointID, "userAgent": string(agent[:min(len(agent), longestAgent)])})
	if err != nil {
		return fmt.Errorf("application of %s: %w", s.Account.Name, err)
	}
	if err := x.unless(http.StatusCreated, http.StatusOK); err != nil {
		return fmt.Errorf("application of %s: %w", s.Account.Name, err)
	}
	d, err := x.Document()
	if err != nil {
		return fmt.Errorf("application of %s: %w", s.Account.Name, err)
	}
	self, err := s.Resolve(d.Self)
	if err != nil {
		return fmt.Errorf("application of %s: link %s: %w", s.Account.Name, ucwa.RelSelf, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.application, s.applicationURL, s.channel = d, self, nil
	return nil
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

// DeleteApplication deletes the application and all below it. One that is gone
// already, or never was, is no error.
func (s *Session) DeleteApplication(ctx context.Context) error {
	at := s.ApplicationURL()
	if at == "" {
		return nil
	}
	x, err := s.Do(ctx, Request{Method: http.MethodDelete, URL: at})
	if err == nil {
		err = x.unless(http.StatusNoContent, http.StatusOK, http.StatusNotFound)
	}
	if err != nil {
		return fmt.Errorf("application of %s: %w", s.Account.Name, err)
	}
	return nil
}
