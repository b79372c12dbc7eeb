package mock

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"
)

// answered is what the trap lets be answered: the truth if it says nothing.
func (c *caught) answered() *kept {
	k := &kept{header: c.client.Header(), status: http.StatusOK}
	t := c.trap
	switch {
	case t.HTML:
		c.proxy(k)
	case t.Redirect != "":
		k.header.Set("Location", t.Redirect)
		k.status = orStatus(t.Status, http.StatusFound)
	case t.Status != 0:
		c.claim(k)
	default:
		c.pool.headers.put(k.header)
		c.request.serve(k)
	}
	if t.RetryAfter > 0 {
		k.header.Set("Retry-After", strconv.Itoa(t.RetryAfter))
	}
	c.request.answer.Status = k.status
	return k
}

// claim answers with status and reason as they are given.
func (c *caught) claim(k *kept) {
	c.pool.headers.put(k.header)
	c.negotiate()
	c.request.answer.Status = c.trap.Status
	if c.trap.Code != "" {
		c.refuse(refuse(c.trap.Status, c.trap.Code, c.trap.Subcode, c.trap.Message))
	}
	c.send(k)
}

// proxy answers as somebody who stands before the pool and is no UCWA server.
func (c *caught) proxy(k *kept) {
	k.status = orStatus(c.trap.Status, http.StatusBadGateway)
	title := fmt.Sprintf("%d %s", k.status, http.StatusText(k.status))
	fmt.Fprintf(&k.body, "<!DOCTYPE html><html><head><title>%s</title></head><body><h1>%s</h1></body></html>", title, title)
	k.header.Set("Content-Type", "text/html")
	k.header.Set("Via", "1.1 proxy."+domain)
	k.header.Set("Content-Length", strconv.Itoa(k.body.Len()))
}

func orStatus(given, usual int) int {
	if given != 0 {
		return given
	}
	return usual
}

// stream answers with more than anybody wants: JSON that unpacks to many MiB,
// or that has no end.
func (c *caught) stream() {
	c.pool.headers.put(c.client.Header())
	c.client.Header().Set("Content-Type", medias[mediaJSON])
	c.request.answer.Status = http.StatusOK
	if c.trap.Endless {
		c.pour(c.client, math.MaxInt)
		return
	}
	c.client.Header().Set("Content-Encoding", "gzip")
	packed := gzip.NewWriter(c.client)
	c.pour(packed, c.trap.Gzip)
	_ = packed.Close() // a client that is gone misses its answer
}

// pour writes one long string of JSON, of so many MiB, as long as there is
// somebody to read it.
func (c *caught) pour(w io.Writer, size int) {
	piece := bytes.Repeat([]byte("a"), 1<<20)
	_, err := io.WriteString(w, `{"a":"`)
	for left := size; err == nil && left > 0 && !c.alone(); left-- {
		_, err = w.Write(piece)
	}
	if err == nil {
		_, _ = io.WriteString(w, `"}`)
	}
}

// alone tells whether there is nobody left to answer.
func (c *caught) alone() bool {
	select {
	case <-c.trap.gone:
	case <-c.pool.done:
	case <-c.http.Context().Done():
	default:
		return false
	}
	return true
}
