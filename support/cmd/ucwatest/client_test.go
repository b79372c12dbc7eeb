package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// TestClientScript runs the client of curl that the README shows, against a
// pool with the users that the command mock starts with: it comes to a derived
// conversation in both formats, and is refused nothing but what asks to sign in.
func TestClientScript(t *testing.T) {
	t.Parallel()
	pool := mocktest.New(t, mock.Options{}, mocktest.Users("pass@word1", parts...)...)
	script := exec.CommandContext(t.Context(), "bash", "testdata/client.sh", mocktest.Serve(t, pool))
	var complaints bytes.Buffer
	script.Stderr = &complaints
	output, err := script.Output()
	if err != nil {
		t.Fatalf("%v: %s%s", err, output, complaints.String())
	}
	lines := strings.Split(strings.TrimSpace(string(output)), "\n")
	if lines[0] != "callee reads: Hi there" {
		t.Errorf("got %q first, want what the caller wrote", lines[0])
	}
	if len(lines) < 2 || !strings.Contains(lines[len(lines)-2], `"activeModalities":["Audio"]`) || !strings.Contains(lines[len(lines)-1], `<resource rel="conversation" `) {
		t.Errorf("got %q, want a derived conversation in JSON and in XML", output)
	}
	asked := map[string]int{}
	for _, r := range pool.Requests() {
		asked[r.Route]++
		if r.Status >= 400 && r.Route != "user" {
			t.Errorf("%s %s: got %d, want what a client that follows links gets", r.Method, r.URL, r.Status)
		}
	}
	for route, want := range map[string]int{"token": 3, "user": 6, "derivedConversation": 2} {
		if asked[route] != want {
			t.Errorf("%s: got %d requests, want %d", route, asked[route], want)
		}
	}
}

func TestReadme_showsTheClientScript(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("testdata/client.sh")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../mock/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), "```bash\n"+string(script)+"```\n") {
		t.Error("support/mock/README.md: got another client of curl, want testdata/client.sh as it stands")
	}
}
