package mocktest_test

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// TestREADME_showsHowToTestAClient is what support/mock/README.md shows of the
// mock in a test, line by line.
func TestREADME_showsHowToTestAClient(t *testing.T) {
	t.Parallel()
	srv := mocktest.New(t, mock.Options{}, mocktest.Users("pass@word1", "anna", "ben")...)
	root := mocktest.Serve(t, srv) // where anna@contoso.com signs in, until the test ends

	derived, err := srv.Derive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// your client, as derived.Caller, at what it is to follow:
	request, _ := http.NewRequestWithContext(t.Context(), "GET", root+derived.DerivedConversation, nil)
	request.Header.Set("Authorization", "Bearer "+derived.Caller.Token)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()

	derived.Advance(9 * time.Hour) // no waiting: the token has expired
	again, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	again.Body.Close()

	var got []string
	for _, r := range srv.Requests() { // what the client sent, and how it was answered
		got = append(got, fmt.Sprint(r.Method, " ", r.Route, " ", r.Status))
	}
	if want := "[GET derivedConversation 200 GET derivedConversation 401]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}

	code, err := os.ReadFile("readme_test.go")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../mock/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(code), "t.Parallel()\n")
	body, _, _ = strings.Cut(body, "\n\tcode, err")
	if want := "```go\n" + strings.ReplaceAll("\n"+strings.TrimSpace(body), "\n\t", "\n")[1:]; !strings.Contains(string(readme), strings.TrimSpace(want)) {
		t.Errorf("support/mock/README.md: got something else, want:\n%s", want)
	}
}
