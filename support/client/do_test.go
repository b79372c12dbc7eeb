package client_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func TestDo_sendsExactlyTheseHeaders(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		request client.Request
		want    http.Header
	}{
		"a GET": {client.Request{},
			http.Header{"Accept": {"application/json"}, "Authorization": {"Bearer " + token}}},
		"a GET of XML, anonymously": {client.Request{Accept: ucwa.XML, Anonymous: true},
			http.Header{"Accept": {"application/xml"}}},
		"a POST with another token": {client.Request{Method: "POST", Token: "cwt=unknown", ContentType: ucwa.SDP, Body: []byte("v=0")},
			http.Header{"Accept": {"application/json"}, "Authorization": {"Bearer cwt=unknown"}, "Content-Type": {"application/sdp"}, "Content-Length": {"3"}}},
		"a POST without a body": {client.Request{Method: "POST", ContentType: ucwa.JSON},
			http.Header{"Accept": {"application/json"}, "Authorization": {"Bearer " + token}, "Content-Length": {"0"}}},
		"one header more, and one that would replace the token": {
			client.Request{Header: http.Header{"x-ms-requiresminresourceversion": {"2"}, "Authorization": {"Basic x"}, "Accept": {"a/b"}}},
			http.Header{"Accept": {"application/json"}, "Authorization": {"Bearer " + token}, "X-Ms-Requiresminresourceversion": {"2"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			s, _ := signedIn(t, p)
			var got http.Header
			p.on("/x", func(w http.ResponseWriter, r *http.Request) {
				got = r.Header.Clone()
				answer(200, `{}`)(w, r)
			})
			c.request.URL = "/x"
			if _, err := s.Do(t.Context(), c.request); err != nil {
				t.Fatal(err)
			}
			c.want["User-Agent"], c.want["Accept-Encoding"] = []string{"test"}, []string{"gzip"}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("headers (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPost_sendsJSON(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := signedIn(t, p)
	p.on("/x", answer(204, ""))
	for _, input := range []any{map[string]string{"to": "sip:b@contoso.com"}, nil} {
		if _, err := s.Post(t.Context(), "/x", input); err != nil {
			t.Fatal(err)
		}
	}
	seen := p.seen("/x")
	if seen[0].Body != `{"to":"sip:b@contoso.com"}` || seen[1].Body != "" {
		t.Errorf("got bodies %q and %q", seen[0].Body, seen[1].Body)
	}
	_, err := s.Post(t.Context(), "/x", make(chan int))
	check(t, err, "json: unsupported type: chan int")
}

func TestDo_renewsARefusedToken(t *testing.T) {
	t.Parallel()
	denied := as("text/html", 401, "<html>")
	for name, c := range map[string]struct {
		request client.Request
		status  int // in the end
		sent    int // requests
		granted int // tokens, after that of the sign-in
	}{
		"a GET is repeated":              {client.Request{}, 200, 2, 1},
		"a DELETE is repeated":           {client.Request{Method: "DELETE"}, 200, 2, 1},
		"a POST is repeated":             {client.Request{Method: "POST", Body: []byte(`{}`), ContentType: "application/json"}, 200, 2, 1},
		"a POST that is refused again":   {client.Request{Method: "POST", URL: "/never"}, 401, 2, 1},
		"one that shows its refusal":     {client.Request{Once: true}, 401, 1, 0},
		"one without a token":            {client.Request{Anonymous: true}, 401, 1, 0},
		"one with a token of its own":    {client.Request{Token: "cwt=unknown"}, 401, 1, 0},
		"one that is refused once again": {client.Request{URL: "/never"}, 401, 2, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			s, _ := signedIn(t, p)
			p.on("/x", turns(denied, answer(200, `{}`)))
			p.on("/never", denied)
			if c.request.URL == "" {
				c.request.URL = "/x"
			}
			x, err := s.Do(t.Context(), c.request)
			if err != nil {
				t.Fatal(err)
			}
			if x.Status != c.status {
				t.Errorf("status: got %d, want %d", x.Status, c.status)
			}
			if got := len(p.seen(c.request.URL)); got != c.sent {
				t.Errorf("sent %d times, want %d", got, c.sent)
			}
			if got := len(p.seen(tokens)) - 1; got != c.granted {
				t.Errorf("tokens: got %d, want %d", got, c.granted)
			}
		})
	}
}

func TestDo_showsTheRefusalIfNoTokenIsToBeHad(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := signedIn(t, p)
	p.on("/x", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Ms-Diagnostics", `28033;source="fe.contoso.com";reason="`+password+` has expired"`+strings.Repeat("!", 1000))
		as("text/html", 401, "<html>")(w, r)
	})
	p.on(tokens, answer(400, `{"error":"invalid_grant"}`))
	x, err := s.Get(t.Context(), "/x", ucwa.FormatJSON)
	if err != nil || x.Status != 401 || x.Culprit() != client.Auth {
		t.Errorf("got status %d by %s, error %v", x.Status, x.Culprit(), err)
	}
	const want = ` (X-Ms-Diagnostics: 28033;source="fe.contoso.com";reason="redacted has expired"!`
	if got := x.Diagnosis(); !strings.HasPrefix(got, want) || len(got) > 400 {
		t.Errorf("got %q, want it to begin with %q", got, want)
	}
	if got := x.Unrenewed(); !strings.Contains(got, "user name or password is wrong") {
		t.Errorf("got %q, want why there is no other token", got)
	}
}

func TestDo_followsRedirectsWithinThePoolOnly(t *testing.T) {
	t.Parallel()
	p, other := newPool(t), newPool(t)
	s, _ := signedIn(t, p)
	to := func(where string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", where)
			w.WriteHeader(http.StatusTemporaryRedirect)
		}
	}
	p.on("/here", to("/there?a=1"))
	p.on("/there", answer(200, `{}`))
	p.on("/away", to(other.URL+"/there"))
	p.on("/round", to("/round"))
	p.on("/odd", to("mailto:a@contoso.com"))
	for _, c := range []struct {
		method, url string
		status      int
		end         string
		sent        int
	}{
		{"GET", "/here", 200, "/there?a=1", 1},
		{"POST", "/here", 307, "/here", 2},
		{"GET", "/away", 307, "/away", 1},
		{"GET", "/round", 307, "/round", 6},
		{"GET", "/odd", 307, "/odd", 1},
	} {
		x, err := s.Do(t.Context(), client.Request{Method: c.method, URL: c.url})
		if err != nil {
			t.Fatal(err)
		}
		if x.Status != c.status || x.URL != p.URL+c.end {
			t.Errorf("%s %s: got %d at %s, want %d at %s", c.method, c.url, x.Status, x.URL, c.status, p.URL+c.end)
		}
		if got := len(p.seen(c.url)); got != c.sent {
			t.Errorf("%s %s: sent %d times, want %d", c.method, c.url, got, c.sent)
		}
	}
	if len(other.asked) != 0 {
		t.Errorf("the other host was asked: %v", other.asked)
	}
}

func TestDo_sendsNothingToAForeignHost(t *testing.T) {
	t.Parallel()
	p, other := newPool(t), newPool(t)
	s, log := signedIn(t, p)
	before := len(log.Exchanges())
	x, err := s.Get(t.Context(), other.URL+"/x", ucwa.FormatJSON)
	check(t, err, fmt.Sprintf("href %q leads away from the pool %s: not followed", other.URL+"/x", p.URL))
	var foreign *client.ForeignHost
	if !errors.As(err, &foreign) || foreign.Href != other.URL+"/x" || x.Err == nil || x.Status != 0 || x.Culprit() != client.Product {
		t.Errorf("got %#v, status %d by %s", foreign, x.Status, x.Culprit())
	}
	if len(other.asked) != 0 {
		t.Errorf("the other host was asked: %v", other.asked)
	}
	if all := log.Exchanges(); len(all) != before+1 || all[before] != x {
		t.Errorf("log: got %d exchanges, want the refused one among them", len(all))
	}
}

// raw answers with bytes as they stand, and closes the connection.
func raw(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer connection.Close()
		_, _ = buffered.WriteString(text)
		_ = buffered.Flush()
	}
}

