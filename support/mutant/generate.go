package mutant

import (
	"ucwatest/support/ledger"
	"ucwatest/support/mock"
)

// A generator makes the mutants of what the ledger states as data: properties,
// links and errors. What is spoiled once may show that several checks can fail;
// then it is one mutant, of the clause with the fewest others.
type generator struct {
	ledger  *ledger.Ledger
	dialect mock.Dialect
	all     []candidate
	links   int // so far, but for those to a resource itself
}

// A candidate is a spoiled pool with the clauses that it has to turn red.
type candidate struct {
	id      string
	clauses []string
	spoil   mock.Spoil
}

// generate makes all that l gives rise to in dialect d.
func generate(l *ledger.Ledger, d mock.Dialect) []candidate {
	g := generator{ledger: l, dialect: d}
	for _, c := range l.Clauses {
		r, known := resourceOf(c)
		if !known || !d.Profile().AllAtOnce && c.Unseen != "" {
			continue
		}
		switch c.Kind {
		case ledger.Property:
			g.property(r, c)
		case ledger.Link:
			g.link(r, c)
		case ledger.Error, ledger.Operation:
			g.errors(r, c)
		}
	}
	return g.all
}

// add appends a mutant of r that has to turn clause red, or adds the clause to
// the mutant that there is already.
func (g *generator) add(r resource, what, clause string, spoil mock.Spoil) {
	id := r.name + ": " + what
	for i := range g.all {
		if g.all[i].id == id {
			g.all[i].clauses = append(g.all[i].clauses, clause)
			return
		}
	}
	g.all = append(g.all, candidate{id, []string{clause}, spoil})
}

// alike adds a mutant that has to turn red what is stated of all resources of
// r's kind under subject. Where nothing is, there is none.
func (g *generator) alike(r resource, what, subject string, spoil mock.Spoil) {
	if c, stated := g.ledger.BySubject(subject, r.alike+"-"); stated && ledger.Family(c.ID) == r.alike {
		g.add(r, what, c.ID, spoil)
	}
}

// required tells whether a pool of the dialect has to show what c is about.
func (g *generator) required(c ledger.Clause) bool { return required(c, g.dialect) }

func required(c ledger.Clause, d mock.Dialect) bool { return c.Required(d.Profile().AllAtOnce) }

// assign gives each candidate to one of its clauses: to that with the fewest
// until then, so that each has some.
func assign(all []candidate) []spoiled {
	count := map[string]int{}
	mutants := make([]spoiled, len(all))
	for i, c := range all {
		clause := c.clauses[0]
		for _, other := range c.clauses {
			if count[other] < count[clause] {
				clause = other
			}
		}
		count[clause]++
		mutants[i] = spoiled{c.id, clause, c.spoil}
	}
	return mutants
}
