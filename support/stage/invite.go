package stage

import (
	"context"
	"strconv"

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
	input := s.input(m, s.id(m.Rel()))
	input["subject"], input["to"] = "Strategy for next quarter", s.Callee.Account.SIP
	t, err := s.begin(ctx, offer{communication, names[m].start, input}, false)
	if err != nil {
		return err
	}
	invitation, err := s.agree(ctx, m, s.Callee, outgoing{m.Invitation(), t.invitation, s.id(m.Rel())})
	if err != nil {
		return err
	}
	if s.Original, err = linked(invitation, ucwa.RelConversation); err != nil {
		return err
	}
	t.url = s.Original
	return s.made(t.deed, t.url)
}

// id makes what this attempt does tell from what others do: 50 characters are
// allowed.
func (s *Scene) id(what string) string {
	id := what + "-" + s.Tag
	if s.attempts > 1 {
		id += "-" + strconv.Itoa(s.attempts)
	}
	return id
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
	s.Operation = s.id(s.Situation.Modality.Rel())
	s.talk, err = s.begin(ctx, offer{from, rel, s.input(s.Situation.Modality, s.Operation)}, !s.Situation.Start)
	if err != nil {
		return err
	}
	s.Invitation = s.talk.invitation
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
		input["to"] = s.invited()
	}
	switch m {
	case PhoneAudio:
		input["phoneNumber"] = s.Staging.phoneNumber()
	case Audio, AudioVideo:
		input["sessionContext"] = "session-" + s.Tag
		input["_links"] = map[string]any{"mediaOffer": map[string]string{"href": dataURI(s.Staging.offer())}}
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

// agree lets who accept an invitation of the caller's to m, and reads it when it
// has completed.
func (s *Scene) agree(ctx context.Context, m Modality, who *client.Session, o outgoing) (*document.Document, error) {
	if err := s.take(ctx, who, m.Invitation(), m.accept()); err != nil {
		return nil, err
	}
	return s.conclude(ctx, o)
}

// accept is the link of an incoming invitation to m that accepts it.
func (m Modality) accept() string {
	if m == Messaging {
		return ucwa.RelAccept
	}
	return ucwa.RelAcceptWithAnswer
}
