package mock_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

const (
	channels = 10_000
	wakes    = 500
)

// BenchmarkChannels is ten thousand clients in another process, each with a
// request for events that waits: what one costs in memory, and how long after
// somebody sent an invitation the one who is invited has the event. Its floor is
// a bare handler whose requests wait on a Go channel.
func BenchmarkChannels(b *testing.B) {
	f := figures{}
	for range 3 {
		ours, floor := parkMembers(b, f), parkBare(b)
		f.beside("KiB/channel", "x-bare", ours.each, floor.each)
		f.beside("ms-wake-p50", "wake-p50-x-bare", millis(ours.quantile(0.5)), millis(floor.quantile(0.5)))
		f.beside("ms-wake-p99", "wake-p99-x-bare", millis(ours.quantile(0.99)), millis(floor.quantile(0.99)))
	}
	f.report(b)
}

// A parking is what requests that wait came to.
type parking struct {
	each float64 // KiB
	load         // how long it took to wake some
}

// parkMembers lets all members of a crowd but one wait, and that one invite.
func parkMembers(b *testing.B, f figures) parking {
	before := memory()
	c := gather(b, channels+1)
	f.add("KiB/signed-in", (memory()-before)/channels)
	host := c.members[channels]
	var e benchRequest
	for i, m := range c.members[:channels] {
		e.Parks = append(e.Parks, rawRequest(http.MethodGet, m.events, m.token, ""))
		if i%(channels/wakes) == 0 {
			invitation := fmt.Sprintf(`{"to":%q,"operationId":"%d"}`, m.sip, i)
			e.Wakes = append(e.Wakes, wake{i, rawRequest(http.MethodPost, host.messages, host.token, invitation)})
		}
	}
	return park(b, c.pool, e, c.pool.Parked)
}

// parkBare is the same with a handler that does nothing else.
func parkBare(b *testing.B) parking {
	l := &lot{places: make([]chan struct{}, channels)}
	var e benchRequest
	for i := range l.places {
		l.places[i] = make(chan struct{}, 1)
		href := "/" + strconv.Itoa(i)
		e.Parks = append(e.Parks, rawRequest(http.MethodGet, href, "", ""))
		if i%(channels/wakes) == 0 {
			e.Wakes = append(e.Wakes, wake{i, rawRequest(http.MethodPost, href, "", "{}")})
		}
	}
	return park(b, l, e, func() int { return int(l.waiting.Load()) })
}

// park serves h until e is done.
func park(b *testing.B, h http.Handler, e benchRequest, waiting func() int) (p parking) {
	b.Helper()
	web := httptest.NewServer(h)
	defer web.Close()
	e.Address = strings.TrimPrefix(web.URL, "http://")
	before := memory()
	p.load = send(b, e, waiting, func() { p.each = (memory() - before) / channels })
	return p
}

// memory is what is in use, in KiB.
func memory() float64 {
	runtime.GC()
	runtime.GC() // the first one lets go of what pools keep
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc+m.StackInuse) / 1024
}

// A lot is a bare handler: GET waits until there is a POST of the same path.
type lot struct {
	places  []chan struct{}
	waiting atomic.Int64
}

// ServeHTTP answers one request.
func (l *lot) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	i, err := strconv.Atoi(r.URL.Path[1:])
	if err != nil {
		panic(err)
	}
	if r.Method == http.MethodPost {
		l.places[i] <- struct{}{}
		return
	}
	l.waiting.Add(1)
	select {
	case <-l.places[i]:
	case <-r.Context().Done():
	}
	_, _ = w.Write([]byte("{}"))
}
