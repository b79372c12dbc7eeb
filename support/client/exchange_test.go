package client_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/document"
)

func TestExchange_mediaType(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		"Application/JSON ; charset=utf-8": "application/json",
		"text/html":                        "text/html",
		"":                                 "",
	} {
		x := &client.Exchange{Header: http.Header{"Content-Type": {header}}}
		if got := x.MediaType(); got != want {
			t.Errorf("%q: got %q, want %q", header, got, want)
		}
	}
}

func TestExchange_isReadOnce(t *testing.T) {
	t.Parallel()
	x := &client.Exchange{Header: http.Header{"Content-Type": {"application/json"}}, Body: []byte(`{"rel":"a","code":"NotFound"}`)}
	var all sync.Map
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			d, _ := x.Document()
			r, _ := x.Reason()
			all.Store(d, r)
		})
	}
	readers.Wait()
	n := 0
	all.Range(func(d, r any) bool {
		n++
		if d.(*document.Document).Rel != "a" || r.(*document.Reason).Code != "NotFound" {
			t.Errorf("got %v and %v", d, r)
		}
		return true
	})
	if n != 1 {
		t.Errorf("read %d times, want once", n)
	}
}

func TestExchange_transcript(t *testing.T) {
	t.Parallel()
	x := &client.Exchange{
		Method: "POST", URL: "https://pool.contoso.com/a",
		RequestHeader: http.Header{"Content-Type": {"application/json"}, "Accept": {"application/json"}},
		RequestBody:   []byte(`{"to":"sip:b@contoso.com"}`),
		Status:        409, Header: http.Header{"Content-Type": {"application/json"}, "X-Two": {"1", "2"}},
		Body: []byte(`{"code":"Conflict"}`),
	}
	want := `POST https://pool.contoso.com/a
Accept: application/json
Content-Type: application/json

{"to":"sip:b@contoso.com"}

409 Conflict
Content-Type: application/json
X-Two: 1
X-Two: 2

{"code":"Conflict"}
`
	if diff := cmp.Diff(want, x.String()); diff != "" {
		t.Errorf("transcript (-want +got):\n%s", diff)
	}
	x = &client.Exchange{Method: "GET", URL: "https://pool.contoso.com/a", Err: client.ErrCutShort}
	if diff := cmp.Diff("GET https://pool.contoso.com/a\n\nerror: the answer is cut short\n", x.String()); diff != "" {
		t.Errorf("transcript (-want +got):\n%s", diff)
	}
}

func TestExchange_transcriptOfALongBody(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, want string }{
		"exactly 4 KiB":             {strings.Repeat("a", 4096), strings.Repeat("a", 4096) + "\n"},
		"one more":                  {strings.Repeat("a", 4097), strings.Repeat("a", 4096) + "\n(4096 of 4097 bytes shown)\n"},
		"a character at the border": {strings.Repeat("a", 4095) + "ö", strings.Repeat("a", 4095) + "\n(4095 of 4097 bytes shown)\n"},
		"no text":                   {"\xff\xfea", "\uFFFDa\n"},
	} {
		x := &client.Exchange{Method: "GET", URL: "/", Status: 200, Body: []byte(c.body)}
		if diff := cmp.Diff("GET /\n\n200 OK\n\n"+c.want, x.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestLog_keepsTheOrderOfStart(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, log := signedIn(t, p)
	before := len(log.Exchanges())
	started, release := make(chan struct{}), make(chan struct{})
	p.on("/slow", func(w http.ResponseWriter, r *http.Request) {
		close(started)
		<-release
		answer(200, `{}`)(w, r)
	})
	p.on("/fast", answer(200, `{}`))
	done := make(chan error)
	go func() {
		_, err := s.Do(t.Context(), client.Request{URL: "/slow"})
		done <- err
	}()
	<-started
	if _, err := s.Do(t.Context(), client.Request{URL: "/fast"}); err != nil {
		t.Error(err)
	}
	if got := exchanges(log, p)[before:]; !cmp.Equal(got, []string{"GET /fast -> 200"}) {
		t.Errorf("while one is under way: got %v", got)
	}
	close(release)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := exchanges(log, p)[before:]; !cmp.Equal(got, []string{"GET /slow -> 200", "GET /fast -> 200"}) {
		t.Errorf("in the end: got %v", got)
	}
}
