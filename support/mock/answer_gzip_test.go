package mock

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"ucwatest/support/mock/wire"
)

// TestPack_startsAfresh wants nothing of one body in the next.
func TestPack_startsAfresh(t *testing.T) {
	t.Parallel()
	for _, text := range []string{strings.Repeat("one ", 2000), "two", ""} {
		r, err := gzip.NewReader(bytes.NewReader(wire.Pack([]byte(text))))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != text {
			t.Errorf("unpacked: got %d bytes and %v, want the %d of before", len(got), err, len(text))
		}
	}
}

// BenchmarkPack is one page packed, as for each client that asks for gzip.
func BenchmarkPack(b *testing.B) {
	page := bytes.Repeat([]byte(`{"rel":"conversation","state":"Connected"}`), 200)
	wire.Pack(page) // the first one makes what the others use
	b.ReportAllocs()
	for b.Loop() {
		wire.Pack(page)
	}
}
