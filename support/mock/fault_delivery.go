package mock

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

// deliver sends k in the way that the trap says.
func (c *caught) deliver(k *kept) {
	body, t := k.body.Bytes(), c.trap
	if len(body) == 0 || c.http.Method == http.MethodHead {
		c.client.WriteHeader(k.status)
		return
	}
	switch {
	case t.Length != 0:
		misstate(c.client, k, max(0, len(body)+t.Length))
		return
	case t.Reset == resetInside:
		c.client.WriteHeader(k.status)
		_, _ = c.client.Write(body[:len(body)/2])
		reset(c.client)
		return
	}
	c.client.WriteHeader(k.status)
	switch {
	case t.Cut != nil && *t.Cut < len(body):
		_, _ = c.client.Write(body[:*t.Cut])
		_ = http.NewResponseController(c.client).Flush() // else nothing at all would be sent
		breakOff()
	case t.Slow > 0:
		c.trickle(body)
	default:
		_, _ = c.client.Write(body) // a client that is gone misses its answer
	}
}

// trickle sends body with a pause before each of its parts.
func (c *caught) trickle(body []byte) {
	controller := http.NewResponseController(c.client)
	for len(body) > 0 {
		if !c.rest(c.trap.Slow) {
			breakOff()
		}
		n := min(trickle, len(body))
		if _, err := c.client.Write(body[:n]); err != nil || controller.Flush() != nil {
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
	_ = untold(conn).Close()
}

// misstate sends k by hand with a length that is not its own: the package
// net/http would not.
func misstate(w http.ResponseWriter, k *kept, length int) {
	k.header.Set("Content-Length", strconv.Itoa(length))
	conn, out := take(w)
	defer conn.Close()
	fmt.Fprintf(out, "HTTP/1.1 %03d %s\r\n", k.status, http.StatusText(k.status))
	_ = k.header.Write(out)
	_, _ = out.WriteString("\r\n")
	_, _ = out.Write(k.body.Bytes())
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

// untold is the connection that closing tells nobody about: TLS says goodbye.
func untold(conn net.Conn) net.Conn {
	if secure, ok := conn.(*tls.Conn); ok {
		return secure.NetConn()
	}
	return conn
}
