package reference_test

import (
	"os"
	"path/filepath"
	"testing"

	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// FuzzRead wants each page read or refused, and all that is read stated and written.
func FuzzRead(f *testing.F) {
	pages, err := filepath.Glob("testdata/*_ref.md")
	if err != nil || len(pages) == 0 {
		f.Fatalf("got %d pages and %v, want some", len(pages), err)
	}
	for _, path := range pages {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := reference.Read("lamp_ref.md", src)
		if err != nil {
			return
		}
		s, _ := reference.NewSet([]*reference.Page{p})
		l := &ledger.Ledger{}
		s.Contradictions(p, l)
		if _, err := s.Scaffold(s.Compare(l)); err != nil {
			t.Error(err)
		}
	})
}
