package stage

import (
	"context"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

// arrive creates an application for everybody and makes them available.
func (s *Scene) arrive(ctx context.Context) error {
	available := map[string]any{"signInAs": "Online", "supportedModalities": []string{"Messaging", "Audio"}, "audioPreference": "VoipAudio"}
	for _, user := range s.everybody() {
		if err := user.CreateApplication(ctx, "ucwatest-"+s.Tag+"-"+user.Account.Name); err != nil {
			return err
		}
		me, err := embedded(user.Application(), ucwa.RelMe)
		if err != nil {
			return err
		}
		if _, err := post(ctx, user, me, ucwa.RelMakeMeAvailable, available); err != nil {
			return err
		}
	}
	return nil
}

// route lets what is for the callee reach the answerer.
func (s *Scene) route(ctx context.Context) error {
	if s.Situation.Fate != AnsweredByOther {
		return nil
	}
	settings, forward := "immediateForwardSettings", "immediateForwardToContact"
	switch s.Situation.Route {
	case Rule:
		return s.Offstage.Divert(ctx, s.Callee.Account.Name, s.Answerer.Account.Name)
	case Ringing:
		settings, forward = "simultaneousRingSettings", "simultaneousRingToContact"
	}
	me, err := embedded(s.Callee.Application(), ucwa.RelMe)
	if err != nil {
		return err
	}
	all, err := follow(ctx, s.Callee, me, "callForwardingSettings")
	if err != nil {
		return err
	}
	some, err := embedded(all, settings)
	if err != nil {
		return err
	}
	_, err = post(ctx, s.Callee, some, forward, map[string]any{"target": s.Answerer.Account.SIP})
	return err
}

// pickUp lets the phone of whoever is to answer phone audio be picked up.
func (s *Scene) pickUp(ctx context.Context) error {
	if s.Situation.Modality != PhoneAudio {
		return nil
	}
	switch s.Situation.Fate {
	case AnsweredByOther:
		return s.Offstage.PickUp(ctx, s.Answerer.Account.Name)
	case AnsweredByCallee:
		return s.Offstage.PickUp(ctx, s.Callee.Account.Name)
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
	_, err = s.conclude(ctx, invitation, s.Invitation)
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
	invitation, err := read(ctx, s.Caller, s.Invitation)
	if err != nil {
		return err
	}
	link, _ := invitation.Link(ucwa.RelDerivedConversation)
	modality, _ := invitation.Link(s.Situation.Modality.Derived())
	s.Derived, s.DerivedBy = link.Href, modality.Href
	if s.Situation.Modality != Messaging || s.DerivedBy == "" {
		return nil
	}
	messaging, err := read(ctx, s.Caller, s.DerivedBy)
	if err != nil {
		return err
	}
	link, _ = messaging.Link(ucwa.RelConversation)
	s.Derived = link.Href
	return nil
}
