package client_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/redact"
)

const eventsPath = appPath + "/events"

// eventsAnswer is an answer of the event channel: links "rel" of the query that goes
// on, and one event for each of the resources.
func eventsAnswer(rel, query string, resources ...string) http.HandlerFunc {
	var events []string
	for _, resource := range resources {
		events = append(events, `{"link":{"rel":"`+resource+`","href":"/`+resource+`"},"type":"added"}`)
	}
	return answer(200, `{"_links":{"self":{"href":"`+eventsPath+`?ack=0"},"`+rel+`":{"href":"`+eventsPath+query+`"}},`+
		`"sender":[{"rel":"conversation","href":"/k1","events":[`+strings.Join(events, ",")+`]}]}`)
}

var (
	silent   = held(eventsAnswer("next", "?ack=99"))
	replaced = answer(409, `{"code":"Conflict","subcode":"PGetReplaced"}`)
)

// served counts the answers of held, so that each has its own time.
var served atomic.Int64

// held answers when the server has waited as long as it was told to, by its own clock.
func held(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		later := time.Now().Add(time.Duration(served.Add(1)) * 3 * time.Minute)
		w.Header().Set("Date", later.UTC().Format(http.TimeFormat))
		answer(w, r)
	}
}

// listening has a channel that is answered by turns.
func listening(t *testing.T, all ...http.HandlerFunc) (*pool, *client.Channel) {
	t.Helper()
	p := newPool(t)
	p.on(eventsPath, turns(all...))
	return p, withApplication(t, p).Channel()
}

func (p *pool) queries() []string {
	var all []string
	for _, a := range p.seen(eventsPath) {
		_, query, _ := strings.Cut(a.URI, "?")
		all = append(all, query)
	}
	return all
}

func of(rel string) func(client.Event) bool {
	return func(e client.Event) bool { return e.Link.Rel == rel }
}

func await(t *testing.T, c *client.Channel, rel string) {
	t.Helper()
	e, err := c.Await(t.Context(), "an added "+rel, of(rel))
	if err != nil || e.Link.Rel != rel {
		t.Errorf("await %s: got %s, %v", rel, e.Link.Rel, err)
	}
}

func rels(c *client.Channel) []string {
	var all []string
	for _, e := range c.Events() {
		all = append(all, e.Link.Rel)
	}
	return all
}

func TestAwait_readsOnlyAsFarAsItMust(t *testing.T) {
	t.Parallel()
	p, c := listening(t, eventsAnswer("next", "?ack=2", "a", "b", "c"), eventsAnswer("next", "?x=%2f&ack=3", "d"), silent)
	await(t, c, "b")
	await(t, c, "c") // read already
	await(t, c, "d")
	if diff := cmp.Diff([]string{"ack=1&timeout=180", "ack=2"}, p.queries()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	_, err := c.Await(t.Context(), "an added a", of("a")) // passed over
	check(t, err, "the event channel of caller stayed silent, want an added a")
	if diff := cmp.Diff([]string{"ack=1&timeout=180", "ack=2", "x=%2f&ack=3"}, p.queries()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, rels(c)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	first := c.Events()[0]
	if diff := cmp.Diff(document.Sender{Rel: "conversation", Href: "/k1"}, first.Sender); diff != "" {
		t.Errorf("sender (-want +got):\n%s", diff)
	}
}

func TestAwait_keepsItsPlaceThroughSilence(t *testing.T) {
	t.Parallel()
	_, c := listening(t, eventsAnswer("next", "?ack=2", "a", "b"), silent)
	await(t, c, "a")
	_, err := c.Await(t.Context(), "an added z", of("z"))
	var silence *client.Silence
	if !errors.As(err, &silence) || silence.User != "caller" || silence.What != "an added z" {
		t.Errorf("got %v, want a silence", err)
	}
	await(t, c, "b")
}

func TestChannel_followsItsLinks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		turns []http.HandlerFunc
		want  []string
	}{
		"next": {[]http.HandlerFunc{eventsAnswer("next", "?ack=2", "a"), silent}, []string{"ack=1&timeout=180", "ack=2"}},
		"a request replaced by a newer one": {[]http.HandlerFunc{replaced, eventsAnswer("next", "?ack=2", "a"), replaced, silent},
			[]string{"ack=1&timeout=180", "ack=1&timeout=180", "ack=2", "ack=2"}},
		"resync alone": {[]http.HandlerFunc{answer(200, `{"_links":{"resync":{"href":"`+eventsPath+`?ack=7"}}}`), eventsAnswer("next", "?ack=8", "a"), silent},
			[]string{"ack=1&timeout=180", "ack=7", "ack=8"}},
		"an empty answer before its time": {[]http.HandlerFunc{eventsAnswer("next", "?ack=2", "a"), eventsAnswer("next", "?ack=3"), silent},
			[]string{"ack=1&timeout=180", "ack=2", "ack=3"}},
		"empty answers by a clock that stands still": {[]http.HandlerFunc{eventsAnswer("next", "?ack=2", "a"), eventsAnswer("next", "?ack=3")},
			[]string{"ack=1&timeout=180", "ack=2", "ack=3", "ack=3", "ack=3", "ack=3"}},
		"resync with events": {[]http.HandlerFunc{eventsAnswer("resync", "?ack=7", "a"), silent}, []string{"ack=1&timeout=180", "ack=7"}},
		"resume, which forgot the parameters": {[]http.HandlerFunc{eventsAnswer("resume", "?ack=5"), eventsAnswer("next", "?ack=6", "a"), silent},
			[]string{"ack=1&timeout=180", "ack=5&timeout=180", "ack=6"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, channel := listening(t, c.turns...)
			if err := channel.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, p.queries()); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"a"}, rels(channel)); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
		})
	}
}

