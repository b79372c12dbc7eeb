package target_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/target"
)

// TestControl_followsNoRedirect sends passwords and tokens to the mock only.
func TestControl_followsNoRedirect(t *testing.T) {
	t.Parallel()
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("got %s %s elsewhere, want nothing", r.Method, r.URL)
	}))
	defer elsewhere.Close()
	front := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer front.Close()
	aim, err := target.Open(file(t, "target \"a\" {\n  mock = \""+front.URL+"\"\n}\n"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := aim.Cast(t.Context(), nil, ""); err == nil || !strings.Contains(err.Error(), "status 307") {
		t.Errorf("got %v, want an error about status 307", err)
	}
}

func TestControl_sendsItsToken(t *testing.T) {
	t.Setenv("UCWATEST_TEST_CONTROL", "canary")
	root := mocktest.Serve(t, mocktest.New(t, mock.Options{Control: true, ControlToken: "canary"}))
	for line, want := range map[string]string{"token = env(\"UCWATEST_TEST_CONTROL\")": "", "": "status 401"} {
		aim, err := target.Open(file(t, "target \"a\" {\n  mock = \""+root+"\"\n  "+line+"\n}\n"), time.Now)
		if err != nil {
			t.Fatal(err)
		}
		_, err = aim.Cast(t.Context(), nil, "")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("with %q: got %v, want %q", line, err, want)
		}
	}
}

func TestOpen_refusesALiteralControlToken(t *testing.T) {
	t.Parallel()
	_, err := target.Open(file(t, "target \"a\" {\n  mock = \"http://127.0.0.1:1\"\n  token = \"hunter\"\n}\n"), time.Now)
	if err == nil || !strings.Contains(err.Error(), `token: want env("NAME") and nothing else`) || strings.Contains(err.Error(), "hunter") {
		t.Errorf("got %v, want an error about the token, without it", err)
	}
}
