package client_test

import (
	"errors"
	"io"
	"net/http"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// mostMemory is what one answer may take at most, with all that is made of it.
const mostMemory = 96 << 20

// A body of the greatest length takes no more memory than is said, whatever it is
// full of. It runs alone: what others take would be counted.
func TestDo_boundsTheMemoryOfAnAnswer(t *testing.T) {
	fill := func(begin, part, end string) string {
		return begin + strings.Repeat(part, (document.MaxBytes-len(begin)-len(end))/len(part)) + end
	}
	some := func(begin, part, end string, each int) string {
		return begin + strings.Repeat(part, document.MaxParts/each-4) + end
	}
	long := strings.Repeat("x", 160)
	for name, row := range map[string]struct {
		format  ucwa.Format
		body    string
		shownAs bool // too many parts
	}{
		"empty elements":             {ucwa.FormatXML, fill("<r>", "<a/>", "</r>"), true},
		"attributes":                 {ucwa.FormatXML, fill("<r>", `<a b=""/>`, "</r>"), true},
		"list items":                 {ucwa.FormatJSON, fill(`{"a":[1`, ",1", "]}"), true},
		"empty objects":              {ucwa.FormatJSON, fill(`{"_embedded":{"a":[{}`, ",{}", "]}}"), true},
		"as many elements as may be": {ucwa.FormatXML, some("<r>", "<a/>", "</r>", 1), false},
		"as many links as may be":    {ucwa.FormatXML, some("<r>", `<link rel="" href=""/>`, "</r>", 3), false},
		"as many long texts":         {ucwa.FormatXML, some("<r>", "<property>"+long[:50]+"</property>", "</r>", 2), false},
		"as many objects as may be":  {ucwa.FormatJSON, some(`{"_embedded":{"a":[{}`, ",{}", "]}}", 2), false},
		"as many long items":         {ucwa.FormatJSON, some(`{"a":[1`, `,"`+long[:30]+`"`, "]}", 1), false},
		"one long text":              {ucwa.FormatJSON, fill(`{"a":"`, "x", `"}`), false},
		"one long text of escapes":   {ucwa.FormatJSON, fill(`{"a":"`, `\u00e9`, `"}`), false},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPool(t)
			front := transport(func(r *http.Request) (*http.Response, error) {
				if r.URL.Path == "/x" {
					return &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {row.format.MediaType()}},
						Body: io.NopCloser(strings.NewReader(row.body)), ContentLength: int64(len(row.body))}, nil
				}
				return client.NewTransport().RoundTrip(r)
			})
			s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: front}, account(p))
			if err != nil {
				t.Fatal(err)
			}
			took := peak(func() {
				x, err := s.Get(t.Context(), "/x", row.format)
				if got := errors.Is(err, client.ErrTooLarge) && errors.Is(err, document.ErrTooMany); got != row.shownAs || x.Culprit() != client.Product {
					t.Errorf("got %v by %s, want that it is too large: %t", err, x.Culprit(), row.shownAs)
				}
				if d, err := x.Document(); (err == nil) == row.shownAs || d == nil && !row.shownAs {
					t.Errorf("got %v, want a document: %t", err, !row.shownAs)
				}
			})
			if took > mostMemory {
				t.Errorf("got %d KiB for a body of %d KiB, want at most %d", took>>10, len(row.body)>>10, mostMemory>>10)
			}
			t.Logf("%d KiB for a body of %d KiB", took>>10, len(row.body)>>10)
		})
	}
}

// peak is how many bytes of the heap are taken at most while do runs.
func peak(do func()) int64 {
	heap := func() int64 {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(sample)
		return int64(sample[0].Value.Uint64()) //nolint:gosec // no heap is that large
	}
	defer debug.SetGCPercent(debug.SetGCPercent(25)) // on a busy machine garbage lies about for longer
	runtime.GC()
	before, done, most := heap(), make(chan struct{}), make(chan int64)
	go func() {
		var seen int64
		for {
			seen = max(seen, heap())
			select {
			case <-done:
				most <- max(seen, heap())
				return
			case <-time.After(100 * time.Microsecond):
			}
		}
	}()
	do()
	close(done)
	return <-most - before
}
