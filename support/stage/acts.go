package stage

import (
	"context"
	"errors"
	"fmt"

	"ucwatest/support/client"
	"ucwatest/support/document"
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

// converse starts the original conversation: a message that the callee accepts.
func (s *Scene) converse(ctx context.Context) error {
	if s.Situation.Start {
		return nil
	}
	communication, err := embedded(s.Caller.Application(), ucwa.RelCommunication)
	if err != nil {
		return err
	}
	input := map[string]any{"to": s.Callee.Account.SIP, "operationId": "messaging-" + s.Tag, "subject": "Strategy for next quarter"}
	started, err := post(ctx, s.Caller, communication, ucwa.RelStartMessaging, input)
	if err != nil {
		return err
	}
	if err := s.take(ctx, s.Callee, ucwa.RelMessagingInvitation, ucwa.RelAccept); err != nil {
		return err
	}
	address, err := created(started)
	if err != nil {
		return err
	}
	invitation, err := s.conclude(ctx, ucwa.RelMessagingInvitation, address)
	if err != nil {
		return err
	}
	s.Original, err = linked(invitation, ucwa.RelConversation)
	return err
}

// route lets the callee's calls reach the answerer.
func (s *Scene) route(ctx context.Context) error {
	if s.Situation.Fate != AnsweredByOther {
		return nil
	}
	settings, forward := "immediateForwardSettings", "immediateForwardToContact"
	if s.Situation.Route == Ringing {
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

// invite adds the modality to the original conversation, or starts one with it.
func (s *Scene) invite(ctx context.Context) error {
	if err := s.pickUp(ctx); err != nil {
		return err
	}
	from, rel, err := s.inviter(ctx)
	if err != nil {
		return err
	}
	s.Operation = s.Situation.Modality.Rel() + "-" + s.Tag
	x, err := post(ctx, s.Caller, from, rel, s.input())
	if err != nil {
		return err
	}
	s.Invitation, err = created(x)
	return err
}

// created is where the answer says that what was asked for is.
func created(x *client.Exchange) (string, error) {
	if address := x.Header.Get("Location"); address != "" {
		return address, nil
	}
	return "", &Unoffered{"the invitation's address", fmt.Sprintf("status %d without a Location", x.Status)}
}

// pickUp lets the phone of whoever is to answer phone audio be picked up.
func (s *Scene) pickUp(ctx context.Context) error {
	if s.Situation.Modality != PhoneAudio {
		return nil
	}
	switch s.Situation.Fate {
	case AnsweredByOther:
		return s.Phones.PickUp(ctx, s.Answerer.Account.Name)
	case AnsweredByCallee:
		return s.Phones.PickUp(ctx, s.Callee.Account.Name)
	}
	return nil
}

// inviter is the resource that offers to add or to start the modality, and its link.
func (s *Scene) inviter(ctx context.Context) (*document.Document, string, error) {
	phone := s.Situation.Modality == PhoneAudio
	if s.Situation.Start {
		communication, err := embedded(s.Caller.Application(), ucwa.RelCommunication)
		if phone {
			return communication, "startPhoneAudio", err
		}
		return communication, "startAudio", err
	}
	original, err := read(ctx, s.Caller, s.Original)
	if err != nil {
		return nil, "", err
	}
	modality, err := follow(ctx, s.Caller, original, s.Situation.Modality.Rel())
	if phone {
		return modality, "addPhoneAudio", err
	}
	return modality, "addAudio", err
}

func (s *Scene) input() map[string]any {
	input := map[string]any{"to": s.Callee.Account.SIP, "operationId": s.Operation}
	if s.Situation.Modality == PhoneAudio {
		input["phoneNumber"] = "tel:+14255550100"
		return input
	}
	input["sessionContext"] = "session-" + s.Tag
	input["_links"] = map[string]any{"mediaOffer": map[string]string{"href": mediaOffer}}
	return input
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
	return s.take(ctx, user, ucwa.RelAudioVideoInvitation, ucwa.RelAcceptWithAnswer)
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

// take lets user do what the link rel of its incoming invitation is for.
func (s *Scene) take(ctx context.Context, user *client.Session, invitation, rel string) error {
	event, err := user.Channel().Await(ctx, "an incoming "+invitation, func(e client.Event) bool {
		return e.Link.Rel == invitation && e.Type == "started"
	})
	var silence *client.Silence
	if errors.As(err, &silence) {
		return &Unoffered{"the " + invitation, silence.Error()}
	}
	if err != nil {
		return err
	}
	incoming := event.Embedded
	if incoming == nil {
		if incoming, err = read(ctx, user, event.Link.Href); err != nil {
			return err
		}
	}
	if rel != ucwa.RelAcceptWithAnswer {
		_, err = post(ctx, user, incoming, rel, nil)
		return err
	}
	return acceptWithAnswer(ctx, user, incoming)
}

// acceptWithAnswer posts the media answer to where the incoming invitation wants it.
func acceptWithAnswer(ctx context.Context, user *client.Session, incoming *document.Document) error {
	href, err := linked(incoming, ucwa.RelAcceptWithAnswer)
	if err != nil {
		return err
	}
	x, err := user.Do(ctx, client.Request{Method: "POST", URL: href, ContentType: ucwa.SDP, Body: []byte(mediaAnswer)})
	if err != nil {
		return err
	}
	return refused(x, ucwa.RelAcceptWithAnswer)
}

// conclude waits until the caller's invitation at href has completed and reads
// it. A channel that stays silent is no reason to stop: what it did not say is
// for a check to judge.
func (s *Scene) conclude(ctx context.Context, rel, href string) (*document.Document, error) {
	_, err := s.Caller.Channel().Await(ctx, "the completed "+rel, func(e client.Event) bool {
		return e.Link.Rel == rel && e.Type == "completed"
	})
	var silence *client.Silence
	if err != nil && !errors.As(err, &silence) {
		return nil, err
	}
	return read(ctx, s.Caller, href)
}

// derive notes where the invitation says that the derived conversation is.
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
	return nil
}