func zipped(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body)
	_ = z.Close()
	return b.Bytes()
}

func inGzip(body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", ucwa.JSON)
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(body)
	}
}

func TestDo_badAnswers(t *testing.T) {
	t.Parallel()
	const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
	bomb := zipped(bytes.Repeat([]byte(" "), document.MaxBytes+1))
	large := strings.Repeat(" ", document.MaxBytes+1)
	for name, c := range map[string]struct {
		h       http.HandlerFunc
		is      error
		want    string
		culprit client.Culprit
		body    int // bytes kept
	}{
		"cut short": {raw(head + "Content-Length: 100\r\n\r\n{\"rel\":"), client.ErrCutShort,
			"the answer is cut short after 7 bytes: unexpected EOF", client.Network, 7},
		"cut in a chunk": {raw(head + "Transfer-Encoding: chunked\r\n\r\n64\r\n{\"rel\":"), client.ErrCutShort,
			"the answer is cut short after 7 bytes: unexpected EOF", client.Network, 7},
		"cut inside gzip": {inGzip(zipped([]byte(large))[:500]), client.ErrCutShort,
			"the answer is cut short after ", client.Network, -1},
		"no gzip, though it says so": {inGzip([]byte("{}{}{}{}{}{}")), client.ErrCutShort,
			"the answer is cut short after 0 bytes: gzip: invalid header", client.Network, 0},
		"gzip that explodes": {inGzip(bomb), client.ErrTooLarge,
			"the answer is too large: got more than 8388608 bytes", client.Product, 64 << 10},
		"too large": {answer(200, large), client.ErrTooLarge,
			"the answer is too large: got more than 8388608 bytes", client.Product, 64 << 10},
		"a length nobody could keep": {raw(head + "Content-Length: 9000000000000000000\r\n\r\n{}"), client.ErrCutShort,
			"the answer is cut short after 2 bytes: unexpected EOF", client.Network, 2},
		"no HTTP": {raw("SSH-2.0\r\n\r\n"), nil, `net/http: HTTP/1.x transport connection broken: malformed HTTP response "SSH-2.0"`, client.Network, 0},
		"nothing": {raw(""), io.EOF, "EOF", client.Network, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			s, _ := signedIn(t, p)
			p.on("/x", c.h)
			x, err := s.Get(t.Context(), "/x", ucwa.FormatJSON)
			if err == nil || !strings.HasPrefix(err.Error(), "GET "+p.URL+"/x: "+c.want) {
				t.Fatalf("error:\n got %v\nwant GET %s/x: %s", err, p.URL, c.want)
			}
			if c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("got %v, want one that is %v", err, c.is)
			}
			if x.Err != err || x.Culprit() != c.culprit {
				t.Errorf("exchange: got error %v by %s, want by %s", x.Err, x.Culprit(), c.culprit)
			}
			if c.body >= 0 && len(x.Body) != c.body {
				t.Errorf("got %d bytes of body, want %d", len(x.Body), c.body)
			}
			if _, read := x.Document(); read != err {
				t.Errorf("document: got error %v, want %v", read, err)
			}
			if _, read := x.Reason(); read != err {
				t.Errorf("reason: got error %v, want %v", read, err)
			}
		})
	}
}

