package mock_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// BenchmarkWalk is what clients go through, request by request: one user from
// the discovery root to an application, and three users up to a derived
// conversation that the caller has read in both formats. Both begin with the
// call of the control interface that makes the users. The mock is as new in each
// round and its chance is seeded, so that it answers the same requests in the
// same way; the floor is a bare handler that sends those answers.
func BenchmarkWalk(b *testing.B) {
	b.Run("sign-in to application", func(b *testing.B) { benchmarkWalk(b, 500, signInAlone) })
	b.Run("derivation by three users", func(b *testing.B) { benchmarkWalk(b, 100, deriveByThree) })
}

func signInAlone(s *server) {
	made := s.order("POST", "/groups", jsonObject{"users": []jsonObject{{"name": "caller"}}}, 201).object()
	p := &person{server: s, username: made.text("users", "username"), password: made.text("users", "password")}
	p.signIn(made.text("discover"))
	p.register("endpoint")
}

func deriveByThree(s *server) {
	c := s.cast()
	invitation, _ := c.derived()
	c.caller.get(invitation.href("derivedConversation")).want(200)
	c.caller.xml(invitation.href("derivedConversation")).want(200)
}

// benchmarkWalk measures walk, so many times a round.
func benchmarkWalk(b *testing.B, times int, walk func(*server)) {
	script := record(b, times, walk)
	f := figures{}
	for range 5 {
		ours, floor := script.play(b, seeded()), script.play(b, script.answers())
		n := float64(times)
		f.beside("walks/s", "of-bare", n/ours.Seconds(), n/floor.Seconds())
	}
	f.add("requests/walk", float64(len(script)/times))
	f.report(b)
}

// seeded is a pool that makes up the same ids each time.
func seeded() *mock.Pool {
	return mock.New(mock.Options{Dialect: mock.Doc, Now: func() time.Time { return start }, Rand: rand.NewChaCha8([32]byte{}), Control: true})
}

// A script is requests with their answers.
type script []scene

type scene struct {
	request *http.Request
	body    []byte
	answer  *httptest.ResponseRecorder
}

// record is the script of so many walks.
func record(b *testing.B, times int, walk func(*server)) script {
	b.Helper()
	pool := seeded()
	var s script
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			b.Error(err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		one := scene{r, body, httptest.NewRecorder()}
		pool.ServeHTTP(one.answer, r)
		s = append(s, one)
		one.send(w)
	}))
	defer web.Close()
	defer pool.Close()
	for range times {
		walk(&server{b, pool, web.URL})
	}
	return s
}

// send sends the answer once more.
func (s scene) send(w http.ResponseWriter) {
	for name, values := range s.answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(s.answer.Code)
	_, _ = w.Write(s.answer.Body.Bytes())
}

// answers is a bare handler that sends the answers of s in order.
func (s script) answers() http.Handler {
	next := 0
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		s[next].send(w)
		next++
	})
}

// play sends the requests of s to h over loopback, and returns how long that
// took. The answers must have the status that they had before.
func (s script) play(b *testing.B, h http.Handler) time.Duration {
	b.Helper()
	web := httptest.NewServer(h)
	defer web.Close()
	if pool, ok := h.(io.Closer); ok {
		defer pool.Close()
	}
	began := time.Now()
	for _, one := range s {
		if got := one.repeat(b, web); got != one.answer.Code {
			b.Fatalf("%s %s: got %d, want %d as before", one.request.Method, one.request.URL, got, one.answer.Code)
		}
	}
	return time.Since(began)
}

// repeat sends the request to web and returns the status of the answer.
func (s scene) repeat(b *testing.B, web *httptest.Server) int {
	b.Helper()
	r, err := http.NewRequest(s.request.Method, web.URL+s.request.RequestURI, bytes.NewReader(s.body))
	if err != nil {
		b.Fatal(err)
	}
	r.Header, r.Host = s.request.Header, s.request.Host
	response, err := web.Client().Transport.RoundTrip(r)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		b.Fatal(err)
	}
	return response.StatusCode
}
