// Package replay answers clients from an HTTP Archive of UCWA, of whatever program:
// with the ids of the client that asks in the place of those that were recorded, and
// for each user in the order of the recording.
//
// It must not know what an answer owes anybody, nor how a pool would answer: where
// the archive has nothing, another handler may.
//
// Go on with Open, and tape.go for what belongs together.
package replay

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
	"sync"

	"ucwatest/support/recording/har"
)

// Options say how an archive is replayed.
type Options struct {
	Else http.Handler // answers what is not in the archive; nil: nobody does, which is 404
	Log  *log.Logger  // is told what each request was answered with
}

// A Server answers from an archive. It is safe for concurrent use.
type Server struct {
	Options
	archive *archive
	ended   chan struct{}
	end     sync.Once
	busy    sync.RWMutex // read while a request is answered

	mu      sync.Mutex
	clients []*client
	outside map[*scene]bool // of what was asked outside of applications, what has been answered
}

// Open reads the archive at path. The error names it and what is wrong with it.
func Open(path string, o Options) (*Server, error) {
	a, err := read(path, func(err error) { o.Log.Printf("%v; the rest is replayed", err) })
	if err != nil {
		return nil, err
	}
	return &Server{Options: o, archive: a, ended: make(chan struct{}), outside: map[*scene]bool{}}, nil
}

// Close ends requests that wait for events, and waits for all that are on their way.
func (s *Server) Close() error {
	s.end.Do(func() { close(s.ended) })
	s.busy.Lock()
	defer s.busy.Unlock()
	return s.archive.file.Close()
}

// longestBody is how much of a request is read.
const longestBody = 1 << 20

// ServeHTTP answers from the recording. What it cannot, Else answers where there is
// one; otherwise the answer says what is missing.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.busy.RLock()
	defer s.busy.RUnlock()
	body, err := io.ReadAll(io.LimitReader(r.Body, longestBody))
	if err != nil {
		return // the client is gone
	}
	target := r.URL.RequestURI()
	if found := below.FindStringSubmatch(target); found != nil {
		s.serve(w, r, s.client(found[2]), target, body)
		return
	}
	if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/applications") {
		s.create(w, r, body)
		return
	}
	if s.Else != nil { // who signs in there gets a token that counts there
		s.living(w, r, nil, body)
		return
	}
	if found := s.first(target, r); found != nil {
		s.play(w, r, nil, found)
		return
	}
	s.missing(w, r, s.archive.before)
}

// first is what was answered outside of any application, the first time as the first
// time and in the end as the last.
func (s *Server) first(target string, r *http.Request) *scene {
	s.mu.Lock()
	defer s.mu.Unlock()
	var last *scene
	for _, one := range s.archive.before {
		if one.method != r.Method || one.target != target || one.status == 0 {
			continue
		}
		if last = one; !s.outside[one] {
			break
		}
	}
	if last != nil {
		s.outside[last] = true
	}
	return last
}

// serve answers what is asked below an application of c, who is nil if nobody has
// created it.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, c *client, target string, body []byte) {
	if c == nil {
		s.absent(w, r, body)
		return
	}
	found, again := c.take(r, target, idsIn(body, nil))
	if found == nil && c.polls(r, target) && s.Else == nil {
		c.keepWaiting(r, s.ended) // nothing more was told
		return
	}
	if found == nil {
		s.absent(w, r, body)
		return
	}
	if found.polls && !c.await(r, found, s.ended) {
		return
	}
	if again {
		s.Log.Printf("%s %s: log.entries[%d] once more, which was the last", r.Method, r.URL.Path, found.index)
	}
	s.play(w, r, c, found)
}

// absent answers what the archive does not have.
func (s *Server) absent(w http.ResponseWriter, r *http.Request, body []byte) {
	c := s.clientOf(r)
	if s.Else != nil {
		s.living(w, r, c, body)
		return
	}
	scenes := s.archive.before
	if c != nil {
		scenes = c.tape.scenes
	}
	s.missing(w, r, scenes)
}

// missing says that something is not in the archive, and what is nearest to it.
func (s *Server) missing(w http.ResponseWriter, r *http.Request, scenes []*scene) {
	near := "and nothing like it"
	if one := nearest(scenes, r.Method, r.URL.RequestURI()); one != nil {
		near = fmt.Sprintf("nearest is log.entries[%d], %s %s", one.index, one.method, one.target)
	}
	s.Log.Printf("404 %s %s: not in the recording; %s", r.Method, r.URL.Path, near)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	fmt.Fprintf(w, `{"code":"NotFound","message":"The recording has no answer to this request."}`)
}

// unwritten are headers that are made anew for each answer.
var unwritten = []string{"Content-Length", "Transfer-Encoding", "Content-Encoding", "Connection", "Keep-Alive", "Date"}

// play answers with a scene, in the words of c.
func (s *Server) play(w http.ResponseWriter, r *http.Request, c *client, found *scene) {
	if c != nil {
		defer c.finish(found)
	}
	e, err := s.archive.entry(found)
	if err != nil {
		s.Log.Printf("log.entries[%d] cannot be read any more: %v", found.index, err)
		panic(http.ErrAbortHandler)
	}
	s.Log.Printf("%d %s %s: log.entries[%d]", e.Response.Status, r.Method, r.URL.Path, found.index)
	if e.Response.Status == 0 {
		panic(http.ErrAbortHandler) // no answer came then either
	}
	body, wrong := e.Response.Content.Body()
	words := c.words(found, r)
	for name, values := range har.Header(e.Response.Headers) {
		for _, value := range values {
			w.Header().Add(name, words.Replace(value))
		}
	}
	for _, name := range unwritten {
		w.Header().Del(name)
	}
	w.WriteHeader(e.Response.Status)
	_, _ = io.Copy(w, bytes.NewReader([]byte(words.Replace(string(body))))) // who does not read it has gone
	if wrong != nil || cut(e) {
		s.Log.Printf("log.entries[%d] is cut short, as it came", found.index)
		_ = http.NewResponseController(w).Flush() // what came then comes now
		panic(http.ErrAbortHandler)
	}
}
