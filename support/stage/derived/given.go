package derived

import (
	"context"
	"fmt"
	"net/http"

	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// Given is a derived conversation that somebody else has created. All are
// URLs; what is not known is "".
type Given struct {
	Application         string // the caller's, below which the rest lies
	DerivedConversation string
	DerivedModality     string
	Invitation          string
	Original            string
	Modality            Modality // that was added
}

// Find is the scene that g gives, if that is what s asks for. Nothing is made,
// so that nothing will be cleaned up. The error is an *stage.Unoffered where g is
// another situation, or the server does not show the application or the conversation.
func Find(ctx context.Context, u stage.Users, s Situation, g Given) (*stage.Scene, error) {
	scene := begin(u, Staging{}, s).Scene
	scene.Given, scene.Original, scene.Invitation = true, g.Original, g.Invitation
	scene.Derived, scene.DerivedBy = g.DerivedConversation, g.DerivedModality
	if why := s.Lacks(g.Modality); why != "" {
		return scene, &stage.Unoffered{What: "the given derived conversation", Reason: "the case needs " + why, Ours: true}
	}
	x, err := u.Caller.ReadApplication(ctx, g.Application)
	if err == nil {
		err = stage.Refused(x, "application")
	}
	if err == nil && !s.Alone {
		err = there(ctx, scene)
	}
	if err != nil || s.Alone || g.Invitation == "" {
		return scene, err
	}
	return scene, complete(ctx, scene)
}

// there wants what is given to be there: a call may have ended since, and a URL
// be mistyped. However else it is answered is for a case to judge.
func there(ctx context.Context, s *stage.Scene) error {
	x, err := s.Caller.Get(ctx, s.Derived, ucwa.FormatJSON)
	if err != nil {
		return err
	}
	if x.Status == http.StatusNotFound || x.Status == http.StatusGone {
		return stage.Refused(x, "given derived conversation")
	}
	return nil
}

// complete adds what the invitation says and nobody has given.
func complete(ctx context.Context, s *stage.Scene) error {
	invitation, err := stage.Read(ctx, s.Caller, s.Invitation)
	if err != nil {
		return fmt.Errorf("the given invitation: %w", err)
	}
	for rel, href := range map[string]*string{ucwa.RelConversation: &s.Original, s.DerivedRel: &s.DerivedBy} {
		if link, found := invitation.Link(rel); found && *href == "" {
			*href = link.Href
		}
	}
	return nil
}
