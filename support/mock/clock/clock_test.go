package clock

import (
	"slices"
	"testing"
	"time"
)

func TestClock_firesInOrder(t *testing.T) {
	t.Parallel()
	var fired []string
	c := NewVirtual(time.Unix(0, 0))
	note := func(name string) func() { return func() { fired = append(fired, name) } }
	c.After(3*time.Second, note("third"))
	c.After(time.Second, note("first"))
	stopped := c.After(2*time.Second, note("stopped"))
	c.After(time.Second, func() { note("second")(); c.After(time.Second, note("set on the way")) })
	c.Stop(stopped)
	c.Stop(nil)
	c.Advance(2500 * time.Millisecond)
	if got := c.Now(); !got.Equal(time.Unix(2, 500_000_000)) {
		t.Errorf("time: got %v, want 2.5 s", got)
	}
	if !c.jump() || c.jump() || !c.Now().Equal(time.Unix(3, 0)) {
		t.Errorf("jump: got to %v, want to 3 s and no further", c.Now())
	}
	if want := []string{"first", "second", "set on the way", "third"}; !slices.Equal(fired, want) {
		t.Errorf("fired: got %q, want %q", fired, want)
	}
}

func TestClock_onTheWallFiresWhatIsDue(t *testing.T) {
	t.Parallel()
	now, fired := time.Unix(0, 0), 0
	rung := make(chan struct{}, 1)
	c := NewWall(func() time.Time { return now }, func() { rung <- struct{}{} })
	c.After(time.Second, func() { fired++ })
	c.FireDue()
	if fired != 0 {
		t.Errorf("fired: got %d before its time, want 0", fired)
	}
	now = now.Add(time.Second)
	c.After(0, func() { fired++ })
	<-rung
	c.FireDue()
	if fired != 2 || c.timers.next() != nil {
		t.Errorf("fired: got %d, want 2", fired)
	}
	c.After(time.Hour, func() { fired++ })
	c.Clear()
	if c.jump() {
		t.Error("jump: got one after clear, want none")
	}
}

func TestIdle_movesOnWhileAllRequestsWait(t *testing.T) {
	t.Parallel()
	c := NewVirtual(time.Unix(0, 0))
	c.After(time.Minute, c.Resume)
	c.After(time.Hour, func() {})
	c.Open()
	c.Open()
	c.Wait()
	if c.Idle() {
		t.Error("idle: got a jump while a request is at work, want none")
	}
	c.Close()
	if !c.Idle() || c.Waiting() != 0 || !c.Now().Equal(time.Unix(60, 0)) {
		t.Errorf("idle: got to %v with %d requests waiting, want to the minute that ended the wait", c.Now(), c.Waiting())
	}
	if got := c.Unskipped(); !got.Equal(time.Unix(0, 0)) {
		t.Errorf("unskipped: got %v, want no time to have passed", got)
	}
	c.Advance(time.Minute)
	if got := c.Unskipped(); !got.Equal(time.Unix(60, 0)) {
		t.Errorf("unskipped: got %v, want the minute that was advanced", got)
	}
}

func TestIdle_leavesAWallClockAlone(t *testing.T) {
	t.Parallel()
	c := NewWall(func() time.Time { return time.Unix(0, 0) }, func() {})
	c.After(time.Hour, func() { t.Error("fired: got a timer an hour early, want none") })
	c.Open()
	c.Wait()
	if c.Idle() {
		t.Error("idle: got a jump, want none")
	}
	c.Clear()
}
