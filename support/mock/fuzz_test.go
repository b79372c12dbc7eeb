package mock

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// FuzzServe asks a pool for anything: it must answer, and what it answers must
// be well formed.
func FuzzServe(f *testing.F) {
	f.Add("GET", "/", "", "", "")
	f.Add("POST", "//", "application/json", "*/*", "{}")
	f.Add("PUT", "/{}/me/makeMeAvailable", "application/xml", "text/csv", "<input/>")
	f.Add("POST", "/{}/communication/messagingInvitations", "application/json", "application/xml", `{"to":"sip:other@contoso.com"}`)
	f.Add("POST", "/{}/communication/phoneAudioInvitations?conversation=1", "application/xml;x", "application/xml;q=2", `<input><property name="to">tel:+1</property></input>`)
	f.Add("POST", "/{}/communication/onlineMeetingInvitations?onlineMeetingUri=adhoc", "application/json", "application/xml", `{"onlineMeetingUri":"sip:a@b;gruu"}`)
	f.Add("GET", "/{}/communication/invitations/1/derivedConversation", "", "application/xml", "")
	f.Add("POST", "/WebTicket/oauthtoken", "application/x-www-form-urlencoded", "", "grant_type=password&username=%zz")
	f.Fuzz(func(t *testing.T, method, path, kind, accept, body string) {
		p := New(Options{Now: func() time.Time { return time.Unix(0, 0) }, Rand: chance()})
		g := p.newGroup("g", true)
		if err := p.add(g, User{SIP: "sip:one@contoso.com", Username: "one", Password: "secret"}, "one"); err != nil {
			t.Fatal(err)
		}
		u := g.users[0]
		a, token := u.newApplication(input{}), u.grant("pool.contoso.com")
		path = strings.ReplaceAll(path, "/{}", a.url)
		r := httptest.NewRequest(http.MethodGet, "http://pool.contoso.com/", io.NopCloser(strings.NewReader(body)))
		r.Method, r.URL.Path = method, path
		r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
		r.Header = http.Header{"Authorization": {"Bearer " + token.text}, "Content-Type": {kind}, "Accept": {accept}}
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		wellFormed(t, w)
	})
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
