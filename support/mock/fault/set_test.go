package fault

import (
	"net/http/httptest"
	"testing"
)

func TestSet_meetsInOrderAndLetsGo(t *testing.T) {
	t.Parallel()
	var s Set
	if !s.Empty() {
		t.Error("empty: got faults in a set without any")
	}
	first, err := s.Add("g1", Rule{Status: 500, User: "Caller", After: 1, Times: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add("", Rule{Status: 503, Path: "/a/*", Method: "GET"}); err != nil {
		t.Fatal(err)
	}
	asked := func(method, path, group string, names ...string) Asked {
		return Asked{Route: "me", Group: group, Names: names, HTTP: httptest.NewRequest(method, path, nil)}
	}
	for i, row := range []struct {
		asked  Asked
		status int // 0 for no fault
	}{
		{asked("GET", "/b", "g1", "caller"), 0}, {asked("GET", "/b", "g2", "caller"), 0}, {asked("GET", "/b", "g1", "other"), 0},
		{asked("GET", "/b", "g1", "other", "caller"), 500}, {asked("GET", "/b", "g1", "caller"), 0},
		{asked("GET", "/a/b", ""), 503}, {asked("POST", "/a/b", ""), 0}, {asked("GET", "/ab", ""), 0},
	} {
		got := 0
		if f := s.Find(row.asked); f != nil {
			got = f.Status
		}
		if got != row.status {
			t.Errorf("request %d: got a fault with status %d, want %d", i, got, row.status)
		}
	}
	if shown := s.List("g1"); len(shown) != 1 || shown[0].ID != first || shown[0].Hits != 1 {
		t.Errorf("list: got %+v, want %s with one request met", shown, first)
	}
	held := s.all[0]
	s.Remove("", first)
	if len(s.List("g1")) != 1 {
		t.Error("remove: got the fault of a group removed from the pool's, want it to stay")
	}
	s.Remove("g1", first)
	select {
	case <-held.gone:
	default:
		t.Error("remove: got a fault that still holds requests, want it to let go")
	}
	s.Remove("", "")
	if !s.Empty() {
		t.Error("remove: got faults left, want none")
	}
}

func TestSet_refusesTooMany(t *testing.T) {
	t.Parallel()
	var s Set
	for range maxFaults {
		if _, err := s.Add("", Rule{Status: 500}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Add("", Rule{Status: 500}); err == nil || err.Error() != "got 1000 faults already, want some of them removed first" {
		t.Errorf("add: got %v, want it to be refused", err)
	}
}
