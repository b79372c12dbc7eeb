package client_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

// reading is signed in to p over a transport that lets nothing be changed.
func reading(t *testing.T, p *pool, applications bool) (*client.Session, *client.Log) {
	t.Helper()
	log, transport := new(client.Log), client.NewTransport()
	t.Cleanup(transport.CloseIdleConnections)
	s, err := client.SignIn(t.Context(), client.Options{Transport: client.ReadOnly(transport, applications), Now: clock(), Log: log}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	return s, log
}

func TestReadOnly_letsReadAndHaveOneApplication(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, log := reading(t, p, true)
	for _, endpoint := range []string{"e", "e", "f"} { // the same endpoint leads to the same application
		if err := s.CreateApplication(t.Context(), endpoint); (err == nil) != (endpoint == "e") {
			t.Errorf("application %s: got %v", endpoint, err)
		}
	}
	if err := s.DeleteApplication(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.CreateApplication(t.Context(), "f"); err != nil {
		t.Errorf("got %v, want another application once the first is deleted", err)
	}
	want := []string{"GET / -> 200", "GET " + userPath + " -> 401", "POST " + tokens + " -> 200", "GET " + userPath + " -> 200",
		"POST " + appsPath + " -> 201", "POST " + appsPath + " -> 201", "POST " + appsPath + " -> 0", "DELETE " + appPath + " -> 204",
		"POST " + appsPath + " -> 201"}
	if diff := cmp.Diff(want, exchanges(log, p)); diff != "" {
		t.Errorf("exchanges (-want +got):\n%s", diff)
	}
}

func TestReadOnly_sendsNothingElse(t *testing.T) {
	t.Parallel()
	const rule = "not sent: the target may only be read"
	for name, row := range map[string]struct {
		applications bool
		request      client.Request
	}{
		"a POST":                          {true, client.Request{Method: "POST", URL: appPath + "/communication/startMessaging"}},
		"a POST without a token":          {true, client.Request{Method: "POST", URL: appsPath, Anonymous: true}},
		"a PUT":                           {true, client.Request{Method: "PUT", URL: appPath}},
		"a PATCH":                         {true, client.Request{Method: "PATCH", URL: appPath}},
		"a HEAD":                          {true, client.Request{Method: "HEAD", URL: appPath}},
		"DELETE of what lies below":       {true, client.Request{Method: "DELETE", URL: appPath + "/communication/conversations/1"}},
		"DELETE of all":                   {true, client.Request{Method: "DELETE", URL: appsPath + "/"}},
		"DELETE of a given application":   {false, client.Request{Method: "DELETE", URL: appPath}},
		"a POST for a second application": {true, client.Request{Method: "POST", URL: appsPath, ContentType: "application/json", Body: []byte(`{"endpointId":"f"}`)}},
		"a POST for a given application":  {false, client.Request{Method: "POST", URL: appsPath, ContentType: "application/json", Body: []byte(`{"endpointId":"e"}`)}},
		"a form that brings a token":      {true, client.Request{Method: "POST", URL: tokens, ContentType: "application/x-www-form-urlencoded;charset=UTF-8", Body: []byte("a=b")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			s, _ := reading(t, p, row.applications)
			if row.applications {
				if err := s.CreateApplication(t.Context(), "e"); err != nil {
					t.Fatal(err)
				}
			}
			before := len(p.asked)
			x, err := s.Do(t.Context(), row.request)
			var barred *client.NotPermitted
			if !errors.As(err, &barred) || !strings.Contains(err.Error(), rule) {
				t.Errorf("got %v, want an error with %q in it", err, rule)
			}
			if by := x.Culprit(); by != client.Harness {
				t.Errorf("culprit: got %s, want %s", by, client.Harness)
			}
			if n := len(p.asked) - before; n != 0 {
				t.Errorf("got %d requests at the pool, want none", n)
			}
		})
	}
}

func TestReadOnly_createsNothingButApplications(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := reading(t, p, true)
	_, err := s.Do(t.Context(), client.Request{Method: "POST", URL: appPath + "/x", Body: []byte(`{"endpointId":"e"}`)})
	var barred *client.NotPermitted
	if !errors.As(err, &barred) || len(p.seen(appPath+"/x")) != 0 {
		t.Errorf("got %v, want a POST to anything else not sent", err)
	}
}
