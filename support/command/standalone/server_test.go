package standalone

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// hasty are limits that tests can wait for.
var hasty = limits{header: 200 * time.Millisecond, request: 200 * time.Millisecond, idle: 200 * time.Millisecond,
	write: time.Minute, grace: time.Minute, headerBytes: 4 << 10, connections: 1000}

// crowd dials address n times and sends text on each connection.
func crowd(t *testing.T, address string, n int, text string) []net.Conn {
	t.Helper()
	conns := make([]net.Conn, n)
	for i := range conns {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		if _, err := io.WriteString(conn, text); err != nil {
			t.Fatal(err)
		}
		conns[i] = conn
	}
	return conns
}

func TestServer_isNotDisturbedByHalfARequest(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ text, answer string }{
		"nothing at all": {"", ""},
		"half a header":  {"GET / HTTP/1.1\r\nHost: a\r\nAcc", "HTTP/1.1 400 Bad Request\r\n"},
		"half a body":    {"POST /WebTicket/oauthtoken HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\ngrant_type=", "HTTP/1.1 400 Bad Request\r\n"},
		"half a chunk":   {"POST /WebTicket/oauthtoken HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n64\r\ngrant", "HTTP/1.1 400 Bad Request\r\n"},
		"one request":    {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200 OK\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address := served(t, hasty)
			conns := crowd(t, address, 200, row.text)
			if got := fetch(t, address); got != http.StatusOK {
				t.Errorf("among them: got status %d, want 200", got)
			}
			for _, conn := range conns {
				if got, err := io.ReadAll(conn); err != nil || !strings.HasPrefix(string(got), row.answer) || row.answer == "" && len(got) > 0 {
					t.Fatalf("got %q and %v, want %q and the end", got, err, row.answer)
				}
			}
		})
	}
}

func TestServer_letsRequestsForEventsWait(t *testing.T) {
	t.Parallel()
	s := served(t, hasty)
	token, events := register(t, s)
	for name, body := range map[string]string{"without a body": "", "with a body": "a"} {
		conn := crowd(t, s, 1, fmt.Sprintf("GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s", events, s, token, len(body), body))[0]
		if err := conn.SetReadDeadline(time.Now().Add(3 * hasty.request)); err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(conn); len(got) > 0 || !timedOut(err) {
			t.Errorf("%s: got %q and %v, want it to wait", name, got, err)
		}
		conn.Close()
	}
}

func timedOut(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

// register signs the caller in and returns the token and the channel of a new
// application.
func register(t *testing.T, address string) (token, events string) {
	t.Helper()
	post := func(path, kind, body string) string {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", kind)
		request.Header.Set("Authorization", "Bearer "+token)
		response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		answer, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode/100 != 2 {
			t.Fatalf("%s: got status %d, %s and %v", path, response.StatusCode, answer, err)
		}
		return string(answer)
	}
	between := func(text, before, after string) string {
		_, rest, _ := strings.Cut(text, before)
		found, _, _ := strings.Cut(rest, after)
		return found
	}
	form := url.Values{"grant_type": {"password"}, "username": {"caller@contoso.com"}, "password": {defaultPassword}}
	token = between(post("/WebTicket/oauthtoken", "application/x-www-form-urlencoded", form.Encode()), `"access_token":"`, `"`)
	application := post("/ucwa/oauth/v1/applications", "application/json", `{"culture":"en-US","endpointId":"a","userAgent":"a"}`)
	return token, between(application, `"events":{"href":"`, `"`)
}

func TestServer_refusesAnEndlessHeader(t *testing.T) {
	t.Parallel()
	conn := crowd(t, served(t, hasty), 1, "GET / HTTP/1.1\r\nHost: a\r\nA: "+strings.Repeat("a", 16<<10)+"\r\n\r\n")[0]
	if got, _ := io.ReadAll(conn); !strings.HasPrefix(string(got), "HTTP/1.1 431 ") {
		t.Errorf("got %q, want status 431", got)
	}
}

func TestServer_boundsItsConnections(t *testing.T) {
	t.Parallel()
	few := hasty
	few.connections, few.idle, few.header = 3, time.Minute, time.Minute
	address := served(t, few)
	conns := crowd(t, address, 3, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
	for _, conn := range conns {
		if _, err := conn.Read(make([]byte, 8)); err != nil {
			t.Fatal(err)
		}
	}
	surplus, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer surplus.Close()
	if got, err := io.ReadAll(surplus); len(got) > 0 || timedOut(err) {
		t.Errorf("one too many: got %q and %v, want the end", got, err)
	}
	for range 2 { // room again, and again
		if err := conns[0].Close(); err != nil {
			t.Fatal(err)
		}
		conns[0] = admitted(t, address)
	}
}

// admitted dials until there is room.
func admitted(t *testing.T, address string) net.Conn {
	t.Helper()
	for {
		conn := crowd(t, address, 1, "")[0]
		if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"); err != nil {
			continue
		}
		if _, err := conn.Read(make([]byte, 8)); err == nil {
			return conn
		}
	}
}

func TestServer_endsRequestsForEventsAtTheFirstInterrupt(t *testing.T) {
	t.Parallel()
	end := make(chan struct{})
	address, ended := servedUntil(t, hasty, end, nil)
	token, events := register(t, address)
	answers := make(chan string, 2)
	for _, conn := range crowd(t, address, 2, fmt.Sprintf("GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n", events, address, token)) {
		go func() {
			status, _, _ := bufio.NewReader(conn).ReadLine()
			answers <- string(status)
		}()
	}
	if got := <-answers; got != "HTTP/1.1 409 Conflict" { // so the other one waits
		t.Errorf("got %q, want the older request replaced", got)
	}
	close(end)
	if got := <-answers; got != "HTTP/1.1 503 Service Unavailable" {
		t.Errorf("got %q, want status 503", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("got %v, want none", err)
	}
}

func TestServer_cutsRequestsOffAtTheSecondInterrupt(t *testing.T) {
	t.Parallel()
	slow := hasty
	slow.request = time.Hour
	end, cut := make(chan struct{}), make(chan struct{})
	address, ended := servedUntil(t, slow, end, cut)
	conn := crowd(t, address, 1, "POST /WebTicket/oauthtoken HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n")[0]
	if _, err := io.ReadFull(conn, make([]byte, len("HTTP/1.1 100 Continue\r\n\r\n"))); err != nil {
		t.Fatal(err)
	}
	close(end)
	close(cut)
	if got, _ := io.ReadAll(conn); len(got) > 0 {
		t.Errorf("got %q, want no answer", got)
	}
	if err := <-ended; !errors.Is(err, ErrCutOff) {
		t.Errorf("got %v, want %v", err, ErrCutOff)
	}
}

func TestBoundConn_closesOnce(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	bound := hasty.bind(listener).(*boundListener)
	crowd(t, listener.Addr().String(), 1, "")
	conn, err := bound.Accept()
	if err != nil {
		t.Fatal(err)
	}
	var closing sync.WaitGroup
	for range 3 {
		closing.Go(func() { _ = conn.Close() })
	}
	closing.Wait()
	if got := bound.open.Load(); got != 0 {
		t.Errorf("open connections: got %d, want 0", got)
	}
}
