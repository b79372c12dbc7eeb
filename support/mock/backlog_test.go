package mock

import (
	"slices"
	"testing"
	"time"

	"ucwatest/support/mock/wire"
)

// TestBacklog_showsTheLatestState wants of updates that are held back the last
// one, where it stands, and all else untouched.
func TestBacklog_showsTheLatestState(t *testing.T) {
	t.Parallel()
	event := func(sender, eventType, rel string, priority wire.Priority) *wire.Event {
		return &wire.Event{SenderRel: sender, SenderHref: "/" + sender, Type: eventType, Link: wire.Link{Rel: rel, Href: "/" + rel}, Priority: priority}
	}
	note := event("me", "updated", "note", wire.Medium)
	later := event("me", "updated", "note", wire.Medium)
	location := event("me", "updated", "location", wire.Medium)
	gone, back := event("me", "deleted", "note", wire.Medium), event("me", "added", "note", wire.Medium)
	other := event("contact", "updated", "note", wire.Medium)
	low := event("me", "updated", "note", wire.Low)
	state, newState := event("conversation", "updated", "messaging", wire.High), event("conversation", "updated", "messaging", wire.High)
	started, completed := event("me", "started", "note", wire.Medium), event("me", "completed", "note", wire.Medium)
	for _, row := range []struct {
		name        string
		added, want []*wire.Event
	}{
		{"an update of the same", []*wire.Event{note, location, later}, []*wire.Event{location, later}},
		{"updates of two resources", []*wire.Event{note, location}, []*wire.Event{note, location}},
		{"updates from before it went and came", []*wire.Event{note, gone, back, later}, []*wire.Event{note, gone, back, later}},
		{"updates by two senders", []*wire.Event{note, other}, []*wire.Event{note, other}},
		{"updates of two priorities", []*wire.Event{note, low}, []*wire.Event{note, low}},
		{"updates of high priority", []*wire.Event{state, newState}, []*wire.Event{state, newState}},
		{"what is no update", []*wire.Event{started, completed, started}, []*wire.Event{started, completed, started}},
	} {
		var b backlog
		for _, e := range row.added {
			b.add(e, time.Time{})
		}
		if got := b.take(); !slices.Equal(got, row.want) {
			t.Errorf("%s: got %v, want %v", row.name, got, row.want)
		}
	}
}

// TestBacklog_waitsSinceTheFirst wants an update not to lose the time that the
// one before it has waited: what changes all the time would never be told.
func TestBacklog_waitsSinceTheFirst(t *testing.T) {
	t.Parallel()
	var b backlog
	if due, any := b.due(usual); any {
		t.Errorf("due: got %v of nothing, want none", due)
	}
	for second := range int64(4) {
		b.add(&wire.Event{Type: "updated", Priority: wire.Low}, time.Unix(second, 0))
	}
	b.add(&wire.Event{Type: "updated", Priority: wire.Medium}, time.Unix(12, 0))
	for _, row := range []struct {
		settings settings
		want     int64
	}{{usual, 15}, {settings{low: 30 * time.Second, medium: 5 * time.Second}, 17}} {
		if due, any := b.due(row.settings); !any || !due.Equal(time.Unix(row.want, 0)) {
			t.Errorf("due: got %v, want after %d s", due.Unix(), row.want)
		}
	}
	if b.take(); len(b.events) != 0 {
		t.Errorf("events after take: got %d, want 0", len(b.events))
	}
	if due, any := b.due(usual); any {
		t.Errorf("due after take: got %v, want none", due)
	}
}

func TestChannel_dropsWhatNobodyFetches(t *testing.T) {
	t.Parallel()
	p := New(Options{Now: func() time.Time { return time.Unix(0, 0) }, Rand: chance()})
	g := p.newGroup("g", true)
	a := &application{pool: p, url: "/a", owner: &user{group: g}}
	a.channel = newChannel(a)
	for range maxQueue + 1 {
		a.notify(wire.Event{Type: "updated"})
	}
	if got := a.channel.take(); got.Resync != "/a/events?ack=1" || got.Next != "" || len(got.Events) != 0 {
		t.Errorf("package: got %+v, want a link resync and nothing else", got)
	}
	if got := a.channel.take(); len(got.Events) != 1 || got.Next != "/a/events?ack=2" {
		t.Errorf("package after resync: got %d events and %q, want 1 and ack=2", len(got.Events), got.Next)
	}
}
