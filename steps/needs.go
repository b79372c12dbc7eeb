package steps

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"ucwatest/support/stage"
)

// Needs is what the Givens of a case ask of a target.
type Needs struct {
	Situation stage.Situation
	// Control says that only the control interface of the mock can bring it
	// about: a cause to refuse, a token of one scope, tokens that expire, or a
	// rule for messages.
	Control bool
	// Phone is the part whose phone has to pick up by itself; "" is nobody's.
	Phone string
}

// NeedsOf finds what Givens ask for, as they stand in a feature with all
// examples filled in. The error names the one that is unknown, or contradicts
// another.
func NeedsOf(givens []string) (Needs, error) {
	c := &Case{}
	ctx := With(context.Background(), c)
	for _, given := range givens {
		if err := carryOut(ctx, given); err != nil {
			return Needs{}, fmt.Errorf("given %q: %w", given, err)
		}
	}
	return Needs{Situation: c.situation, Phone: c.situation.PicksUp(),
		Control: c.refusal != "" || c.scope != "" || c.expired || c.situation.Route == stage.Rule}, nil
}

// carryOut lets the phrase do to the case in ctx what it would do in a run.
func carryOut(ctx context.Context, given string) error {
	for _, d := range Catalogue() {
		words := d.Expr.FindStringSubmatch(given)
		if words == nil || d.Keyword != "Given" {
			continue
		}
		in := []reflect.Value{reflect.ValueOf(ctx)}
		for _, word := range words[1:] {
			in = append(in, reflect.ValueOf(word))
		}
		err, _ := d.handler.Call(in)[0].Interface().(error)
		return err
	}
	return errors.New("no step is registered for it")
}
