package mock_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"ucwatest/support/mock"
)

// BenchmarkDerived is GET of a derived conversation over loopback by clients
// that keep their connections, beside a bare handler that sends the same bytes
// with the same Content-Type and Content-Length.
func BenchmarkDerived(b *testing.B) {
	for _, accept := range []string{"application/json", "application/xml"} {
		b.Run(accept, func(b *testing.B) {
			href, token, s := stageBench(b)
			sample := s.ask("GET", href, token, map[string]string{"Accept": accept}, "").want(200)
			least := same200(sample)
			bare := httptest.NewServer(least)
			defer bare.Close()
			f := figures{}
			for range 15 {
				ours, floor := hammer(b, s.url+href, token, accept), hammer(b, bare.URL+href, token, accept)
				f.beside("requests/s", "of-bare", ours.rate, floor.rate)
				f.beside("us-p50", "p50-x-bare", micros(ours.quantile(0.5)), micros(floor.quantile(0.5)))
				f.beside("us-p99", "p99-x-bare", micros(ours.quantile(0.99)), micros(floor.quantile(0.99)))
			}
			f.add("allocs/get", allocations(b, s.pool, s.url+href, token, accept))
			f.add("allocs/get-bare", allocations(b, least, s.url+href, token, accept))
			f.report(b)
		})
	}
}

// same200 answers everything with the bytes of a.
func same200(a answer) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", a.header.Get("Content-Type"))
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
		w.WriteHeader(http.StatusOK)
		_, _ = w.Write(a.body)
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
