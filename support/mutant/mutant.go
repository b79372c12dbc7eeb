// Package mutant holds ways to spoil the mock's answers, each with the clause
// it must turn red, and ways to alter them that owe nobody anything; and tries
// them: a check that no mutant turns red has never been seen to fail.
//
// It must not know how a clause is checked: only what a pool does wrong. Go on
// with trial.go, which runs the suite on a spoiled mock, or mock, whose answers
// are spoiled.
package mutant

import "ucwatest/support/mock"

// A Mutant is one way to spoil, or benignly alter, what the mock answers.
type Mutant struct {
	ID     string
	Clause string   // the clause it must turn red; "" for a benign variant
	Also   []string // the other clauses it may turn red
	Spoil  mock.Spoil
}
