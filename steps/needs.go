package steps

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"ucwatest/support/stage/derived"
)

// Needs is what the Givens of a case ask of a target. A run brings it about, a
// plan goes by it: neither has to carry out a Given to learn of it.
type Needs struct {
	Situation derived.Situation
	Path      string // of relations, as "me > presence", from the application to the resource that the case is about; "" without one
	Fated     bool   // a Given has named the invitation's fate
	Cause     string // the pool is given to refuse; "" for none
	Scope     string // the one that the caller's token grants; "" for all
	Expired   bool   // every token has expired
}

// Control tells whether only the control interface of a mock can bring it about: a
// cause to refuse, a token of one scope, tokens that expire, or a rule for messages.
func (n Needs) Control() bool { return n.constrained() || n.Situation.Route == derived.Rule }

// constrained tells whether the pool has to behave otherwise for this case alone.
func (n Needs) constrained() bool { return n.Cause != "" || n.Scope != "" || n.Expired }

// Phone is the part whose phone has to pick up by itself; "" is nobody's.
func (n Needs) Phone() string { return n.Situation.PicksUp() }

// NeedsOf finds what Givens ask for, as they stand in a feature with all
// examples filled in. The error names the one that is unknown, or contradicts
// another.
func NeedsOf(givens []string) (Needs, error) {
	var n Needs
	for _, given := range givens {
		if err := n.add(given); err != nil {
			return Needs{}, fmt.Errorf("given %q: %w", given, err)
		}
	}
	return n, nil
}

// add adds what the phrase asks for.
func (n *Needs) add(phrase string) error {
	for _, d := range Catalogue() {
		words := d.Expr.FindStringSubmatch(phrase)
		if words == nil || d.given.ask == nil {
			continue
		}
		return d.given.ask(n, words[1:])
	}
	return errors.New("no step is registered for it")
}

// A given is what a Given asks for, by the words that its expression captures.
type given struct {
	words int // how many
	ask   func(n *Needs, words []string) error
}

// says is a Given without words that vary.
func says(ask func(*Needs) error) given {
	return given{0, func(n *Needs, _ []string) error { return ask(n) }}
}

// picks is a Given with one word, which parse makes a value of.
func picks[T any](parse func(string) (T, error), ask func(*Needs, T) error) given {
	return given{1, func(n *Needs, words []string) error {
		one, err := parse(words[0])
		if err != nil {
			return err
		}
		return ask(n, one)
	}}
}

// picksTwo is a Given with two words.
func picksTwo[S, T any](parse func(string) (S, error), parseNext func(string) (T, error), ask func(*Needs, S, T) error) given {
	return given{2, func(n *Needs, words []string) error {
		first, err := parse(words[0])
		if err != nil {
			return err
		}
		return picks(parseNext, func(n *Needs, second T) error { return ask(n, first, second) }).ask(n, words[1:])
	}}
}

// among finds a word in a table.
func among[T any](table map[string]T) func(string) (T, error) {
	return func(word string) (T, error) {
		value, known := table[word]
		if !known {
			return value, fmt.Errorf("got %q, want one of %q", word, slices.Sorted(maps.Keys(table)))
		}
		return value, nil
	}
}

func anything(word string) (string, error) { return word, nil }

// handler is what godog calls for a Given: it adds to what the case needs.
func (g given) handler() any {
	ask := func(ctx context.Context, words ...string) error { return g.ask(&caseFrom(ctx).needs, words) }
	switch g.words {
	case 0:
		return func(ctx context.Context) error { return ask(ctx) }
	case 1:
		return func(ctx context.Context, one string) error { return ask(ctx, one) }
	default:
		return func(ctx context.Context, one, two string) error { return ask(ctx, one, two) }
	}
}
