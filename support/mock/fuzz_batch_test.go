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
	"net/url"
	"strings"
	"testing"
)

// FuzzBatch posts anything as a batch: it is refused as a whole, or all its
// parts are answered.
func FuzzBatch(f *testing.F) {
	f.Fuzz(func(t *testing.T, body string) {
		d := newDesk(t, Options{Control: true})
		header := http.Header{"Content-Type": {"multipart/batching; boundary=b"}}
		w := d.send(http.MethodPost, &url.URL{Path: d.app.url + "/batch"}, header, strings.ReplaceAll(body, "{}", d.app.url))
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
