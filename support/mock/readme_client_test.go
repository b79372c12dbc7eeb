package mock_test

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// shownIn is the one block of a language that README.md shows.
func shownIn(t testing.TB, language string) string {
	t.Helper()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllSubmatch(readme, -1)
	if len(blocks) != 1 {
		t.Fatalf("README.md: got %d blocks of %s, want one", len(blocks), language)
	}
	return string(blocks[0][1])
}

// household is a pool with the users that the clients of README.md meet, who act
// by themselves without delay.
func household(t testing.TB) *mock.Pool {
	t.Helper()
	users := mocktest.Users("pass@word1", "caller", "callee", "answerer")
	users[1].Habits = mock.Habits{Messages: mock.Accept, Forward: users[2].SIP}
	users[2].Habits = mock.Habits{Messages: mock.Accept, Calls: mock.Accept}
	return mocktest.New(t, mock.Options{}, users...)
}

// came fails the test unless what a client printed ends at a derived conversation,
// and the pool refused it nothing but what asks to sign in.
func came(t testing.TB, pool *mock.Pool, printed string) {
	t.Helper()
	for _, want := range []string{"contacts: sip:callee@contoso.com, sip:answerer@contoso.com", `"rel": "conversation"`, `"activeModalities": ["Audio"]`} {
		if !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(printed, `":"`, `": "`), `":[`, `": [`), want) {
			t.Errorf("got %q, want %q in it", printed, want)
		}
	}
	derived := 0
	for _, r := range pool.Requests() {
		if r.Route == "derivedConversation" && r.Status == 200 {
			derived++
		}
		if r.Status >= 400 && r.Route != "user" {
			t.Errorf("%s %s: got %d, want what a client that follows links gets", r.Method, r.URL, r.Status)
		}
	}
	if derived != 1 {
		t.Errorf("got %d requests for the derived conversation, want one", derived)
	}
}

func TestReadme_showsAClientInPython(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is not installed, so the client of README.md is not run")
	}
	pool := household(t)
	client := exec.CommandContext(t.Context(), "python3", "-", mocktest.Serve(t, pool))
	client.Stdin = strings.NewReader(shownIn(t, "python"))
	var complaints bytes.Buffer
	client.Stderr = &complaints
	printed, err := client.Output()
	if err != nil {
		t.Fatalf("%v: %s%s", err, printed, complaints.String())
	}
	came(t, pool, string(printed))
}
