package recording_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/recording"
	"ucwatest/support/recording/har"
	"ucwatest/support/ucwa"
)

// root is what all is recorded of.
const root = "http://contoso.com"

// agent is what the case sends its requests as.
const agent = "ucwatest (a-1)"

// said is one exchange of a case, by the caller: GET at is answered with 200 and body.
func said(m recording.Mark, at, body string) har.Entry {
	m.FormatVersion, m.Run, m.Case, m.User, m.SIP = recording.FormatVersion, "r", "a-1", "caller", "sip:caller"
	ours, _ := json.Marshal(m)
	return har.Entry{Ours: ours, Request: har.Request{Method: "GET", URL: root + at, Headers: []har.Pair{{Name: "Accept", Value: ucwa.JSON}, {Name: "Authorization", Value: "Bearer redacted"}, {Name: "User-Agent", Value: agent}}},
		Response: har.Response{Status: 200, Headers: []har.Pair{{Name: "Content-Type", Value: ucwa.JSON}}, Content: har.NewContent(ucwa.JSON, []byte(body))}}
}

// written is an archive of entries.
func written(t *testing.T, h *recording.Head, entries ...har.Entry) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "run.har")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var l har.Log
	if h != nil {
		h.FormatVersion = recording.FormatVersion
		l.Ours, _ = json.Marshal(h)
	}
	w := har.NewWriter(file, l)
	for _, e := range entries {
		if err := w.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// opened is a recording of entries.
func opened(t *testing.T, entries ...har.Entry) *recording.Recording {
	t.Helper()
	r, err := recording.Open(written(t, &recording.Head{}, entries...))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// caller is the caller, who asks r as agent.
func caller(t *testing.T, r *recording.Recording, agent string, live *client.Live) *client.Session {
	t.Helper()
	s, err := client.SignIn(t.Context(), client.Options{Transport: r, Now: time.Now, UserAgent: agent, Live: live},
		client.Account{Name: "caller", SIP: "sip:caller", Token: "given", Applications: root + "/applications"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRecording_answersAsTheFirstTime(t *testing.T) {
	t.Parallel()
	r := opened(t, said(recording.Mark{Order: 1, DeclaredLength: 99}, "/a", `{"n":1}`), said(recording.Mark{Order: 2, DeclaredLength: -1}, "/b", `{"n":2}`),
		said(recording.Mark{Order: 3}, "/a", `{"n":3}`))
	s := caller(t, r, agent, nil)
	for _, step := range []struct{ at, want string }{{"/b", `{"n":2}`}, {"/a", `{"n":1}`}, {"/a", `{"n":3}`}} {
		x, err := s.Get(t.Context(), step.at, ucwa.FormatJSON)
		if err != nil || x.Status != 200 || string(x.Body) != step.want {
			t.Errorf("%s: got %v and %v, want %s", step.at, x, err, step.want)
		}
	}
	for _, as := range []string{agent, "ucwatest (another)"} {
		x, err := caller(t, r, as, nil).Get(t.Context(), "/a", ucwa.FormatJSON)
		want := "GET " + root + "/a: not sent: the recording has no GET " + root + "/a of the caller left, with Accept: " + ucwa.JSON
		if err == nil || err.Error() != want || x.Culprit() != client.Harness {
			t.Errorf("as %s: got %v by the %s, want %s", as, err, x.Culprit(), want)
		}
	}
	if sip, first, came := r.Entrance(agent, "caller"); sip != "sip:caller" || first != root+"/a" || !came {
		t.Errorf("got the entrance %s at %s, want that of the first request", sip, first)
	}
	if _, _, came := r.Entrance(agent, "callee"); came {
		t.Error("got an entrance of the callee, want none")
	}
}

func TestRecording_ofASharedSceneAnswersWhoeverAsks(t *testing.T) {
	t.Parallel()
	r := opened(t, said(recording.Mark{Order: 1}, "/a", `{"n":1}`))
	r.Shared = true
	if x, err := caller(t, r, "ucwatest (another)", nil).Get(t.Context(), "/a", ucwa.FormatJSON); err != nil || string(x.Body) != `{"n":1}` {
		t.Errorf("got %v and %v, want the answer that another case was given", x, err)
	}
}

func TestRecording_failsAsTheRunDid(t *testing.T) {
	t.Parallel()
	for kind, by := range map[string]client.Culprit{"network": client.Network, "no connection": client.Network, "proxy": client.Intermediary,
		"proxy unreachable": client.Intermediary, "canceled": client.Harness, "of a later version": client.Network} {
		none := said(recording.Mark{Order: 1, Failure: &recording.Failure{Kind: kind, Text: "it broke"}}, "/a", "")
		none.Response = har.Response{}
		cut := said(recording.Mark{Order: 2, DeclaredLength: 9, Failure: &recording.Failure{Kind: kind, Text: "it broke"}}, "/b", "{}")
		r := opened(t, none, cut)
		s := caller(t, r, agent, nil)
		for at, want := range map[string]string{"/a": "it broke", "/b": "the answer is cut short after 2 bytes: it broke"} {
			x, err := s.Get(t.Context(), at, ucwa.FormatJSON)
			if err == nil || x.Fault() != want || x.Culprit() != by {
				t.Errorf("%s at %s: got %q by the %s, want %q by the %s", kind, at, x.Fault(), x.Culprit(), want, by)
			}
		}
	}
	r := opened(t, said(recording.Mark{Order: 1, DeclaredLength: 9, Failure: &recording.Failure{Kind: "too large", Text: "it is"}}, "/a", "{}"))
	if x, err := caller(t, r, agent, nil).Get(t.Context(), "/a", ucwa.FormatJSON); !errors.Is(err, client.ErrTooLarge) || x.Culprit() != client.Product {
		t.Errorf("got %v by the %s, want what was too large by the product", err, x.Culprit())
	}
}

// Of a channel that was listened to, no event is told before the request that woke
// it, and what was held to the end is silence.
func TestRecording_tellsEventsWhenTheyCame(t *testing.T) {
	t.Parallel()
	events := func(next, rel string) string {
		return `{"_links":{"self":{"href":"/events"},"next":{"href":"` + next + `"}},"sender":[{"rel":"communication","href":"/c","events":[{"link":{"rel":"` + rel + `","href":"/x"},"type":"started"}]}]}`
	}
	silent := `{"_links":{"self":{"href":"/events"},"next":{"href":"/events?ack=2"}}}`
	poll := func(order, after int, at, body string) har.Entry {
		return said(recording.Mark{Order: order, Polls: true, WokenBy: after}, at, body)
	}
	application := said(recording.Mark{Order: 1}, "/app", `{"rel":"application","_links":{"self":{"href":"/app"},"events":{"href":"/events?ack=1"}}}`)
	held := poll(6, 5, "/events?ack=3", "")
	held.Response = har.Response{}
	r := opened(t, application, poll(2, 1, "/events?ack=1&timeout=180", silent), poll(3, 4, "/events?ack=2", events("/events?ack=3", "invitation")),
		said(recording.Mark{Order: 4}, "/wake", `{}`), held)
	r.Live = true
	s := caller(t, r, agent, &client.Live{Recorded: true})
	if _, err := s.ReadApplication(t.Context(), root+"/app"); err != nil {
		t.Fatal(err)
	}
	any := func(client.Event) bool { return true }
	var silence *client.Silence
	if e, err := s.Channel().Await(t.Context(), "anything", any); !errors.As(err, &silence) || !silence.Over {
		t.Fatalf("before it was woken: got %v and %v, want silence", e, err)
	}
	if _, err := s.Get(t.Context(), "/wake", ucwa.FormatJSON); err != nil {
		t.Fatal(err)
	}
	if e, err := s.Channel().Await(t.Context(), "anything", any); err != nil || e.Link.Rel != "invitation" {
		t.Fatalf("got %v and %v, want the invitation", e, err)
	}
	if err := s.Channel().Drain(t.Context()); err != nil || len(s.Channel().Events()) != 1 {
		t.Errorf("got %v and %v, want no more than one event", s.Channel().Events(), err)
	}
}

func TestOpen_refusesWhatIsNoRecordingOfOneRun(t *testing.T) {
	t.Parallel()
	ours := said(recording.Mark{Order: 1}, "/a", "{}")
	foreign, later, other, odd := ours, ours, ours, ours
	foreign.Ours = nil
	later.Ours = json.RawMessage(`{"format_version":2}`)
	other.Ours = json.RawMessage(`{"format_version":1,"run":"s"}`)
	odd.Ours = json.RawMessage(`[]`)
	h := &recording.Head{}
	zip := filepath.Join(t.TempDir(), "a.saz")
	if err := os.WriteFile(zip, []byte("PK\x03\x04and more"), 0o600); err != nil {
		t.Fatal(err)
	}
	for kind, row := range map[string]struct {
		files []string
		want  string
	}{
		"foreign":       {[]string{written(t, nil, foreign)}, recording.ErrForeign.Error()},
		"zipped":        {[]string{zip}, recording.ErrForeign.Error()},
		"empty":         {[]string{written(t, h)}, recording.ErrForeign.Error()},
		"mixed":         {[]string{written(t, h, ours, foreign)}, "log.entries[1] has no member _ucwatest, and those before it have"},
		"later version": {[]string{written(t, h, later)}, `log.entries[0]: _ucwatest: got {"format_version":2}, want what ucwatest writes of an exchange, in format version 1`},
		"no mark":       {[]string{written(t, h, odd)}, `log.entries[0]: _ucwatest: got [], want`},
		"no head":       {[]string{written(t, nil, ours)}, "log._ucwatest: want what ucwatest writes of a run, in format version 1"},
		"two runs":      {[]string{written(t, h, ours), written(t, h, other)}, `log.entries[0]: it is of the run "s", those before of "r"`},
		"not there":     {[]string{"nowhere.har"}, "nowhere.har: no such file or directory"},
		"a folder":      {[]string{t.TempDir()}, "is a directory"},
	} {
		if _, err := recording.Open(row.files...); err == nil || !strings.Contains(err.Error(), row.want) || !strings.HasPrefix(err.Error(), row.files[len(row.files)-1]) {
			t.Errorf("%s: got %v, want %s of %s", kind, err, row.want, row.files[len(row.files)-1])
		}
	}
}

func TestOpen_readsOnBehindWhatItCannotRead(t *testing.T) {
	t.Parallel()
	path := written(t, &recording.Head{}, said(recording.Mark{Order: 1}, "/a", "{}"), said(recording.Mark{Order: 2}, "/b", "{}"))
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.Replace(string(text), `"url":"http://contoso.com/a"`, `"url":7`, 1)
	if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := recording.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if len(r.Unreadable) != 1 || r.Unreadable[0].Error() != path+": log.entries[0]: request.url: got number, want string" {
		t.Errorf("got %v, want the entry named", r.Unreadable)
	}
	if _, err := caller(t, r, agent, nil).Get(t.Context(), "/b", ucwa.FormatJSON); err != nil {
		t.Errorf("got %v, want the other entry", err)
	}
}
