package main

import (
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/client"
	"ucwatest/support/ucwa"
)

func TestToken_isThatOfAPoolsUser(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "staging")
	caller := n.session("caller")
	if err := caller.CreateApplication(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := command("token", "-on", n.aim, "-user", "caller")
	if code != exitOK || stderr != "" {
		t.Fatalf("got exit %d and %q, want a token", code, stderr)
	}
	x, err := n.session("answerer").Do(t.Context(), client.Request{URL: caller.ApplicationURL(), Accept: ucwa.JSON, Token: strings.TrimSpace(stdout)})
	if err != nil || x.Status != http.StatusOK {
		t.Errorf("got %d and %v with the token, want what only the caller may read", x.Status, err)
	}
	code, stdout, stderr = command("token", "-on", n.aim, "-user", "operator")
	if code != exitUsage || stdout != "" || !strings.Contains(stderr, `user "operator": target "staging" has only caller, callee, answerer`) {
		t.Errorf("got exit %d, %q and %q, want the users there are", code, stdout, stderr)
	}
}
