package replay_test

import (
	"bytes"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ucwatest/support/recording/har"
	"ucwatest/support/recording/replay"
)

// base is where the applications are, and pool what was recorded of it.
const (
	pool = "https://pool.contoso.com"
	base = "/ucwa/oauth/v1/applications"
)

// said is one exchange: what is asked for is answered with a status and a body. It
// began so many seconds after the first, and took one.
func said(second int, method, path, sent string, status int, body string) har.Entry {
	e := har.Entry{Started: "2026-03-04T04:06:" + string(rune('0'+second/10)) + string(rune('0'+second%10)) + "Z", Time: 1000,
		Request:  har.Request{Method: method, URL: pool + path, Post: har.NewPost("application/json", []byte(sent))},
		Response: har.Response{Status: status, Headers: []har.Pair{{Name: "Content-Type", Value: "application/json"}}, Content: har.NewContent("application/json", []byte(body))}}
	return e
}

// A served is a recording that is replayed.
type served struct {
	*httptest.Server
	log *bytes.Buffer
}

func serve(t *testing.T, otherwise http.Handler, entries ...har.Entry) served {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.har")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := har.NewWriter(file, har.Log{})
	for _, e := range entries {
		if err := w.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	said := new(bytes.Buffer)
	s, err := replay.Open(path, replay.Options{Else: otherwise, Log: log.New(said, "", 0)})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(s)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		web.Close()
	})
	return served{web, said}
}

// ask asks for a path, and returns status and body.
func (s served) ask(t *testing.T, method, path, sent string) (int, string) {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(sent))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := s.Client().Do(q)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, string(body) + " and " + err.Error()
	}
	return answer.StatusCode, string(body)
}

// created is the creation of an application.
func created(second int, id, endpoint string) har.Entry {
	return said(second, "POST", base, `{"endpointId":"`+endpoint+`"}`, 201, `{"endpointId":"`+endpoint+`","_links":{"self":{"href":"`+base+"/"+id+`"}}}`)
}

func TestServer_speaksInTheIdsOfWhoeverAsks(t *testing.T) {
	t.Parallel()
	s := serve(t, nil, said(0, "GET", "/", "", 200, `{"href":"https:\/\/pool.contoso.com\/user"}`), created(1, "101", "recorded"),
		said(2, "POST", base+"/101/invite", `{"operationId":"1"}`, 201, `{"operationId":"1","n":11,"at":"`+pool+base+`/101/x"}`),
		said(3, "GET", base+"/101/x", "", 200, `<property name="operationId">1</property>`))
	for _, step := range []struct{ method, path, sent, want string }{
		{"GET", "/", "", `{"href":"` + strings.ReplaceAll(s.URL, "/", `\/`) + `\/user"}`},
		{"POST", base, `{"endpointId":"mine"}`, `{"endpointId":"mine","_links":{"self":{"href":"` + base + `/101"}}}`},
		{"POST", base + "/101/invite", `{"operationId":"abc"}`, `{"operationId":"abc","n":11,"at":"` + s.URL + base + `/101/x"}`},
		{"GET", base + "/101/x", "", `<property name="operationId">abc</property>`},
		{"GET", base + "/101/x", "", `<property name="operationId">abc</property>`},
	} {
		if status, body := s.ask(t, step.method, step.path, step.sent); status/100 != 2 || body != step.want {
			t.Errorf("%s %s: got %d and %s, want %s", step.method, step.path, status, body, step.want)
		}
	}
	if want := "GET " + base + "/101/x: log.entries[3] once more, which was the last\n"; !strings.Contains(s.log.String(), want) {
		t.Errorf("got the log %q, want %q in it", s.log, want)
	}
}

