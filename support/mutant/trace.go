package mutant

import (
	"bytes"
	"sync"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
)

// A trace tells which variants change nothing of what a case meets. It listens
// to the honest mock while one case after the other runs there, and lets each
// variant have its way with what was answered. Where that stays as it was, and
// no rule that the variant forgets came up, the case would ask the variant the
// same, be answered the same and judge the same: to run it there tells nothing new.
type trace struct {
	variants []Mutant
	parallel int

	mu      sync.Mutex
	moments []moment   // of the case that runs
	rules   mock.Lapse // that came up in it
	changed map[string]map[string]bool
}

// A moment is an answer with its body, or an event.
type moment struct {
	answer *mock.Answer
	body   []byte
	event  *mock.Event
}

func newTrace(variants []Mutant, parallel int) *trace {
	t := &trace{variants: variants, parallel: parallel, changed: map[string]map[string]bool{}}
	for _, v := range variants {
		t.changed[v.ID] = map[string]bool{}
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
			t.rules |= l
		},
	}
}

func (t *trace) note(m moment) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.moments = append(t.moments, m)
}

// ended tries all variants on what the case that just ended has met.
func (t *trace) ended(c reports.Case) {
	t.mu.Lock()
	moments, rules := t.moments, t.rules
	t.moments, t.rules = nil, 0
	t.mu.Unlock()
	changed := make([]bool, len(t.variants))
	var workers sync.WaitGroup
	for first := range t.parallel {
		workers.Go(func() {
			copies := make([]moment, len(moments))
			for i := first; i < len(changed); i += t.parallel {
				changed[i] = t.variants[i].Spoil.Lapse&rules != 0 || changes(t.variants[i].Spoil, moments, copies)
			}
		})
	}
	workers.Wait()
	for i, v := range t.variants {
		if changed[i] {
			t.changed[v.ID][c.ID] = true
		}
	}
}

// changes tells whether s changes any of moments. It has its way with copies,
// which are made when needed and, where they stay as they are, left for others.
func changes(s mock.Spoil, moments, copies []moment) bool {
	for i, m := range moments {
		if m.changedBy(s, &copies[i]) {
			copies[i] = moment{}
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

// left are the cases of which v changes something: those that can tell.
func (t *trace) left(v Mutant, cases []declaration.Case) []declaration.Case {
	changed, known := t.changed[v.ID]
	if !known {
		return cases
	}
	var left []declaration.Case
	for _, c := range cases {
		if changed[c.ID] {
			left = append(left, c)
		}
	}
	return left
}
