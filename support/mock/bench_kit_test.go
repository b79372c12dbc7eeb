package mock_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"
)

// The benchmarks print the figures of the performance section of support/README.md. Each
// runs its rounds interleaved with its floor and reports medians, so that one
// iteration is enough: make bench.

// figures are what was measured, by unit.
type figures map[string][]float64

func (f figures) add(unit string, value float64) { f[unit] = append(f[unit], value) }

// beside adds a figure of the mock, that of the floor, and the ratio.
func (f figures) beside(unit, ratio string, ours, floor float64) {
	f.add(unit, ours)
	f.add(unit+"-bare", floor)
	f.add(ratio, ours/floor)
}

// report reports the median of each.
func (f figures) report(b *testing.B) {
	b.Helper()
	for unit, values := range f {
		slices.Sort(values)
		b.ReportMetric(values[len(values)/2], unit)
	}
}

// micros is d in microseconds, millis in milliseconds.
func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }
func millis(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

// A load is what many requests came to.
type load struct {
	rate  float64         // in a second
	waits []time.Duration // for each, the shortest first
}

// quantile is what that part of all requests took at most.
func (l load) quantile(part float64) time.Duration {
	return l.waits[min(len(l.waits)-1, int(part*float64(len(l.waits))))]
}

// hammer asks for url 3,200 times by eight clients that keep their
// connections.
func hammer(b *testing.B, url, token, accept string) load {
	b.Helper()
	transport := &http.Transport{MaxIdleConnsPerHost: 64}
	defer transport.CloseIdleConnections()
	const clients, requests = 8, 400
	var each [clients][]time.Duration
	started := time.Now()
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() {
			for range requests {
				sent := time.Now()
				if err := once(transport, url, token, accept); err != nil {
					b.Error(err)
					return
				}
				each[i] = append(each[i], time.Since(sent))
			}
		})
	}
	all.Wait()
	l := load{rate: clients * requests / time.Since(started).Seconds(), waits: slices.Concat(each[:]...)}
	slices.Sort(l.waits)
	return l
}

func once(transport *http.Transport, url, token, accept string) error {
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Accept", accept)
	response, err := transport.RoundTrip(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return errors.New("got status " + response.Status)
	}
	return nil
}

// A sink is a ResponseWriter that takes everything, without a connection.
type sink struct {
	header http.Header
	status int
}

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(status int)      { s.status = status }
func (s *sink) Write(b []byte) (int, error) { return len(b), nil }

// allocations is how often h allocates for one GET, without a connection.
func allocations(b *testing.B, h http.Handler, url, token, accept string) float64 {
	b.Helper()
	r := httptest.NewRequest(http.MethodGet, url, nil)
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Accept", accept)
	w := &sink{header: http.Header{}}
	allocated := testing.AllocsPerRun(1000, func() {
		clear(w.header)
		h.ServeHTTP(w, r)
	})
	if w.status != http.StatusOK {
		b.Fatalf("status: got %d, want 200", w.status)
	}
	return allocated
}
