package mock_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"testing"
	"time"
)

// clientEnv makes this test binary the client of a benchmark, so that what a
// server costs is measured without what its clients do.
const clientEnv = "UCWATEST_BENCH_CLIENT"

func TestMain(m *testing.M) {
	if os.Getenv(clientEnv) == "" {
		os.Exit(m.Run())
	}
	if err := client(json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A benchRequest is what a client is to do: send requests that wait, each on a
// connection of its own, and then others that wake some of those.
type benchRequest struct {
	Address string
	Parks   [][]byte
	Wakes   []wake
}

// A wake is a request that lets the one at a place in Parks be answered.
type wake struct {
	Place   int
	Request []byte
}

// rawRequest is a request in bytes.
func rawRequest(method, href, token, body string) []byte {
	return fmt.Appendf(nil, "%s %s HTTP/1.1\r\nHost: example.com\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		method, href, token, len(body), body)
}

// client makes a benchmark's requests: it says when all requests that wait are sent, goes on
// when it is told to, and then says how long after each request that wakes the
// answer was there.
func client(in *json.Decoder, out *json.Encoder) error {
	var e benchRequest
	if err := in.Decode(&e); err != nil {
		return err
	}
	parked := make([]net.Conn, len(e.Parks))
	for i, request := range e.Parks {
		var err error
		if parked[i], err = dial(e.Address, request); err != nil {
			return err
		}
	}
	if err := errors.Join(out.Encode(true), in.Decode(new(bool))); err != nil {
		return err
	}
	waker, err := net.Dial("tcp", e.Address)
	if err != nil {
		return err
	}
	answers := bufio.NewReader(waker)
	waits := make([]time.Duration, len(e.Wakes))
	for i, w := range e.Wakes {
		sent := time.Now()
		if _, err := waker.Write(w.Request); err != nil {
			return err
		}
		if err := read(bufio.NewReader(parked[w.Place])); err != nil {
			return err
		}
		waits[i] = time.Since(sent)
		if err := read(answers); err != nil {
			return err
		}
	}
	return out.Encode(waits)
}

// dial sends a request on a connection of its own.
func dial(address string, request []byte) (net.Conn, error) {
	conn, err := net.Dial("tcp", address)
	if err == nil {
		_, err = conn.Write(request)
	}
	return conn, err
}

// read reads one answer, which must tell of success.
func read(from *bufio.Reader) error {
	response, err := http.ReadResponse(from, nil)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		return fmt.Errorf("got status %s", response.Status)
	}
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

// send lets another process do e. When all requests wait, as waiting tells, it
// calls full and goes on. The result is how long each wake took, the shortest first.
func send(b *testing.B, e benchRequest, waiting func() int, full func()) load {
	b.Helper()
	command := exec.CommandContext(b.Context(), os.Args[0])
	command.Env, command.Stderr = append(os.Environ(), clientEnv+"=1"), os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	orders, reports := json.NewEncoder(in), json.NewDecoder(out)
	if err := errors.Join(orders.Encode(e), reports.Decode(new(bool))); err != nil {
		b.Fatal(err)
	}
	for waiting() < len(e.Parks) {
		runtime.Gosched()
	}
	full()
	var l load
	if err := errors.Join(orders.Encode(true), reports.Decode(&l.waits), command.Wait()); err != nil {
		b.Fatal(err)
	}
	slices.Sort(l.waits)
	return l
}
