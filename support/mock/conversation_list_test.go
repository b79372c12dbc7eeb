package mock

import (
	"slices"
	"testing"
)

// TestConversationList_keepsOrder strikes the first, one amid, the last, and all.
func TestConversationList_keepsOrder(t *testing.T) {
	t.Parallel()
	var r conversationList
	var want []*conversation
	for range 5 {
		c := &conversation{}
		r.enter(c)
		want = append(want, c)
	}
	for _, i := range []int{0, 1, 2, 0, 0} {
		if got := slices.Collect(r.all()); !slices.Equal(got, want) || r.count != len(want) || r.first != want[0] || r.last != want[len(want)-1] {
			t.Fatalf("roll: got %v and %d, want %v", got, r.count, want)
		}
		struck := want[i]
		r.strike(struck)
		if struck.listPlace != (listPlace{}) {
			t.Errorf("place of one struck off: got %v, want none", struck.listPlace)
		}
		want = slices.Delete(want, i, i+1)
	}
	if r != (conversationList{}) {
		t.Errorf("roll: got %+v, want an empty one", r)
	}
}
