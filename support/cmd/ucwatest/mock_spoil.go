package main

import (
	"fmt"
	"slices"

	"ucwatest/support/declaration"
	"ucwatest/support/demo"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
)

// exampleSpoil is the id of no mutant, but of the faults that make demo shows.
const exampleSpoil = "example"

// spoilOf is how the mutant called id answers, nil if that is "".
func spoilOf(d mock.Dialect, id string) (*mock.Spoil, error) {
	switch id {
	case "":
		return nil, nil
	case exampleSpoil:
		return demo.Spoil(), nil
	}
	var ids []string
	for _, m := range slices.Concat(mutant.Mutants(d), mutant.Benign(d)) {
		if m.ID == id {
			return &m.Spoil, nil
		}
		ids = append(ids, m.ID)
	}
	hint := "mutate -json lists them"
	if near := declaration.Nearest(id, slices.Values(ids)); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, fmt.Errorf("-spoil: %q is the id of no mutant; %s", id, hint)
}
