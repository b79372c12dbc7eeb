package mock_test

import (
	"io"
	"net/http"
	"net/http/httptrace"
	"runtime"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// uncontrolled is a pool without the control interface.
func uncontrolled(t *testing.T) *server {
	t.Helper()
	pool := mocktest.New(t, mock.Options{Now: func() time.Time { return start }})
	return &server{t, pool, mocktest.Serve(t, pool)}
}

// keepSending begins a request of p whose body does not end before release is called.
// As long as it is open nobody's clock jumps.
func (p *person) keepSending() (release func()) {
	p.t.Helper()
	body, end := io.Pipe()
	reading := make(chan struct{})
	trace := &httptrace.ClientTrace{Got100Continue: func() { close(reading) }}
	r, err := http.NewRequestWithContext(httptrace.WithClientTrace(p.t.Context(), trace), "POST", p.url+p.app.href("self"), body)
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+p.token)
	r.Header.Set("Expect", "100-continue")
	transport := &http.Transport{ExpectContinueTimeout: time.Hour}
	ended := make(chan error, 1)
	go func() {
		response, err := transport.RoundTrip(r)
		if err == nil {
			err = response.Body.Close()
		}
		ended <- err
	}()
	<-reading
	return func() {
		end.Close()
		if err := <-ended; err != nil {
			p.t.Error(err)
		}
		transport.CloseIdleConnections()
	}
}

// A waiting is a request for events on its way.
type waiting struct {
	p    *person
	came chan answer
}

// wait asks for events in the background.
func (p *person) wait() waiting { return p.waitAt(p.next) }

func (p *person) waitAt(href string) waiting {
	w := waiting{p, make(chan answer, 1)}
	go func() { w.came <- p.get(href) }()
	return w
}

// parked waits until n requests wait for events.
func (w waiting) parked(n int) {
	for w.p.pool.Parked() != n {
		runtime.Gosched()
	}
}

func (w waiting) answer() answer { return <-w.came }
