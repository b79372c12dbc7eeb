package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/mock"
)

// brokenLedger and brokenFeature want a property that no conversation has.
const (
	brokenLedger = `clause "DC-PROPERTY-MOOD" {
  level   = "must"
  says    = "it tells its mood"
  source  = "derivedConversation#properties"
  subject = "property mood"
}

clause "DC-ALL" {
  level  = "must"
  says   = "it has all of it"
  source = "derivedConversation"
}
`
	brokenFeature = `Feature: Broken on purpose

  @DC-ALL
  Rule: All of it

    @broken-1 @reads
    Scenario: A conversation with a mood
      Given a derived conversation
      When the caller retrieves its derived conversation as XML
      Then it has these properties:
        | property | type | values | present |
        | mood     | text |        | always  |
`
)

// TestApply_keepsWhatACurlLineNeeds breaks a scenario on purpose, against a
// mock that outlives the run: the failure names clause, wanted and got, and its
// curl line gives the same answer again.
func TestApply_keepsWhatACurlLineNeeds(t *testing.T) {
	t.Parallel()
	pool := mock.New(mock.Options{Now: time.Now, Rand: rand.Reader, Control: true})
	server := httptest.NewServer(pool)
	t.Cleanup(server.Close)
	folder := write(t, map[string]string{"clauses.hcl": brokenLedger, "broken.feature": brokenFeature})
	on := filepath.Join(t.TempDir(), "remote.hcl")
	if err := os.WriteFile(on, fmt.Appendf(nil, "target \"remote\" {\n  mock = %q\n}\n", server.URL), 0o600); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	code, stdout, stderr := command("apply", "-on", on, "-keep", "-features", folder, "-out-dir", out)
	if code != 1 {
		t.Fatalf("got exit %d, %q and %q, want exit 1", code, stdout, stderr)
	}
	for _, want := range []string{"FAILED", "broken-1", "broken.feature:7", "DC-PROPERTY-MOOD (it tells its mood)",
		"want  a property mood", "got   no such property", "who answered: product", "curl -sS", "token -on"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("got %q, want %q in it", stdout, want)
		}
	}
	judged := judgedExchange(t, filepath.Join(out, "results.json"))
	user := regexp.MustCompile(`-user (\S+?)\)`).FindStringSubmatch(judged.Before)
	if user == nil {
		t.Fatalf("got %q, want a command with -user", judged.Before)
	}
	code, token, stderr := command("token", "-on", on, "-user", user[1])
	if code != 0 {
		t.Fatalf("token: got exit %d and %q, want exit 0", code, stderr)
	}
	if got := repeat(t, judged.Curl, strings.TrimSpace(token)); !strings.HasSuffix(strings.TrimSpace(judged.Transcript), got) || got == "" {
		t.Errorf("the curl line gives %q, want the end of %q", got, judged.Transcript)
	}
}

// judgedExchange is the exchange that the first case of a result is about.
func judgedExchange(t *testing.T, results string) reports.Exchange {
	t.Helper()
	text, err := os.ReadFile(results)
	if err != nil {
		t.Fatal(err)
	}
	var run reports.Run
	if err := json.Unmarshal(text, &run); err != nil {
		t.Fatal(err)
	}
	for _, x := range run.Cases[0].Exchanges {
		if x.Judged {
			return x
		}
	}
	t.Fatal("no exchange is marked as judged")
	return reports.Exchange{}
}

// repeat sends what a curl line sends, as a shell reads the line, and returns
// the body of the answer.
func repeat(t *testing.T, line, token string) string {
	t.Helper()
	shell := exec.Command("sh", "-c", `curl() { for word; do printf '%s\n' "$word"; done; }; `+line)
	shell.Env = append(os.Environ(), "UCWATEST_TOKEN="+token)
	output, err := shell.Output()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Split(strings.TrimSpace(string(output)), "\n")
	request, err := http.NewRequest(http.MethodGet, words[len(words)-1], nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, word := range words[:len(words)-1] {
		if name, value, ok := strings.Cut(words[i+1], ": "); word == "-H" && ok {
			request.Header.Set(name, value)
		}
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
