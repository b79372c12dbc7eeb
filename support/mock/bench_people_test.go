package mock_test

import (
	"encoding/json"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// BenchmarkSearch is what it costs to search among 100,000 users, for one of them,
// for what all have, for what none has although each part of it is common, and for an
// e-mail address that all have a part of.
func BenchmarkSearch(b *testing.B) {
	c := gather(b, 100_000)
	m := c.members[0]
	for name, query := range map[string]string{
		"one": "query=member77777", "all": "query=contoso", "none": "query=contoso.contoso", "short": "query=zq", "mail": "mail=contoso.com",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.ask("GET", m.people+"/search?"+query, m.token, "").want(200)
			}
		})
	}
}

// BenchmarkPresence is how long it takes from the end of the interval in which
// events are gathered, by a clock that is moved there, until 999 clients of one
// contact have been told that the presence changed.
func BenchmarkPresence(b *testing.B) {
	s := serve(b, mock.Real, nil)
	users := make([]jsonObject, 1000)
	for i := range users {
		users[i] = jsonObject{"name": "u" + string([]byte{'a' + byte(i/100), 'a' + byte(i/10%10), 'a' + byte(i%10)})}
	}
	var g struct {
		Group, Discover string
		Users           []struct{ SIP, Username, Password string }
	}
	if err := json.Unmarshal(s.order("POST", "/groups", jsonObject{"users": users}, 201).body, &g); err != nil {
		b.Fatal(err)
	}
	people := make([]*person, len(g.Users))
	for i, u := range g.Users {
		people[i] = &person{server: s, sip: u.SIP, username: u.Username, password: u.Password}
		people[i].signIn(g.Discover)
		people[i].register("endpoint")
		people[i].subscribe(g.Users[0].SIP)
	}
	star, fans := people[0], people[1:]
	star.post(star.me().href("makeMeAvailable"), nil).want(204)
	s.pool.Occupy(star.sip) // the clock moves only where it is told to
	s.order("PATCH", "/groups/"+g.Group, jsonObject{"advance": 60}, 204)
	for _, p := range fans {
		p.poll()
	}
	var took time.Duration
	for n := 0; b.Loop(); n++ {
		waits := make([]waiting, len(fans))
		for i, p := range fans {
			waits[i] = p.wait()
		}
		waits[0].parked(len(fans))
		star.post(star.me().href("presence"), jsonObject{"availability": []string{"Busy", "Away"}[n%2]}).want(204)
		begun := time.Now()
		s.order("PATCH", "/groups/"+g.Group, jsonObject{"advance": 5}, 204)
		for i, w := range waits {
			fans[i].next = w.answer().want(200).object().href("next")
		}
		took = max(took, time.Since(begun))
	}
	b.ReportMetric(float64(took.Microseconds())/1000, "ms/slowest")
}
