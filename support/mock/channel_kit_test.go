package mock_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mock/wire"
)

// notify lets something happen that p's application is told of.
func (p *person) notify(e mock.Event) {
	p.t.Helper()
	if !p.pool.Notify(p.sip, e) {
		p.t.Fatalf("%s has no application to tell", p.sip)
	}
}

// an is an event of a priority that others can be told from by its rel.
func an(priority wire.Priority, eventType, rel string) mock.Event {
	return mock.Event{SenderRel: "me", SenderHref: "/me", Type: eventType, Link: mock.Link{Rel: rel, Href: "/" + rel}, Priority: priority}
}

// advance moves the clock of all on by so many seconds.
func (c cast) advance(seconds float64) {
	c.caller.t.Helper()
	c.caller.order("PATCH", "/groups/"+c.group, jsonObject{"advance": seconds}, 204)
}

// query are parameters behind where p asks for events.
func (p *person) query(parameters string) string {
	if parameters == "" {
		return p.next
	}
	return p.next + "&" + parameters
}

// rels are the links of a package, in the order of JSON.
func (a answer) rels() string {
	a.t.Helper()
	_, rest, _ := strings.Cut(string(a.body), `"_links":{`)
	var rels []string
	for _, rel := range []string{"self", "next", "resume", "resync"} {
		if strings.Contains(rest, `"`+rel+`":{"href":`) {
			rels = append(rels, rel)
		}
	}
	return strings.Join(rels, " ")
}

// notified are the events of a package, as type and rel.
func (a answer) notified() []string {
	a.t.Helper()
	var notified []string
	senders, _ := a.object()["sender"].([]any)
	for _, s := range senders {
		for _, e := range jsonObject(s.(map[string]any))["events"].([]any) {
			one := jsonObject(e.(map[string]any))
			notified = append(notified, one.text("type")+" "+one.text("link", "rel"))
		}
	}
	return notified
}

// quiet is a cast whose clock stands still unless it is moved.
func quiet(t *testing.T) cast {
	t.Helper()
	c := serve(t, mock.Real, nil).cast()
	c.caller.pool.Occupy(c.caller.sip)
	return c
}

// leave asks for events like a client that goes away when the function is called.
func (p *person) leave() (leave func()) {
	p.t.Helper()
	ctx, leave := context.WithCancel(p.t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+p.next, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+p.token)
	go func() {
		if response, err := browser.Do(r); err == nil {
			response.Body.Close()
			p.t.Errorf("answer: got %s, want none", response.Status)
		}
	}()
	return leave
}
