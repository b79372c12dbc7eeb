package derived

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// An Operator is a person who makes the call that a scene only observes.
type Operator interface {
	// Ask says, once, what to do.
	Ask(instructions string)
	// Left says from time to time how much time is left, and 0 when it is over or
	// no more is needed.
	Left(d time.Duration)
}

// A Watch is how long an operator has, and who tells them.
type Watch struct {
	For      time.Duration
	Operator Operator
	Wait     func(ctx context.Context, d time.Duration) error // lets time go by; nil waits for the clock on the wall
}

// tick is how often an operator is told how much time is left.
const tick = time.Second

// errOver ends a watch.
var errOver = errors.New("no call was made in time")

// Observe lets the caller sign in with an application and hold its event
// channel, while an operator makes the call in that application. The scene is
// the first completed invitation that leads to a derived conversation. The
// error is an *stage.Unoffered where there is none within the time.
func Observe(ctx context.Context, u stage.Users, s Situation, w Watch) (*stage.Scene, error) {
	p := begin(u, Staging{}, s)
	if why := s.Lacks(Audio); why != "" {
		return p.Scene, &stage.Unoffered{What: "the observed derived conversation", Reason: "the case needs " + why, Ours: true}
	}
	if err := p.Apply(ctx, u.Caller); err != nil {
		return p.Scene, err
	}
	u.Caller.Channel().Listen(ctx)
	if s.Alone {
		return p.Scene, nil
	}
	instructions, err := p.instructions(w.For)
	if err != nil {
		return p.Scene, err
	}
	w.Operator.Ask(instructions)
	watching, stop := w.countdown(ctx)
	defer stop()
	err = p.observe(watching)
	var silence *client.Silence
	if err != nil && (errors.Is(context.Cause(watching), errOver) || errors.As(err, &silence)) {
		return p.Scene, &stage.Unoffered{What: "the observed derived conversation", Reason: fmt.Sprintf("%v: want one within %v", errOver, w.For), Ours: true}
	}
	return p.Scene, err
}

// instructions tell the operator how to act in the application that is observed.
func (p *play) instructions(wait time.Duration) (string, error) {
	to, body, err := p.Caller.Registration(p.Endpoint(p.Caller))
	return fmt.Sprintf(`Make a call as the caller, within %v, in the application that is observed:
  1. Sign in as the caller, and POST the next line as application/json to
     %s
     %s
     The answer is 200, with the application that is there already.
  2. Start a conversation with the callee by messaging there, and let the callee accept it.
  3. Add audio to it, and let someone other than the callee answer: the callee forwards
     calls, or lets them ring elsewhere at the same time.
Do not read the events of that application meanwhile: two who do take them from each other.
The application is deleted as soon as the cases have read what came of the call.
`, wait, to, body), err
}

// countdown tells how much time is left until it is over, which ends the context,
// or until stop.
func (w Watch) countdown(ctx context.Context) (_ context.Context, stop func()) {
	ctx, over := context.WithCancelCause(ctx)
	done := make(chan struct{})
	wait := w.Wait
	if wait == nil {
		wait = client.Pause
	}
	go func() {
		defer close(done)
		defer w.Operator.Left(0)
		for left := w.For; left > 0; left -= tick {
			w.Operator.Left(left)
			if wait(ctx, min(left, tick)) != nil {
				return
			}
		}
		over(errOver)
	}()
	return ctx, func() {
		over(nil)
		<-done
	}
}

// observe waits for the first invitation that leads to a derived conversation.
// That the channel is silent for a while means nothing.
func (p *play) observe(ctx context.Context) error {
	for {
		event, err := p.Caller.Channel().Await(ctx, "a completed invitation", func(e client.Event) bool {
			return e.Link.Rel == p.situation.Modality.Invitation() && e.Type == "completed"
		})
		var silence *client.Silence
		if errors.As(err, &silence) && !silence.Over {
			continue
		}
		if err != nil {
			return err
		}
		invitation, err := shown(ctx, p.Caller, event)
		if err := stage.IgnoreUnoffered(err); err != nil {
			return err
		}
		if invitation == nil {
			continue
		}
		if _, found := invitation.Link(ucwa.RelDerivedConversation); !found {
			continue
		}
		p.Invitation, p.Operation, p.concluded = event.Link.Href, stage.Text(invitation, "operationId"), invitation
		original, _ := invitation.Link(ucwa.RelConversation)
		p.Original = original.Href
		p.note()
		return nil
	}
}
