package client_test

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

// rounds alternate, so that what else the machine does falls on both alike.
const perRound = 50

// BenchmarkGet is one GET of a body of 2.2 KB and its capture, beside a plain
// GET and ReadAll over the same transport.
func BenchmarkGet(b *testing.B) {
	p := newPool(b)
	body := `{"rel":"conversation","subject":"` + strings.Repeat("Strategy ", 240) + `"}`
	p.on("/conversation", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("X-MS-Server-Fqdn", "pool.contoso.com")
		_, _ = io.WriteString(w, body)
	})
	transport := client.NewTransport()
	b.Cleanup(transport.CloseIdleConnections)
	s, err := client.SignIn(b.Context(), client.Options{Transport: transport, Now: time.Now}, account(p))
	if err != nil {
		b.Fatal(err)
	}
	plain := &http.Client{Transport: transport}
	var ours, floor time.Duration
	for b.Loop() {
		started := time.Now()
		for range perRound {
			if x, err := s.Get(b.Context(), "/conversation", ucwa.FormatJSON); err != nil || len(x.Body) != len(body) {
				b.Fatal(err)
			}
		}
		between := time.Now()
		for range perRound {
			bare(b, plain, p.URL+"/conversation")
		}
		ours, floor = ours+between.Sub(started), floor+time.Since(between)
	}
	n := float64(b.N * perRound)
	b.ReportMetric(float64(ours.Microseconds())/n, "us/get")
	b.ReportMetric(float64(floor.Microseconds())/n, "us/get-floor")
	b.ReportMetric(ours.Seconds()/floor.Seconds(), "x-floor")
}

func bare(b *testing.B, plain *http.Client, url string) {
	r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, url, nil)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Accept", ucwa.JSON)
	answer, err := plain.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	if _, err := io.ReadAll(answer.Body); err != nil {
		b.Fatal(err)
	}
}
