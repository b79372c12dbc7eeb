package client

import (
	"bytes"
	"errors"
	"net/http"
	"slices"
)

// redacted is what stands in the place of a secret.
const redacted = "redacted"

// A mask takes secrets out of what is captured: those it knows, in every form
// they may be written in, and whatever stands where a secret belongs. It never
// changes; with makes another.
type mask struct {
	known [][]byte
	// hidden are those of known that no telltale gives away, so that the others
	// need not be looked for in vain.
	hidden [][]byte
	// cores are what of known shows in base64, wherever in a text it stands.
	cores [][]byte
}

// shortest is how long a secret must be to be looked for: to take every "a"
// out of a body would hide nothing but the body.
const shortest = 4

// with is m and one secret more; the empty one is none.
func (m *mask) with(secret string) *mask {
	if len(secret) < shortest || slices.ContainsFunc(m.known, func(k []byte) bool { return string(k) == secret }) {
		return m
	}
	more := &mask{known: slices.Clone(m.known), cores: slices.Concat(m.cores, cores(secret))}
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

// bytes returns b without secrets: b itself if there are none, and never
// changes it.
func (m *mask) bytes(b []byte) []byte {
	if !m.suspects(b) {
		return b
	}
	if b = m.shallow(b); containsAny(b, m.cores) {
		b = unpacked(b, m.shallow)
	}
	return b
}

// shallow is bytes for what is not in base64.
func (m *mask) shallow(b []byte) []byte {
	for _, place := range places {
		b = place.ReplaceAll(b, []byte("${1}"+redacted+"${2}"))
	}
	for _, secret := range m.known {
		b = bytes.ReplaceAll(b, secret, []byte(redacted))
	}
	return b
}

// suspects is quick, and sure only when it says no.
func (m *mask) suspects(b []byte) bool {
	if len(b) < shortest {
		return false
	}
	if telling(b) {
		return true
	}
	return containsAny(b, m.hidden) || containsAny(b, m.cores)
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

func (m *mask) text(s string) string {
	if !m.suspects([]byte(s)) {
		return s
	}
	return string(m.bytes([]byte(s)))
}

// header takes secrets out of h. A slice of values is replaced, not changed:
// others may hold it.
func (m *mask) header(h http.Header) {
	for name, values := range h {
		if secretHeader(name) {
			h[name] = slices.Repeat([]string{redacted}, len(values))
			continue
		}
		for i, value := range values {
			if clean := m.text(value); clean != value {
				values = slices.Clone(values)
				values[i] = clean
				h[name] = values
			}
		}
	}
}

// secretHeader tells, of a name in canonical form, whether all of its values
// are secrets.
func secretHeader(name string) bool {
	switch name {
	case "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie":
		return true
	}
	return false
}

// err returns an error whose text holds no secret. If it had one its causes
// are given up: they would tell whoever unwraps them.
func (m *mask) err(err error) error {
	text := err.Error()
	if clean := m.text(text); clean != text {
		return errors.New(clean)
	}
	return err
}
