package client_test

import (
	"testing"

	"ucwatest/support/client"
)

func TestAgentKey_isThatOfTheSceneWhoeverMakesIt(t *testing.T) {
	t.Parallel()
	one, other := client.ForScene("ucwatest (a-1[JSON])", "{audio 1}"), client.ForScene("ucwatest (b-2)", "{audio 1}")
	if want := "ucwatest (a-1[JSON]; scene audio 1)"; one != want {
		t.Errorf("got %q, want %q", one, want)
	}
	if client.AgentKey(one) != client.AgentKey(other) {
		t.Errorf("got %q and %q, want one key of one scene", client.AgentKey(one), client.AgentKey(other))
	}
	for _, another := range []string{"ucwatest (a-1[JSON])", client.ForScene("ucwatest (a-1[JSON])", "{audio 2}")} {
		if client.AgentKey(one) == client.AgentKey(another) {
			t.Errorf("got %q of %q too, want another key", client.AgentKey(one), another)
		}
	}
}
