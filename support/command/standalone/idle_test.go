package standalone

import (
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"
)

// TestServer_isNotDisturbedByTenThousandIdleConnections opens them, half of
// which have asked for something before, within the limits that the mock has.
// Each takes two files of this process, so that none runs beside another test.
func TestServer_isNotDisturbedByTenThousandIdleConnections(t *testing.T) {
	count := min(10_000, mayOpen(t)/2)
	if count < 10_000 {
		t.Logf("%d connections, since this process may have no more files open", count)
	}
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address, still, end := tcp.Addr().String(), &stillListener{Listener: tcp}, make(chan struct{})
	ended := servedOn(t, still, usual, end, nil)

	silent := crowd(t, address, count/2, "")
	asked := crowd(t, address, count-count/2, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
	for _, conn := range asked {
		status := make([]byte, len("HTTP/1.1 200"))
		if _, err := io.ReadFull(conn, status); err != nil || string(status) != "HTTP/1.1 200" {
			t.Fatalf("one of them: got %q and %v, want an answer", status, err)
		}
	}
	if got := fetch(t, address); got != http.StatusOK {
		t.Errorf("among them: got status %d, want 200", got)
	}
	still.pass(true)
	for _, conn := range silent {
		if got, err := untilEnd(conn); err != nil || got != "" {
			t.Fatalf("without a request: got %q and %v, want the end", got, err)
		}
	}
	for _, conn := range asked {
		if _, err := untilEnd(conn); err != nil {
			t.Fatalf("after a request: got %v, want the end", err)
		}
	}
	still.pass(false)
	if got := fetch(t, address); got != http.StatusOK {
		t.Errorf("after them: got status %d, want 200", got)
	}
	close(end)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// untilEnd is all that conn brings until it is closed, which takes no time.
func untilEnd(conn net.Conn) (string, error) {
	if err := conn.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		return "", err
	}
	got, err := io.ReadAll(conn)
	return string(got), err
}

// A stillListener accepts connections on which the times that the server sets
// for reading do not come by themselves: the test lets them pass, and waits for
// none of minutes.
type stillListener struct {
	net.Listener
	mu     sync.Mutex
	passed bool
	conns  []*stillConn
}

// Accept waits for a connection.
func (l *stillListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	c := &stillConn{Conn: conn, listener: l}
	l.conns = append(l.conns, c)
	return c, nil
}

// pass lets all times pass that are set or will be, or no more of them.
func (l *stillListener) pass(passed bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.passed = passed
	for _, c := range l.conns {
		_ = c.apply() // of one that is closed already
	}
}

type stillConn struct {
	net.Conn
	listener *stillListener
	deadline time.Time // guarded by the listener's mutex
}

// SetReadDeadline sets a time for reading.
func (c *stillConn) SetReadDeadline(at time.Time) error {
	c.listener.mu.Lock()
	defer c.listener.mu.Unlock()
	c.deadline = at
	return c.apply()
}

// apply lets the time of c come if it has passed.
func (c *stillConn) apply() error {
	now := time.Now()
	switch {
	case c.deadline.IsZero(), c.deadline.After(now) && !c.listener.passed:
		return c.Conn.SetReadDeadline(time.Time{})
	case c.deadline.After(now):
		return c.Conn.SetReadDeadline(now)
	}
	return c.Conn.SetReadDeadline(c.deadline)
}
