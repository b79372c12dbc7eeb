package mock_test

import (
	"context"
	"net/http"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
	"time"
)

// BenchmarkScale is what a request costs in a pool with few and with many users,
// each of whom has a conversation, with few and with many conversations of each
// (10,000 are the most), and with few and with many channels open. It is asked without a connection, so that nothing hides the mock's own cost. The
// figures of all sizes are to be alike; their rounds are interleaved.
func BenchmarkScale(b *testing.B) {
	b.Run("users", func(b *testing.B) {
		compare(b, []int{10, 1_000, 100_000}, func(n int) *crowd { return gather(b, n) })
	})
	b.Run("conversations", func(b *testing.B) {
		compare(b, []int{10, 1_000, 9_000}, func(n int) *crowd {
			c := gather(b, 3)
			for _, m := range c.members {
				c.pool.Crowd(m.sip, n, 0)
			}
			return c
		})
	})
	b.Run("channels", func(b *testing.B) {
		compare(b, []int{10, 1_000, 10_000}, func(n int) *crowd {
			c := gather(b, n+3)
			b.Cleanup(c.listen(n))
			return c
		})
	})
}

// compare reports what requests cost in crowds of some sizes.
func compare(b *testing.B, sizes []int, gather func(n int) *crowd) {
	b.Helper()
	crowds := make([]*crowd, len(sizes))
	for i, n := range sizes {
		crowds[i] = gather(n)
	}
	// Garbage is collected between rounds only: most of it is the benchmark's.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	f := figures{}
	for range 15 {
		runtime.GC()
		for i, n := range sizes {
			crowds[i].cost(f, strconv.Itoa(n))
		}
	}
	f.report(b)
}

// listen lets the first n members wait for events until the function is called.
func (c *crowd) listen(n int) (leave func()) {
	ctx, cancel := context.WithCancel(context.Background())
	for _, m := range c.members[:n] {
		go c.serve(c.request(ctx, http.MethodGet, m.events, m.token, ""))
	}
	for c.pool.Parked() < n {
		runtime.Gosched()
	}
	return func() {
		cancel()
		for c.pool.Parked() > 0 {
			runtime.Gosched()
		}
	}
}

// cost adds what requests of the last three members cost in a crowd called size.
// Those do not wait for events: one signs in, and one writes to another.
func (c *crowd) cost(f figures, size string) {
	c.b.Helper()
	last := c.members[len(c.members)-3:]
	comes, m, other := last[0], last[1], last[2]
	f.add("us/get-"+size, each(400, func() { c.ask(http.MethodGet, m.conversation, m.token, "").want(200) }))
	presence := m.people + "/" + other.name + "@contoso.com/presence"
	f.add("us/presence-"+size, each(400, func() { c.ask(http.MethodGet, presence, m.token, "").want(200) }))
	f.add("us/change-and-get-"+size, each(100, func() {
		c.ask(http.MethodPost, m.network, m.token, "{}").want(204)
		c.ask(http.MethodGet, m.conversation, m.token, "").want(200)
	}))
	f.add("us/sign-in-and-out-"+size, each(100, func() {
		comes.token = c.grant(comes.name, "pass@word1")
		c.ask(http.MethodDelete, c.register(comes, "other").href("self"), comes.token, "").want(204)
	}))
	f.add("us/invite-and-end-"+size, each(100, func() {
		c.ask(http.MethodDelete, c.invite(m, other.sip), m.token, "").want(204)
	}))
}

// each is how many microseconds one of n calls of act takes.
func each(n int, act func()) float64 {
	started := time.Now()
	for range n {
		act()
	}
	return micros(time.Since(started)) / float64(n)
}
