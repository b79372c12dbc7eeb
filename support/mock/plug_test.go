package mock_test

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
)

// A plug is a connection of its own, as a client without any mercy has it.
type plug struct {
	t    testing.TB
	conn net.Conn
	in   *bufio.Reader
}

func (s *server) plugIn(t testing.TB) *plug {
	t.Helper()
	address := strings.TrimPrefix(strings.TrimPrefix(s.url, "http://"), "https://")
	conn, err := net.Dial("tcp", address)
	if err == nil && strings.HasPrefix(s.url, "https") {
		conn = tls.Client(conn, &tls.Config{InsecureSkipVerify: true})
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return &plug{t, conn, bufio.NewReader(conn)}
}

// send writes a GET and closes nothing.
func (l *plug) send(path, token string) *plug {
	l.t.Helper()
	return l.ask("GET", path, "Authorization: Bearer "+token+"\r\n", "")
}

// ask writes a request as it stands; header are whole lines beside Host.
func (l *plug) ask(method, target, header, body string) *plug {
	l.t.Helper()
	if _, err := fmt.Fprintf(l.conn, "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n%s", method, target, l.conn.RemoteAddr(), header, body); err != nil {
		l.t.Fatal(err)
	}
	return l
}

// response reads status line and header.
func (l *plug) response() *http.Response {
	l.t.Helper()
	response, err := http.ReadResponse(l.in, nil)
	if err != nil {
		l.t.Fatal(err)
	}
	l.t.Cleanup(func() { _ = response.Body.Close() })
	return response
}
