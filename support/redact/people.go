package redact

import (
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Person is whom a user of the run can be recognised by.
type Person struct {
	Part    string   // what stands in the place of all the rest: caller, callee or answerer
	SIP     string   // the address, with or without a scheme
	Names   []string // as people are called, and as they sign in
	Numbers []string // of telephones, with the country's code, in any notation
}

// People are those whom nothing that is captured may show. Its zero value is
// nobody; it is safe for concurrent use.
type People struct {
	mu       sync.Mutex
	all      []Person
	disguise atomic.Pointer[disguise]
}

// Add hides one more person, or the same by something more. What has been
// captured stays as it is, so whoever is known beforehand is added beforehand.
// Each application tells of its user, who is the same as before.
func (p *People) Add(one Person) {
	if p == nil || one.Part == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if slices.ContainsFunc(p.all, func(known Person) bool { return reflect.DeepEqual(known, one) }) {
		return
	}
	p.all = append(p.all, one)
	p.disguise.Store(newDisguise(p.all))
}

// Text is s with every person's part in the place of what they can be
// recognised by: for sentences about what was judged, which quote it.
func (p *People) Text(s string) string { return p.look().text(s) }

// Bytes is Text for bytes: b itself if nobody was in it. It never changes b.
func (p *People) Bytes(b []byte) []byte { return p.look().bytes(b) }

// Header is Text for the values of h. A slice of values is replaced, not
// changed: others may hold it.
func (p *People) Header(h http.Header) { p.look().header(h) }

// Err is err with Text for its text. Its causes stay as they are: they tell who
// is to blame.
func (p *People) Err(err error) error { return p.look().err(err) }

func (p *People) look() *disguise {
	if p == nil {
		return nil
	}
	return p.disguise.Load()
}

// names are all that a person may be called: the address too, with and without
// its domain, and a name with the last part first.
func (p Person) names() []string {
	address := strings.TrimPrefix(strings.ToLower(p.SIP), "sip:")
	all := append(slices.Clone(p.Names), address)
	for _, name := range p.Names {
		if first, last, two := cutLast(name); two {
			all = append(all, last+", "+first)
		}
	}
	for _, name := range slices.Clone(all) {
		if local, _, found := strings.Cut(name, "@"); found {
			all = append(all, local)
		}
		if _, user, found := strings.Cut(name, `\`); found {
			all = append(all, user)
		}
	}
	return slices.DeleteFunc(all, func(name string) bool { return len(name) < Shortest })
}

func cutLast(name string) (first, last string, two bool) {
	i := strings.LastIndexByte(name, ' ')
	if i <= 0 {
		return "", "", false
	}
	return name[:i], name[i+1:], true
}
