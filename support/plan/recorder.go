package plan

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/stage"
)

// A recorder notes what each case asks. Of a case that has ended it keeps no
// exchange: those of the whole suite take some 400 MiB.
type recorder struct {
	mu    sync.Mutex
	cases map[string]*recorded
}

// recorded is what is known of one case.
type recorded struct {
	log   *client.Log // goes on after the case's end: what it shares is cleaned up later
	asked tally
}

func (r *recorder) begin(c *steps.Case) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cases == nil {
		r.cases = map[string]*recorded{}
	}
	r.cases[c.ID] = &recorded{log: c.Log}
}

func (r *recorder) end(ended reports.Case) { r.asked(ended.ID) }

// asked is what the case with id has asked until now.
func (r *recorder) asked(id string) tally {
	r.mu.Lock()
	defer r.mu.Unlock()
	this := r.cases[id]
	if this == nil {
		return tally{} // it was not begun
	}
	this.asked.add(this.log.Take())
	return this.asked
}

// planned is what the run would do with a selected case that ended so in the rehearsal.
func (r *recorder) planned(selected declaration.Case, ended reports.Case) (Case, error) {
	action, known := actions[ended.Verdict]
	if !known {
		return Case{}, fmt.Errorf("%s %s in the rehearsal: %s; nothing is planned", selected.ID, ended.Verdict, ended.Reason)
	}
	c := Case{ID: selected.ID, Scenario: selected.Scenario, Name: selected.Name, URI: selected.URI, Rule: selected.Rule, Action: action}
	if action != Run {
		c.Reason = ended.Reason
	}
	c.Requests = r.asked(selected.ID).requests()
	return c, nil
}

// A Request is one that the run would send, its ids left out.
type Request struct {
	User   string `json:"user"`
	Method string `json:"method"`
	URL    string `json:"url"` // the path, with {id} for what only the pool knows, and the names of the query
}

// channel is what reading an application's events counts as: how often that
// takes a request is the pool's to decide.
const channel = "(event channel)"

// Requests are what the exchanges asked for, in their order. A channel is one
// line behind all others, however often and beside what it was read, and what a
// server put off is only counted when it was done.
func Requests(all []*client.Exchange) []Request {
	var t tally
	t.add(all)
	return t.requests()
}

// A tally counts requests a few exchanges at a time.
type tally struct{ asked, channels []Request }

func (t *tally) add(all []*client.Exchange) {
	for _, x := range all {
		switch {
		case x.Status == http.StatusTooManyRequests || x.Status == http.StatusServiceUnavailable:
		case x.Polls():
			if r := (Request{User: x.User, Method: x.Method, URL: channel}); !slices.Contains(t.channels, r) {
				t.channels = append(t.channels, r)
			}
		default:
			t.asked = append(t.asked, Request{User: x.User, Method: x.Method, URL: symbolic(x.Redact(x.URL))})
		}
	}
}

func (t tally) requests() []Request { return slices.Concat(t.asked, t.channels) }

// isID tells whether a part of a path is a person who was hidden, or whether only
// the pool understands it: a number, a GUID or the like, an address, or anything
// long. A plan of the suite asks a hundred thousand times.
func isID(part string) bool {
	numeric := strings.Trim(part, "0123456789") == ""
	hexadecimal := len(part) >= 16 && strings.Trim(part, "0123456789abcdefABCDEF-") == ""
	hidden := part == "caller" || part == "callee" || part == "answerer"
	return part != "" && numeric || hexadecimal || hidden || strings.ContainsAny(part, "@%") || len(part) >= 40
}

// symbolic is a URL without its host, its ids and the values of its query.
func symbolic(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	parts := strings.Split(u.EscapedPath(), "/")
	for i, part := range parts {
		if isID(part) {
			parts[i] = "{id}"
		}
	}
	path := strings.Join(parts, "/")
	if u.RawQuery == "" {
		return path
	}
	var names []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		names = append(names, name)
	}
	return path + "?" + strings.Join(names, "&")
}

// changes is a journal that only counts: what a rehearsal makes and takes back.
type changes struct {
	mu   sync.Mutex
	made []made
}

type made struct {
	kind    string
	cleared bool
}

// Intend notes what is about to be made.
func (c *changes) Intend(_, kind string, _ map[string]string) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made = append(c.made, made{kind: kind})
	return len(c.made) - 1, nil
}

// Made has nothing to add: where a mock has it is of no interest.
func (c *changes) Made(int, string) error { return nil }

// Cleared notes that the thing with this id is cleaned up. It never fails.
func (c *changes) Cleared(id int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made[id].cleared = true
	return nil
}

// Keep keeps nothing: the mock is forgotten.
func (c *changes) Keep(_, _ string, detail map[string]string) (map[string]string, error) {
	return detail, nil
}

// Forget does nothing: a plan keeps what was changed, also where that was cleaned up. It
// never fails.
func (c *changes) Forget(string, string) error { return nil }

// kinds are what a journal knows, as a plan tells it.
var kinds = []struct {
	kind string
	sign Sign
	what string
}{
	{stage.KindApplication, Creates, "application"},
	{stage.KindConversation, Creates, "conversation"},
	{stage.KindForwarding, Alters, "setting"},
}

func (c *changes) fromRequests() []Change {
	all := []Change{}
	for _, k := range kinds {
		change := Change{Sign: k.sign, What: k.what}
		for _, m := range c.made {
			if m.kind == k.kind {
				change.Count++
				if m.cleared {
					change.Cleared++
				}
			}
		}
		if change.Count > 0 {
			all = append(all, change)
		}
	}
	return all
}
