package clock

import (
	"container/heap"
	"time"
)

// A Timer is something that happens unless it is stopped before.
type Timer struct {
	at    time.Time
	order uint64 // of two of one instant the lower fires first
	place int    // in the queue; gone if it is not there
	fire  func()
}

// At is when t fires.
func (t *Timer) At() time.Time { return t.at }

// gone is the place of a timer that has fired or was stopped.
const gone = -1

// timers are those of a clock, the next one first: setting and stopping one
// costs the logarithm of how many there are.
type timers struct {
	queue timerQueue
	set   uint64 // how many there have been
}

func (t *timers) add(at time.Time, fire func()) *Timer {
	t.set++
	one := &Timer{at: at, order: t.set, fire: fire}
	heap.Push(&t.queue, one)
	return one
}

// drop stops one; nil, or one that is not there any more, is none.
func (t *timers) drop(one *Timer) {
	if one != nil && one.place != gone {
		heap.Remove(&t.queue, one.place)
	}
}

// next is the timer to fire next, nil if there is none.
func (t *timers) next() *Timer {
	if len(t.queue) == 0 {
		return nil
	}
	return t.queue[0]
}

func (t *timers) clear() {
	for _, one := range t.queue {
		one.place = gone
	}
	t.queue = nil
}

// A timerQueue is a heap (container/heap).
type timerQueue []*Timer

func (q timerQueue) Len() int { return len(q) }

func (q timerQueue) Less(i, j int) bool {
	if q[i].at.Equal(q[j].at) {
		return q[i].order < q[j].order
	}
	return q[i].at.Before(q[j].at)
}

func (q timerQueue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].place, q[j].place = i, j
}

func (q *timerQueue) Push(one any) {
	t, _ := one.(*Timer)
	t.place = len(*q)
	*q = append(*q, t)
}

func (q *timerQueue) Pop() any {
	last := len(*q) - 1
	t := (*q)[last]
	(*q)[last] = nil // the array outlives it
	*q = (*q)[:last]
	t.place = gone
	return t
}
