package clock

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// TestTimers_fireAsIfSorted sets timers at few instants in any order, stops
// some, and wants the rest in the order of instants and then of setting.
func TestTimers_fireAsIfSorted(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(1, 2))
	var all timers
	var set []*Timer
	for range 1000 {
		set = append(set, all.add(time.Unix(dice.Int64N(50), 0), nil))
	}
	for i, one := range set {
		if i%3 == 0 {
			all.drop(one)
			all.drop(one)
		}
	}
	want := slices.DeleteFunc(slices.Clone(set), func(one *Timer) bool { return one.place == gone })
	slices.SortStableFunc(want, func(a, b *Timer) int { return a.at.Compare(b.at) })
	var got []*Timer
	for next := all.next(); next != nil; next = all.next() {
		all.drop(next)
		got = append(got, next)
	}
	if len(want) != 666 || !slices.Equal(got, want) {
		t.Errorf("fired: got %d timers, want %d by instant and then in the order set", len(got), len(want))
	}
}

func TestTimers_stopAfterClear(t *testing.T) {
	t.Parallel()
	var all timers
	old := all.add(time.Unix(1, 0), nil)
	all.clear()
	kept := all.add(time.Unix(2, 0), nil)
	all.drop(old)
	if all.next() != kept {
		t.Error("next: got another timer, want the one set after clear")
	}
}
