package stage

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// A talk is a conversation of the caller's that an invitation has brought about,
// or may yet.
type talk struct {
	deed       *deed
	added      bool   // to a conversation that there was before: this one is derived
	invitation string // "" as long as the server has not said where it is
	url        string // "" as long as there is none
}

// begin posts an invitation of the caller's, and returns where it is. What comes
// of it is taken back when the scene is cleared.
func (s *Scene) begin(ctx context.Context, o offer, added bool) (*talk, error) {
	t := &talk{added: added}
	t.deed = &deed{kind: KindConversation, undo: func(ctx context.Context) error { return s.end(ctx, t) }}
	operation, _ := o.input["operationId"].(string)
	if err := s.pledge(s.Caller, t.deed, map[string]string{DetailOperation: operation}); err != nil {
		return nil, err
	}
	x, err := post(ctx, s.Caller, o.from, o.rel, o.input)
	var unoffered *Unoffered
	if errors.As(err, &unoffered) {
		return nil, errors.Join(err, s.unmade())
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
	return "", &Unoffered{What: "the invitation's address", Reason: fmt.Sprintf("status %d without a Location", x.Status), Exchange: x}
}

// end deletes what came of t. An invitation that nobody has answered is taken
// back. One that is gone has brought nothing about that would still be there.
func (s *Scene) end(ctx context.Context, t *talk) error {
	if t.url == "" && t.invitation != "" {
		invitation, err := read(ctx, s.Caller, t.invitation)
		if err := ignoreUnoffered(err); err != nil || invitation == nil {
			return err
		}
		if err := s.withdraw(ctx, invitation); err != nil {
			return err
		}
		t.url = t.of(invitation)
	}
	if t.url == "" {
		return nil
	}
	return s.dispose(ctx, s.Caller, t.url)
}

// of is the conversation that invitation has brought about.
func (t *talk) of(invitation *document.Document) string {
	rel := ucwa.RelConversation
	if t.added {
		rel = ucwa.RelDerivedConversation
	}
	link, _ := invitation.Link(rel)
	return link.Href
}

func (s *Scene) withdraw(ctx context.Context, invitation *document.Document) error {
	if _, pending := invitation.Link("cancel"); !pending {
		return nil
	}
	_, err := post(ctx, s.Caller, invitation, "cancel", nil)
	return ignoreUnoffered(err)
}

// hangUp lets user stop the modality that was taken up with an incoming
// invitation, as far as that can still be done.
func (s *Scene) hangUp(ctx context.Context, user *client.Session, m Modality, incoming *document.Document) error {
	conversation, err := follow(ctx, user, incoming, ucwa.RelConversation)
	if err != nil {
		return ignoreUnoffered(err)
	}
	modality, err := follow(ctx, user, conversation, m.Rel())
	if err != nil {
		return ignoreUnoffered(err)
	}
	_, err = post(ctx, user, modality, names[m].stop, nil)
	return ignoreUnoffered(err)
}

// dispose deletes the conversation that href leads to, where that says it is, and
// proves, if the users last, that it is gone. It may be gone already.
func (s *Scene) dispose(ctx context.Context, user *client.Session, href string) error {
	x, err := user.Get(ctx, href, ucwa.FormatJSON)
	if err != nil {
		return err
	}
	if vanished(x) {
		return nil
	}
	if err := refused(x, "GET"); err != nil {
		return err
	}
	conversation, err := x.Document()
	if err != nil {
		return err
	}
	if x, err = user.Do(ctx, client.Request{Method: http.MethodDelete, URL: conversation.Self}); err != nil {
		return err
	}
	if err := refused(x, "DELETE"); err != nil && !vanished(x) {
		return err
	}
	if !s.Lasting {
		return nil
	}
	return s.gone(ctx, user, conversation.Self)
}

// gone is nil if a GET of href proves that nothing is there any more.
func (s *Scene) gone(ctx context.Context, user *client.Session, href string) error {
	x, err := user.Get(ctx, href, ucwa.FormatJSON)
	switch {
	case err != nil:
		return err
	case vanished(x):
		return nil
	}
	return fmt.Errorf("%s is still there after it was deleted: GET got status %d, want 404", x.Redacted().URL, x.Status)
}

// vanished tells whether the service says that there is nothing.
func vanished(x *client.Exchange) bool {
	return (x.Status == http.StatusNotFound || x.Status == http.StatusGone) && x.Culprit() == client.Product
}

// ignoreUnoffered is for what need not be possible any more.
func ignoreUnoffered(err error) error {
	var unoffered *Unoffered
	if errors.As(err, &unoffered) {
		return nil
	}
	return err
}