func TestDo_undoesGzip(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := signedIn(t, p)
	p.on("/zipped", inGzip(zipped([]byte(`{"rel":"conversation"}`))))
	p.on("/plain", answer(200, `{"rel":"conversation"}`))
	p.on("/head", answer(200, `{"rel":"conversation"}`))
	for _, c := range []struct {
		method, url string
		declared    int64
	}{{"GET", "/zipped", -1}, {"GET", "/plain", 22}, {"HEAD", "/head", 22}} {
		x, err := s.Do(t.Context(), client.Request{Method: c.method, URL: c.url})
		if err != nil {
			t.Fatal(err)
		}
		if x.DeclaredLength != c.declared {
			t.Errorf("%s: declared length: got %d, want %d", c.url, x.DeclaredLength, c.declared)
		}
		if d, err := x.Document(); c.method == "GET" && (err != nil || d.Rel != "conversation") {
			t.Errorf("%s: got %v, %v", c.url, d, err)
		}
	}
}

// What was made of an answer on the way is not the product's, and only what it
// says itself of its length is believed.
func TestDo_answersDamagedOnTheWay(t *testing.T) {
	t.Parallel()
	const json, conversation = "Content-Type: application/json\r\n", `{"rel":"conversation"}`
	once := string(zipped([]byte(conversation)))
	twice := string(zipped([]byte(once)))
	for name, c := range map[string]struct {
		head, body string // of the answer, whose connection is closed
		want       string // why there is no document
		culprit    client.Culprit
	}{
		"gzip":                       {"Content-Encoding: gzip\r\n", once, "", client.Product},
		"x-gzip":                     {"Content-Encoding: x-gzip\r\n", once, "", client.Product},
		"GZIP, and none":             {"Content-Encoding: identity, GZIP\r\n", once, "", client.Product},
		"none":                       {"Content-Encoding: identity\r\n", conversation, "", client.Product},
		"gzip twice":                 {"Content-Encoding: gzip, gzip\r\n", twice, `body is encoded as "gzip, gzip", which was not asked for`, client.Intermediary},
		"gzip in two lines":          {"Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n", twice, `body is encoded as "gzip, gzip", which was not asked for`, client.Intermediary},
		"brotli":                     {"Content-Encoding: br\r\n", conversation, `body is encoded as "br", which was not asked for`, client.Intermediary},
		"a coding of its own":        {"Content-Encoding: x-squeezed\r\n", conversation, `body is encoded as "x-squeezed", which was not asked for`, client.Intermediary},
		"cut, and no length given":   {"", conversation[:15], "body ends too early, where the connection was closed", client.Network},
		"gone, and no length given":  {"", "", "body ends too early, where the connection was closed", client.Network},
		"wrong, and no length given": {"", `{"rel":conversation}`, "body is not readable as JSON at byte 8: invalid character 'c' looking for beginning of value", client.Product},
		"cut, with its length":       {"Content-Length: 15\r\n", conversation[:15], "body is not readable as JSON at byte 15: unexpected end of JSON input", client.Product},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			s, _ := signedIn(t, p)
			p.on("/x", raw("HTTP/1.1 200 OK\r\n"+json+c.head+"\r\n"+c.body))
			x, err := s.Get(t.Context(), "/x", ucwa.FormatJSON)
			if err != nil {
				t.Fatal(err)
			}
			_, err = x.Document()
			check(t, err, c.want)
			if x.Culprit() != c.culprit || x.Redacted().Culprit() != c.culprit {
				t.Errorf("got %s, and %s when it is shown, want %s", x.Culprit(), x.Redacted().Culprit(), c.culprit)
			}
		})
	}
}

