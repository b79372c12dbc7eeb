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

// Arrive creates an application for everybody, makes them available and listens
// to their event channels. The error is *Unoffered where the server refuses one.
func (s *Scene) Arrive(ctx context.Context) error {
	for _, user := range s.Everybody() {
		if err := s.Come(ctx, user); err != nil {
			return err
		}
	}
	return nil
}

// Come does for one user what Arrive does for everybody.
func (s *Scene) Come(ctx context.Context, user *client.Session) error {
	if err := s.Apply(ctx, user); err != nil {
		return err
	}
	if err := s.makeAvailable(ctx, user); err != nil {
		return err
	}
	user.Channel().Listen(ctx)
	return nil
}

// Endpoint is the id that leads back to the user's application.
func (s *Scene) Endpoint(user *client.Session) string {
	parts := []string{"ucwatest", s.Run, s.Tag, user.Account.Name}
	if s.Run == "" {
		parts = append(parts[:1], parts[2:]...)
	}
	return strings.Join(parts, "-")
}

// Apply creates the application of user, and notes before how to delete it. The error is
// that of Refused where the pool refuses.
func (s *Scene) Apply(ctx context.Context, user *client.Session) error {
	id := s.Endpoint(user)
	entry, err := s.Undo.Intend(user.Account.Name, KindApplication, map[string]string{DetailEndpoint: id},
		func(ctx context.Context) error { return leave(ctx, user, id, s.Lasting) })
	if err != nil {
		return err
	}
	err = user.CreateApplication(ctx, id)
	var unwanted *client.Unwanted
	if errors.As(err, &unwanted) {
		return errors.Join(Refused(unwanted.Exchange, "application"), s.Undo.Unmade())
	}
	if err != nil {
		return err
	}
	return s.Undo.Made(entry, user.ApplicationURL())
}

// makeAvailable lets others reach user. An application that is available
// already, or needs not be made so, is as good. Where audio is not allowed
// messages may be, and what then needs audio is refused later on.
func (s *Scene) makeAvailable(ctx context.Context, user *client.Session) error {
	me, err := Embedded(user.Application(), ucwa.RelMe)
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
	x, err := Post(ctx, user, me, ucwa.RelMakeMeAvailable,
		map[string]any{"signInAs": "Online", "supportedModalities": modalities, "audioPreference": "VoipAudio"})
	if err == nil || x == nil {
		return 0, err
	}
	if x.Subcode() == "AlreadyExists" {
		return 0, nil
	}
	return x.Status, err
}
