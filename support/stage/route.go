package stage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ucwatest/support/client"
)

// Route is how the invitation reached the answerer.
type Route int

// The routes that UCWA itself can set up for the callee's calls, the invitation
// that names the answerer although the conversation is with the callee, and the
// rule of an administrator, which is the only one for messages. AnyRoute is the
// first of Staging.Routes that leads to a derived conversation.
const (
	AnyRoute Route = iota
	Forwarding
	Ringing
	Direct
	Rule
)

var routeNames = [...]string{AnyRoute: "any", Forwarding: "forwarding", Ringing: "ringing", Direct: "direct", Rule: "rule"}

// String is the route's name, as target files have it.
func (r Route) String() string {
	if r < 0 || int(r) >= len(routeNames) {
		return fmt.Sprintf("Route(%d)", int(r))
	}
	return routeNames[r]
}

// Routes are those that a target may be told to try, in the order in which they
// are tried unless it is told another.
func Routes() []Route { return []Route{Forwarding, Ringing, Direct} }

// ParseRoute finds one of Routes by its name.
func ParseRoute(name string) (Route, error) {
	for _, r := range Routes() {
		if r.String() == name {
			return r, nil
		}
	}
	return AnyRoute, fmt.Errorf("route: got %q, want one of %q", name, Routes())
}

// reach lets the invitation come to its fate. Where the situation leaves the
// route open, the next one is tried as long as none has led to a derived
// conversation, with all undone that the one before has made.
func (s *Scene) reach(ctx context.Context) error {
	routes := s.routes()
	if len(routes) == 1 {
		s.Route = routes[0]
		return s.attempt(ctx)
	}
	arrived := len(s.deeds)
	var tried []string
	var last *client.Exchange
	for _, route := range routes {
		if err := s.retreat(ctx, arrived); err != nil {
			return err
		}
		s.Route = route
		err := s.attempt(ctx)
		var unoffered *Unoffered
		switch {
		case errors.As(err, &unoffered):
			tried, last = append(tried, fmt.Sprintf("%s: %v", route, unoffered)), cmp.Or(unoffered.Exchange, last)
		case err != nil || s.Derived != "":
			return err
		default:
			tried = append(tried, fmt.Sprintf("%s: the invitation was answered and has no link to a derived conversation", route))
		}
	}
	return &Unoffered{What: "a route to a derived conversation", Reason: strings.Join(tried, "; "), Exchange: last}
}

// routes are those to try. Nobody has to be reached but the answerer.
func (s *Scene) routes() []Route {
	open := s.Situation.Route == AnyRoute && s.Situation.Fate == AnsweredByOther && !s.Situation.Start
	switch {
	case !open && s.Situation.Route == AnyRoute:
		return []Route{Forwarding}
	case !open:
		return []Route{s.Situation.Route}
	case len(s.Staging.Routes) == 0:
		return []Route{Forwarding}
	}
	return slices.Clone(s.Staging.Routes)
}

// attempt lets the invitation come to its fate by s.Route.
func (s *Scene) attempt(ctx context.Context) error {
	s.attempts++
	for _, act := range []func(context.Context) error{s.route, s.converse, s.invite, s.settle, s.derive} {
		if err := act(ctx); err != nil {
			return err
		}
	}
	return nil
}

// retreat takes back what an attempt has made since there were so many deeds.
func (s *Scene) retreat(ctx context.Context, since int) error {
	s.Original, s.Invitation, s.Operation, s.Derived, s.DerivedBy = "", "", "", "", ""
	return s.takeBack(ctx, since, true)
}

// route lets what is for the callee reach the answerer, and nobody else who is
// not meant to.
func (s *Scene) route(ctx context.Context) error {
	switch {
	case s.Situation.Fate != AnsweredByOther, s.Route == Direct:
		return s.unforward(ctx)
	case s.Route == Rule:
		return s.Offstage.Divert(ctx, s.Callee.Account.Name, s.Answerer.Account.Name)
	}
	return s.forward(ctx, s.Route)
}

// invited is the address that the invitation names.
func (s *Scene) invited() string {
	if s.Route == Direct && s.Situation.Fate == AnsweredByOther {
		return s.Answerer.Account.SIP
	}
	return s.Callee.Account.SIP
}
