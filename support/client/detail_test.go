package client_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
)

func TestLogger_isToldOfRequestsDecisionsAndWaits(t *testing.T) {
	t.Parallel()
	p, clock := newPool(t), newWatch()
	p.on("/x", turns(busy(http.StatusTooManyRequests, "Retry-After", "3"), answer(200, `{"told":"`+token+`"}`)))
	var told bytes.Buffer
	s, err := client.SignIn(t.Context(), client.Options{Now: clock.now, Wait: clock.wait, Backoff: client.Backoff{Tries: 1, Longest: time.Minute},
		RateLimiter: client.NewRateLimiter(client.Limits{PerSecond: 1}, clock.now, clock.wait),
		Logger:      slog.New(slog.NewTextHandler(&told, &slog.HandlerOptions{Level: client.LevelTrace}))}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(t.Context(), client.Request{URL: "/x"}); err != nil {
		t.Fatal(err)
	}
	_, _ = s.Do(t.Context(), client.Request{URL: "https://elsewhere.contoso.com/"})
	text := told.String()
	for _, want := range []string{`msg="pool found" user=caller about=` + p.URL + appsPath, "msg=request user=caller method=POST url=" + p.URL + tokens,
		`msg=wait user=caller for="the rate of the target" agent=ucwatest during=1s`, `for="a server that is too busy" agent=ucwatest during=3s`, "status=429",
		`level=DEBUG-4 msg=exchange user=caller transcript="GET ` + p.URL + `/x`, `msg="not sent" user=caller about=`} {
		if !strings.Contains(text, want) {
			t.Errorf("got\n%s\nwant %q in it", text, want)
		}
	}
	if strings.Contains(text, token) || strings.Contains(text, "Pa55") {
		t.Errorf("got\n%s\nwant neither token nor password in it", text)
	}
}
