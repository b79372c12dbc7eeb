package steps

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cucumber/godog"

	"ucwatest/support/client"
	"ucwatest/support/stage"
	"ucwatest/support/target"
)

const poolFile = `target "staging" {
  applications = "https://pool.contoso.com/ucwa/oauth/v1/applications"
  user "caller" {
    sip = "sip:a@contoso.com"
    auth "token" {
      token = env("UCWATEST_STEPS_TOKEN")
    }
  }
}
`

// What a pool has no call for is a reason to skip that says why, whatever the
// features ask for.
func TestOffstage_skipsWhatAPoolHasNoCallFor(t *testing.T) {
	t.Setenv("UCWATEST_STEPS_TOKEN", "a token")
	path := filepath.Join(t.TempDir(), "staging.hcl")
	if err := os.WriteFile(path, []byte(poolFile), 0o600); err != nil {
		t.Fatal(err)
	}
	aim, err := target.Open(path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	cast, err := aim.Cast(t.Context(), new(client.Log), "test")
	if err != nil {
		t.Fatal(err)
	}
	for want, err := range map[string]error{
		"messages":   cast.Divert(t.Context(), "callee", "answerer"),
		"a phone":    cast.PickUp(t.Context(), "answerer"),
		"one scope":  cast.Grant(t.Context(), "caller", "Contacts.ReadWrite"),
		"because it": cast.Refuse(t.Context(), "it fails"),
		"expire":     cast.Expire(t.Context()),
	} {
		var unoffered *stage.Unoffered
		if err := skipUnoffered(err); !errors.Is(err, godog.ErrSkip) || !errors.As(err, &unoffered) || !strings.Contains(unoffered.What, want) || unoffered.Reason == "" {
			t.Errorf("%s: got %v, want a reason to skip", want, err)
		}
	}
}
