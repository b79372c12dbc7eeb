package mutant_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ucwatest/support/declaration"
	"ucwatest/support/ledger"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
	"ucwatest/support/reference"
)

// imported is the declaration that is made of pages.
func imported(t *testing.T, pages []string) *declaration.Declaration {
	t.Helper()
	set, failed := reference.Load(pages)
	if len(failed) > 0 {
		t.Fatal(failed)
	}
	files, err := set.Scaffold(set.Compare(&ledger.Ledger{}))
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: content}
	}
	d, problems := declaration.Declare(fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// spoiled are the ways to break what a clause states of a resource of the page.
func spoiled(c ledger.Clause) map[string]func(*mock.Resource) {
	switch c.Kind {
	case ledger.Property:
		return map[string]func(*mock.Resource){
			"gone": func(r *mock.Resource) {
				for i, p := range r.Properties {
					if p.Name == c.Name() {
						r.Properties = append(r.Properties[:i:i], r.Properties[i+1:]...)
						return
					}
				}
			},
			"of another type": func(r *mock.Resource) {
				if p := r.Property(c.Name()); p != nil {
					if _, many := p.Value.([]string); many {
						p.Value = "a text"
					} else {
						p.Value = []string{"a", "list"}
					}
				}
			},
		}
	case ledger.Link:
		return map[string]func(*mock.Resource){"gone": func(r *mock.Resource) {
			if c.Rel == "self" {
				r.Href = ""
			}
			for i, l := range r.Links {
				if l.Rel == c.Rel {
					r.Links = append(r.Links[:i:i], r.Links[i+1:]...)
					return
				}
			}
			for i, e := range r.Embedded {
				if e.Rel == c.Rel {
					r.Embedded = append(r.Embedded[:i:i], r.Embedded[i+1:]...)
					return
				}
			}
		}}
	case ledger.Operation:
		return map[string]func(*mock.Resource){"answers another resource": func(r *mock.Resource) { r.Property("rel").Value = "somethingElse" }}
	}
	return nil
}

// The invented pages are of resources that the mock plays.
func TestTrial_killsMutantsOfImportedClauses(t *testing.T) {
	pages, err := filepath.Glob("../reference/testdata/played/*_ref.md")
	if err != nil || len(pages) < 10 {
		t.Fatalf("got %d pages and %v, want ten or more", len(pages), err)
	}
	killsAll(t, pages, 60)
}

// killsAll wants the mutants of the clauses of pages killed, of which there are so many
// at least.
func killsAll(t *testing.T, pages []string, many int) {
	t.Helper()
	d := imported(t, pages)
	var all []mutant.Mutant
	var ids []string
	for _, c := range d.Ledger.Clauses {
		ids = append(ids, c.ID)
		page, _, _ := strings.Cut(c.Source, "#")
		for how, spoil := range spoiled(c) {
			if c.Waived == "" && !(how == "gone" && c.Present == ledger.WhereGiven) {
				all = append(all, mutant.Mutant{ID: c.ID + " " + how, Clause: c.ID, Spoil: mock.Spoil{Answer: func(a *mock.Answer) {
					if a.Method == "GET" && a.Resource != nil && a.Resource.Rel == page {
						spoil(a.Resource)
					}
				}}})
			}
		}
	}
	trial, err := mutant.NewTrial(t.Context(), mutant.Trial{Declaration: d, Dialect: mock.Doc, Parallel: 2, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		m.Also = ids
		outcome, err := trial.Mutant(t.Context(), m)
		if err != nil || outcome.Fault != "" {
			t.Errorf("%s: got %v and the fault %q, want it killed", m.ID, err, outcome.Fault)
		}
	}
	if len(all) < many {
		t.Errorf("got %d mutants, want %d or more", len(all), many)
	}
}
