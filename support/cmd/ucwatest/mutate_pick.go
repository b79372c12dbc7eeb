package main

import (
	"fmt"
	"slices"

	"ucwatest/support/declaration"
	"ucwatest/support/mutant"
)

// pick is what targets name of mutants and benign variants: all if they name
// nothing. A target that is the id of no variant and no clause is an error.
func pick(mutants, benign []mutant.Mutant, targets []string, d *declaration.Declaration) ([]mutant.Mutant, []mutant.Mutant, error) {
	if len(targets) == 0 {
		return mutants, benign, nil
	}
	var ids []string
	for _, v := range slices.Concat(mutants, benign) {
		ids = append(ids, v.ID)
	}
	for _, c := range d.Ledger.Clauses {
		ids = append(ids, c.ID)
	}
	for _, target := range targets {
		if !slices.Contains(ids, target) {
			hint := "a mutant's id is what mutate -json calls it"
			if near := declaration.Nearest(target, slices.Values(ids)); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			return nil, nil, fmt.Errorf("-target: %q is the id of no mutant, benign variant or clause; %s", target, hint)
		}
	}
	unnamed := func(v mutant.Mutant) bool {
		return !slices.Contains(targets, v.ID) && !slices.Contains(targets, v.Clause)
	}
	return slices.DeleteFunc(mutants, unnamed), slices.DeleteFunc(benign, unnamed), nil
}
