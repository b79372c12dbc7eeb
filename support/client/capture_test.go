package client

import (
	"fmt"
	"net/http"
	"testing"

	"ucwatest/support/redact"
)

// A server that sets another cookie each time has each hidden, and does not add
// secrets to look for forever.
func TestWire_boundsTheCookiesItRemembers(t *testing.T) {
	t.Parallel()
	w := newWire(Options{}, Account{})
	for n := range mostKnown {
		cookie := fmt.Sprint("another-session-", n)
		x := &Exchange{Header: http.Header{"Set-Cookie": {"a=" + cookie}}, Body: []byte(cookie)}
		if w.capture(x, false); string(x.Body) != redact.Placeholder {
			t.Fatalf("cookie %d: got %s", n, x.Body)
		}
	}
	if got := w.secrets.Load().Forms(); got >= mostKnown {
		t.Errorf("got %d forms of secrets, want less than %d", got, mostKnown)
	}
}
