package mock_test

import (
	"encoding/json"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
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
// events are gathered, by a clock that is moved there, until 999 requests for events
// have been answered, since the presence of one contact of theirs changed.
func BenchmarkPresence(b *testing.B) {
	c := &crowd{b: b, pool: mocktest.New(b, mock.Options{Control: true})}
	users := make([]jsonObject, 1000)
	for i := range users {
		users[i] = jsonObject{"name": "u" + string([]byte{'a' + byte(i/100), 'a' + byte(i/10%10), 'a' + byte(i%10)})}
	}
	made := c.order("POST", "/groups", jsonObject{"users": users}, 201).object()
	group := "/groups/" + made.text("group")
	for _, u := range made["users"].([]any) {
		c.members = append(c.members, c.follower(jsonObject(u.(map[string]any)), made.text("users", "sip")))
	}
	star, fans := c.members[0], c.members[1:]
	c.ask("POST", star.me+"/makeMeAvailable", star.token, "").want(204)
	c.pool.Occupy(star.sip) // the clock moves only where it is told to
	c.order("PATCH", group, jsonObject{"advance": 60}, 204)
	for i, m := range fans {
		fans[i].events = c.ask("GET", m.events, m.token, "").want(200).object().href("next")
	}
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		answers := make([]answer, len(fans))
		var waiting sync.WaitGroup
		for i, m := range fans {
			waiting.Go(func() { answers[i] = c.ask("GET", m.events, m.token, "") })
		}
		for c.pool.Parked() != len(fans) {
			runtime.Gosched()
		}
		c.ask("POST", star.me+"/presence", star.token, `{"availability":"`+[]string{"Busy", "Away"}[n%2]+`"}`).want(204)
		begun := time.Now()
		c.order("PATCH", group, jsonObject{"advance": 5}, 204)
		waiting.Wait()
		took = append(took, time.Since(begun))
		for i, a := range answers {
			told := a.want(200).object()
			wantText(b, "told", told.text("sender", "events", "link", "rel"), "contactPresence")
			fans[i].events = told.href("next")
		}
	}
	slices.Sort(took)
	for name, d := range map[string]time.Duration{"ms/fastest": took[0], "ms/median": took[len(took)/2], "ms/slowest": took[len(took)-1]} {
		b.ReportMetric(float64(d.Microseconds())/1000, name)
	}
}

// order calls the control interface.
func (c *crowd) order(method, path string, body jsonObject, status int) answer {
	c.b.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		c.b.Fatal(err)
	}
	return c.ask(method, "http://127.0.0.1/~control"+path, "", string(text)).want(status)
}

// follower is u, signed in and subscribed to whoever has the address sip.
func (c *crowd) follower(u jsonObject, sip string) member {
	c.b.Helper()
	m := member{sip: u.text("sip"), applications: "/ucwa/oauth/v1/applications"}
	m.token = c.grant(u.text("username"), u.text("password"))
	app := c.register(m, "endpoint")
	m.events, m.me = app.href("events"), app.href("self")+"/me"
	m.people = app.text("_embedded", "people", "_links", "self", "href")
	c.ask("POST", m.people+"/presenceSubscriptions", m.token, `{"duration":30,"uris":["`+sip+`"]}`).want(201)
	return m
}
