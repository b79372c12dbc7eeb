package steps

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cucumber/godog"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/document"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
	"ucwatest/support/ucwa"
)

// A Case is the state of one case: what its Givens named, what its When was
// answered, and what its Thens judged. The suite makes one for each case.
type Case struct {
	ID         string
	Attempt    int // of running it, from 1, where what errored is run again
	Target     *target.Target
	Log        *client.Log
	Run        string // tells the applications of a run from those of others; letters and digits, may be empty
	Journal    stage.Journal
	Notice     func(text string) // is told what whoever runs the case should know; may be nil
	Scenes     *Scenes           // those of the run; nil for a case that has a scene of its own
	Operator   derived.Operator  // makes the call on a target that is observed; nil: there is nobody
	Own        bool              // the case has a scene of its own although there are others
	Schema     contract.Schema   // what the reference lists, for the checks
	Judgements []contract.Judgement

	needs Needs // what its Givens named

	cast     *target.Cast
	scene    *stage.Scene
	shared   bool            // other cases read the scene too
	left     error           // what could not be cleaned up of what failed half way
	leave    func()          // lets others use what the case has used
	limited  *client.Session // the caller with a token of one scope
	asked    ucwa.Format
	answers  []*answer
	noted    []*answer     // what was there before the When acted
	shown    *client.Event // the last event a table of events named
	channel  *client.Channel
	reader   *client.Session // whose channel that is
	people   []string
	lookedUp *document.Document // the conversation whose participants people are; nil: none
	looked   bool               // a Then has judged what was created and announced on the way
	judged   *client.Exchange
}

type caseKey struct{}

// With puts c into ctx, where the steps find it.
func With(ctx context.Context, c *Case) context.Context { return context.WithValue(ctx, caseKey{}, c) }

// caseFrom is the one accessor of a case's state.
func caseFrom(ctx context.Context) *Case { return ctx.Value(caseKey{}).(*Case) }

// judge adds what a check said to the case's judgements.
func (c *Case) judge(judgements []contract.Judgement) error {
	c.Judgements = append(c.Judgements, judgements...)
	return nil
}

// Scene creates, once, the situation that the Givens named, or joins the
// scene that other cases read.
func (c *Case) Scene(ctx context.Context) (*stage.Scene, error) {
	if c.scene != nil {
		return c.scene, nil
	}
	if c.Scenes != nil && !c.Own && !c.needs.constrained() {
		return c.join(ctx)
	}
	if c.Scenes != nil && c.leave == nil {
		leave, err := c.Scenes.alone(ctx)
		if err != nil {
			return nil, err
		}
		c.leave = leave
	}
	cast, scene, err := c.bring(ctx)
	if c.cast = cast; err != nil {
		return nil, skipUnoffered(err)
	}
	c.scene = scene
	return scene, skipUnoffered(c.constrain(ctx))
}

// join reads the scene that other cases read.
func (c *Case) join(ctx context.Context) (*stage.Scene, error) {
	read, leave, err := c.Scenes.join(ctx, c.needs.Situation, c.bringForAll)
	if err != nil {
		return nil, skipUnoffered(err)
	}
	c.Target.Note("scene joined", c.ID, strings.TrimSpace("route "+read.scene.Route))
	c.cast, c.scene, c.shared, c.leave = read.cast, as(read.scene, c.Log, c.agent()), true, leave
	return c.scene, nil
}

// caller is who asks in the caller's name.
func (c *Case) caller() *client.Session {
	if c.limited != nil {
		return c.limited
	}
	return c.scene.Caller
}

// sceneAgent is the User-Agent of requests that make a scene for several cases, or clear
// it away: they are the same whichever of the cases does so.
func (c *Case) sceneAgent() string { return client.ForScene(c.agent(), fmt.Sprint(c.needs.Situation)) }

// agent is the User-Agent of the case's requests: whoever reads a server's log finds the case.
func (c *Case) agent() string {
	if c.Attempt > 1 {
		return fmt.Sprintf("ucwatest (%s, attempt %d)", c.ID, c.Attempt)
	}
	return "ucwatest (" + c.ID + ")"
}

// constrain gives the pool what only the mock can be given: a cause to refuse,
// a token with one scope, tokens that have expired.
func (c *Case) constrain(ctx context.Context) error {
	if c.needs.Scope != "" {
		if err := c.cast.Grant(ctx, "caller", c.needs.Scope); err != nil {
			return err
		}
		session, err := c.cast.SignIn(ctx, "caller")
		if err != nil {
			return err
		}
		c.limited = session
	}
	if c.needs.Cause != "" {
		if err := c.cast.Refuse(ctx, c.needs.Cause); err != nil {
			return err
		}
	}
	if c.needs.Expired {
		return c.cast.Expire(ctx)
	}
	return nil
}

// Close cleans up what the case created, unless keep says to leave it
// or other cases read it too.
func (c *Case) Close(ctx context.Context, keep bool) error {
	if c.leave != nil {
		defer c.leave()
	}
	if keep || c.cast == nil || c.shared {
		return c.left
	}
	if c.scene != nil {
		c.left = c.scene.Clear(ctx)
	}
	return errors.Join(c.left, c.cast.Dismiss(ctx))
}

// Username is what the user called name signs in as, "" before anybody has.
func (c *Case) Username(name string) string {
	if c.cast == nil {
		return ""
	}
	return c.cast.Username(name)
}

// skipUnoffered turns what a server did not offer, or a target cannot, into
// godog's word for a skip, with the reason kept.
func skipUnoffered(err error) error {
	var reason *stage.Unoffered
	if errors.As(err, &reason) {
		return fmt.Errorf("%w: %w", godog.ErrSkip, reason)
	}
	return err
}

// tag is a case id without what an endpointId or operationId should not hold.
func tag(id string) string {
	safe := []byte(id)
	for i, b := range safe {
		if !('a' <= b && b <= 'z' || '0' <= b && b <= '9') {
			safe[i] = '-'
		}
	}
	return string(safe[:min(len(safe), 30)])
}
