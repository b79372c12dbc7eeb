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

// packers have packed something: a new gzip.Writer takes a megabyte.
var packers = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // fails for other levels only
	return w
}}

// Pack returns body as gzip, packed as fast as can be, since clients are near.
func Pack(body []byte) []byte {
	var b bytes.Buffer
	w := packers.Get().(*gzip.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}
