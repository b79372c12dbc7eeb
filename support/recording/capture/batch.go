package capture

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"

	"ucwatest/support/client"
)

// mostParts is how many parts of a batch are read. A pool takes 100 requests of one
// user at a time (batch).
const mostParts = 1000

const batching = "multipart/batching"

// IsBatch tells by the media type of the answer whether e is a batch
// (multipart/batching).
func (e Entry) IsBatch() bool {
	media, _, _ := strings.Cut(e.Header.Get("Content-Type"), ";")
	return strings.EqualFold(strings.TrimSpace(media), batching)
}

// Parts are the requests of a batch, each with its answer. The error says which part
// could not be read; those before it could.
func (e Entry) Parts() ([]Entry, error) {
	asked, _ := parts(e.RequestHeader, e.RequestBody) // what cannot be read is not known of the request
	answered, err := parts(e.Header, e.Body)
	var all []Entry
	for i, text := range answered {
		one := Entry{Name: fmt.Sprintf("%s part %d", e.Name, i+1),
			Exchange: &client.Exchange{Method: http.MethodGet, RequestHeader: http.Header{}, DeclaredLength: -1, Started: e.Started, Took: e.Took}}
		var q *http.Request
		if i < len(asked) {
			q = one.ask(asked[i], e.URL)
		}
		if answerErr := one.answer(text, q); answerErr != nil {
			err = errors.Join(err, fmt.Errorf("part %d: %w", i+1, answerErr))
			continue
		}
		all = append(all, one)
	}
	return all, err
}

// ask notes the request that text is, which was sent with one to the URL of the batch.
func (e *Entry) ask(text []byte, batch string) *http.Request {
	q, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(text)))
	if err != nil {
		return nil
	}
	e.Method, e.RequestHeader = q.Method, q.Header
	e.RequestBody, _ = bounded(q.Body)
	if base, err := url.Parse(batch); err == nil {
		e.URL = base.ResolveReference(q.URL).String()
	}
	return q
}

// answer notes the answer that text is.
func (e *Entry) answer(text []byte, to *http.Request) error {
	r, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(text)), to)
	if err != nil {
		return fmt.Errorf("want an answer in the form of HTTP: %w", err)
	}
	defer r.Body.Close()
	e.Status, e.Header = r.StatusCode, r.Header
	e.Body, e.Missing = bounded(r.Body)
	e.decode()
	return nil
}

// parts are the messages in a multipart body.
func parts(h http.Header, body []byte) ([][]byte, error) {
	_, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || parameters["boundary"] == "" {
		return nil, fmt.Errorf("Content-Type: got %q, want %s with a boundary", h.Get("Content-Type"), batching)
	}
	reader := multipart.NewReader(bytes.NewReader(body), parameters["boundary"])
	var all [][]byte
	for {
		part, err := reader.NextRawPart()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err == nil && len(all) == mostParts {
			err = fmt.Errorf("more than %d parts", mostParts)
		}
		if err != nil {
			return all, fmt.Errorf("behind part %d: %w", len(all), err)
		}
		text, err := bounded(part)
		if err != nil {
			return all, fmt.Errorf("part %d: %w", len(all)+1, err)
		}
		if isHTTP(part.Header) {
			all = append(all, bytes.TrimLeft(text, "\r\n"))
		}
	}
}

func isHTTP(h textproto.MIMEHeader) bool {
	media, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	return strings.EqualFold(strings.TrimSpace(media), "application/http")
}
