package target_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/target"
	"ucwatest/support/ucwa"
)

// rehearse opens a target file and starts what stands in for its target. What
// the file aims at is a port that nobody listens on.
func rehearse(t *testing.T, file string) *target.Target {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pool.hcl")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	aim, err := target.Open(path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	stand, err := aim.Rehearsal(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := stand.Close(); err != nil {
			t.Error(err)
		}
	})
	return stand
}

const threeUsers = `
  user "caller" {
    sip = "sip:a@contoso.com"
    auth "token" { token = env("REHEARSAL_TOKEN") }
  }
  user "callee" {
    sip = "sip:b@contoso.com"
    auth "token" { token = env("REHEARSAL_TOKEN") }
  }
  user "answerer" {
    sip = "sip:c@contoso.com"
    auth "token" { token = env("REHEARSAL_TOKEN") }
  }
}
`

func TestRehearsal_hasTheUsersOfThePoolAndItsLimits(t *testing.T) {
	t.Setenv("REHEARSAL_TOKEN", "cwt=never sent")
	stand := rehearse(t, `target "staging" {
  applications = "http://127.0.0.1:1/ucwa/oauth/v1/applications"
  may          = ["read", "stage"]
`+threeUsers)
	if stand.Traits != target.OfPool() || !stand.Permits(target.MayStage) || stand.Name != "staging" {
		t.Errorf("got %+v, staging %t and the name %q, want what the file says", stand.Traits, stand.Permits(target.MayStage), stand.Name)
	}
	var log client.Log
	first, err := stand.Cast(t.Context(), &log, "ucwatest")
	if err != nil {
		t.Fatal(err)
	}
	address := first.Callee.Account.SIP
	if err := first.Dismiss(t.Context()); err != nil {
		t.Fatal(err)
	}
	second, err := stand.Cast(t.Context(), &log, "ucwatest")
	if err != nil {
		t.Fatal(err)
	}
	if second.Callee.Account.SIP != address || second.Answerer == nil {
		t.Errorf("got the callee %s and the answerer %v, want %s again and somebody", second.Callee.Account.SIP, second.Answerer, address)
	}
}

func TestRehearsal_readsOnlyWhereThePoolMayOnlyBeRead(t *testing.T) {
	t.Setenv("REHEARSAL_TOKEN", "cwt=never sent")
	stand := rehearse(t, `target "staging" {
  applications = "http://127.0.0.1:1/ucwa/oauth/v1/applications"
`+threeUsers)
	var log client.Log
	cast, err := stand.Cast(t.Context(), &log, "ucwatest")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Caller.CreateApplication(t.Context(), "rehearsal"); err != nil {
		t.Fatal(err)
	}
	if _, err := cast.Caller.Post(t.Context(), cast.Caller.ApplicationURL()+"/communication", nil); err == nil || !strings.Contains(err.Error(), "read") {
		t.Errorf("got %v, want a POST refused since the target may only be read", err)
	}
}

func TestRehearsal_givesWhatThePoolGives(t *testing.T) {
	t.Setenv("REHEARSAL_TOKEN", "cwt=never sent")
	stand := rehearse(t, `target "staging" {
  given {
    application          = "http://127.0.0.1:1/ucwa/oauth/v1/applications/1"
    derived_conversation = "http://127.0.0.1:1/ucwa/oauth/v1/applications/1/communication/conversations/2"
  }
`+threeUsers)
	var log client.Log
	cast, err := stand.Cast(t.Context(), &log, "ucwatest")
	if err != nil {
		t.Fatal(err)
	}
	x, err := cast.Caller.Get(t.Context(), stand.Given.DerivedConversation, ucwa.FormatJSON)
	if err != nil || x.Status != http.StatusOK {
		t.Errorf("got %v and %v, want the derived conversation that is given", x, err)
	}
	if cast.Callee != nil {
		t.Error("got a callee, want only the caller, as on the pool")
	}
}
