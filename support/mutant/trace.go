package mutant

import (
	"bytes"
	"sync"

	"ucwatest/reports"
	"ucwatest/support/mock"
)

// A trace tells which variants change nothing of what a case meets. It listens
// to the honest mock while one case after the other runs there. Later each variant
// may change what was answered: where that stays as it was, and no rule that the
// variant forgets came up, the case would ask the variant the same, be answered the
// same and judge the same. To run it there tells nothing new.
type trace struct {
	variants map[string]mock.Spoil // by the id of the variant
	met      map[string]*met       // by the id of the case

	mu      sync.Mutex
	running met
}

// Met is what a case met: moments, and rules that came up.
type met struct {
	moments []moment
	rules   mock.Lapse

	mu     sync.Mutex
	copies []moment // of moments, for variants to change; made when needed
}

// A moment is an answer with its body, or an event.
type moment struct {
	answer *mock.Answer
	body   []byte
	event  *mock.Event
}

func newTrace(variants []Mutant) *trace {
	t := &trace{variants: map[string]mock.Spoil{}, met: map[string]*met{}}
	for _, v := range variants {
		t.variants[v.ID] = v.Spoil
	}
	return t
}

// spoil is what listens to a mock, and changes nothing.
func (t *trace) spoil() *mock.Spoil {
	return &mock.Spoil{
		Body: func(a *mock.Answer, body []byte) []byte {
			t.note(moment{answer: a.Clone(), body: bytes.Clone(body)})
			return body
		},
		Event: func(e *mock.Event) []*mock.Event {
			t.note(moment{event: e.Clone()})
			return []*mock.Event{e}
		},
		Ruled: func(l mock.Lapse) {
			t.mu.Lock()
			defer t.mu.Unlock()
			t.running.rules |= l
		},
	}
}

func (t *trace) note(m moment) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.running.moments = append(t.running.moments, m)
}

// ended keeps what the case that just ended has met.
func (t *trace) ended(c reports.Case) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.met[c.ID] = &met{moments: t.running.moments, rules: t.running.rules}
	t.running = met{}
}

func (m *met) changedBy(s mock.Spoil) bool {
	if s.Lapse&m.rules != 0 {
		return true
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.copies == nil {
		m.copies = make([]moment, len(m.moments))
	}
	for i, one := range m.moments {
		if one.changedBy(s, &m.copies[i]) {
			m.copies[i] = moment{}
			return true
		}
	}
	return false
}

// changedBy lets s have its way with own, which is a copy of m or nothing yet.
func (m moment) changedBy(s mock.Spoil, own *moment) bool {
	switch {
	case m.event != nil && s.Event != nil:
		if own.event == nil {
			own.event = m.event.Clone()
		}
		told := s.Event(own.event)
		return len(told) != 1 || told[0] != own.event || !own.event.Equal(m.event)
	case m.answer != nil && (s.Answer != nil || s.Body != nil):
		if own.answer == nil {
			own.answer = m.answer.Clone()
		}
		body := m.body
		if s.Answer != nil {
			s.Answer(own.answer)
		}
		if s.Body != nil {
			body = s.Body(own.answer, bytes.Clone(body))
		}
		return !bytes.Equal(body, m.body) || !own.answer.Equal(m.answer)
	}
	return false
}

// changes tells whether v changes anything of what the case called id meets. What
// was not followed may change all.
func (t *trace) changes(v Mutant, id string) bool {
	spoil, known := t.variants[v.ID]
	return !known || t.met[id] == nil || t.met[id].changedBy(spoil)
}