func TestServer_keepsTheOrderOfEachUser(t *testing.T) {
	t.Parallel()
	s := serve(t, nil, created(1, "101", "a"), created(2, "102", "b"), said(3, "GET", base+"/101/x", "", 200, "first"),
		said(4, "GET", base+"/102/x", "", 200, "of b"), said(5, "GET", base+"/101/x", "", 404, "second"))
	for _, step := range [][2]string{{"mine", "/101"}, {"yours", "/102"}, {"mine", "/101"}} {
		if status, body := s.ask(t, "POST", base, `{"endpointId":"`+step[0]+`"}`); status != 201 || !strings.Contains(body, step[1]) {
			t.Errorf("%s: got %d and %s, want the application %s", step[0], status, body, step[1])
		}
	}
	for _, step := range []struct {
		path   string
		status int
		want   string
	}{{"/102/x", 200, "of b"}, {"/101/x", 200, "first"}, {"/101/x", 404, "second"}} {
		if status, body := s.ask(t, "GET", base+step.path, ""); status != step.status || body != step.want {
			t.Errorf("%s: got %d and %s, want %d and %s", step.path, status, body, step.status, step.want)
		}
	}
	if status, _ := s.ask(t, "POST", base, `{"endpointId":"a third"}`); status != 404 || !strings.Contains(s.log.String(), "each application of the recording is taken") {
		t.Errorf("a third client: got %d and the log %q, want 404, and why", status, s.log)
	}
}

// An answer of the event channel waits for the request that woke it.
func TestServer_tellsEventsWhenTheyCame(t *testing.T) {
	t.Parallel()
	s := serve(t, nil, created(1, "101", "a"), said(2, "GET", base+"/101/events?ack=1", "", 200, "woken"), said(2, "POST", base+"/101/wake", "", 204, ""))
	s.ask(t, "POST", base, `{"endpointId":"mine"}`)
	told := make(chan string, 1)
	go func() {
		_, body := s.ask(t, "GET", base+"/101/events?ack=1", "")
		told <- body
	}()
	if status, _ := s.ask(t, "POST", base+"/101/wake", ""); status != 204 {
		t.Errorf("got %d, want 204", status)
	}
	if body := <-told; body != "woken" {
		t.Errorf("got %q, want the event", body)
	}
	wake, event := strings.Index(s.log.String(), "/wake"), strings.Index(s.log.String(), "/events")
	if wake < 0 || event < wake {
		t.Errorf("got the log %q, want the event behind what woke it", s.log)
	}
}

func TestServer_breaksOffWhereTheRecordingDoes(t *testing.T) {
	t.Parallel()
	none := said(2, "GET", base+"/101/none", "", 0, "")
	cut := said(3, "GET", base+"/101/cut", "", 200, "half")
	cut.Response.Content.Size = 100
	broken := said(4, "GET", base+"/101/broken", "", 200, "half")
	broken.Ours = []byte(`{"failure":{"kind":"network","text":"reset"}}`)
	s := serve(t, nil, created(1, "101", "a"), none, cut, broken)
	s.ask(t, "POST", base, `{"endpointId":"mine"}`)
	for path, want := range map[string]string{"none": "EOF", "cut": "half and unexpected EOF", "broken": "half and unexpected EOF"} {
		if status, body := s.ask(t, "GET", base+"/101/"+path, ""); status != 0 || !strings.HasSuffix(body, want) {
			t.Errorf("%s: got %d and %q, want %q", path, status, body, want)
		}
	}
}

func TestServer_asksElseForWhatIsNotThere(t *testing.T) {
	t.Parallel()
	living := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			w.Header().Set("Location", base+"/777")
			w.WriteHeader(http.StatusCreated)
			return
		}
		w.Header().Set("X-Asked", r.URL.Path)
		_, _ = io.WriteString(w, "at "+r.URL.Path)
	})
	s := serve(t, living, said(0, "GET", "/", "", 200, "recorded"), created(1, "101", "a"))
	if _, body := s.ask(t, "GET", "/", ""); body != "at /" {
		t.Errorf("sign-in: got %q, want that of the living mock", body)
	}
	if status, body := s.ask(t, "POST", base, `{"endpointId":"mine"}`); status != 201 || !strings.Contains(body, base+"/101") {
		t.Errorf("got %d and %s, want the application of the recording", status, body)
	}
	if status, body := s.ask(t, "GET", base+"/101/me", ""); status != 200 || body != "at "+base+"/101/me" {
		t.Errorf("got %d and %s, want what the living mock has, under the id of the recording", status, body)
	}
	if want := "200 GET " + base + "/101/me: not in the recording; the living mock answers\n"; !strings.Contains(s.log.String(), want) {
		t.Errorf("got the log %q, want %q in it", s.log, want)
	}
}
