package stage

import (
	"context"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

// PicksUp is the part whose phone has to pick up by itself for s to come about:
// phone audio is not accepted by UCWA. It is "" if nobody's has.
func (s Situation) PicksUp() string {
	switch {
	case s.Modality != PhoneAudio:
	case s.Fate == AnsweredByOther:
		return "answerer"
	case s.Fate == AnsweredByCallee:
		return "callee"
	}
	return ""
}

// pickUp lets the phone of whoever is to answer phone audio be picked up.
func (s *Scene) pickUp(ctx context.Context) error {
	if s.Situation.Modality == PhoneAudio && s.Lasting && s.Staging.PhoneNumber == "" {
		return &Unoffered{What: "phone audio", Reason: "the target file has no phone_number, where the caller's own phone would ring", Ours: true}
	}
	if who := s.Situation.PicksUp(); who != "" {
		return s.Offstage.PickUp(ctx, who)
	}
	return nil
}

// settle brings the invitation to its fate.
func (s *Scene) settle(ctx context.Context) error {
	var err error
	invitation := s.Situation.Modality.Invitation()
	switch s.Situation.Fate {
	case Pending:
		return nil
	case AnsweredByOther:
		err = s.answer(ctx, s.Answerer)
	case AnsweredByCallee:
		err = s.answer(ctx, s.Callee)
	case Declined:
		err = s.take(ctx, s.Callee, invitation, ucwa.RelDecline)
	case Cancelled:
		err = s.cancel(ctx)
	}
	if err != nil {
		return err
	}
	s.concluded, err = s.conclude(ctx, outgoing{invitation, s.Invitation, s.Operation})
	return err
}

// answer lets user answer with media. A phone is picked up without UCWA.
func (s *Scene) answer(ctx context.Context, user *client.Session) error {
	if s.Situation.Modality == PhoneAudio {
		return nil
	}
	return s.take(ctx, user, s.Situation.Modality.Invitation(), s.Situation.Modality.accept())
}

// cancel lets the caller take its invitation back.
func (s *Scene) cancel(ctx context.Context) error {
	invitation, err := read(ctx, s.Caller, s.Invitation)
	if err != nil {
		return err
	}
	_, err = post(ctx, s.Caller, invitation, "cancel", nil)
	return err
}

// derive notes where the invitation says that the derived conversation is. An
// invitation to messaging only names the derived modality, which names it then.
func (s *Scene) derive(ctx context.Context) error {
	if s.Situation.Fate != AnsweredByOther || s.Situation.Start {
		return nil
	}
	s.note()
	if s.Situation.Modality == Messaging && s.DerivedBy != "" {
		messaging, err := read(ctx, s.Caller, s.DerivedBy)
		if err != nil {
			return err
		}
		link, _ := messaging.Link(ucwa.RelConversation)
		s.Derived = link.Href
	}
	if s.Derived == "" {
		return nil
	}
	s.talk.url = s.Derived
	return s.made(s.talk.deed, s.Derived)
}

// note notes where the completed invitation says that the derived resources are.
func (s *Scene) note() {
	derived, _ := s.concluded.Link(ucwa.RelDerivedConversation)
	modality, _ := s.concluded.Link(s.Situation.Modality.Derived())
	s.Derived, s.DerivedBy = derived.Href, modality.Href
}
