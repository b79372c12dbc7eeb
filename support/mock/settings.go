package mock

import (
	"net/url"
	"strconv"
	"time"

	"ucwatest/support/mock/wire"
)

// settings are the parameters of an event channel that it remembers until they
// are given anew (the table of events, EventChannelDetails).
type settings struct {
	low, medium time.Duration // how long events of these priorities wait for others
	timeout     time.Duration // how long a request waits for events
	priority    int           // which of two requests replaces the other
}

// usual are the settings of a channel that was told none.
var usual = settings{low: 15 * time.Second, medium: 5 * time.Second, timeout: 180 * time.Second}

// delay is how long events of priority p wait for others.
func (s settings) delay(p wire.Priority) time.Duration {
	switch p {
	case wire.Medium:
		return s.medium
	case wire.Low:
		return s.low
	}
	return 0
}

// read is s with what query changes. What is out of bounds is refused rather
// than corrected: no page tells of a correction, and whoever writes a client
// learns of the bounds.
func (s settings) read(query url.Values) (settings, *refusal) {
	for _, p := range []struct {
		name     string
		value    *time.Duration
		min, max int
	}{{"low", &s.low, 5, 1800}, {"medium", &s.medium, 5, 1800}, {"timeout", &s.timeout, 180, 1800}} {
		if !query.Has(p.name) {
			continue
		}
		seconds, err := strconv.Atoi(query.Get(p.name))
		if err != nil || seconds < p.min || seconds > p.max {
			return s, invalid([2]string{p.name, "Invalid"})
		}
		*p.value = time.Duration(seconds) * time.Second
	}
	if !query.Has("priority") {
		return s, nil
	}
	priority, err := strconv.Atoi(query.Get("priority"))
	if err != nil {
		return s, invalid([2]string{"priority", "Invalid"})
	}
	s.priority = priority
	return s, nil
}
