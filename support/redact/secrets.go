// Package redact takes secrets and people out of bytes, text, headers and
// errors: Secrets knows what must not be shown, and the places where secrets
// are written; People knows who must not be recognised.
//
// It must not know where a text comes from, what it means or who will read it.
//
// Go on with support/client, which redacts each exchange when it is captured.
package redact

import (
	"bytes"
	"errors"
	"net/http"
	"slices"
)

// Placeholder is what stands in the place of a secret.
const Placeholder = "redacted"

// Shortest is how long a secret or a name must be to be looked for: to take
// every "a" out of a body would hide nothing but the body.
const Shortest = 4

// Secrets takes secrets out of what is captured: those it knows, in every form
// they may be written in, and whatever stands where a secret belongs. The zero
// value knows none. It never changes; With makes another.
type Secrets struct {
	known [][]byte
	// hidden are those of known that no telltale gives away, so that the others
	// need not be looked for in vain.
	hidden [][]byte
	// cores are what of known shows in base64, wherever in a text it stands.
	cores [][]byte
}

// With is s and one secret more. One that is shorter than Shortest is ignored.
func (s *Secrets) With(secret string) *Secrets {
	if len(secret) < Shortest || slices.ContainsFunc(s.known, func(k []byte) bool { return string(k) == secret }) {
		return s
	}
	more := &Secrets{known: slices.Clone(s.known), cores: slices.Concat(s.cores, cores(secret))}
	for _, form := range spellings(secret) {
		if !slices.ContainsFunc(more.known, func(k []byte) bool { return string(k) == form }) {
			more.known = append(more.known, []byte(form))
		}
	}
	// A longer form may hold a shorter one, which would leave its tail.
	slices.SortStableFunc(more.known, func(a, b []byte) int { return len(b) - len(a) })
	for _, form := range more.known {
		if !telling(form) {
			more.hidden = append(more.hidden, form)
		}
	}
	return more
}

// Forms is how many ways of writing the secrets there are to look for.
func (s *Secrets) Forms() int { return len(s.known) }

// Bytes returns b without secrets: b itself if there are none, and never
// changes it.
func (s *Secrets) Bytes(b []byte) []byte {
	if !s.suspects(b) {
		return b
	}
	if b = s.shallow(b); containsAny(b, s.cores) {
		b = unpacked(b, s.shallow)
	}
	return b
}

// shallow is Bytes for what is not in base64.
func (s *Secrets) shallow(b []byte) []byte {
	for _, place := range places {
		b = place.ReplaceAll(b, []byte("${1}"+Placeholder+"${2}"))
	}
	for _, secret := range s.known {
		b = bytes.ReplaceAll(b, secret, []byte(Placeholder))
	}
	return b
}

// suspects is quick, and sure only when it says no.
func (s *Secrets) suspects(b []byte) bool {
	if len(b) < Shortest {
		return false
	}
	if telling(b) {
		return true
	}
	return containsAny(b, s.hidden) || containsAny(b, s.cores)
}

func containsAny(b []byte, all [][]byte) bool {
	return slices.ContainsFunc(all, func(one []byte) bool { return bytes.Contains(b, one) })
}

func telling(b []byte) bool {
	for _, word := range telltales {
		if bytes.Contains(b, word) {
			return true
		}
	}
	return false
}

// Text is text without secrets.
func (s *Secrets) Text(text string) string {
	if !s.suspects([]byte(text)) {
		return text
	}
	return string(s.Bytes([]byte(text)))
}

// Header takes secrets out of h. A slice of values is replaced, not changed:
// others may hold it.
func (s *Secrets) Header(h http.Header) {
	for name, values := range h {
		if SecretHeader(name) {
			h[name] = slices.Repeat([]string{Placeholder}, len(values))
			continue
		}
		for i, value := range values {
			if clean := s.Text(value); clean != value {
				values = slices.Clone(values)
				values[i] = clean
				h[name] = values
			}
		}
	}
}

// SecretHeader tells, of a name in canonical form, whether all of its values
// are secrets.
func SecretHeader(name string) bool {
	switch name {
	case "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie":
		return true
	}
	return false
}

// Err returns an error whose text holds no secret. If it had one its causes
// are given up: they would tell whoever unwraps them.
func (s *Secrets) Err(err error) error {
	text := err.Error()
	if clean := s.Text(text); clean != text {
		return errors.New(clean)
	}
	return err
}
