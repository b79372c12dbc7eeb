package mock_test

import (
	"compress/gzip"
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// set sets a fault for the group, or for the pool if that is "".
func (s *server) set(group string, fault jsonObject) string {
	s.t.Helper()
	path := "/faults"
	if group != "" {
		path = "/groups/" + group + path
	}
	return s.order("POST", path, fault, 201).object().text("fault")
}

// A faultScene is a derived conversation on a pool whose faults are to be seen.
type faultScene struct {
	*server
	cast
	path string
	true []byte
}

func newFaultScene(t *testing.T) faultScene {
	s := serve(t, mock.Real, nil)
	c := s.cast()
	invitation, _ := c.derived()
	href := c.caller.get(invitation.href("derivedConversation")).want(200).object().href("self")
	return faultScene{s, c, href, c.caller.get(href).want(200).body}
}

func TestFault_answersWhatItSays(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	for name, row := range map[string]struct {
		fault  jsonObject
		accept string
		status int
		header map[string]string
		body   string
	}{
		"a reason in JSON": {jsonObject{"status": 409, "code": "Conflict", "subcode": "Odd", "message": "Why not."}, "", 409,
			map[string]string{"Content-Type": "application/json; charset=utf-8"}, `{"code":"Conflict","subcode":"Odd","message":"Why not."}`},
		"a reason in XML": {jsonObject{"status": 503, "code": "ServiceUnavailable", "retryAfter": 7}, "application/xml", 503,
			map[string]string{"Content-Type": "application/xml; charset=utf-8", "Retry-After": "7"}, "<code>ServiceUnavailable</code>"},
		"a status alone": {jsonObject{"status": 429}, "", 429, map[string]string{"X-Ms-Ucwaversion": "1.7"}, ""},
		"a proxy": {jsonObject{"html": true}, "", 502,
			map[string]string{"Content-Type": "text/html", "Via": "1.1 proxy.contoso.com", "X-Ms-Ucwaversion": ""}, "<h1>502 Bad Gateway</h1>"},
		"another proxy": {jsonObject{"html": true, "status": 504}, "", 504, nil, "<h1>504 Gateway Timeout</h1>"},
		"another host": {jsonObject{"redirect": "https://elsewhere.contoso.com/"}, "", 302,
			map[string]string{"Location": "https://elsewhere.contoso.com/"}, ""},
		"another host for good": {jsonObject{"redirect": "https://elsewhere.contoso.com/", "status": 308}, "", 308, nil, ""},
		"the truth, in a while": {jsonObject{"delay": 3600}, "", 200, nil, string(h.true)},
		"the truth, by and by":  {jsonObject{"slow": 60, "retryAfter": 1}, "", 200, map[string]string{"Retry-After": "1"}, string(h.true)},
		"a cut beyond the end":  {jsonObject{"cut": 1 << 20}, "", 200, nil, string(h.true)},
	} {
		row.fault["route"], row.fault["method"], row.fault["user"], row.fault["times"] = "conversation", "GET", "caller", 1
		id := h.set(h.group, row.fault)
		header := map[string]string{}
		if row.accept != "" {
			header["Accept"] = row.accept
		}
		got := h.unredirected(h.path, h.caller.token, header)
		if got.status != row.status || !strings.Contains(string(got.body), row.body) || row.body == "" && len(got.body) > 0 {
			t.Errorf("%s: got status %d and %q, want %d and %q", name, got.status, got.body, row.status, row.body)
		}
		for key, want := range row.header {
			if value := got.header.Get(key); value != want {
				t.Errorf("%s: %s: got %q, want %q", name, key, value, want)
			}
		}
		wantText(t, name+": after it", string(h.caller.get(h.path).want(200).body), string(h.true))
		h.order("DELETE", "/groups/"+h.group+"/faults/"+id, nil, 204)
	}
}

// unredirected asks without following redirects.
func (s *server) unredirected(path, token string, header map[string]string) answer {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.url+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	response, err := browser.Transport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{s.t, response.StatusCode, response.Header, body}
}

func TestFault_breaksWhatIsSent(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	for name, row := range map[string]struct {
		fault jsonObject
		seen  int64 // Content-Length
		sent  int
		err   error
	}{
		"a body cut short":        {jsonObject{"cut": 10}, int64(len(h.true)), 10, io.ErrUnexpectedEOF},
		"a body cut off":          {jsonObject{"cut": 0}, int64(len(h.true)), 0, io.ErrUnexpectedEOF},
		"a length that is great":  {jsonObject{"length": 5}, int64(len(h.true)) + 5, len(h.true), io.ErrUnexpectedEOF},
		"a length that is small":  {jsonObject{"length": -5}, int64(len(h.true)) - 5, len(h.true) - 5, nil},
		"a reset inside":          {jsonObject{"reset": "inside"}, int64(len(h.true)), -1, syscall.ECONNRESET},
		"a reset of an odd claim": {jsonObject{"status": 500, "code": "ServiceFailure", "reset": "inside"}, 38, -1, syscall.ECONNRESET},
	} {
		row.fault["path"] = h.path[:len(h.path)-3] + "*"
		id := h.set(h.group, row.fault)
		response := h.plugIn(t).send(h.path, h.caller.token).response()
		body, err := io.ReadAll(response.Body)
		if response.ContentLength != row.seen || row.sent >= 0 && len(body) != row.sent || !errors.Is(err, row.err) {
			t.Errorf("%s: got %d of %d bytes and %v, want %d of %d and %v", name, len(body), response.ContentLength, err, row.sent, row.seen, row.err)
		}
		h.order("DELETE", "/groups/"+h.group+"/faults/"+id, nil, 204)
	}
}

func TestFault_sendsMoreThanItSays(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	h.set(h.group, jsonObject{"length": -5})
	l := h.plugIn(t).send(h.path, h.caller.token)
	if _, err := io.ReadAll(l.response().Body); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(l.in)
	if string(rest) != string(h.true[len(h.true)-5:]) || err != nil {
		t.Errorf("behind the body: got %q and %v, want its last 5 bytes", rest, err)
	}
}

func TestFault_resetsBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	secure := httptest.NewTLSServer(mock.New(mock.Options{Now: time.Now, Rand: rand.Reader, Control: true}))
	t.Cleanup(secure.Close)
	for name, url := range map[string]string{"over TCP": serve(t, mock.Doc, nil).url, "over TLS": secure.URL} {
		t.Run(name, func(t *testing.T) {
			s := &server{t, nil, url}
			client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
			defer client.CloseIdleConnections()
			made, err := client.Post(url+"/~control/faults", "application/json", strings.NewReader(`{"reset":"before","path":"/","times":1}`))
			if err != nil || made.StatusCode != 201 {
				t.Fatalf("got %v and %v, want 201", made, err)
			}
			made.Body.Close()
			_, err = http.ReadResponse(s.plugIn(t).send("/", "").in, nil)
			if !errors.Is(err, syscall.ECONNRESET) {
				t.Errorf("got %v, want %v", err, syscall.ECONNRESET)
			}
			s.plugIn(t).send("/", "").response().Body.Close()
		})
	}
}

