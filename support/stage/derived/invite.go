package derived

import (
	"context"
	"strconv"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// converse starts the original conversation, in another modality than the one
// that is to be added, which the callee accepts.
func (p *play) converse(ctx context.Context) error {
	if p.situation.Start {
		return nil
	}
	m := p.situation.Modality.Beside()
	communication, err := stage.Embedded(p.Caller.Application(), ucwa.RelCommunication)
	if err != nil {
		return err
	}
	input := p.input(m, p.id(m.Rel()))
	input["subject"], input["to"] = "Strategy for next quarter", p.Callee.Account.SIP
	t, err := p.begin(ctx, offer{communication, rows[m].start, input}, false)
	if err != nil {
		return err
	}
	invitation, err := p.agree(ctx, m, p.Callee, outgoing{m.Invitation(), t.invitation, p.id(m.Rel())})
	if err != nil {
		return err
	}
	if p.Original, err = stage.Linked(invitation, ucwa.RelConversation); err != nil {
		return err
	}
	t.url = p.Original
	return p.Undo.Made(t.undo, t.url)
}

// id makes what this attempt does tell from what others do: 50 characters are
// allowed.
func (p *play) id(what string) string {
	id := what + "-" + p.Tag
	if p.attempts > 1 {
		id += "-" + strconv.Itoa(p.attempts)
	}
	return id
}

// invite adds the modality to the original conversation, or starts one with it.
func (p *play) invite(ctx context.Context) error {
	if err := p.pickUp(ctx); err != nil {
		return err
	}
	from, rel, err := p.inviter(ctx)
	if err != nil {
		return err
	}
	p.Operation = p.id(p.situation.Modality.Rel())
	p.addition, err = p.begin(ctx, offer{from, rel, p.input(p.situation.Modality, p.Operation)}, !p.situation.Start)
	if err != nil {
		return err
	}
	p.Invitation = p.addition.invitation
	return nil
}

// pickUp lets the phone of whoever is to answer by phone be picked up.
func (p *play) pickUp(ctx context.Context) error {
	if rows[p.situation.Modality].phone && p.Lasting && p.staging.PhoneNumber == "" {
		return &stage.Unoffered{What: p.situation.Modality.String(), Reason: "the target file has no phone_number, where the caller's own phone would ring", Ours: true}
	}
	if who := p.situation.PicksUp(); who != "" {
		return p.Offstage.PickUp(ctx, who)
	}
	return nil
}

// inviter is the resource that offers to add or to start the modality, and its link.
func (p *play) inviter(ctx context.Context) (*document.Document, string, error) {
	m := rows[p.situation.Modality]
	if p.situation.Start {
		communication, err := stage.Embedded(p.Caller.Application(), ucwa.RelCommunication)
		return communication, m.start, err
	}
	original, err := stage.Read(ctx, p.Caller, p.Original)
	if err != nil {
		return nil, "", err
	}
	p.Note(p.Original, original)
	modality, err := stage.Follow(ctx, p.Caller, original, m.rel)
	return modality, m.add, err
}

// input is what an invitation to m says. Who is invited to messaging in a
// conversation that exists is the one whom the conversation is with.
func (p *play) input(m Modality, operation string) map[string]any {
	input := map[string]any{"operationId": operation}
	if !rows[m].ofConversation || p.Original == "" {
		input["to"] = p.invited()
	}
	if offers := rows[m].offers; offers != nil {
		offers(p.staging, p.Tag, input)
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
func (p *play) agree(ctx context.Context, m Modality, who *client.Session, o outgoing) (*document.Document, error) {
	if err := p.take(ctx, who, m.Invitation(), rows[m].accept); err != nil {
		return nil, err
	}
	return p.conclude(ctx, o)
}
