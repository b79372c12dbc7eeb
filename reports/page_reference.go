package reports

import (
	"cmp"
	"slices"
	"strings"
)

// sectionView is one section of the reference as a table.
type sectionView struct {
	Anchor, Title, Page string
	Subjects            bool // some clause says which table row judges it
	Facts               bool // some clause states what a table of the reference would
	Rows                []clauseView
}

// clauseView is one clause with what became of it in each run.
type clauseView struct {
	Anchor, ID, Level, Subject, Says, Source string
	Facts                                    []Fact
	Notes                                    []string // why nothing judges it, or it may be broken
	States                                   []state
	Provers                                  []proverView
	Tokens                                   string // what filters look for
}

// proverView is one scenario that judged a clause, with its worst case.
type proverView struct {
	mark
	link
	Cases int
}

// contradictionView is a contradiction with the clauses that follow its decision.
type contradictionView struct {
	Anchor string
	Contradiction
	Judges []clauseRef
}

type clauseRef struct {
	Anchor, ID string
	States     []state
}

// sections lays the clauses out by the sections of the page that has the most of them, each in the order in which it is
// first met, and those of all other pages behind in one.
func (b *builder) sections() []sectionView {
	var all, elsewhere []sectionView
	main := mainPage(b.clauses)
	at := map[string]int{}
	for _, c := range b.clauses {
		page, section, _ := strings.Cut(c.Source, "#")
		if page != main {
			if len(elsewhere) == 0 {
				elsewhere = []sectionView{{Anchor: b.anchors.of("section", "other pages"), Title: "Other pages of the reference"}}
			}
			elsewhere[0].add(b.clause(c), c.Source)
			continue
		}
		i, known := at[section]
		if !known {
			i = len(all)
			at[section] = i
			all = append(all, sectionView{Anchor: b.anchors.of("section", c.Source), Page: page,
				Title: cmp.Or(capital(strings.ReplaceAll(section, "-", " ")), "As a whole")})
		}
		all[i].add(b.clause(c), "")
	}
	return append(all, elsewhere...)
}

// add appends a row, with where the reference says it if the section does not say so.
func (s *sectionView) add(row clauseView, source string) {
	row.Source = source
	s.Rows = append(s.Rows, row)
	s.Subjects = s.Subjects || row.Subject != ""
	s.Facts = s.Facts || len(row.Facts) > 0
}

// mainPage is the page of the reference with the most clauses.
func mainPage(clauses []Clause) string {
	count := map[string]int{}
	most := ""
	for _, c := range clauses {
		page, _, _ := strings.Cut(c.Source, "#")
		if page == "" {
			continue
		}
		if count[page]++; count[page] > count[most] {
			most = page
		}
	}
	return most
}

func (b *builder) clause(c Clause) clauseView {
	v := clauseView{Anchor: b.anchors.of("clause", c.ID), ID: c.ID, Level: c.Level, Subject: c.Subject, Says: c.Says, Facts: c.Facts, Notes: b.notes(c)}
	for i := range b.runs {
		v.States = append(v.States, b.clauseState(i, b.byClause[i][c.ID]))
	}
	v.Provers = b.provers(c.ID)
	v.Tokens = strings.Join(append(b.runs.tokens(v.States), "level:"+c.Level), " ")
	return v
}

// notes returns what is to be known of a clause beside what became of it.
func (b *builder) notes(c Clause) []string {
	var all []string
	if c.Waived != "" {
		all = append(all, c.Waived)
	}
	if c.MockOnly {
		all = append(all, mockOnly.String())
	}
	for i := range b.runs {
		if one := b.byClause[i][c.ID]; one != nil && one.Known != "" {
			all = append(all, "known of "+b.runs.label(i)+": "+one.Known)
		}
	}
	return all
}

// provers lists the scenarios whose cases judged a clause in any run, each once and with its worst case.
func (b *builder) provers(clause string) []proverView {
	var ids []string
	for run := range b.runs {
		if c := b.byClause[run][clause]; c != nil {
			ids = append(ids, c.Cases...)
		}
	}
	slices.Sort(ids)
	var all []proverView
	for _, id := range slices.Compact(ids) {
		scenario := b.scenarioOf(id)
		i := slices.IndexFunc(all, func(p proverView) bool { return p.link == scenario })
		if i < 0 {
			i = len(all)
			all = append(all, proverView{link: scenario, mark: markPassed})
		}
		all[i].Cases++
		for run := range b.runs {
			if it := b.byCase[run][id]; it != nil && breaks(it, clause) {
				all[i].mark = it.Verdict.mark()
			}
		}
	}
	return all
}

func breaks(c *Case, clause string) bool {
	return slices.ContainsFunc(c.Violations, func(v Violation) bool { return v.Clause == clause })
}

func (b *builder) contradictions() []contradictionView {
	var all []contradictionView
	for _, c := range b.declared.Contradictions {
		v := contradictionView{Anchor: b.anchors.of("contradiction", c.ID), Contradiction: c}
		for _, id := range c.JudgedBy {
			v.Judges = append(v.Judges, b.reference(id))
		}
		all = append(all, v)
	}
	return all
}

func (b *builder) reference(clause string) clauseRef {
	ref := clauseRef{Anchor: b.clauseAnchor(clause), ID: clause}
	for i := range b.runs {
		s := clauseState(i, b.byClause[i][clause])
		s.Label = b.runs.head(i, "")
		ref.States = append(ref.States, s)
	}
	return ref
}
