package mock

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"ucwatest/support/mock/wire"
)

// A staging is one run of Derive. After its first error it asks nothing more.
type staging struct {
	ctx  context.Context
	pool *Pool
	err  error
}

// A step is a request with the status that it is to be answered with.
type step struct {
	method, href string
	kind, body   string // of what is sent
	want         int
}

// send asks for what a step says and returns what JSON came back, if any.
func (s *staging) send(p *SignedInUser, t step) view {
	if s.err != nil {
		return nil
	}
	r, err := http.NewRequestWithContext(s.ctx, t.method, "http://"+s.pool.options.FQDN+t.href, strings.NewReader(t.body))
	if err != nil {
		s.err = err
		return nil
	}
	r.RequestURI = t.href
	r.Header.Set("Accept", "application/json")
	if p.Token != "" {
		r.Header.Set("Authorization", "Bearer "+p.Token)
	}
	if t.kind != "" {
		r.Header.Set("Content-Type", t.kind)
	}
	a := newInnerResponse(false)
	if !s.answered(a, r) {
		s.err = fmt.Errorf("%s %s: got no answer, want %d", t.method, t.href, t.want)
		return nil
	}
	return s.read(t, a)
}

// answered lets the pool answer r. It is false if the pool breaks off, which
// for a server is to end the connection.
func (s *staging) answered(a *innerResponse, r *http.Request) (ok bool) {
	defer func() {
		if why := recover(); why != nil && why != http.ErrAbortHandler {
			panic(why)
		}
	}()
	s.pool.ServeHTTP(a, r)
	return true
}

// read is what a shows, which is to be the answer to a step.
func (s *staging) read(t step, a *innerResponse) view {
	var v view
	switch {
	case s.ctx.Err() != nil:
		s.err = fmt.Errorf("%s %s: %w", t.method, t.href, context.Cause(s.ctx))
	case a.status != t.want:
		s.err = fmt.Errorf("%s %s: got %d %s, want %d", t.method, t.href, a.status, a.body.String(), t.want)
	case a.body.Len() > 0:
		if err := json.Unmarshal(a.body.Bytes(), &v); err != nil {
			s.err = fmt.Errorf("%s %s: %w", t.method, t.href, err)
		}
	}
	return v
}

func (s *staging) get(p *SignedInUser, href string) view {
	return s.send(p, step{"GET", href, "", "", 200})
}

// post posts input as JSON; nil is no body.
func (s *staging) post(p *SignedInUser, href string, input view, want int) view {
	if input == nil {
		return s.send(p, step{"POST", href, "", "", want})
	}
	body, err := json.Marshal(input)
	if err != nil && s.err == nil {
		s.err = err
	}
	return s.send(p, step{"POST", href, wire.MediaJSON.String(), string(body), want})
}

// accept accepts an invitation of a type that reached p, by the link in place
// of the step's href, and waits until that is done.
func (s *staging) accept(p *SignedInUser, kind string, t step) {
	t.href = s.link(s.await(p, kind, "started"), t.href)
	s.send(p, t)
	s.await(p, kind, "completed")
}

// patient is how many answers of the event channel are read for one event.
const patient = 10

// await asks for events until one of eventType is about a rel, and returns
// what it is about.
func (s *staging) await(p *SignedInUser, rel, eventType string) view {
	for range patient {
		events := s.get(p, p.Events)
		p.Events = s.link(events, "next")
		if href := events.event(rel, eventType); href != "" {
			return s.get(p, href)
		}
	}
	if s.err == nil {
		s.err = fmt.Errorf("events of %s: got no %s %s", p.SIP, rel, eventType)
	}
	return nil
}

// link is where the link rel of v leads, as a path.
func (s *staging) link(v view, rel string) string {
	href := pathOf(v.in("_links", rel).text("href"))
	if href == "" && s.err == nil {
		s.err = fmt.Errorf("%s: got no link %s", v.in("_links", "self").text("href"), rel)
	}
	return href
}

// pathOf is href without scheme and host.
func pathOf(href string) string {
	u, err := url.Parse(href)
	if err != nil || href == "" {
		return ""
	}
	return u.RequestURI()
}

// A view is a JSON object.
type view map[string]any

// in is the object at the end of a path, the first one of an array.
func (v view) in(names ...string) view {
	here := any(map[string]any(v))
	for _, name := range names {
		object, _ := here.(map[string]any)
		here = object[name]
		if list, ok := here.([]any); ok && len(list) > 0 {
			here = list[0]
		}
	}
	object, _ := here.(map[string]any)
	return object
}

func (v view) text(name string) string {
	s, _ := v[name].(string)
	return s
}

// event is where the first event of eventType about a rel leads, "" if v, an
// answer of the event channel, has none.
func (v view) event(rel, eventType string) string {
	senders, _ := v["sender"].([]any)
	for _, sender := range senders {
		object, _ := sender.(map[string]any)
		events, _ := object["events"].([]any)
		for _, e := range events {
			event, _ := e.(map[string]any)
			if link := view(event).in("link"); event["type"] == eventType && link.text("rel") == rel {
				return pathOf(link.text("href"))
			}
		}
	}
	return ""
}
