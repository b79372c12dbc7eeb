package client

import (
	"net/http"
	"slices"
	"sync"
	"time"

	"ucwatest/support/redact"
)

// A Log holds exchanges as they were captured. Its zero value is empty and
// ready; it is safe for concurrent use. A body is kept up to
// document.MaxBytes, which is also as far as one is read.
type Log struct {
	mu      sync.Mutex
	started int
	asked   int // the number of the last that was started and does not read the event channel
	entries []entry
	follow  func(Place, *Exchange)
}

type entry struct {
	Place
	exchange *Exchange
}

// A Place is where an exchange stands among those of a Log.
type Place struct {
	Order int // counts those that were started, from 1
	// After is the Order of the last that had been started when this one ended, and
	// does not read the event channel: what an answer of that may have been woken by.
	After int
}

// Started is how many exchanges have been started.
func (l *Log) Started() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.started
}

// Follow tells of those that have ended, in the order they were started, and from
// then on of each as it ends. What is told must not ask l.
func (l *Log) Follow(told func(Place, *Exchange)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.entries {
		told(e.Place, e.exchange)
	}
	l.follow = told
}

// Exchanges returns those that have ended, in the order they were started.
func (l *Log) Exchanges() []*Exchange {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.exchanges()
}

// Take returns the same, and forgets them.
func (l *Log) Take() []*Exchange {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := l.exchanges()
	l.entries = nil
	return all
}

func (l *Log) exchanges() []*Exchange {
	all := make([]*Exchange, len(l.entries))
	for i, e := range l.entries {
		all[i] = e.exchange
	}
	return all
}

// Redact is text, which is about what was exchanged, without the secrets and the
// people of all whose exchanges l holds.
func (l *Log) Redact(text string) string {
	var asked []*redact.Redactor
	for _, x := range l.Exchanges() {
		if x.redactor != nil && !slices.Contains(asked, x.redactor) {
			asked = append(asked, x.redactor)
			text = x.Redact(text)
		}
	}
	return text
}

// Ahead is how much the clock of the server is ahead of ours, by the last answer that
// says what time it is; 0 if none does.
func (l *Log) Ahead() time.Duration {
	for _, x := range slices.Backward(l.Exchanges()) {
		if at, err := http.ParseTime(x.Header.Get("Date")); err == nil {
			return at.Sub(x.Started.Add(x.Took).Truncate(time.Second))
		}
	}
	return 0
}

// last is the one that was started last of those that have ended, nil if there is none.
func (l *Log) last() *Exchange {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.entries) == 0 {
		return nil
	}
	return l.entries[len(l.entries)-1].exchange
}

// start gives an exchange its place in the order.
func (l *Log) start(polls bool) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.started++
	if !polls {
		l.asked = l.started
	}
	return l.started
}

// end puts an exchange in its place. Few overtake each other, so it is found
// from behind.
func (l *Log) end(number int, x *Exchange) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := len(l.entries)
	for at > 0 && l.entries[at-1].Order > number {
		at--
	}
	ended := entry{Place{number, l.asked}, x}
	l.entries = slices.Insert(l.entries, at, ended)
	if l.follow != nil {
		l.follow(ended.Place, x)
	}
}
