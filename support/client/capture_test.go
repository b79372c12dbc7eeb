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
	w := newWire(Options{}.withDefaults(), Account{})
	for n := range mostKnown + 20 {
		cookie := fmt.Sprint("another-session-", n)
		x := &Exchange{Header: http.Header{"Set-Cookie": {"a=" + cookie}}, Body: []byte(cookie), redactor: w.redactor}
		w.capture(x, false)
		if got := x.Redacted().Body; string(got) != redact.Placeholder {
			t.Fatalf("cookie %d: got %s", n, got)
		}
	}
	if got := w.redactor.Secrets(); got > mostKnown {
		t.Errorf("got %d secrets, want at most %d", got, mostKnown)
	}
}

// What is kept is as it was on the wire, and looked through only when it is shown.
func TestWire_redactsWhenItIsAskedTo(t *testing.T) {
	t.Parallel()
	w := newWire(Options{}.withDefaults(), Account{Password: "pa55word!"})
	x := &Exchange{URL: "/a", Header: http.Header{"X-Told": {"pa55word!"}}, Body: []byte(`{"code":"p\u006155word!"}`), redactor: w.redactor}
	w.capture(x, false)
	if x.Header.Get("X-Told") != "pa55word!" || w.redactor.Calls() != 0 {
		t.Errorf("got %q after %d calls, want it as it was, after none", x.Header, w.redactor.Calls())
	}
	shown := x.Redacted()
	if shown.Header.Get("X-Told") != redact.Placeholder || string(shown.Body) != `{"code":"redacted"}` {
		t.Errorf("got %q, %s, want both redacted", shown.Header, shown.Body)
	}
	if calls := w.redactor.Calls(); x.Redacted() != shown || w.redactor.Calls() != calls {
		t.Errorf("got %d calls after %d, want the view made once", w.redactor.Calls(), calls)
	}
}
