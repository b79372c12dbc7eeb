package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

// taped is the recording of one case on a tenant, with its people.
func taped(t *testing.T) string {
	t.Helper()
	n, dir := newTenant(t, "recorded"), t.TempDir()
	path := filepath.Join(dir, "recorded.har")
	code, stdout, stderr := command("apply", "-on", n.aim, "-auto-approve", "-raw-identities", "-target", "dc-links-1[JSON]", "-out-dir", dir, "-journal-dir", dir, "-record", path)
	if code != exitOK {
		t.Fatalf("got exit %d, %q and %q, want success", code, stdout, stderr)
	}
	return path
}

// Another run, whose ids are its own, passes on what one was answered.
func TestMock_replaysToWhoeverAsks(t *testing.T) {
	t.Parallel()
	s := stood(t, "-replay", taped(t))
	n := &tenant{t: t}
	n.at(s.url, "replayed", "")
	dir := t.TempDir()
	code, stdout, stderr := command("apply", "-on", n.aim, "-auto-approve", "-target", "dc-links-1[JSON]", "-out-dir", dir, "-journal-dir", dir)
	if code != exitOK {
		t.Errorf("got exit %d, %q, %q and the log %q, want success", code, stdout, stderr, s.logs)
	}
	answer, err := http.Get(s.url + "/ucwa/oauth/v1/astray")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusNotFound || !strings.Contains(string(body), `"code":"NotFound"`) {
		t.Errorf("got %d, %s and %v, want 404", answer.StatusCode, body, err)
	}
	if want := "404 GET /ucwa/oauth/v1/astray: not in the recording; nearest is log.entries["; !strings.Contains(s.logs.String(), want) {
		t.Errorf("got the log %q, want %q in it", s.logs, want)
	}
}

func TestMock_replaysAndLivesOn(t *testing.T) {
	t.Parallel()
	s := stood(t, "-replay", taped(t), "-else", "live")
	session, err := client.SignIn(t.Context(), client.Options{Now: time.Now, UserAgent: "mine"},
		client.Account{Name: "caller", SIP: "sip:caller@contoso.com", Username: "caller@contoso.com", Password: "pass@word1", Discover: s.url + "/"})
	if err != nil {
		t.Fatal(err)
	}
	if err := session.CreateApplication(t.Context(), "an endpoint of mine"); err != nil {
		t.Fatal(err)
	}
	application := session.ApplicationURL()
	if !strings.HasPrefix(application, s.url+"/") || !strings.Contains(s.logs.String(), "201 POST /ucwa/oauth/v1/applications: log.entries[") {
		t.Errorf("got the application %s and the log %q, want that of the recording, here", application, s.logs)
	}
	x, err := session.Get(t.Context(), application+"/people", ucwa.FormatJSON)
	if err != nil || x.Status != http.StatusOK {
		t.Fatalf("got %v and %v, want what the living mock answers", x, err)
	}
	path := strings.TrimPrefix(application, s.url)
	if !strings.Contains(string(x.Body), path+"/people") || !strings.Contains(s.logs.String(), "200 GET "+path+"/people: not in the recording; the living mock answers") {
		t.Errorf("got %s and the log %q, want the people of the application, told in the log", x.Body, s.logs)
	}
}

func TestMock_refusesWhatCannotBeReplayed(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"empty.har": `{"log":{"entries":[]}}`, "not.har": "no archive"})
	for file, want := range map[string]string{
		"empty.har":   "no application is created in it, or asked for",
		"not.har":     "not an HTTP Archive: byte 0: got 'n', want '{'",
		"nowhere.har": "no such file or directory",
	} {
		path := filepath.Join(dir, file)
		if code, _, stderr := command("mock", "-replay", path); code != exitUsage || !strings.Contains(stderr, "-replay: ") || !strings.Contains(stderr, path) || !strings.Contains(stderr, want) {
			t.Errorf("%s: got exit %d and %q, want exit 3 and %q", file, code, stderr, want)
		}
	}
}

// TestRecording_isJudgedAndReplayedWhereItWasSent hides a recording in one folder, and
// goes on in another with nothing but the hidden file: the first is gone.
func TestRecording_isJudgedAndReplayedWhereItWasSent(t *testing.T) {
	t.Parallel()
	recorded := taped(t)
	sent := filepath.Join(t.TempDir(), "safe.har")
	if code, stdout, stderr := command("recording", "hide", "-out", sent, recorded); code != exitOK {
		t.Fatalf("got exit %d, %q and %q, want it hidden", code, stdout, stderr)
	}
	if err := os.RemoveAll(filepath.Dir(recorded)); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(sent)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{tenantSecret, "caller@contoso.com", "callee@contoso.com", "answerer@contoso.com"} {
		if strings.Contains(string(text), secret) {
			t.Errorf("got %q in what is sent, want it hidden", secret)
		}
	}
	dir := t.TempDir()
	code, stdout, stderr := command("judge", "-json", "-out-dir", dir, sent)
	if code != exitOK || stderr != "" || len(casesIn(t, dir)) < 50 {
		t.Errorf("got exit %d, %s and %q, want 50 clauses and more judged and held", code, stdout, stderr)
	}
	var shown struct{ Conversations []string }
	if _, stdout, _ := command("recording", "show", "-json", sent); json.Unmarshal([]byte(stdout), &shown) != nil {
		t.Fatalf("got %s, want JSON", stdout)
	}
	s := stood(t, "-replay", sent)
	session, err := client.SignIn(t.Context(), client.Options{Now: time.Now}, client.Account{Name: "caller", SIP: "sip:anybody@contoso.com", Username: "anybody", Password: "any", Discover: s.url + "/"})
	if err == nil {
		err = session.CreateApplication(t.Context(), "an endpoint of mine")
	}
	if err != nil {
		t.Fatalf("%v, and the log %s", err, s.logs)
	}
	mine := slices.DeleteFunc(shown.Conversations, func(at string) bool { return !strings.HasPrefix(s.url+at, session.ApplicationURL()+"/") })
	if len(mine) == 0 {
		t.Fatalf("got no conversation in %s, want one", session.ApplicationURL())
	}
	x, err := session.Get(t.Context(), mine[0], ucwa.FormatJSON)
	if err != nil || x.Status != http.StatusOK || !strings.Contains(string(x.Body), `"rel":"conversation"`) {
		t.Errorf("got %v, %v and the log %s, want the conversation", x, err, s.logs)
	}
}
