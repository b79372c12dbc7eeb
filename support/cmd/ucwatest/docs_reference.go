package main

import (
	"fmt"
	"path/filepath"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/declaration"
	"ucwatest/support/reference"
)

// pages says of each page in the folder that o names how much of it is declared,
// and judged: by a case of runs if there are results, else by one that is declared
// to. What is no page of a resource or an enumeration is left out, as stderr says.
func (d *docsCommand) pages(o *arguments.Docs, runs []*reports.Run) ([]reports.Coverage, error) {
	declared, err := declare(o.Features)
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(o.Reference, "*.md"))
	if err != nil {
		return nil, fmt.Errorf("docs: -reference %s: %w", o.Reference, err)
	}
	set, failed := reference.Load(paths)
	if len(set.Pages) == 0 {
		return nil, fmt.Errorf("docs: -reference %s: want a folder with pages of the reference, as presence_ref.md", o.Reference)
	}
	for _, err := range failed {
		d.Fail(fmt.Errorf("docs: left out: %w", err))
	}
	judged := judgedBy(declared, runs, len(o.Results) > 0)
	var all []reports.Coverage
	for _, compared := range set.Compare(declared.Ledger) {
		page := reports.Coverage{Page: compared.Page.Name, Statements: len(compared.Stated), Declared: len(compared.Known)}
		for _, clause := range compared.Known {
			if judged[clause.ID] {
				page.Judged++
			}
		}
		all = append(all, page)
	}
	return all, nil
}

// judgedBy are the clauses that a case of runs judged or, without results, that one
// of d is declared to judge.
func judgedBy(d *declaration.Declaration, runs []*reports.Run, results bool) map[string]bool {
	judged := map[string]bool{}
	if !results {
		for id := range casesOf(d) {
			judged[id] = true
		}
	}
	for _, run := range runs {
		for _, clause := range run.Clauses {
			if len(clause.Cases) > 0 {
				judged[clause.ID] = true
			}
		}
	}
	return judged
}
