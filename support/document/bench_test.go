package document_test

import (
	"testing"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

func BenchmarkRead(b *testing.B) {
	for _, row := range []struct{ name, mediaType, file string }{
		{"JSON", "application/json; charset=utf-8", "conversation.json"},
		{"XML", ucwa.XML, "conversation.xml"},
	} {
		body := sample(b, row.file)
		b.Run(row.name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := document.Read(row.mediaType, body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
