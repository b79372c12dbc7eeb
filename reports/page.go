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
	Targets        []targetView
	Kinds          []string // the columns of levels
	Levels         []levelsView
	Faults         []faultsView
	Unjudged       []*unjudgedView
	Sections       []sectionView
	Contradictions []contradictionView
	Features       []featureView
	Sequences      []sequenceView
	Phrases        []phraseView
	Glossary       []Term

	Tags, Verdicts, LevelNames []string // to filter by
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
	b := newBuilder(each(runs, func(r *Run) *Run { return cleaned(settled(r)) }))
	v := &view{
		Style: template.CSS(style), Script: template.JS(script), Policy: policy(style, script),
		About: b.declared.About, Targets: b.targets(), Kinds: b.kinds(), Levels: b.levels(), Faults: b.faults(), Unjudged: b.unjudged(), Sections: b.sections(),
		Contradictions: b.contradictions(), Features: b.features(), Sequences: b.sequences(), Phrases: b.phrases(),
		Glossary: b.declared.Glossary,
	}
	v.Tags, v.Verdicts, v.LevelNames = b.tags(), b.verdicts(), b.levelNames()
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
	"class":   func(word string) string { return classOf(Verdict(word)) },
	"add":     func(a, b int) int { return a + b },
}
