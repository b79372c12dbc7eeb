package mock

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// FuzzServe asks for anything as somebody who has two conversations, a media
// call in one of them, and an invitation to answer. Whatever it is, the answer
// is sound, and so is what the events tell then.
func FuzzServe(f *testing.F) {
	f.Fuzz(func(t *testing.T, method, target, kind, accept, body string) {
		d, places := busyDesk(t)
		u, err := url.ParseRequestURI(places.Replace(target))
		if err != nil || method == "" {
			t.Skip()
		}
		sound(t, method, d.send(method, u, http.Header{"Content-Type": {kind}, "Accept": {accept}}, places.Replace(body)))
		if u, err = url.ParseRequestURI(places.Replace("EVENTS")); err != nil {
			t.Fatal(err)
		}
		sound(t, http.MethodGet, d.send(http.MethodGet, u, http.Header{"Accept": {accept}}, ""))
	})
}

// busyDesk is a desk whose user is the caller of Derive and is being called,
// with the names by which targets mean what the user has.
func busyDesk(t testing.TB) (*desk, *strings.Replacer) {
	t.Helper()
	p := New(Options{Now: func() time.Time { return time.Unix(1e9, 0) }, Rand: chance()})
	t.Cleanup(func() { _ = p.Close() })
	v, err := p.Derive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := &staging{ctx: t.Context(), pool: p}
	s.post(&v.Answerer, v.Answerer.Application+communicationPath+"/audioVideoInvitations", view{"to": v.Caller.SIP}, 201)
	incoming := s.await(&v.Caller, "audioVideoInvitation", "started")
	if s.err != nil {
		t.Fatal(s.err)
	}
	names := strings.NewReplacer("APP", v.Caller.Application, "ORIGINAL", v.Original, "DERIVED", v.Self,
		"OUTGOING", v.Invitation, "INCOMING", s.link(incoming, "self"), "EVENTS", v.Caller.Events, "CALLEE", v.Callee.SIP)
	return &desk{pool: p, token: v.Caller.Token}, names
}

func wellFormed(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	kind, body := w.Header().Get("Content-Type"), w.Body.Bytes()
	switch {
	case len(body) == 0 || strings.HasPrefix(kind, "text/html"):
	case strings.Contains(kind, "json") && !json.Valid(body):
		t.Errorf("status %d: got %q, want JSON", w.Code, body)
	case strings.Contains(kind, "xml"):
		if err := xml.Unmarshal(body, new(struct{})); err != nil {
			t.Errorf("status %d: got %q, want XML: %v", w.Code, body, err)
		}
	}
}
