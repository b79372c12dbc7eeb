package stage

import (
	"context"

	"ucwatest/support/document"
)

// accompany adds another modality to the derived conversation, so that it goes
// on without the derived one. The answerer accepts.
func (s *Scene) accompany(ctx context.Context) error {
	if !s.Situation.Company {
		return nil
	}
	m := s.Situation.Modality.Beside()
	derived, err := s.derived(ctx)
	if err != nil {
		return err
	}
	modality, err := follow(ctx, s.Caller, derived, m.Rel())
	if err != nil {
		return err
	}
	input := s.input(m, s.id("company"))
	if m != Messaging {
		input["to"] = s.Answerer.Account.SIP
	}
	x, err := post(ctx, s.Caller, modality, names[m].add, input)
	if err != nil {
		return err
	}
	invitation, err := created(x)
	if err != nil {
		return err
	}
	_, err = s.agree(ctx, m, s.Answerer, outgoing{m.Invitation(), invitation, s.id("company")})
	return err
}

// operate does with the derived modality what the situation says the caller has done.
func (s *Scene) operate(ctx context.Context) error {
	rel := ""
	switch s.Situation.Done {
	case Stopped:
		rel = names[s.Situation.Modality].stop
	case Held:
		rel = "holdPhoneAudio"
	default:
		return nil
	}
	modality, err := s.modality(ctx)
	if err != nil {
		return err
	}
	s.BySelf = modality.Self
	_, err = post(ctx, s.Caller, modality, rel, nil)
	return err
}

// modality reads the derived modality.
func (s *Scene) modality(ctx context.Context) (*document.Document, error) {
	if s.DerivedBy == "" {
		return nil, &Unoffered{What: "the derived modality", Reason: "the invitation has no link " + s.Situation.Modality.Derived()}
	}
	return read(ctx, s.Caller, s.DerivedBy)
}

// ModalitySelf is the derived modality's link to itself.
func (s *Scene) ModalitySelf(ctx context.Context) (string, error) {
	return itself(ctx, &s.BySelf, "the derived modality", s.modality)
}

// OriginalModality is where the original conversation has the modality that was
// added to it.
func (s *Scene) OriginalModality(ctx context.Context) (string, error) {
	original, err := read(ctx, s.Caller, s.Original)
	if err != nil {
		return "", err
	}
	return linked(original, s.Situation.Modality.Rel())
}
