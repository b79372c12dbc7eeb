package plan

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"sync"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/document"
	"ucwatest/support/stage/derived"
	"ucwatest/support/suite"
)

// An Observer writes down what the answers of a run showed. Watch is for the
// run's Listener; its zero value is not ready, NewObserver makes one.
type Observer struct {
	declared  *declaration.Declaration
	selection declaration.Selection

	mu    sync.Mutex
	cases map[string]*steps.Case
}

// NewObserver returns an Observer of a run of what s selects of the declaration. It has
// seen nothing yet.
func NewObserver(d *declaration.Declaration, s declaration.Selection) *Observer {
	return &Observer{declared: d, selection: s, cases: map[string]*steps.Case{}}
}

// Watch takes note of c, which begins; its answers are read when the baseline is made.
func (o *Observer) Watch(c *steps.Case) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.cases[c.ID] = c
}

// Baseline is what was seen in the run that ended so. What was only read on the
// way to what a case is about is left out: it depends on how fast the events came.
func (o *Observer) Baseline(run *reports.Run) *Baseline {
	b := &Baseline{FormatVersion: BaselineVersion, Target: run.Target, Server: run.Environment.Server, Selection: o.selection,
		Read: []string{}, Resources: []Resource{}, Refusals: []Refusal{}}
	seen := sightings{enums: o.declared.Enumerated(), resources: map[[2]string]*sighting{}, refusals: map[Refusal]bool{}}
	for _, ended := range run.Cases {
		state := o.cases[ended.ID]
		if _, judged := actions[ended.Verdict]; state == nil || !judged || ended.Verdict == reports.Skipped {
			continue
		}
		b.Read = append(b.Read, ended.ID)
		for _, x := range state.Answered() {
			seen.look(x)
		}
	}
	slices.Sort(b.Read)
	for _, s := range seen.resources {
		b.Resources = append(b.Resources, s.resource())
	}
	slices.SortFunc(b.Resources, compareKeys)
	b.Refusals = slices.AppendSeq(b.Refusals, maps.Keys(seen.refusals))
	slices.SortFunc(b.Refusals, compareRefusals)
	return b
}

// sightings are what has been seen so far.
type sightings struct {
	enums     map[string]bool
	resources map[[2]string]*sighting // by type and format
	refusals  map[Refusal]bool
}

// look adds what x shows, if it is the product that answered. It reads the body
// without secrets and people: a baseline is a file that is passed on.
func (s *sightings) look(x *client.Exchange) {
	if x.Err != nil || x.Culprit() != client.Product {
		return
	}
	x = x.Redacted()
	media := x.Header.Get("Content-Type")
	if x.Status/100 != 2 {
		if reason, err := document.ReadReason(media, x.Body); err == nil {
			s.refusals[Refusal{Asked: x.Method + " " + symbolic(x.URL), Format: reason.Format.String(), Status: x.Status,
				Code: reason.Code, Subcode: reason.Subcode}] = true
		}
		return
	}
	d, err := document.Read(media, x.Body)
	if err != nil {
		return
	}
	key := [2]string{d.Rel, d.Format.String()}
	if s.resources[key] == nil {
		s.resources[key] = &sighting{rel: d.Rel, format: d.Format.String(), enums: s.enums, links: map[string]int{},
			properties: map[string]*values{}, headers: map[string]set{}}
	}
	s.resources[key].add(d, x.Header)
}

// set holds words.
type set map[string]bool

func (s set) sorted() []string { return slices.Sorted(maps.Keys(s)) }

// A sighting is one type of resource in one format.
type sighting struct {
	rel, format string
	enums       map[string]bool
	answers     int
	links       map[string]int // in how many answers
	properties  map[string]*values
	headers     map[string]set
}

type values struct {
	answers int
	types   set
	words   set
}

// telling are the headers that say how an answer is to be taken, or who gave it.
var telling = []string{"Cache-Control", "Content-Type", "Etag", "Vary", "X-Content-Type-Options", "X-Ms-Ucwaversion"}

func (s *sighting) add(d *document.Document, header http.Header) {
	s.answers++
	rels := set{}
	for _, link := range d.Links {
		rels[link.Rel] = true
	}
	for rel := range rels {
		s.links[rel]++
	}
	for _, p := range d.Properties {
		s.property(p)
	}
	for _, name := range telling {
		value := header.Get(name)
		if value == "" {
			continue
		}
		if name == "Etag" {
			value = "(some)" // it is another with every change
		}
		if s.headers[name] == nil {
			s.headers[name] = set{}
		}
		s.headers[name][value] = true
	}
}

func (s *sighting) property(p document.Property) {
	if isID(p.Name) {
		return // a name made up for this answer, to be sent back in a PUT
	}
	v := s.properties[p.Name]
	if v == nil {
		v = &values{types: set{}, words: set{}}
		s.properties[p.Name] = v
	}
	v.answers++
	v.types[p.Kind.String()] = true
	if !s.enums[p.Name] {
		return
	}
	if p.Kind == document.Text {
		v.words[p.Text] = true
	}
	for _, item := range p.Items {
		v.words[item.Text] = true
	}
}

// resource is what was seen, in order.
func (s *sighting) resource() Resource {
	r := Resource{Rel: s.rel, Format: s.format, Links: []Member{}, Properties: []Property{}, Headers: []Header{}}
	for _, rel := range slices.Sorted(maps.Keys(s.links)) {
		r.Links = append(r.Links, Member{rel, s.links[rel] < s.answers})
	}
	for _, name := range slices.Sorted(maps.Keys(s.properties)) {
		v := s.properties[name]
		r.Properties = append(r.Properties, Property{Member{name, v.answers < s.answers}, v.types.sorted(), v.words.sorted()})
	}
	for _, name := range slices.Sorted(maps.Keys(s.headers)) {
		r.Headers = append(r.Headers, Header{name, s.headers[name].sorted()})
	}
	return r
}

// Refresh runs the cases of c to see what its target shows now, with o for one that
// is observed. Nothing is judged; the run is returned for what could not be read.
func Refresh(ctx context.Context, s declaration.Selection, c suite.Config, o derived.Operator) (*Baseline, *reports.Run, error) {
	observer := NewObserver(c.Declaration, s)
	run, err := suite.Run(ctx, c, suite.Listener{Watch: observer.Watch, Operator: o})
	if err != nil {
		return nil, nil, err
	}
	return observer.Baseline(run), run, ctx.Err()
}