func TestChannel_failsInOneSentence(t *testing.T) {
	t.Parallel()
	const at = "GET POOL" + eventsPath + "?ack=1&timeout=180: "
	for name, c := range map[string]struct {
		turns []http.HandlerFunc
		want  string
		gone  bool
	}{
		"the application is gone": {[]http.HandlerFunc{answer(404, `{"code":"NotFound","subcode":"ApplicationNotFound"}`)},
			"the application is gone: " + at + "got status 404 NotFound ApplicationNotFound, want status 200", true},
		"another 404":          {[]http.HandlerFunc{answer(404, `{"code":"NotFound"}`)}, at + "got status 404 NotFound, want status 200", false},
		"another conflict":     {[]http.HandlerFunc{answer(409, `{"code":"Conflict"}`)}, at + "got status 409 Conflict, want status 200", false},
		"a proxy":              {[]http.HandlerFunc{as("text/html", 502, "<html>")}, at + "got status 502 in text/html, want status 200", false},
		"replaced for ever":    {[]http.HandlerFunc{replaced}, "5 answers in a row bring neither an event nor silence", false},
		"resync for ever":      {[]http.HandlerFunc{eventsAnswer("resync", "?ack=1")}, "5 answers in a row bring neither an event nor silence", false},
		"no answer of its":     {[]http.HandlerFunc{answer(200, `{"rel":"conversation"}`)}, `want an answer of the event channel, got a JSON object of rel "conversation"`, false},
		"a page for an answer": {[]http.HandlerFunc{as("text/html", 200, "<html>")}, `body is neither JSON nor XML but "text/html"`, false},
		"the same once more":   {[]http.HandlerFunc{eventsAnswer("next", "?ack=2", "a"), eventsAnswer("next", "?ack=2", "a")}, `an answer with events leads on to its own link "` + eventsPath + `?ack=2"`, false},
		"no way on": {[]http.HandlerFunc{answer(200, `{"sender":[{"rel":"me","href":"/me","events":[{"link":{"rel":"me","href":"/me"},"type":"added"}]}]}`)},
			"the last answer does not say where to go on", false},
		"a way on to another host": {[]http.HandlerFunc{answer(200, `{"_links":{"next":{"href":"https://elsewhere.contoso.com/"}},"sender":[{"rel":"me","href":"/me","events":[{"link":{"rel":"me","href":"/me"},"type":"added"}]}]}`)},
			`href "https://elsewhere.contoso.com/" leads away from the pool POOL: not followed`, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, channel := listening(t, c.turns...)
			err := channel.Drain(t.Context())
			check(t, err, "event channel of caller: "+strings.ReplaceAll(c.want, "POOL", p.URL))
			if got := errors.Is(err, client.ErrGone); got != c.gone {
				t.Errorf("gone: got %v, want %v", got, c.gone)
			}
		})
	}
}

func TestChannel_needsAnApplicationWithOne(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := signedIn(t, p)
	check(t, s.Channel().Drain(t.Context()), "event channel of caller: no application")
	p.on(appsPath, answer(201, `{"_links":{"self":{"href":"`+appPath+`"}}}`))
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	_, err := s.Channel().Await(t.Context(), "an added a", of("a"))
	check(t, err, "waiting for an added a: event channel of caller: the application has no link events")
}

func TestChannel_isOnePerApplication(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s := withApplication(t, p)
	first := s.Channel()
	if s.Channel() != first {
		t.Error("the same application has another channel")
	}
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	if s.Channel() == first {
		t.Error("a new application has the channel of the old one")
	}
}

func TestChannel_asksOneAtATime(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	asked, release := make(chan struct{}), make(chan struct{})
	p.on(eventsPath, turns(func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		<-release
		eventsAnswer("next", "?ack=2", "a", "b")(w, r)
	}, silent))
	c := withApplication(t, p).Channel()
	done := make(chan error, 1)
	go func() {
		_, err := c.Await(t.Context(), "an added a", of("a"))
		done <- err
	}()
	<-asked
	if n := len(c.Events()); n != 0 {
		t.Errorf("while asking: got %d events", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Drain(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("in the meantime: got %v, want to wait in vain", err)
	}
	if _, err := c.Await(ctx, "an added b", of("b")); !errors.Is(err, context.Canceled) {
		t.Errorf("in the meantime: got %v, want to wait in vain", err)
	}
	close(release)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := fmt.Sprint(p.queries()); got != "[ack=1&timeout=180]" {
		t.Errorf("requests: got %s", got)
	}
}

func TestAwait_hidesNobodyFromTheOneWhoActs(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	p.on(eventsPath, turns(answer(200, `{"_links":{"next":{"href":"`+eventsPath+`?ack=2"}},"sender":[{"rel":"communication","href":"/c","events":[
		{"link":{"rel":"invitation","href":"/i"},"type":"started","_embedded":{"invitation":{"rel":"invitation","to":"sip:anna@contoso.com"}}}]}]}`)))
	log := new(client.Log)
	people := new(redact.Redactor)
	people.Person(redact.Person{Part: "callee", SIP: "sip:anna@contoso.com"})
	s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Log: log, Redactor: people}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.CreateApplication(t.Context(), "one"); err != nil {
		t.Fatal(err)
	}
	e, err := s.Channel().Await(t.Context(), "an invitation", of("invitation"))
	if err != nil {
		t.Fatal(err)
	}
	if to, _ := e.Embedded.Property("to"); to.Text != "sip:anna@contoso.com" {
		t.Errorf("to: got %q, want the address as it was sent", to.Text)
	}
	for _, x := range log.Exchanges() {
		if strings.Contains(string(x.Redacted().Body), "anna") {
			t.Errorf("got anna in %s", x.Redacted().Body)
		}
	}
}