// A server closes idle connections, and may do so while a request is on its way.
// What does no more when it is sent twice is sent again, and nothing else is.
func TestDo_survivesAConnectionThatIsBeingClosed(t *testing.T) {
	t.Parallel()
	closing := raw("")
	for _, at := range []string{tokens, appsPath} {
		p := newPool(t)
		p.mu.Lock()
		h := p.paths[at]
		p.mu.Unlock()
		p.on(at, turns(closing, h))
		s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: client.NewTransport()}, account(p))
		if err == nil {
			err = s.CreateApplication(t.Context(), "e")
		}
		if err != nil {
			t.Errorf("%s: got %v, want it sent again", at, err)
		}
	}
	for method, sent := range map[string]int{"GET": 2, "PUT": 2, "DELETE": 2, "POST": 1} {
		p := newPool(t)
		s, _ := signedIn(t, p)
		var mu sync.Mutex // a request may come after the answer that is waited for
		var signingKeys []string
		twice := turns(closing, answer(200, `{}`))
		p.on("/x", func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			signingKeys = append(signingKeys, r.Header["Idempotency-Key"]...)
			mu.Unlock()
			twice(w, r)
		})
		x, err := s.Do(t.Context(), client.Request{Method: method, URL: "/x", Body: []byte(`{}`), ContentType: ucwa.JSON})
		mu.Lock()
		if n := len(p.seen("/x")); n != sent || (err == nil) != (sent == 2) || len(signingKeys) > 0 {
			t.Errorf("%s: got %d requests, %v and the keys %q, want %d and none", method, n, err, signingKeys, sent)
		}
		mu.Unlock()
		if err != nil && x.Culprit() != client.Network {
			t.Errorf("%s: got %s, want the network", method, x.Culprit())
		}
	}
}
