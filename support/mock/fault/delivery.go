package fault

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"strconv"
)

// trickle is how many bytes are sent between two pauses.
const trickle = 100

// deliver sends a in the way that the fault says.
func (x *Exchange) deliver(a Answer) {
	body, f := a.Body, x.Fault
	if len(body) == 0 || x.Request.Method == http.MethodHead {
		x.Client.WriteHeader(a.Status)
		return
	}
	switch {
	case f.Length != 0:
		misstate(x.Client, a, max(0, len(body)+f.Length))
		return
	case f.Reset == resetInside:
		x.Client.WriteHeader(a.Status)
		_, _ = x.Client.Write(body[:len(body)/2])
		reset(x.Client)
		return
	}
	x.Client.WriteHeader(a.Status)
	switch {
	case f.Cut != nil && *f.Cut < len(body):
		_, _ = x.Client.Write(body[:*f.Cut])
		_ = http.NewResponseController(x.Client).Flush() // else nothing at all would be sent
		breakOff()
	case f.Slow > 0:
		x.trickle(body)
	default:
		_, _ = x.Client.Write(body) // a client that is gone misses its answer
	}
}

// trickle sends body with a pause before each of its parts.
func (x *Exchange) trickle(body []byte) {
	controller := http.NewResponseController(x.Client)
	for len(body) > 0 {
		if !x.rest(x.Fault.Slow) {
			breakOff()
		}
		n := min(trickle, len(body))
		if _, err := x.Client.Write(body[:n]); err != nil || controller.Flush() != nil {
			breakOff()
		}
		body = body[n:]
	}
}

// breakOff ends the connection without another word.
func breakOff() { panic(http.ErrAbortHandler) }

// reset resets the connection, so that the client gets an error for what it
// has not read yet. Where that cannot be done it is broken off.
func reset(w http.ResponseWriter) {
	conn, _ := take(w)
	if raw := bare(conn); raw != nil {
		_ = raw.SetLinger(0)
	}
	_ = withoutTLS(conn).Close()
}

// misstate sends a by hand with a length that is not its own: the package
// net/http would not.
func misstate(w http.ResponseWriter, a Answer, length int) {
	w.Header().Set("Content-Length", strconv.Itoa(length))
	conn, out := take(w)
	defer conn.Close()
	fmt.Fprintf(out, "HTTP/1.1 %03d %s\r\n", a.Status, http.StatusText(a.Status))
	_ = w.Header().Write(out)
	_, _ = out.WriteString("\r\n")
	_, _ = out.Write(a.Body)
	_ = out.Flush() // a client that is gone misses its answer
}

// take takes the connection of w out of the server's hands.
func take(w http.ResponseWriter) (net.Conn, *bufio.Writer) {
	conn, buffered, err := http.NewResponseController(w).Hijack()
	if err != nil {
		breakOff()
	}
	return conn, buffered.Writer
}

// bare is the TCP connection below conn, nil if there is none.
func bare(conn net.Conn) *net.TCPConn {
	for {
		switch c := conn.(type) {
		case *net.TCPConn:
			return c
		case interface{ NetConn() net.Conn }:
			conn = c.NetConn()
		default:
			return nil
		}
	}
}

// withoutTLS is the connection that closing tells nobody about: TLS says goodbye.
func withoutTLS(conn net.Conn) net.Conn {
	if secure, ok := conn.(*tls.Conn); ok {
		return secure.NetConn()
	}
	return conn
}
