package mock_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"ucwatest/support/mock"
)

// BenchmarkDerived is GET of a derived conversation over loopback by parallel
// clients that keep their connections, beside a bare handler that sends the
// same bytes with the same Content-Type and Content-Length.
func BenchmarkDerived(b *testing.B) {
	for _, accept := range []string{"application/json", "application/xml"} {
		href, token, s := stageBench(b)
		sample := s.ask("GET", href, token, map[string]string{"Accept": accept}, "").want(200)
		b.Run(accept+"/mock", func(b *testing.B) { hammer(b, s.url+href, token, accept) })
		b.Run(accept+"/bare", func(b *testing.B) {
			bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", sample.header.Get("Content-Type"))
				w.Header().Set("Content-Length", strconv.Itoa(len(sample.body)))
				_, _ = w.Write(sample.body)
			}))
			defer bare.Close()
			hammer(b, bare.URL+href, token, accept)
		})
	}
}

// stageBench stages a derived conversation in the samples' dialect.
func stageBench(b *testing.B) (href, token string, s *server) {
	b.Helper()
	s = serve(b, mock.Doc, nil)
	c := s.cast()
	invitation, _ := c.derived()
	return invitation.href("derivedConversation"), c.caller.token, s
}

// hammer asks for url with as many clients as there are processors, times four.
func hammer(b *testing.B, url, token, accept string) {
	b.Helper()
	transport := &http.Transport{MaxIdleConnsPerHost: 64}
	defer transport.CloseIdleConnections()
	b.SetParallelism(4)
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		r, err := http.NewRequest(http.MethodGet, url, nil)
		if err != nil {
			b.Error(err)
			return
		}
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Accept", accept)
		for pb.Next() {
			response, err := transport.RoundTrip(r)
			if err != nil {
				b.Error(err)
				return
			}
			if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
				b.Errorf("status: got %d, want 200; %v", response.StatusCode, err)
				return
			}
			response.Body.Close()
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}
