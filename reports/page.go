package reports

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
)

//go:embed assets
var assets embed.FS

// WritePage writes the living documentation as one HTML page that needs nothing else: what is declared, and what each
// of the runs says of it, in a column of its own. What is declared is taken from the first run. A run without cases
// is shown as not judged yet. The error is that of w, or that there is no run.
func WritePage(w io.Writer, runs ...*Run) error {
	if len(runs) == 0 {
		return errors.New("write the page: no run to show")
	}
	pages, err := template.New("page.html").Funcs(pageFuncs).ParseFS(assets, "assets/*.html")
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	view, err := viewOf(runs)
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	var buf bytes.Buffer
	if err := pages.Execute(&buf, view); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	if _, err := w.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// writePage is WritePage of one run, as Save wants it.
func writePage(w io.Writer, r *Run) error { return WritePage(w, r) }

// view is all that the templates are given.
type view struct {
	Style          template.CSS
	Script         template.JS
	Policy         string // allows the page its own style and script and nothing else
	About          string
	Heading, Title string // what was tested, and what became of it
	Targets        []targetView
	Kinds          []clauseKind // the columns of levels
	Levels         []levelsView
	Faults         []faultsView
	Unjudged       []*unjudgedView
	Sections       []sectionView
	Contradictions []contradictionView
	Features       []featureView
	Folders        []folderView // of the features
	Sequences      []sequenceView
	Phrases        []phraseView
	Glossary       []Term
	Pages          []Coverage
	Slowest        []slowestView
	Shown          int       // how many runs the longest row of bars is of, 0 without a history
	Legend         []keyView // what the bars mean
	Drawings       []drawing // the bars

	Tags, LevelNames []string // to filter by
	Verdicts         []Verdict
}

// Several tells whether states need to say of which run they are.
func (v *view) Several() bool { return len(v.Targets) > 1 }

// viewOf lays out the runs.
func viewOf(runs []*Run) (*view, error) {
	style, err := assets.ReadFile("assets/page.css")
	if err != nil {
		return nil, err
	}
	script, err := assets.ReadFile("assets/page.js")
	if err != nil {
		return nil, err
	}
	b := newBuilder(each(runs, func(r *Run) *Run { return cleanedRun(r) }))
	v := &view{
		Style: template.CSS(style), Script: template.JS(script), Policy: policy(style, script),
		About: b.declared.About, Targets: b.targets(), Kinds: b.runs.kinds(), Levels: b.runs.levels(levelNames(b.clauses)), Faults: b.faults(), Unjudged: b.unjudged(), Sections: b.sections(),
		Contradictions: b.contradictions(), Features: b.features(), Sequences: b.sequences(), Phrases: b.phrases(),
		Glossary: b.declared.Glossary, Pages: b.declared.Pages, Slowest: b.slowest(),
	}
	v.Legend = b.drawings.legend()
	v.Drawings = b.drawings.all
	for _, r := range b.runs {
		v.Shown = max(v.Shown, len(r.History))
	}
	v.Folders = folders(v.Features)
	v.Heading, v.Title = b.titles()
	v.Tags, v.Verdicts, v.LevelNames = sortedKeys(b.seenTags), b.runs.verdicts(), levelNames(b.clauses)
	return v, nil
}

// policy forbids the page everything but the two pieces that are its own, so that a text that slipped through could
// still not run, and nothing is ever fetched.
func policy(style, script []byte) string {
	return fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'",
		digest(style), digest(script))
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// pageFuncs are the words that the templates have beside those of html/template.
var pageFuncs = template.FuncMap{
	"amount":  Amount,
	"capital": capital,
	"slug":    slug,
	"class":   classOf,
	"add":     func(a, b int) int { return a + b },
}

// anchors gives things of a page the ids by which they are linked to: the same for the same thing, never the same for two.
type anchors struct {
	given map[string]string // thing: its anchor
	taken map[string]bool
}

func newAnchors() *anchors {
	return &anchors{given: map[string]string{}, taken: map[string]bool{}}
}

// of returns the anchor of the thing called name among those of its kind.
func (a *anchors) of(kind, name string) string {
	key := kind + " " + name
	if anchor, known := a.given[key]; known {
		return anchor
	}
	base := kind + "-" + slug(name)
	anchor := base
	for n := 2; a.taken[anchor]; n++ {
		anchor = fmt.Sprintf("%s-%d", base, n)
	}
	a.given[key], a.taken[anchor] = anchor, true
	return anchor
}

// longestSlug is enough for every id that a person gave.
const longestSlug = 80

// slug returns name in lower case, with one dash for everything between its letters and digits.
func slug(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(name) {
		switch {
		case b.Len() >= longestSlug:
			return b.String()
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			dash = false
		default:
			dash = true
		}
	}
	return b.String()
}

// builder makes the view of some runs.
type builder struct {
	runs       columns
	declared   Declared
	clauses    []Clause // of all runs, each once
	byCase     []map[string]*Case
	byClause   []map[string]*Clause
	levelOf    map[string]string   // clause id: its level
	judging    map[string][]string // case id: the ids of the clauses it judged in any run
	anchors    *anchors
	evidence   evidence
	drawings   drawings
	seenTags   map[string]bool
	declares   map[string]bool   // the scenarios that the page has, by id
	declaredBy map[string]string // case id: the id of its scenario
}

// newBuilder takes runs whose cases are in order. Whoever shows them takes care of what their texts may do.
func newBuilder(runs []*Run) *builder {
	b := &builder{levelOf: map[string]string{}, judging: map[string][]string{}, anchors: newAnchors(),
		evidence: pageRoom, seenTags: map[string]bool{}, declares: map[string]bool{}, declaredBy: map[string]string{}}
	for _, r := range runs {
		b.add(r)
	}
	b.declared = complete(b.runs)
	for _, f := range b.declared.Features {
		for _, r := range f.Rules {
			for _, s := range r.Scenarios {
				b.declares[s.ID] = true
			}
		}
	}
	for id, at := range b.declared.byCase() {
		b.declaredBy[id] = at.scenario.ID
	}
	return b
}

// scenarioAnchor returns where a scenario stands in the page, "" if it does not.
func (b *builder) scenarioAnchor(id string) string {
	if !b.declares[id] {
		return ""
	}
	return b.anchors.of("scenario", id)
}

// scenarioOf returns the scenario of a case: its id, and where it stands in the page. A case that is not declared stands
// for its scenario, which has no place.
func (b *builder) scenarioOf(id string) link {
	scenario, known := b.declaredBy[id]
	if !known {
		return link{ID: id}
	}
	return link{b.anchors.of("scenario", scenario), scenario}
}

// clauseAnchor returns where a clause stands in the page, "" if it does not.
func (b *builder) clauseAnchor(id string) string {
	if _, known := b.levelOf[id]; !known {
		return ""
	}
	return b.anchors.of("clause", id)
}

// caseState is the state of c in a run, with since when it is so.
func (b *builder) caseState(run int, c *Case) state {
	s := caseState(run, c)
	s.Since, s.Bars = b.runs[run].sinceWhen(c.Verdict, c.Since), b.caseBars(run, c.ID)
	return s
}

// clauseState is the state of a clause in a run, with since when it is so; c is nil where the run does not know it.
func (b *builder) clauseState(run int, c *Clause) state {
	s := clauseState(run, c)
	if c != nil {
		s.Since, s.Bars = b.runs[run].sinceWhen(c.Verdict, c.Since), b.clauseBars(run, c.ID)
	}
	return s
}

func (b *builder) add(r *Run) {
	cases, clauses := map[string]*Case{}, map[string]*Clause{}
	for i := range r.Cases {
		cases[r.Cases[i].ID] = &r.Cases[i]
	}
	for i := range r.Clauses {
		c := &r.Clauses[i]
		clauses[c.ID] = c
		if _, known := b.levelOf[c.ID]; !known {
			b.levelOf[c.ID] = c.Level
			b.clauses = append(b.clauses, *c)
		}
		for _, id := range c.Cases {
			if !slices.Contains(b.judging[id], c.ID) {
				b.judging[id] = append(b.judging[id], c.ID)
			}
		}
	}
	b.runs, b.byCase, b.byClause = append(b.runs, r), append(b.byCase, cases), append(b.byClause, clauses)
}
