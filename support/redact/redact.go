// Package redact hides secrets and people in bytes and texts, however they are
// written: it decodes first and compares then.
//
// It must not know requests, users' sessions or who reads what it hides. What is
// hidden where is the client's to say.
//
// Go on with support/client, which seals what it exchanges with a Redactor.
package redact

import (
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// A Redactor hides secrets, whatever stands where a secret belongs, and people.
// Its zero value knows none of either and is ready; it is safe for concurrent use.
type Redactor struct {
	mu      sync.Mutex
	secrets []string
	people  []Person
	shown   bool                   // people are
	engine  atomic.Pointer[engine] // nil: what it is made of has changed
	calls   atomic.Int64
}

// Secret hides one more from now on. One that is too short is none.
func (r *Redactor) Secret(secret string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(secret) >= Shortest && !slices.Contains(r.secrets, secret) {
		r.secrets = append(r.secrets, secret)
		r.engine.Store(nil)
	}
}

// With is r and secrets, for one text: r itself if it knows them.
func (r *Redactor) With(secrets ...string) *Redactor {
	r.mu.Lock()
	defer r.mu.Unlock()
	secrets = slices.DeleteFunc(slices.Clone(secrets), func(one string) bool { return len(one) < Shortest || slices.Contains(r.secrets, one) })
	if len(secrets) == 0 {
		return r
	}
	return &Redactor{secrets: append(slices.Clone(r.secrets), secrets...), people: r.people, shown: r.shown}
}

// Secrets is how many secrets are known.
func (r *Redactor) Secrets() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.secrets)
}

// Person hides one more, or the same by something more. Each application tells
// of its user, who is the same as before.
func (r *Redactor) Person(one Person) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if one.Part != "" && !slices.ContainsFunc(r.people, func(known Person) bool { return reflect.DeepEqual(known, one) }) {
		r.people = append(r.people, one)
		r.engine.Store(nil)
	}
}

// ShowPeople leaves people as they are from now on, and hides secrets only.
func (r *Redactor) ShowPeople() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.shown {
		r.shown = true
		r.engine.Store(nil)
	}
}

// HidesPeople tells whether names, numbers and addresses are hidden, and not only
// secrets.
func (r *Redactor) HidesPeople() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.shown
}

// Calls is how many texts were looked through so far.
func (r *Redactor) Calls() int64 { return r.calls.Load() }

// Bytes is b with its secrets hidden, and each person's part in the place of
// what they can be recognised by: b itself if there are none. It never changes b.
func (r *Redactor) Bytes(b []byte) []byte {
	if len(b) < Shortest {
		return b
	}
	r.calls.Add(1)
	return r.current().hide(b)
}

// Text returns s without secrets and people, as Bytes does.
func (r *Redactor) Text(s string) string {
	if len(s) < Shortest {
		return s
	}
	return string(r.Bytes([]byte(s)))
}

// current is made once, when it is first needed after a change.
func (r *Redactor) current() *engine {
	if e := r.engine.Load(); e != nil {
		return e
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if e := r.engine.Load(); e != nil {
		return e
	}
	people := r.people
	if r.shown {
		people = nil
	}
	e := newEngine(r.secrets, people)
	r.engine.Store(e)
	return e
}

// Header is h with its values hidden, and all of those that are secrets by their
// name. It never changes h.
func (r *Redactor) Header(h http.Header) http.Header {
	if h == nil {
		return nil
	}
	clean := make(http.Header, len(h))
	for name, values := range h {
		clean[name] = slices.Clone(values)
		for i, value := range values {
			if clean[name][i] = Placeholder; !SecretHeader(name) {
				clean[name][i] = r.Text(value)
			}
		}
	}
	return clean
}

// Err is err, which shows no secret and nobody, and is one Line: it may quote what
// a server sent. What it wraps stays as it is: it tells who is to blame.
func (r *Redactor) Err(err error) error {
	if err == nil {
		return nil
	}
	return &sealed{r, err}
}

type sealed struct {
	redactor *Redactor
	cause    error
}

func (s *sealed) Error() string { return Line(s.redactor.Text(s.cause.Error())) }

func (s *sealed) Unwrap() error { return s.cause }

// Line is text with everything that does not show as itself written as a Go escape:
// line breaks, other controls, direction marks, bytes that are no UTF-8. What a
// server sent stays within a sentence that way.
func Line(text string) string {
	if !strings.ContainsFunc(text, hidden) {
		return text
	}
	var line strings.Builder
	for _, r := range text {
		if quoted := strconv.QuoteRune(r); hidden(r) {
			line.WriteString(quoted[1 : len(quoted)-1])
		} else {
			line.WriteRune(r)
		}
	}
	return line.String()
}

func hidden(r rune) bool { return r == utf8.RuneError || !strconv.IsPrint(r) }

// SecretHeader tells, of a name in canonical form, whether all of its values
// are secrets.
func SecretHeader(name string) bool {
	switch name {
	case "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie":
		return true
	}
	return false
}
