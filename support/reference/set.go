package reference

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// A Set is pages that are looked at together: a page may name an enumeration of
// another, and its links tell how that one is reached.
type Set struct {
	Pages []*Page // in the order of their names

	byName map[string]*Page
}

// NewSet is a Set of pages. Of pages of one name, whatever its case, the first
// counts; each other is an *Unreadable.
func NewSet(pages []*Page) (*Set, []error) {
	s := &Set{byName: map[string]*Page{}}
	var doubled []error
	seen := map[string]*Page{}
	for _, p := range pages {
		name := strings.ToLower(p.Name)
		if first := seen[name]; first != nil {
			doubled = append(doubled, &Unreadable{p.File, 1, fmt.Sprintf("%s is also the name of %s: name one of them", p.Name, first.File)})
			continue
		}
		seen[name], s.byName[p.Name] = p, p
		s.Pages = append(s.Pages, p)
	}
	slices.SortStableFunc(s.Pages, func(a, b *Page) int { return strings.Compare(a.Name, b.Name) })
	return s, doubled
}

// Load reads the pages in the files at paths. Each that cannot be read is an
// *Unreadable; the set holds the others.
func Load(paths []string) (*Set, []error) {
	pages, failed := make([]*Page, len(paths)), make([]error, len(paths))
	var group sync.WaitGroup
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, path := range paths {
		group.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			pages[i], failed[i] = Open(path)
		})
	}
	group.Wait()
	isNil := func(p *Page) bool { return p == nil }
	s, doubled := NewSet(slices.DeleteFunc(pages, isNil))
	return s, append(slices.DeleteFunc(failed, func(err error) bool { return err == nil }), doubled...)
}

// members are the members of an enumeration, nil if its page is not in s.
func (s *Set) members(enumeration string) []string {
	p := s.byName[enumeration]
	if p == nil || !p.Enumeration {
		return nil
	}
	return slices.Sorted(slices.Values(named(p.Members)))
}

// operation is the operation of that method, nil if there is none.
func (p *Page) operation(method string) *Operation {
	for i, o := range p.Operations {
		if o.Method == method {
			return &p.Operations[i]
		}
	}
	return nil
}

// shown are the resources that the samples of GET answer with, by their format.
func (p *Page) shown() map[ucwa.Format]*document.Document {
	all := map[ucwa.Format]*document.Document{}
	if o := p.operation("GET"); o != nil {
		for _, s := range o.Samples {
			if !s.Request && s.Document != nil && all[s.Format] == nil {
				all[s.Format] = s.Document
			}
		}
	}
	return all
}

// relations are those that d has, as links or embedded.
func relations(d *document.Document) []string {
	var all []string
	if d.Self != "" {
		all = append(all, ucwa.RelSelf)
	}
	for _, l := range d.Links {
		all = append(all, l.Rel)
	}
	for _, e := range d.Embedded {
		all = append(all, e.Rel)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Path is the relations that lead from the application to the page's resource,
// "" if nothing tells. Links of the pages in s tell first, then the address that
// the page's sample asks for.
func (s *Set) Path(p *Page) string {
	const start = "application"
	if p.Name == start {
		return start
	}
	from := map[string][]string{start: nil}
	for queue := []string{start}; len(queue) > 0; queue = queue[1:] {
		at := s.byName[queue[0]]
		if at == nil {
			continue
		}
		for _, l := range at.Links {
			if _, reached := from[l.Name]; !reached && l.Name != ucwa.RelSelf {
				from[l.Name] = append(slices.Clone(from[at.Name]), l.Name)
				queue = append(queue, l.Name)
			}
		}
	}
	if path := from[p.Name]; path != nil {
		return strings.Join(path, " > ")
	}
	return p.addressed()
}

// addressed is the path that the address of the page's GET suggests.
func (p *Page) addressed() string {
	o := p.operation("GET")
	if o == nil {
		return ""
	}
	for _, s := range o.Samples {
		_, below, found := strings.Cut(s.URL, "/applications/")
		below, _, _ = strings.Cut(below, "?")
		parts := strings.Split(below, "/")
		if !s.Request || !found || len(parts) < 2 {
			continue
		}
		var path []string
		for _, part := range parts[1:] {
			if strings.Trim(part, "0123456789") != "" {
				path = append(path, part)
			}
		}
		if len(path) == 0 || path[len(path)-1] != p.Name {
			path = append(path, p.Name)
		}
		return strings.Join(path, " > ")
	}
	return ""
}
