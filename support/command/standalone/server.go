package standalone

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// limits are what clients may take of the mock: half a request, or a connection
// without one, disturbs nobody else. A request that waits for events may wait.
type limits struct {
	header      time.Duration // for the header of a request to come in
	request     time.Duration // for all of it: one that has come in may wait for events
	idle        time.Duration // between two requests
	write       time.Duration // for a client to take what it is sent
	grace       time.Duration // for requests on their way when the mock ends
	headerBytes int
	connections int
}

// usual leaves room for the ten thousand clients that a pool has, each with a
// request that waits and one that does not.
var usual = limits{
	header: 10 * time.Second, request: 40 * time.Second, idle: 2 * time.Minute, write: 30 * time.Second, grace: 5 * time.Second,
	headerBytes: 64 << 10, connections: 25_000,
}

// ErrCutOff tells that requests on their way were not waited for.
var ErrCutOff = errors.New("interrupted twice; requests on their way were cut off")

// serve serves until end is closed: then it ends requests for events at once,
// others within the time of grace, and all when cut is closed.
func (l limits) serve(listener net.Listener, front Front, logs *log.Logger, end, cut <-chan struct{}) error {
	server := l.server(front, logs)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return errors.Join(err, front.Close(), server.Close())
	case <-end:
	}
	err := front.Close()
	ctx, cancel := context.WithTimeout(context.Background(), l.grace)
	defer cancel()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Shutdown(ctx) // what is left after the time of grace is closed below
	}()
	select {
	case <-ended:
	case <-cut:
		err = ErrCutOff
	}
	return errors.Join(err, server.Close())
}

// server answers with h within l.
func (l limits) server(h http.Handler, logs *log.Logger) *http.Server {
	return &http.Server{Handler: h, ErrorLog: logs,
		ReadHeaderTimeout: l.header, ReadTimeout: l.request, IdleTimeout: l.idle, MaxHeaderBytes: l.headerBytes}
}

// bind bounds how many connections l has at once: who comes then is sent away.
func (l limits) bind(listener net.Listener) net.Listener {
	return &boundListener{Listener: listener, limits: l}
}

type boundListener struct {
	net.Listener
	limits limits
	open   atomic.Int64
}

// Accept waits for a connection that there is room for.
func (l *boundListener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if l.open.Add(1) <= int64(l.limits.connections) {
			return &boundConn{Conn: conn, listener: l}, nil
		}
		l.open.Add(-1)
		_ = conn.Close() // whoever it was is sent away, one way or the other
	}
}

type boundConn struct {
	net.Conn
	listener *boundListener
	closed   atomic.Bool
}

// NetConn is the connection itself.
func (c *boundConn) NetConn() net.Conn { return c.Conn }

// Write writes to a client that takes what it is sent in time.
func (c *boundConn) Write(b []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(c.listener.limits.write)); err != nil {
		return 0, err
	}
	return c.Conn.Write(b)
}

// Close makes room for another connection.
func (c *boundConn) Close() error {
	if c.closed.CompareAndSwap(false, true) {
		c.listener.open.Add(-1)
	}
	return c.Conn.Close()
}
