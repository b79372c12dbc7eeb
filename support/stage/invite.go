package stage

import (
	"context"
	"errors"
	"fmt"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

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
	invitation, err := s.agree(ctx, m, s.Callee, offer{communication, names[m].start, input})
	if err != nil {
		return err
	}
	s.Original, err = linked(invitation, ucwa.RelConversation)
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

// An offer is what a user posts to invite somebody: the resource with the link
// that invites, and the input.
type offer struct {
	from  *document.Document
	rel   string
	input map[string]any
}

// agree lets the caller invite to m, lets who accept, and reads the invitation
// when it has completed.
func (s *Scene) agree(ctx context.Context, m Modality, who *client.Session, o offer) (*document.Document, error) {
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

// created is where the answer says that what was asked for is.
func created(x *client.Exchange) (string, error) {
	if address := x.Header.Get("Location"); address != "" {
		return address, nil
	}
	return "", &Unoffered{"the invitation's address", fmt.Sprintf("status %d without a Location", x.Status)}
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

// accept is the link of an incoming invitation to m that accepts it.
func (m Modality) accept() string {
	if m == Messaging {
		return ucwa.RelAccept
	}
	return ucwa.RelAcceptWithAnswer
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
