package mock

import (
	"slices"
	"testing"
	"time"
)

func TestClock_firesInOrder(t *testing.T) {
	t.Parallel()
	var fired []string
	c := clock{virtual: true, now: time.Unix(0, 0)}
	note := func(name string) func() { return func() { fired = append(fired, name) } }
	c.after(3*time.Second, note("third"))
	c.after(time.Second, note("first"))
	stopped := c.after(2*time.Second, note("stopped"))
	c.after(time.Second, func() { note("second")(); c.after(time.Second, note("set on the way")) })
	c.stop(stopped)
	c.stop(nil)
	c.advance(2500 * time.Millisecond)
	if got := c.time(); !got.Equal(time.Unix(2, 500_000_000)) {
		t.Errorf("time: got %v, want 2.5 s", got)
	}
	if !c.jump() || c.jump() || !c.time().Equal(time.Unix(3, 0)) {
		t.Errorf("jump: got to %v, want to 3 s and no further", c.time())
	}
	if want := []string{"first", "second", "set on the way", "third"}; !slices.Equal(fired, want) {
		t.Errorf("fired: got %q, want %q", fired, want)
	}
}

func TestClock_onTheWallFiresWhatIsDue(t *testing.T) {
	t.Parallel()
	now, fired := time.Unix(0, 0), 0
	rung := make(chan struct{}, 1)
	c := clock{wall: func() time.Time { return now }, alarm: time.AfterFunc(time.Hour, func() { rung <- struct{}{} })}
	c.after(time.Second, func() { fired++ })
	c.due()
	if fired != 0 {
		t.Errorf("fired: got %d before its time, want 0", fired)
	}
	now = now.Add(time.Second)
	c.after(0, func() { fired++ })
	<-rung
	c.due()
	if fired != 2 || c.timers.next() != nil {
		t.Errorf("fired: got %d, want 2", fired)
	}
	c.after(time.Hour, func() { fired++ })
	c.clear()
	if c.jump() {
		t.Error("jump: got one after clear, want none")
	}
}

func TestChannel_dropsWhatNobodyFetches(t *testing.T) {
	t.Parallel()
	p := New(Options{Now: func() time.Time { return time.Unix(0, 0) }, Rand: chance()})
	g := p.newGroup("g", true)
	a := &application{pool: p, url: "/a", owner: &user{group: g}}
	a.channel = newChannel(a)
	for range maxQueue + 1 {
		a.tell(Event{Type: "updated"})
	}
	if got := a.channel.take(); got.Resync != "/a/events?ack=1" || got.Next != "" || len(got.Events) != 0 {
		t.Errorf("package: got %+v, want a link resync and nothing else", got)
	}
	if got := a.channel.take(); len(got.Events) != 1 || got.Next != "/a/events?ack=2" {
		t.Errorf("package after resync: got %d events and %q, want 1 and ack=2", len(got.Events), got.Next)
	}
}
