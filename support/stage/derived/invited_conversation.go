package derived

import (
	"context"
	"errors"
	"fmt"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// An invitedConversation is a conversation of the caller's that an invitation has created,
// or may yet.
type invitedConversation struct {
	undo       *stage.UndoEntry
	added      bool   // to a conversation that there was before: this one is derived
	invitation string // "" as long as the server has not said where it is
	url        string // "" as long as there is none
}

// begin posts an invitation of the caller's, and returns where it is. What comes
// of it is taken back when the scene is cleared.
func (p *play) begin(ctx context.Context, o offer, added bool) (*invitedConversation, error) {
	t := &invitedConversation{added: added}
	operation, _ := o.input["operationId"].(string)
	var err error
	t.undo, err = p.Undo.Intend(p.Caller.Account.Name, stage.KindConversation, map[string]string{stage.DetailOperation: operation},
		func(ctx context.Context) error { return p.end(ctx, t) })
	if err != nil {
		return nil, err
	}
	x, err := stage.Start(ctx, p.Caller, o.from, o.rel, operation, o.input)
	var unoffered *stage.Unoffered
	if errors.As(err, &unoffered) {
		return nil, errors.Join(err, p.Undo.Unmade())
	}
	if err != nil {
		return nil, err
	}
	t.invitation, err = created(x)
	return t, err
}

// created is where the answer says that what was asked for is.
func created(x *client.Exchange) (string, error) {
	if address := x.Header.Get("Location"); address != "" {
		return address, nil
	}
	return "", &stage.Unoffered{What: "the invitation's address", Reason: fmt.Sprintf("status %d without a Location", x.Status), Exchange: x}
}

// end deletes what came of t. An invitation that nobody has answered is taken
// back. One that is gone has brought nothing about that would still be there.
func (p *play) end(ctx context.Context, t *invitedConversation) error {
	if t.url == "" && t.invitation != "" {
		invitation, err := stage.Read(ctx, p.Caller, t.invitation)
		if err := stage.IgnoreUnoffered(err); err != nil || invitation == nil {
			return err
		}
		if err := p.withdraw(ctx, invitation); err != nil {
			return err
		}
		t.url = t.of(invitation)
	}
	if t.url == "" {
		return nil
	}
	return stage.Dispose(ctx, p.Caller, t.url, p.Lasting)
}

// of is the conversation that invitation has created.
func (t *invitedConversation) of(invitation *document.Document) string {
	rel := ucwa.RelConversation
	if t.added {
		rel = ucwa.RelDerivedConversation
	}
	link, _ := invitation.Link(rel)
	return link.Href
}

func (p *play) withdraw(ctx context.Context, invitation *document.Document) error {
	if _, pending := invitation.Link("cancel"); !pending {
		return nil
	}
	_, err := stage.Post(ctx, p.Caller, invitation, "cancel", nil)
	return stage.IgnoreUnoffered(err)
}

// hangUp lets user stop the modality that was taken up with an incoming
// invitation, as far as that can still be done.
func hangUp(ctx context.Context, user *client.Session, m Modality, incoming *document.Document) error {
	conversation, err := stage.Follow(ctx, user, incoming, ucwa.RelConversation)
	if err != nil {
		return stage.IgnoreUnoffered(err)
	}
	modality, err := stage.Follow(ctx, user, conversation, m.Rel())
	if err != nil {
		return stage.IgnoreUnoffered(err)
	}
	_, err = stage.Post(ctx, user, modality, rows[m].stop, nil)
	return stage.IgnoreUnoffered(err)
}
