package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ucwatest/reports"
)

// brokenLedger and brokenFeature want a property that no conversation has.
const (
	brokenLedger = `clause "DC-PROPERTY-MOOD" {
  level   = "must"
  says    = "it tells its mood"
  source  = "derivedConversation#properties"
  subject = "property mood"
  kind    = "property"
  type    = "text"
  present = "always"
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
	for name, row := range map[string]struct{ flags, keys string }{
		"over http": {"-quiet", ""},
		"over TLS":  {"-tls", "  tls {\n    ca_file = %q\n  }\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := stood(t, row.flags, "-control")
			if row.keys != "" {
				row.keys = fmt.Sprintf(row.keys, s.caFile())
			}
			keepsWhatACurlLineNeeds(t, s.aim(row.keys))
		})
	}
}

// keepsWhatACurlLineNeeds is the test for the mock that the target file on names.
func keepsWhatACurlLineNeeds(t *testing.T, on string) {
	t.Helper()
	folder := write(t, map[string]string{"clauses.hcl": brokenLedger, "broken.feature": brokenFeature})
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
	if len(judged.Elsewhere) != 1 || !strings.HasPrefix(judged.Elsewhere[0].Before, "$env:UCWATEST_TOKEN = ") || !strings.Contains(judged.Elsewhere[0].Before, user[1]) ||
		!strings.HasPrefix(judged.Elsewhere[0].Curl, "curl.exe -sS -i ") {
		t.Errorf("got %+v, want the same for PowerShell", judged.Elsewhere)
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

// repeat carries a curl line out in a shell, and returns the body of the answer.
func repeat(t *testing.T, line, token string) string {
	t.Helper()
	shell := exec.CommandContext(t.Context(), "sh", "-c", line)
	shell.Env = append(os.Environ(), "UCWATEST_TOKEN="+token)
	output, err := shell.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", line, err, output)
	}
	_, body, _ := strings.Cut(string(output), "\r\n\r\n")
	return body
}
