package recording_test

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/recording"
	"ucwatest/support/recording/har"
	"ucwatest/support/ucwa"
)

// answering is a transport that answers with a body, or fails.
type answering func(q *http.Request) (*http.Response, error)

func (a answering) RoundTrip(q *http.Request) (*http.Response, error) { return a(q) }

// asked are the exchanges of somebody who has asked for "/".
func asked(t *testing.T, over http.RoundTripper) *client.Log {
	t.Helper()
	log := new(client.Log)
	s, err := client.SignIn(t.Context(), client.Options{Transport: over, Now: time.Now, Log: log, UserAgent: agent},
		client.Account{Name: "caller", SIP: "sip:caller", Token: "a secret token", Applications: root + "/applications"})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = s.Get(t.Context(), "/", ucwa.FormatJSON) // what became of it is in the log
	return log
}

func whole(body string) answering {
	return func(*http.Request) (*http.Response, error) {
		w := &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {ucwa.JSON}}, ContentLength: int64(len(body)), Body: http.NoBody}
		w.Body = readCloser{strings.NewReader(body)}
		return w, nil
	}
}

type readCloser struct{ *strings.Reader }

func (readCloser) Close() error { return nil }

// recorded is what r has written of one case.
func recorded(t *testing.T, path string, cases ...recording.Case) []string {
	t.Helper()
	r, err := recording.NewRecorder(path, "", recording.Head{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		c.Run, c.Step = "r", func(int) string { return "" }
		r.Record(c)
	}
	if named, err := r.Close(); err != nil || named != path {
		t.Fatalf("got %q and %v, want %s written", named, err, path)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path+"x"), "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestRecorder_writesBodiesThatAreNoTextsInBase64(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "run.har")
	recorded(t, path, recording.Case{ID: "a-1", Log: asked(t, whole("\xff\xfea secret token"))})
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for e, err := range har.NewReader(file).Entries() {
		if err != nil {
			t.Fatal(err)
		}
		body, err := e.Response.Content.Body()
		if e.Response.Content.Encoding != "base64" || string(body) != "\xff\xferedacted" || err != nil {
			t.Errorf("got %q and %v in %q, want the bytes without the token", body, err, e.Response.Content.Encoding)
		}
	}
}

func TestRecorder_givesEachCaseAFile(t *testing.T) {
	t.Parallel()
	files := recorded(t, t.TempDir()+"/", recording.Case{ID: "a-1[x y]", Log: asked(t, whole("{}"))}, recording.Case{ID: "a-1[X/y]", Log: asked(t, whole("{}"))},
		recording.Case{Log: asked(t, whole("{}")), Shared: true})
	var names []string
	for _, file := range files {
		names = append(names, filepath.Base(file))
		if r, err := recording.Open(file); err != nil {
			t.Errorf("%s: %v", file, err)
		} else if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	slices.Sort(names)
	if want := []string{"a-1[X-y]-2.har", "a-1[x-y].har", "sign-in.har"}; !slices.Equal(names, want) {
		t.Errorf("got the files %q, want %q", names, want)
	}
}

// What a case does after its end, as others have used its scene, is recorded too.
func TestRecorder_goesOnWhereOthersUseWhatACaseMade(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "run.har")
	log := new(client.Log)
	s, err := client.SignIn(t.Context(), client.Options{Transport: whole("{}"), Now: time.Now, Log: log, UserAgent: agent},
		client.Account{Name: "caller", Token: "given", Applications: root + "/applications"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := recording.NewRecorder(path, "", recording.Head{})
	if err != nil {
		t.Fatal(err)
	}
	r.Record(recording.Case{ID: "a-1", Run: "r", Log: log, Step: func(int) string { return "" }, Shared: true})
	if _, err := s.Get(t.Context(), "/late", ucwa.FormatJSON); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Close(); err != nil {
		t.Fatal(err)
	}
	from, err := recording.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	if _, err := caller(t, from, agent, nil).Get(t.Context(), "/late", ucwa.FormatJSON); err != nil {
		t.Errorf("got %v, want what was asked late", err)
	}
}
