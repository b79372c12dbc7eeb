package redact_test

import (
	"bytes"
	"strings"
	"testing"

	"ucwatest/support/redact/encodings"
)

// Whatever stands around a secret, and in whatever encoding it is written, it is
// found; and a text without one stays as it is.
func FuzzText(f *testing.F) {
	const secret = `pa55/word "of+the" <tenant>&ünique`
	for i, e := range encodings.All {
		f.Add("before ", " after "+e.Name, i)
	}
	f.Add(`{"a":"\\`, `\u0022%`, 3)
	f.Add("\x00a\x00", "=\r\n&#x;&#9999999999;%u12", 5)
	f.Add("QUFB", "QUFB", 24)
	r := knowing(secret, "cookie0canary0value")
	f.Fuzz(func(t *testing.T, before, after string, which int) {
		if len(before)+len(after) > 1<<12 {
			return
		}
		innocent := []byte(before + after)
		if got := r.Bytes(innocent); !bytes.Contains(got, []byte("redacted")) && !bytes.Equal(got, innocent) {
			t.Errorf("%q: got %q, which is neither the same nor says that something was hidden", innocent, got)
		}
		e := encodings.All[uint(which)%uint(len(encodings.All))]
		text := before + " " + e.Write(secret) + " " + after
		if got := r.Text(text); strings.Contains(got, e.Write(secret)) {
			t.Errorf("%s: got %q", e.Name, got)
		}
	})
}
