package derived

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/stage"
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

// ways are the routes' names, as target files have them, and how each is prepared.
var ways = [...]struct {
	name    string
	prepare func(*play, context.Context) error
}{
	AnyRoute:   {name: "any"},
	Forwarding: {"forwarding", func(p *play, ctx context.Context) error { return p.Forward(ctx, false) }},
	Ringing:    {"ringing", func(p *play, ctx context.Context) error { return p.Forward(ctx, true) }},
	Direct:     {"direct", func(p *play, ctx context.Context) error { return p.Unforward(ctx) }},
	Rule: {"rule", func(p *play, ctx context.Context) error {
		return p.Offstage.Divert(ctx, p.Callee.Account.Name, p.Answerer.Account.Name)
	}},
}

// String is the route's name, as target files have it.
func (r Route) String() string {
	if r < 0 || int(r) >= len(ways) {
		return fmt.Sprintf("Route(%d)", int(r))
	}
	return ways[r].name
}

// Routes are those that a target may be told to try, in the order in which they
// are tried unless it is told another.
func Routes() []Route { return []Route{Forwarding, Ringing, Direct} }

// ParseRoute returns the route of that name. The error lists the names there are.
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
func (p *play) reach(ctx context.Context) error {
	routes := p.routes()
	if len(routes) == 1 {
		return p.attempt(ctx, routes[0])
	}
	arrived := p.Undo.Mark()
	var tried []string
	var last *client.Exchange
	for _, route := range routes {
		if err := p.retreat(ctx, arrived); err != nil {
			return err
		}
		err := p.attempt(ctx, route)
		var unoffered *stage.Unoffered
		switch {
		case errors.As(err, &unoffered):
			tried, last = append(tried, fmt.Sprintf("%s: %v", route, unoffered)), cmp.Or(unoffered.Exchange, last)
		case err != nil || p.Derived != "":
			return err
		default:
			tried = append(tried, fmt.Sprintf("%s: the invitation was answered and has no link to a derived conversation", route))
		}
	}
	return &stage.Unoffered{What: "a route to a derived conversation", Reason: strings.Join(tried, "; "), Exchange: last}
}

// routes are those to try. Nobody has to be reached but the answerer.
func (p *play) routes() []Route {
	open := p.situation.Route == AnyRoute && p.situation.Derives()
	switch {
	case !open && p.situation.Route == AnyRoute:
		return []Route{Forwarding}
	case !open:
		return []Route{p.situation.Route}
	case len(p.staging.Routes) == 0:
		return []Route{Forwarding}
	}
	return slices.Clone(p.staging.Routes)
}

// attempt lets the invitation come to its fate by route.
func (p *play) attempt(ctx context.Context, route Route) error {
	p.attempts++
	p.route, p.Route = route, route.String()
	for _, act := range []func(context.Context) error{p.lead, p.converse, p.invite, p.resolveInvitation, p.derive} {
		if err := act(ctx); err != nil {
			return err
		}
	}
	return nil
}

// retreat takes back what attempts have made since there was so much.
func (p *play) retreat(ctx context.Context, since int) error {
	p.Original, p.Invitation, p.Operation, p.Derived, p.DerivedBy = "", "", "", "", ""
	return p.Undo.Back(ctx, since)
}

// lead lets what is for the callee reach the answerer, and nobody else who is
// not meant to.
func (p *play) lead(ctx context.Context) error {
	if p.situation.Fate != AnsweredByOther {
		return p.Unforward(ctx)
	}
	return ways[p.route].prepare(p, ctx)
}

// invited is the address that the invitation names.
func (p *play) invited() string {
	if p.route == Direct && p.situation.Fate == AnsweredByOther {
		return p.Answerer.Account.SIP
	}
	return p.Callee.Account.SIP
}