func TestFault_hangsUntilTheClientGivesUp(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	id := h.set(h.group, jsonObject{"hang": true, "route": "derivedConversation", "times": 2})
	ctx, giveUp := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, h.url+h.path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+h.caller.token)
	h.order("DELETE", "/groups/"+h.group+"/faults/"+id, nil, 204)
	h.set(h.group, jsonObject{"hang": true, "route": "conversation"})
	ended := make(chan error, 1)
	go func() {
		_, err := browser.Transport.RoundTrip(r)
		ended <- err
	}()
	h.struck(1)
	if events := h.caller.drain(); len(events) == 0 { // the clock jumps nevertheless
		t.Error("got no events, want those that there were")
	}
	giveUp()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	l := h.plugIn(t).send(h.path, h.caller.token)
	h.struck(2)
	h.order("DELETE", "/groups/"+h.group+"/faults", nil, 204)
	if _, err := http.ReadResponse(l.in, nil); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("once it is removed: got %v, want %v", err, io.ErrUnexpectedEOF)
	}
	h.caller.get(h.path).want(200)
}

// struck waits until the group's faults have had so many hits.
func (h faultScene) struck(hits float64) {
	h.t.Helper()
	for {
		listed := h.order("GET", "/groups/"+h.group+"/faults", nil, 200).object()
		if got, _ := listed.at("faults", "hits").(float64); got == hits {
			return
		}
	}
}

func TestFault_delaysByTheClockOfTheGroup(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	h.caller.drain()
	release := h.callee.keepSending() // nobody's clock jumps meanwhile
	h.set(h.group, jsonObject{"delay": 100, "slow": 1, "route": "conversation"})
	events := h.caller.wait()
	events.parked(1)
	late := h.caller.waitAt(h.path)
	late.parked(2)
	release()
	wantText(t, "after 100 seconds", string(late.answer().want(200).body), string(h.true))
	if sender, _ := events.answer().want(200).object()["sender"].([]any); len(sender) != 0 {
		t.Errorf("after 180 seconds: got %v, want no events", sender)
	}
}

func TestFault_delaysUntilTheGroupIsGone(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	h.set(h.group, jsonObject{"delay": 100, "user": h.caller.sip})
	release := h.callee.keepSending() // nobody's clock jumps meanwhile
	l := h.plugIn(t).send(h.path, h.caller.token)
	h.struck(1)
	h.order("DELETE", "/groups/"+h.group, nil, 204)
	if _, err := http.ReadResponse(l.in, nil); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v, want %v", err, io.ErrUnexpectedEOF)
	}
	release()
	wantText(t, "faults", string(h.order("GET", "/faults", nil, 200).body), `{"faults":[]}`)
}

func TestFault_unpacksToMuch(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	h.set(h.group, jsonObject{"gzip": 8})
	response := h.plugIn(t).send(h.path, h.caller.token).response()
	wantText(t, "Content-Encoding", response.Header.Get("Content-Encoding"), "gzip")
	packed := &counter{Reader: response.Body}
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(unpacked)
	if len(body) < 8<<20 || packed.n > 64<<10 || err != nil {
		t.Errorf("got %d bytes in %d and %v, want 8 MiB in less than 64 KiB", len(body), packed.n, err)
	}
}

type counter struct {
	io.Reader
	n int
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n += n
	return n, err
}

func TestFault_neverEnds(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	h.set(h.group, jsonObject{"endless": true})
	response := h.plugIn(t).send(h.path, h.caller.token).response()
	if n, err := io.CopyN(io.Discard, response.Body, 16<<20); err != nil {
		t.Errorf("got %d bytes and %v, want 16 MiB and more", n, err)
	}
	h.order("DELETE", "/groups/"+h.group+"/faults", nil, 204)
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Errorf("once it is removed: got %v, want the end", err)
	}
}
