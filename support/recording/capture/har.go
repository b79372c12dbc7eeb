package capture

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/recording/har"
)

// ErrOurs says that some entries of a file are of a recording of ours, and others are not.
var ErrOurs = errors.New("some of its entries have _ucwatest and others have not: judge what apply -record wrote and captures of other clients apart")

func readHAR(in io.Reader, l Listener) error {
	var clock clock
	ours, others := false, false
	for e, err := range har.NewReader(in).Entries() {
		var unreadable *har.Unreadable
		switch {
		case errors.As(err, &unreadable):
			l.Odd(Oddity{name(unreadable.Index), unreadable.Err.Error(), true})
			continue
		case err != nil:
			return err
		}
		if ours, others = ours || e.Ours != nil, others || e.Ours == nil; ours && others {
			return fmt.Errorf("log.entries[%d]: %w", e.Index, ErrOurs)
		}
		entry := fromHAR(e)
		if _, known := e.At(); !known {
			l.Odd(Oddity{entry.Name, fmt.Sprintf("startedDateTime: got %q, want a date with a time and a zone", e.Started), false})
		}
		clock.tick(entry, l.Odd)
		l.size(entry, int64(e.Response.Content.Size))
		entry.decode()
		l.Entry(entry)
	}
	return nil
}

func name(index int) string { return fmt.Sprintf("log.entries[%d]", index) }

func fromHAR(e *har.Entry) Entry {
	x := &client.Exchange{Method: e.Request.Method, URL: e.Request.URL, RequestHeader: har.Header(e.Request.Headers),
		Status: e.Response.Status, Header: har.Header(e.Response.Headers), DeclaredLength: -1, Took: e.Took()}
	x.Started, _ = e.At()
	entry := Entry{Name: name(e.Index), Exchange: x}
	var unsent error
	x.RequestBody, unsent = e.Request.Post.Body()
	if post := e.Request.Post; post != nil && post.MediaType != "" && x.RequestHeader.Get("Content-Type") == "" {
		x.RequestHeader.Set("Content-Type", post.MediaType)
	}
	x.Body, entry.Missing = e.Response.Content.Body()
	entry.Missing = cmp.Or(entry.Missing, unsent)
	if x.Status == 0 {
		x.Err, entry.Missing = errors.New("no answer came"), nil
	}
	if x.Header.Get("Content-Type") == "" && e.Response.Content.MediaType != "" && len(e.Response.Headers) == 0 {
		x.Header.Set("Content-Type", e.Response.Content.MediaType)
	}
	if e.Response.Content.Encoding == "" {
		inUTF8(x.Header)
	}
	return entry
}

// inUTF8 notes that a body is in UTF-8, whatever it was in when it came: a text in an
// archive is one in JSON.
func inUTF8(h http.Header) {
	media, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err == nil && parameters["charset"] != "" && !strings.EqualFold(parameters["charset"], "utf-8") {
		parameters["charset"] = "utf-8"
		h.Set("Content-Type", mime.FormatMediaType(media, parameters))
	}
}

// size tells of a size that is not that of the body, which is that of the file still.
func (l Listener) size(e Entry, said int64) {
	if got := int64(len(e.Body)); got > 0 && e.Missing == nil && said > 0 && said != got && e.Header.Get("Content-Encoding") == "" {
		l.Odd(Oddity{e.Name, fmt.Sprintf("its content.size is %d, but its body has %d bytes", said, got), false})
	}
}

// decode undoes the coding of the body, if the file has it as it came. In most it is
// undone, and only the header speaks of it.
func (e *Entry) decode() {
	body, err := uncompressed(e.Header.Get("Content-Encoding"), e.Body)
	e.Body, e.Missing = body, cmp.Or(e.Missing, err)
	e.Header.Del("Content-Encoding")
	e.Header.Del("Content-Length")
}

// A clock looks whether entries are in the order of their times.
type clock struct {
	last time.Time
	name string
}

func (c *clock) tick(e Entry, odd func(Oddity)) {
	if e.Started.IsZero() {
		return
	}
	if e.Started.Before(c.last) {
		odd(Oddity{e.Name, fmt.Sprintf("it was sent %v before %s, which the file has first", c.last.Sub(e.Started), c.name), false})
		return
	}
	c.last, c.name = e.Started, e.Name
}
