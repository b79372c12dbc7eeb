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

// converse starts the original conversation, in another modality than the one
// that is to be added, which the callee accepts.
func (s *Scene) converse(ctx context.Context) error {
	if s.Situation.Start {
		return nil
	}
	m := s.Situation.Modality.Beside()
	communication, err := embedded(s.Caller.Application(), ucwa.RelCommunication)
	if err != nil {
		return err
	}
	input := s.input(m, m.Rel()+"-"+s.Tag)
	input["subject"] = "Strategy for next quarter"
	invitation, err := s.bring(ctx, m, s.Callee, offer{communication, names[m].start, input})
	if err != nil {
		return err
	}
	s.Original, err = linked(invitation, ucwa.RelConversation)
	return err
}

// An offer is what a user posts to invite somebody: the resource with the link
// that invites, and the input.
type offer struct {
	from  *document.Document
	rel   string
	input map[string]any
}

// bring lets the caller invite to m, lets who accept, and reads the invitation
// when it has completed.
func (s *Scene) bring(ctx context.Context, m Modality, who *client.Session, o offer) (*document.Document, error) {
	x, err := post(ctx, s.Caller, o.from, o.rel, o.input)
	if err != nil {
		return nil, err
	}
	if err := s.take(ctx, who, m.Invitation(), m.accept()); err != nil {
		return nil, err
	}
	address, err := created(x)
	if err != nil {
		return nil, err
	}
	return s.conclude(ctx, m.Invitation(), address)
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
	x, err := post(ctx, s.Caller, from, rel, s.input(s.Situation.Modality, s.Operation))
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
		return s.Offstage.PickUp(ctx, s.Answerer.Account.Name)
	case AnsweredByCallee:
		return s.Offstage.PickUp(ctx, s.Callee.Account.Name)
	}
	return nil
}

// inviter is the resource that offers to add or to start the modality, and its link.
func (s *Scene) inviter(ctx context.Context) (*document.Document, string, error) {
	m := names[s.Situation.Modality]
	if s.Situation.Start {
		communication, err := embedded(s.Caller.Application(), ucwa.RelCommunication)
		return communication, m.start, err
	}
	original, err := read(ctx, s.Caller, s.Original)
	if err != nil {
		return nil, "", err
	}
	modality, err := follow(ctx, s.Caller, original, m.rel)
	return modality, m.add, err
}

// input is what an invitation to m says. Who is invited to messaging in a
// conversation that exists is the one whom the conversation is with.
func (s *Scene) input(m Modality, operation string) map[string]any {
	input := map[string]any{"operationId": operation}
	if m != Messaging || s.Original == "" {
		input["to"] = s.Callee.Account.SIP
	}
	switch m {
	case PhoneAudio:
		input["phoneNumber"] = "tel:+14255550100"
	case Audio, AudioVideo:
		input["sessionContext"] = "session-" + s.Tag
		input["_links"] = map[string]any{"mediaOffer": map[string]string{"href": mediaOffer}}
	}
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
	return s.take(ctx, user, s.Situation.Modality.Invitation(), s.Situation.Modality.accept())
}

// accept is the link of an incoming invitation to m that accepts it.
func (m Modality) accept() string {
	if m == Messaging {
		return ucwa.RelAccept
	}
	return ucwa.RelAcceptWithAnswer
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
