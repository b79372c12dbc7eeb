package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestFault_meetsWhatItIsAbout(t *testing.T) {
	t.Parallel()
	h := newFaultScene(t)
	h.set(h.group, jsonObject{"status": 500, "user": "caller", "after": 1, "times": 2, "method": "GET"})
	h.set(h.group, jsonObject{"status": 502, "user": h.answerer.username})
	h.set("", jsonObject{"status": 503, "path": "/"})
	h.set("", jsonObject{"status": 504, "user": h.callee.sip, "route": "application"})
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
	wantText(t, "list", string(h.order("GET", "/faults", nil, 200).body),
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
		fault jsonObject
		want  string
	}{
		"nothing":           {jsonObject{}, "got nothing that goes wrong"},
		"an unknown member": {jsonObject{"stauts": 500}, `unknown field \"stauts\"`},
		"an unknown route":  {jsonObject{"status": 500, "route": "mee"}, `route: got \"mee\", want one of [`},
		"an unknown user":   {jsonObject{"status": 500, "user": "nobody"}, `user: got \"nobody\", want a user of the group`},
	} {
		made := s.order("POST", "/groups/"+c.group+"/faults", row.fault, 400)
		for _, want := range []string{row.want, "a fault meets the requests with a route"} {
			if !strings.Contains(string(made.body), want) {
				t.Errorf("%s: got %s, want %s in it", name, made.body, want)
			}
		}
	}
	for method, body := range map[string]any{"POST": jsonObject{"status": 500}, "GET": nil, "DELETE": nil} {
		s.order(method, "/groups/nowhere/faults", body, 404)
	}
	s.order("POST", "/faults", jsonObject{"status": 500, "user": "sip:nobody@contoso.com"}, 400)
}
