package mock

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// flood is a body that is larger than anybody should read.
type flood struct{ left, read int }

func (f *flood) Read(b []byte) (int, error) {
	if f.left == 0 {
		return 0, io.EOF
	}
	n := min(len(b), f.left)
	f.left -= n
	f.read += n
	return n, nil
}

func TestBody_isReadUpToItsBound(t *testing.T) {
	t.Parallel()
	d := newDesk(t, Options{})
	body := &flood{left: 16 << 20}
	r := httptest.NewRequest(http.MethodPost, "http://pool.contoso.com"+d.app.url+"/me/makeMeAvailable", body)
	r.Header = http.Header{"Authorization": {"Bearer " + d.token}, "Content-Type": {"application/json"}}
	w := httptest.NewRecorder()
	d.pool.ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge || body.read > maxBody+1 {
		t.Errorf("got %d after %d bytes, want 413 after %d", w.Code, body.read, maxBody+1)
	}
}
