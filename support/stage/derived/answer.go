package derived

import (
	"context"
	"errors"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// take lets user do what the link rel of its incoming invitation is for.
func (p *play) take(ctx context.Context, user *client.Session, invitation, rel string) error {
	incoming, err := p.incoming(ctx, user, invitation)
	if err != nil {
		return err
	}
	if err = p.reply(ctx, user, incoming, rel); err == nil && rel != ucwa.RelDecline && invitation == p.situation.Modality.Invitation() {
		p.Undo.Did(func(ctx context.Context) error { return hangUp(ctx, user, p.situation.Modality, incoming) })
	}
	return err
}

// incoming waits for an invitation to user that is from the caller: others may
// call as well.
func (p *play) incoming(ctx context.Context, user *client.Session, invitation string) (*document.Document, error) {
	for {
		event, err := user.Channel().Await(ctx, "an incoming "+invitation, func(e client.Event) bool {
			return e.Link.Rel == invitation && e.Type == "started"
		})
		var silence *client.Silence
		if errors.As(err, &silence) {
			return nil, &stage.Unoffered{What: "the " + invitation, Reason: silence.Error()}
		}
		if err != nil {
			return nil, err
		}
		incoming, err := shown(ctx, user, event)
		if err := stage.IgnoreUnoffered(err); err != nil {
			return nil, err
		}
		if incoming == nil {
			continue // it is over already
		}
		from, err := sender(ctx, user, incoming)
		if err := stage.IgnoreUnoffered(err); err != nil {
			return nil, err
		}
		if strings.EqualFold(from, p.Caller.Account.SIP) {
			return incoming, nil
		}
	}
}

// shown is the resource that an event is about: carried by the event or, since
// that may be left out (events), read.
func shown(ctx context.Context, user *client.Session, e client.Event) (*document.Document, error) {
	if e.Embedded != nil {
		return e.Embedded, nil
	}
	return stage.Read(ctx, user, e.Link.Href)
}

// sender is the address of whom an incoming invitation is from.
func sender(ctx context.Context, user *client.Session, incoming *document.Document) (string, error) {
	for _, from := range incoming.Embed("from") {
		if uri := stage.Text(from, "uri"); uri != "" {
			return uri, nil
		}
	}
	from, err := stage.Follow(ctx, user, incoming, "from")
	if err != nil {
		return "", err
	}
	return stage.Text(from, "uri"), nil
}

// reply posts to the link rel of an incoming invitation, with the media answer if it
// wants one.
func (p *play) reply(ctx context.Context, user *client.Session, incoming *document.Document, rel string) error {
	href, err := stage.Linked(incoming, rel)
	if err != nil {
		return err
	}
	r := client.Request{Method: "POST", URL: href, Answers: true}
	if rel == ucwa.RelAcceptWithAnswer {
		r.ContentType, r.Body = ucwa.SDP, []byte(p.staging.answer())
	}
	x, err := user.Do(ctx, r)
	if err != nil {
		return err
	}
	return stage.Refused(x, rel)
}

// An outgoing is an invitation of the caller's: its type, where it is and the
// operationId the caller chose for it.
type outgoing struct{ rel, href, operation string }

// conclude waits until o has completed and reads it. A channel that stays silent
// is no reason to stop: what it did not say is for a check to judge. An
// invitation that is gone by then is as the event showed it.
func (p *play) conclude(ctx context.Context, o outgoing) (*document.Document, error) {
	event, err := p.Caller.Channel().Await(ctx, "the completed "+o.rel, func(e client.Event) bool {
		return e.Link.Rel == o.rel && e.Type == "completed" && p.shows(e, o)
	})
	var silence *client.Silence
	if err != nil && !errors.As(err, &silence) {
		return nil, err
	}
	invitation, err := stage.Read(ctx, p.Caller, o.href)
	var unoffered *stage.Unoffered
	if errors.As(err, &unoffered) && event.Embedded != nil {
		return event.Embedded, nil
	}
	return invitation, err
}

// shows tells whether an event is about o: it is known by its operationId, or
// where it is.
func (p *play) shows(e client.Event, o outgoing) bool {
	return e.Embedded != nil && stage.Text(e.Embedded, "operationId") == o.operation || p.Same(e.Link.Href, o.href)
}
