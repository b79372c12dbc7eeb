package client_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptrace"
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
		hasty := func(r *http.Request) (d time.Duration) {
			if r.URL.Path == "/deaf/soon" {
				d = time.Second
			}
			return d
		}
		s, err := client.SignIn(t.Context(), client.Options{Now: time.Now, Transport: deaf{}, TimeoutOf: hasty},
			client.Account{Name: "caller", Discover: "https://pool.contoso.com/"})
		if err != nil {
			t.Fatal(err)
		}
		x, err := s.Get(t.Context(), "/deaf", ucwa.FormatJSON)
		check(t, err, "GET https://pool.contoso.com/deaf: no whole answer within 30s: context deadline exceeded")
		if x.Culprit() != client.Network || x.Took != 30*time.Second {
			t.Errorf("time is up: got culprit %s after %v", x.Culprit(), x.Took)
		}
		_, err = s.Get(t.Context(), "/deaf/soon", ucwa.FormatJSON)
		check(t, err, "GET https://pool.contoso.com/deaf/soon: no whole answer within 1s: context deadline exceeded")
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

// A channel that fails is never taken for a silent one, however short the wait
// for events is; once the server holds a request again, silence is silence.
func TestLive_tellsABrokenChannelFromASilentOne(t *testing.T) {
	t.Parallel()
	page := func(r *http.Request) (*http.Response, error) {
		time.Sleep(20 * time.Millisecond)
		return script{r.Method + " " + r.URL.String(): as("text/html", 502, "<html>Bad Gateway</html>")}.RoundTrip(r)
	}
	unreached := func(r *http.Request) (*http.Response, error) {
		httptrace.ContextClientTrace(r.Context()).GetConn(r.URL.Host)
		time.Sleep(10 * time.Second)
		return nil, &net.OpError{Op: "dial", Err: errors.New("no route to host")}
	}
	event := func(r *http.Request) (*http.Response, error) {
		return script{r.Method + " " + r.URL.String(): answer(200, `{"_links":{"next":{"href":"/deaf?ack=2"}},"sender":[{"rel":"me","href":"/me","events":[{"link":{"rel":"a","href":"/a"},"type":"added"}]}]}`)}.RoundTrip(r)
	}
	const broken, nobody = "got status 502 in text/html", "no route to host"
	for name, row := range map[string]struct {
		turns []transport // the last of them for ever
		want  string      // "" is silence
	}{
		"a page for ever":                 {[]transport{page}, broken},
		"nobody there":                    {[]transport{unreached}, nobody},
		"an event, then a page for ever":  {[]transport{event, page}, broken},
		"an event, then nobody there":     {[]transport{event, unreached}, nobody},
		"a page once":                     {[]transport{page, deaf{}.RoundTrip}, ""},
		"nobody there, and then somebody": {[]transport{unreached, deaf{}.RoundTrip}, ""},
		"silence":                         {[]transport{deaf{}.RoundTrip}, ""},
	} {
		for _, patience := range []time.Duration{time.Millisecond, 3 * time.Second, time.Minute} {
			t.Run(fmt.Sprintf("%s, %s", name, patience), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					turn := 0
					s, err := client.SignIn(t.Context(), client.Options{Now: time.Now, Live: &client.Live{Quiet: patience, Patience: patience},
						Transport: transport(func(r *http.Request) (*http.Response, error) {
							if r.URL.Path != "/deaf" {
								return deaf{}.RoundTrip(r)
							}
							now := row.turns[min(turn, len(row.turns)-1)]
							turn++
							return now(r)
						})}, client.Account{Name: "caller", Discover: "https://pool.contoso.com/"})
					if err != nil {
						t.Fatal(err)
					}
					if err := s.CreateApplication(t.Context(), "e"); err != nil {
						t.Fatal(err)
					}
					c := s.Channel()
					defer c.Close()
					_, err = c.Await(t.Context(), "an added z", of("z"))
					if silent := errors.As(err, new(*client.Silence)); silent != (row.want == "") || !silent && !strings.Contains(err.Error(), row.want) {
						t.Errorf("await: got %v, want %q", err, row.want)
					}
					if err := c.Drain(t.Context()); (err == nil) != (row.want == "") {
						t.Errorf("drain: got %v, want %q", err, row.want)
					}
				})
			})
		}
	}
}
