package replay

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"ucwatest/support/recording/har"
)

// A client is whoever has created an application, and is answered from one tape.
type client struct {
	tape *tape
	live string // the id of its application where Else answers, "" if there is none

	mu       sync.Mutex
	played   map[*scene]bool // those that were asked for
	answered map[*scene]bool // those of them that were answered
	changed  chan struct{}   // closed when something was answered
	endpoint string
	chosen   map[string]string // operationIds: the one that was recorded to the client's
}

// create answers who creates an application: with the next one of the archive that
// nobody has yet, or the same again to the same endpointId.
func (s *Server) create(w http.ResponseWriter, r *http.Request, body []byte) {
	sent := idsIn(body, nil)
	c := s.admit(sent.EndpointID)
	if c == nil {
		s.Log.Printf("%s %s: each application of the recording is taken", r.Method, r.URL.Path)
		s.absent(w, r, body)
		return
	}
	if s.Else != nil && c.live == "" {
		c.live = s.alive(r, body)
	}
	found, _ := c.take(r, r.URL.RequestURI(), sent)
	if found == nil {
		s.absent(w, r, body)
		return
	}
	s.play(w, r, c, found)
}

// admit is the client with an endpointId; nil if there is no tape left.
func (s *Server) admit(endpoint string) *client {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.clients {
		if c.endpoint == endpoint {
			return c
		}
	}
	if len(s.clients) == len(s.archive.tapes) {
		return nil
	}
	c := &client{tape: s.archive.tapes[len(s.clients)], endpoint: endpoint, changed: make(chan struct{}), played: map[*scene]bool{}, answered: map[*scene]bool{}, chosen: map[string]string{}}
	s.clients = append(s.clients, c)
	return c
}

// client is whoever has an application; nil if nobody has.
func (s *Server) client(application string) *client {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.clients {
		if c.tape.application == application {
			return c
		}
	}
	return nil
}

func (s *Server) clientOf(r *http.Request) *client {
	if found := below.FindStringSubmatch(r.URL.RequestURI()); found != nil {
		return s.client(found[2])
	}
	return nil
}

// take takes the next scene in which the same was asked. Where all are played, what
// may be asked again is answered as the last time: a GET, unless it polls, and the
// creation of an application.
func (c *client) take(r *http.Request, target string, sent ids) (found *scene, again bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var last *scene
	for _, one := range c.tape.scenes {
		if one.method != r.Method || one.target != target || one.accept != "" && r.Header.Get("Accept") != "" && one.accept != r.Header.Get("Accept") {
			continue
		}
		if last = one; !c.played[one] {
			c.played[one] = true
			if one.operation != "" && sent.OperationID != "" {
				c.chosen[one.operation] = sent.OperationID
			}
			return one, false
		}
	}
	if last != nil && !last.polls && (r.Method == http.MethodGet || strings.HasSuffix(target, "/applications")) {
		return last, true
	}
	return nil, false
}

// finish notes that a scene was answered, and tells who waits for it.
func (c *client) finish(one *scene) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.answered[one] = true
	close(c.changed)
	c.changed = make(chan struct{})
}

// polls tells whether r asks for events of c.
func (c *client) polls(r *http.Request, target string) bool {
	found := below.FindStringSubmatch(target)
	return r.Method == http.MethodGet && strings.HasPrefix(found[3], "/events")
}

// await holds a request for events until what woke its answer has been answered. It is
// false if the client, or the server, is gone before.
func (c *client) await(r *http.Request, found *scene, ended <-chan struct{}) bool {
	for {
		c.mu.Lock()
		ready, changed := found.after == nil || c.answered[found.after], c.changed
		c.mu.Unlock()
		if ready {
			return true
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return false
		case <-ended:
			return false
		}
	}
}

// keepWaiting leaves a request unanswered until somebody has enough of it.
func (c *client) keepWaiting(r *http.Request, ended <-chan struct{}) {
	select {
	case <-r.Context().Done():
	case <-ended:
	}
}

// words are what is written in the place of what was recorded, for whoever sends r.
// Of nobody it is only where they ask.
func (c *client) words(found *scene, r *http.Request) *strings.Replacer {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	here := scheme + "://" + r.Host
	pairs := []string{found.origin, here, escaped(found.origin), escaped(here)}
	if c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		pairs = append(pairs, member("endpointId", c.tape.endpoint, c.endpoint)...)
		for recorded, chosen := range c.chosen {
			pairs = append(pairs, member("operationId", recorded, chosen)...)
		}
	}
	return strings.NewReplacer(pairs...)
}

// member is what puts one value of a member in the place of another, in JSON and in
// XML.
func member(name, recorded, chosen string) []string {
	var pairs []string
	for _, form := range [][2]string{{`"` + name + `":"`, `"`}, {`"` + name + `": "`, `"`}, {`name="` + name + `">`, `<`}} {
		pairs = append(pairs, form[0]+recorded+form[1], form[0]+chosen+form[1])
	}
	return pairs
}

// escaped is a URL as some write it in JSON.
func escaped(at string) string { return strings.ReplaceAll(at, "/", `\/`) }

// cut tells whether a recording of ours says that the answer did not come whole.
func cut(e *har.Entry) bool {
	var mark struct {
		Failure json.RawMessage `json:"failure"`
	}
	return json.Unmarshal(e.Ours, &mark) == nil && mark.Failure != nil
}

// alive creates the application of a client where Else answers, and returns its id.
func (s *Server) alive(r *http.Request, body []byte) string {
	answer := s.ask(r, r.URL.RequestURI(), body)
	if found := inText.FindStringSubmatch(answer.header.Get("Location") + " " + answer.body.String()); found != nil {
		return found[1]
	}
	s.Log.Printf("%s %s: the living mock answers %d, and creates no application", r.Method, r.URL.Path, answer.status)
	return ""
}

// living answers as Else does, with the id of the application that c knows.
func (s *Server) living(w http.ResponseWriter, r *http.Request, c *client, body []byte) {
	target, back := r.URL.RequestURI(), strings.NewReplacer()
	if c != nil && c.live != "" {
		target = strings.Replace(target, "/"+c.tape.application, "/"+c.live, 1)
		body = []byte(strings.ReplaceAll(string(body), c.tape.application, c.live))
		back = strings.NewReplacer(c.live, c.tape.application)
	}
	answer := s.ask(r, target, body)
	s.Log.Printf("%d %s %s: not in the recording; the living mock answers", answer.status, r.Method, r.URL.Path)
	for name, values := range answer.header {
		for _, value := range values {
			w.Header().Add(name, back.Replace(value))
		}
	}
	w.Header().Del("Content-Length")
	w.WriteHeader(answer.status)
	_, _ = io.WriteString(w, back.Replace(answer.body.String())) // who does not read it has gone
}

// ask asks Else for target.
func (s *Server) ask(r *http.Request, target string, body []byte) *written {
	q := r.Clone(r.Context())
	q.RequestURI, q.Body, q.ContentLength = target, io.NopCloser(bytes.NewReader(body)), int64(len(body))
	if at, err := url.ParseRequestURI(target); err == nil {
		q.URL = at
	}
	answer := &written{header: http.Header{}, status: http.StatusOK}
	s.Else.ServeHTTP(answer, q)
	return answer
}

// A written is an answer that nobody has been sent yet.
type written struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *written) Header() http.Header         { return w.header }
func (w *written) WriteHeader(status int)      { w.status = status }
func (w *written) Write(b []byte) (int, error) { return w.body.Write(b) }
