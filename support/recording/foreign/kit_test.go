package foreign_test

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"time"

	"ucwatest/features"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/recording/foreign"
	"ucwatest/support/recording/har"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// godog sets the environment of the process, so that no two of its runs may
// overlap: tests that run cases do not run side by side.

// TestMain lets garbage grow to four times what is in use, as the command does.
func TestMain(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	m.Run()
}

// whole is all that is declared, read once.
var whole = sync.OnceValues(func() (*declaration.Declaration, declaration.Problems) { return declaration.Declare(features.FS) })

func declared(t testing.TB) *declaration.Declaration {
	t.Helper()
	d, problems := whole()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

func newJudge(t testing.TB) *foreign.Judge {
	t.Helper()
	d := declared(t)
	return foreign.New(d.Ledger, d.Schema())
}

// exchanged is what cases exchange with a mock, in the order in which it was sent.
func exchanged(t testing.TB, dialect mock.Dialect, spoil *mock.Spoil, cases []declaration.Case) []*client.Exchange {
	t.Helper()
	aim, err := target.Embedded(target.Options{Dialect: dialect, Spoil: spoil, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var begun []*steps.Case
	_, err = suite.Run(t.Context(), suite.Config{Declaration: declared(t), Selected: cases, Target: aim, Now: time.Now, Options: suite.Options{Parallel: 1}},
		suite.Listener{Watch: func(c *steps.Case) {
			mu.Lock()
			defer mu.Unlock()
			begun = append(begun, c)
		}})
	if err := cmp.Or(err, aim.Close()); err != nil {
		t.Fatal(err)
	}
	var all []*client.Exchange
	for _, c := range begun {
		all = append(all, c.Log.Exchanges()...)
	}
	slices.SortStableFunc(all, func(a, b *client.Exchange) int { return a.Started.Compare(b.Started) })
	return all
}

// entryOf is an exchange as a browser writes it.
func entryOf(x *client.Exchange) har.Entry {
	e := har.Entry{Started: x.Started.Format(time.RFC3339Nano), Time: har.Milliseconds(float64(x.Took) / float64(time.Millisecond)),
		Request:  har.Request{Method: x.Method, URL: x.URL, HTTP: "HTTP/1.1", Post: har.NewPost(x.RequestHeader.Get("Content-Type"), x.RequestBody)},
		Response: har.Response{Status: x.Status, HTTP: "HTTP/1.1", Content: har.NewContent(x.Header.Get("Content-Type"), x.Body)}}
	for name, values := range x.RequestHeader {
		for _, value := range values {
			e.Request.Headers = append(e.Request.Headers, har.Pair{Name: name, Value: value})
		}
	}
	for name, values := range x.Header {
		for _, value := range values {
			e.Response.Headers = append(e.Response.Headers, har.Pair{Name: name, Value: value})
		}
	}
	return e
}

// archive writes entries into a file and returns its path.
func archive(t testing.TB, entries []har.Entry) string {
	t.Helper()
	var text bytes.Buffer
	w := har.NewWriter(&text, har.Log{Creator: har.Creator{Name: "browser", Version: "1"}})
	for _, e := range entries {
		if err := w.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "capture.har")
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func entriesOf(exchanges []*client.Exchange) []har.Entry {
	var all []har.Entry
	for _, x := range exchanges {
		all = append(all, entryOf(x))
	}
	return all
}
