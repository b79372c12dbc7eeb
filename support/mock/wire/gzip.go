package wire

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// Unpacks tells whether the client takes gzip.
func Unpacks(h http.Header) bool {
	for _, line := range h["Accept-Encoding"] {
		for part := range strings.SplitSeq(line, ",") {
			name, parameters, _ := strings.Cut(strings.TrimSpace(part), ";")
			if strings.EqualFold(strings.TrimSpace(name), "gzip") {
				return qualityOf(parameters) > 0
			}
		}
	}
	return false
}

// Packers keep what has packed once: a new gzip.Writer takes a megabyte. They
// pack as fast as they can, since clients are near.
type Packers struct{ idle sync.Pool }

// Pack returns body as gzip. The packers are used again, which saves what a new one
// allocates.
func (p *Packers) Pack(body []byte) []byte {
	var b bytes.Buffer
	w, ok := p.idle.Get().(*gzip.Writer)
	if ok {
		w.Reset(&b)
	} else {
		w, _ = gzip.NewWriterLevel(&b, gzip.BestSpeed) // fails for other levels only
	}
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	p.idle.Put(w)
	return b.Bytes()
}
