package mock_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// BenchmarkDerived is GET of a derived conversation over loopback by clients
// that keep their connections, beside a bare handler that sends the same bytes
// with the same Content-Type and Content-Length. Its rounds are interleaved
// and it reports medians, so that one iteration is enough.
func BenchmarkDerived(b *testing.B) {
	for _, accept := range []string{"application/json", "application/xml"} {
		b.Run(accept, func(b *testing.B) {
			href, token, s := stageBench(b)
			sample := s.ask("GET", href, token, map[string]string{"Accept": accept}, "").want(200)
			bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", sample.header.Get("Content-Type"))
				w.Header().Set("Content-Length", strconv.Itoa(len(sample.body)))
				_, _ = w.Write(sample.body)
			}))
			defer bare.Close()
			var ours, least, ratio []float64
			for range 5 {
				rate := hammer(b, s.url+href, token, accept)
				floor := hammer(b, bare.URL+href, token, accept)
				ours, least, ratio = append(ours, rate), append(least, floor), append(ratio, rate/floor)
			}
			b.ReportMetric(median(ours), "requests/s")
			b.ReportMetric(median(least), "requests/s-bare")
			b.ReportMetric(median(ratio), "of-bare")
		})
	}
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// stageBench stages a derived conversation in the samples' dialect.
func stageBench(b *testing.B) (href, token string, s *server) {
	b.Helper()
	s = serve(b, mock.Doc, nil)
	c := s.cast()
	invitation, _ := c.derived()
	return invitation.href("derivedConversation"), c.caller.token, s
}

// hammer asks for url ten thousand times by eight clients, and returns how many
// answers came in a second.
func hammer(b *testing.B, url, token, accept string) float64 {
	b.Helper()
	transport := &http.Transport{MaxIdleConnsPerHost: 64}
	defer transport.CloseIdleConnections()
	const clients, requests = 8, 1250
	started := time.Now()
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			for range requests {
				if err := once(transport, url, token, accept); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	return clients * requests / time.Since(started).Seconds()
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
