package stage

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// arrive creates an application for everybody and makes them available.
func (s *Scene) arrive(ctx context.Context) error {
	for _, user := range s.everybody() {
		if err := s.apply(ctx, user); err != nil {
			return err
		}
		if err := s.makeAvailable(ctx, user); err != nil {
			return err
		}
		user.Channel().Listen(ctx)
	}
	return nil
}

// endpoint is the id that leads back to the user's application.
func (s *Scene) endpoint(user *client.Session) string {
	parts := []string{"ucwatest", s.Run, s.Tag, user.Account.Name}
	if s.Run == "" {
		parts = append(parts[:1], parts[2:]...)
	}
	return strings.Join(parts, "-")
}

// apply creates the application of one user.
func (s *Scene) apply(ctx context.Context, user *client.Session) error {
	id := s.endpoint(user)
	entry := &deed{kind: KindApplication, undo: func(ctx context.Context) error { return s.leave(ctx, user, id) }}
	if err := s.pledge(user, entry, map[string]string{DetailEndpoint: id}); err != nil {
		return err
	}
	err := user.CreateApplication(ctx, id)
	var unwanted *client.Unwanted
	if errors.As(err, &unwanted) {
		return errors.Join(refused(unwanted.Exchange, "application"), s.unmade())
	}
	if err != nil {
		return err
	}
	return s.made(entry, user.ApplicationURL())
}

// leave deletes the application of user. One that may be there although nobody
// answered is found by its endpoint id.
func (s *Scene) leave(ctx context.Context, user *client.Session, endpoint string) error {
	if user.ApplicationURL() == "" {
		if err := user.CreateApplication(ctx, endpoint); err != nil {
			return err
		}
	}
	if err := user.DeleteApplication(ctx); err != nil || !s.Lasting {
		return err
	}
	return s.gone(ctx, user, user.ApplicationURL())
}

// makeAvailable lets others reach user. An application that is available
// already, or needs not be made so, is as good. Where audio is not allowed
// messages may be, and what then needs audio is refused later on.
func (s *Scene) makeAvailable(ctx context.Context, user *client.Session) error {
	me, err := embedded(user.Application(), ucwa.RelMe)
	if err != nil {
		return err
	}
	if _, offered := me.Link(ucwa.RelMakeMeAvailable); !offered {
		return nil
	}
	status, err := availableFor(ctx, user, me, "Messaging", "Audio")
	if status != http.StatusForbidden {
		return err
	}
	s.notes = append(s.notes, fmt.Sprintf("with Messaging and Audio, %v", err))
	_, err = availableFor(ctx, user, me, "Messaging")
	return err
}

// availableFor makes user available and returns the status of a refusal, 0 if
// there was none. To be available already is none.
func availableFor(ctx context.Context, user *client.Session, me *document.Document, modalities ...string) (int, error) {
	x, err := post(ctx, user, me, ucwa.RelMakeMeAvailable,
		map[string]any{"signInAs": "Online", "supportedModalities": modalities, "audioPreference": "VoipAudio"})
	if err == nil || x == nil {
		return 0, err
	}
	if x.Subcode() == "AlreadyExists" {
		return 0, nil
	}
	return x.Status, err
}
