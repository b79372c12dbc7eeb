package stage

import (
	"context"
	"fmt"
	"net/http"

	"ucwatest/support/ucwa"
)

// Given is a derived conversation that somebody else has brought about. All are
// URLs; what is not known is "".
type Given struct {
	Application         string // the caller's, below which the rest lies
	DerivedConversation string
	DerivedModality     string
	Invitation          string
	Original            string
	Modality            Modality // that was added
}

// Lacks says what s has that a derived conversation with m does not, which
// somebody else has brought about and which may only be read; "" if it is nothing.
func (s Situation) Lacks(m Modality) string {
	switch {
	case s.Fate != AnsweredByOther || s.Start:
		return "another fate of the invitation"
	case s.Modality != m:
		return "another modality"
	case s.Route != AnyRoute && s.Route != Rule:
		return "a certain route to the answerer"
	case s != Situation{Modality: s.Modality, Fate: s.Fate, Route: s.Route}:
		return "more than the derived conversation alone"
	}
	return ""
}

// Find is the scene that g gives, if that is what s asks for. Nothing is made,
// so that nothing will be cleared away. The error is an *Unoffered where g is
// another situation, or the server does not show the application or the conversation.
func Find(ctx context.Context, u Users, s Situation, g Given) (*Scene, error) {
	scene := &Scene{Users: u, Situation: s, Given: true, Original: g.Original, Invitation: g.Invitation,
		Derived: g.DerivedConversation, DerivedBy: g.DerivedModality}
	if why := s.Lacks(g.Modality); why != "" {
		return scene, &Unoffered{What: "the given derived conversation", Reason: "the case needs " + why, Ours: true}
	}
	x, err := u.Caller.ReadApplication(ctx, g.Application)
	if err == nil {
		err = refused(x, "application")
	}
	if err == nil {
		err = scene.there(ctx)
	}
	if err != nil || g.Invitation == "" {
		return scene, err
	}
	return scene, scene.complete(ctx)
}

// there wants what is given to be there: a call may have ended since, and a URL
// be mistyped. However else it is answered is for a case to judge.
func (s *Scene) there(ctx context.Context) error {
	x, err := s.Caller.Get(ctx, s.Derived, ucwa.FormatJSON)
	if err != nil {
		return err
	}
	if x.Status == http.StatusNotFound || x.Status == http.StatusGone {
		return refused(x, "given derived conversation")
	}
	return nil
}

// complete adds what the invitation says and nobody has given.
func (s *Scene) complete(ctx context.Context) error {
	invitation, err := read(ctx, s.Caller, s.Invitation)
	if err != nil {
		return fmt.Errorf("the given invitation: %w", err)
	}
	for rel, href := range map[string]*string{ucwa.RelConversation: &s.Original, s.Situation.Modality.Derived(): &s.DerivedBy} {
		if link, found := invitation.Link(rel); found && *href == "" {
			*href = link.Href
		}
	}
	return nil
}
