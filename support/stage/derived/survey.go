package derived

import (
	"context"
	"errors"
	"slices"

	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// A Survey is what a pool offers its users before any of them has acted.
type Survey struct {
	starts     map[string]bool  // links of the caller's communication
	forwarding *stage.Unoffered // why the callee cannot forward calls; nil if they can
	routes     []Route          // to try where a situation leaves it open
}

// Look lets everybody sign in with an application, reads what that offers, and
// takes the applications back. Nobody else is reached. The error is that of
// signing in, of reading or of taking back.
func Look(ctx context.Context, u stage.Users, staging Staging) (_ *Survey, err error) {
	scene := stage.Open(u)
	defer func() { err = errors.Join(err, scene.Clear(context.WithoutCancel(ctx))) }()
	for _, user := range u.Everybody() {
		if err := scene.Apply(ctx, user); err != nil {
			return nil, err
		}
	}
	survey := &Survey{starts: map[string]bool{}, routes: staging.Routes}
	communication, err := stage.Embedded(u.Caller.Application(), ucwa.RelCommunication)
	if err != nil {
		return nil, err
	}
	for _, link := range communication.Links {
		survey.starts[link.Rel] = true
	}
	err = stage.CanForward(ctx, u.Callee)
	if errors.As(err, &survey.forwarding) {
		err = nil
	}
	return survey, err
}

// Lacks is why s cannot be created, nil if nothing is known against it:
// what a conversation offers shows only when there is one.
func (v *Survey) Lacks(s Situation) *stage.Unoffered {
	if s.Alone {
		return nil
	}
	first := s.Modality
	if !s.Start {
		first = first.Beside()
	}
	if start := rows[first].start; !v.starts[start] {
		return &stage.Unoffered{What: "the link " + start, Reason: "the caller's communication does not offer it"}
	}
	if v.forwarding == nil || s.Fate != AnsweredByOther {
		return nil
	}
	byForwarding := func(r Route) bool { return r == Forwarding || r == Ringing }
	if byForwarding(s.Route) || s.Route == AnyRoute && !slices.ContainsFunc(v.routes, func(r Route) bool { return !byForwarding(r) }) {
		return v.forwarding
	}
	return nil
}
