package mock

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// FuzzBatch posts anything as a batch: it is refused as a whole, or all its
// parts are answered.
func FuzzBatch(f *testing.F) {
	const part = "--b\r\nContent-Type: application/http; msgtype=request\r\n\r\n"
	f.Add("")
	f.Add(part + "GET /{} HTTP/1.1\r\n\r\n\r\n--b--")
	f.Add(part + "POST //{}/batch HTTP/1.1\r\nContent-Length: 0\r\n\r\n\r\n" + part + "GET http://other/{}/events?ack=1 HTTP/1.1\r\n\r\n\r\n--b--")
	f.Add("--b\nContent-Type: application/http;msgtype=request\n\nGET {} HTTP/1.1\nAccept: application/xml\n\n--b--\n")
	f.Add(part + "\xef\xbb\xbfDELETE {} HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n--b--")
	f.Fuzz(func(t *testing.T, body string) {
		p := New(Options{Now: func() time.Time { return time.Unix(0, 0) }, Rand: chance(), Control: true})
		g := p.newGroup("g", true)
		if err := p.add(g, User{SIP: "sip:one@contoso.com", Username: "one", Password: "secret"}, "one"); err != nil {
			t.Fatal(err)
		}
		a, token := g.users[0].newApplication(input{}), g.users[0].grant("example.com")
		r := httptest.NewRequest(http.MethodPost, a.url+"/batch", strings.NewReader(strings.ReplaceAll(body, "{}", a.url)))
		r.Header = http.Header{"Authorization": {"Bearer " + token.text}, "Content-Type": {"multipart/batching; boundary=b"}}
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		if w.Code == http.StatusOK {
			wholeBatch(t, w)
		} else if wellFormed(t, w); w.Code != 400 && w.Code != 413 && w.Code != 429 {
			t.Errorf("status: got %d, want 200, 400, 413 or 429", w.Code)
		}
	})
}

// wholeBatch wants answers that a client can read, one at least.
func wholeBatch(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	_, parameters, err := mime.ParseMediaType(w.Header().Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	reader := multipart.NewReader(w.Body, parameters["boundary"])
	for count := 0; ; count++ {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) && count > 0 {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		r, err := http.ReadResponse(bufio.NewReader(part), nil)
		if err != nil {
			t.Fatal(err)
		}
		inside := httptest.NewRecorder()
		inside.Code, inside.Body = r.StatusCode, new(bytes.Buffer)
		maps.Copy(inside.Header(), r.Header)
		if _, err := inside.Body.ReadFrom(r.Body); err != nil {
			t.Fatal(err)
		}
		if wellFormed(t, inside); r.StatusCode >= 500 {
			t.Errorf("status of part %d: got %d, want one below 500", count, r.StatusCode)
		}
	}
}
