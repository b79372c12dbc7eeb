package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestFault_meetsWhatItIsAbout(t *testing.T) {
	t.Parallel()
	h := haunted(t)
	h.set(h.group, thing{"status": 500, "user": "caller", "after": 1, "times": 2, "method": "GET"})
	h.set(h.group, thing{"status": 502, "user": h.answerer.username})
	h.set("", thing{"status": 503, "path": "/"})
	h.set("", thing{"status": 504, "user": h.callee.sip, "route": "application"})
	for i, step := range []struct {
		p      *person
		href   string
		status int
	}{
		{h.caller, h.path, 200}, {h.callee, h.path, 403}, {h.caller, h.path, 500}, {h.answerer, h.path, 502},
		{h.caller, h.path, 500}, {h.caller, h.path, 200}, {h.answerer, h.path, 502}, {h.caller, "/", 503},
		{h.callee, h.callee.app.href("self"), 504}, {h.caller, h.caller.app.href("self"), 200},
	} {
		if got := step.p.get(step.href).status; got != step.status {
			t.Errorf("step %d: got status %d, want %d", i, got, step.status)
		}
	}
	same(t, "list", string(h.order("GET", "/faults", nil, 200).body),
		`{"faults":[{"fault":"f3","hits":1,"path":"/","status":503},{"fault":"f4","hits":1,"route":"application","user":"`+h.callee.sip+`","status":504}]}`)
	h.order("DELETE", "/faults", nil, 204)
	if other := h.server.cast(); other.caller.get(other.caller.app.href("self")).status != 200 {
		t.Error("another group: got a fault, want none")
	}
}

func TestControl_saysWhatIsWrongWithAFault(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	for name, row := range map[string]struct {
		fault thing
		want  string
	}{
		"nothing":              {thing{}, "got nothing that goes wrong"},
		"an unknown member":    {thing{"stauts": 500}, `unknown field \"stauts\"`},
		"two places":           {thing{"status": 500, "route": "me", "path": "/"}, "got a route and a path"},
		"an unknown route":     {thing{"status": 500, "route": "mee"}, `route: got \"mee\", want one of [`},
		"an unknown user":      {thing{"status": 500, "user": "nobody"}, `user: got \"nobody\", want a user of the group`},
		"times below none":     {thing{"status": 500, "times": -1}, "got after 0 and times -1"},
		"two answers":          {thing{"html": true, "endless": true}, "got several answers"},
		"a code alone":         {thing{"code": "Gone"}, `code \"Gone\": want a status with it`},
		"a subcode alone":      {thing{"status": 400, "subcode": "Odd"}, "without a code"},
		"no status":            {thing{"status": 99}, "status: got 99, want one from 200 to 599"},
		"no redirect":          {thing{"redirect": "https://a.contoso.com/", "status": 200}, "status: got 200, want one from 300 to 399"},
		"a bomb with a status": {thing{"gzip": 1, "status": 500}, "which are answered with 200"},
		"too large a bomb":     {thing{"gzip": 4096}, "gzip: got 4096, want MiB from 1 to 1024"},
		"a bomb that is cut":   {thing{"gzip": 1, "cut": 5}, "want it alone"},
		"two ways to send":     {thing{"hang": true, "length": 5}, "got several ways to send"},
		"an odd reset":         {thing{"reset": "never"}, `reset: got \"never\", want \"before\" or \"inside\"`},
		"a cut before it":      {thing{"cut": -1}, "cut: got -1"},
		"a delay of a year":    {thing{"delay": 1e9}, "want seconds from 0 to 3600"},
		"a slow past":          {thing{"slow": -1}, "want seconds from 0 to 3600"},
		"a wait before now":    {thing{"status": 503, "retryAfter": -1}, "retryAfter: got -1"},
	} {
		made := s.order("POST", "/groups/"+c.group+"/faults", row.fault, 400)
		for _, want := range []string{row.want, "a fault meets the requests with a route"} {
			if !strings.Contains(string(made.body), want) {
				t.Errorf("%s: got %s, want %s in it", name, made.body, want)
			}
		}
	}
	for method, body := range map[string]any{"POST": thing{"status": 500}, "GET": nil, "DELETE": nil} {
		s.order(method, "/groups/nowhere/faults", body, 404)
	}
	s.order("POST", "/faults", thing{"status": 500, "user": "sip:nobody@contoso.com"}, 400)
}
