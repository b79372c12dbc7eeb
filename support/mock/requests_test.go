package mock_test

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
)

func TestSeen_showsWhatAClientSentAndHowItWasAnswered(t *testing.T) {
	t.Parallel()
	var seen []mock.Request
	pool := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader, Seen: func(r mock.Request) { seen = append(seen, r) }})
	defer pool.Close()
	ask := httptest.NewRequest(http.MethodPost, "http://pool.contoso.com/WebTicket/oauthtoken?a=b", strings.NewReader("grant_type=password"))
	ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	pool.ServeHTTP(httptest.NewRecorder(), ask)
	if len(seen) != 1 {
		t.Fatalf("got %d requests, want 1", len(seen))
	}
	got := seen[0]
	if got.Route != "token" || got.Method != "POST" || got.Status != 400 || string(got.Body) != "grant_type=password" || got.User != "" ||
		!strings.HasSuffix(got.URL, "/WebTicket/oauthtoken?a=b") || got.Header.Get("Content-Type") == "" || got.Time.IsZero() {
		t.Errorf("got %+v, want the POST of the token, its body and status 400", got)
	}
}
