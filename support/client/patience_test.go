package client_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

// deaf is a transport that signs in and then never answers below /deaf.
type deaf struct{}

func (deaf) RoundTrip(r *http.Request) (*http.Response, error) {
	const host = "https://pool.contoso.com"
	if strings.HasPrefix(r.URL.Path, "/deaf") {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	return script{
		"GET " + host + "/":       answer(200, `{"_links":{"applications":{"href":"/apps"}}}`),
		"GET " + host + "/apps":   challenge(host + "/token"),
		"POST " + host + "/token": answer(200, `{"access_token":"`+token+`"}`),
		"POST " + host + "/apps":  answer(201, `{"_links":{"self":{"href":"/app"},"events":{"href":"/deaf?ack=1"}}}`),
	}.RoundTrip(r)
}

func TestDo_endsInTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, err := client.SignIn(t.Context(), client.Options{Now: time.Now, Transport: deaf{}},
			client.Account{Name: "caller", Discover: "https://pool.contoso.com/"})
		if err != nil {
			t.Fatal(err)
		}
		x, err := s.Get(t.Context(), "/deaf", ucwa.FormatJSON)
		check(t, err, "GET https://pool.contoso.com/deaf: no whole answer within 30s: context deadline exceeded")
		if x.Culprit() != client.Network || x.Took != 30*time.Second {
			t.Errorf("time is up: got culprit %s after %v", x.Culprit(), x.Took)
		}
		if err := s.CreateApplication(t.Context(), "e"); err != nil {
			t.Fatal(err)
		}
		err = s.Channel().Drain(t.Context())
		check(t, err, "event channel of caller: GET https://pool.contoso.com/deaf?ack=1&timeout=180: no whole answer within 3m30s: context deadline exceeded")

		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		x, err = s.Get(ctx, "/deaf", ucwa.FormatJSON)
		check(t, err, "GET https://pool.contoso.com/deaf: context canceled")
		if x.Culprit() != client.Harness {
			t.Errorf("interrupted: got culprit %s", x.Culprit())
		}
	})
}
