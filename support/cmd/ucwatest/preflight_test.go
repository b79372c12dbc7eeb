package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

// A takeaway is something that is taken away from the users of a tenant.
type takeaway struct {
	users []func(*mock.User) // of the caller, the callee and the answerer; nil leaves them
	spoil func(*mock.Resource)
	ahead time.Duration // of the tenant's clock
	want  []string      // of what plan -refresh says
}

// tenant is one from whose users that is taken away.
func (a takeaway) tenant(t *testing.T) *tenant {
	t.Helper()
	users := mocktest.Users(tenantSecret, parts...)
	for i, change := range a.users {
		if change != nil {
			change(&users[i])
		}
	}
	var spoil mock.Spoil
	if a.spoil != nil {
		spoil.Answer = func(answer *mock.Answer) { everyResource(answer.Resource, a.spoil) }
	}
	n := &tenant{t: t}
	pool := n.watched(mocktest.New(t, mock.Options{Spoil: &spoil}, users...))
	n.at(mocktest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", time.Now().Add(a.ahead).UTC().Format(http.TimeFormat))
		pool.ServeHTTP(w, r)
	})), "staging", "")
	return n
}

// everyResource lets change see r and what is embedded in it.
func everyResource(r *mock.Resource, change func(*mock.Resource)) {
	if r == nil {
		return
	}
	change(r)
	for _, e := range r.Embedded {
		everyResource(e.Resource, change)
	}
}

// dropped takes links away.
func dropped(rels ...string) func(*mock.Resource) {
	return func(r *mock.Resource) {
		for _, rel := range rels {
			r.DropLink(rel)
		}
	}
}

// TestPlan_namesWhatTheUsersLack takes one thing away after the other.
func TestPlan_namesWhatTheUsersLack(t *testing.T) {
	t.Parallel()
	strange := func(u *mock.User) { u.Password = "another" }
	noVoice := func(u *mock.User) { u.NoVoice = true }
	for name, row := range map[string]takeaway{
		"nothing":                    {want: []string{"The users have all that was looked for", "Plan: 3 to run"}},
		"the caller's sign-in":       {users: []func(*mock.User){strange}, want: []string{"  caller, sign-in: caller's sign-in: sign-in of caller: ", "to change: enable the user on this pool", "3 to skip"}},
		"the callee's sign-in":       {users: []func(*mock.User){nil, strange}, want: []string{"  callee, sign-in: ", "cannot be shown: DC-"}},
		"the answerer's sign-in":     {users: []func(*mock.User){nil, nil, strange}, want: []string{"  answerer, sign-in: ", "cannot be shown: DC-"}},
		"the callee's voice":         {users: []func(*mock.User){nil, noVoice}, want: []string{"  callee, call forwarding: ", "not enabled for enterprise voice", "Set-CsUser -EnterpriseVoiceEnabled $true"}},
		"forwarding to a contact":    {spoil: dropped("immediateForwardToContact"), want: []string{"  callee, call forwarding to a contact: ", "AllowCallForwarding"}},
		"ringing along":              {spoil: dropped("simultaneousRingToContact"), want: []string{"  callee, simultaneous ring of a contact: ", "AllowSimulRing"}},
		"the caller's phone audio":   {users: []func(*mock.User){noVoice}, want: []string{"  caller, link startPhoneAudio: ", "EnableOutsideVoice"}},
		"the start of messaging":     {spoil: dropped("startMessaging"), want: []string{"  caller, link startMessaging: ", "3 to skip", "cannot be shown: DC-"}},
		"messaging, by a policy":     {spoil: disabledMessaging, want: []string{"  caller, messaging: ", "  answerer, messaging: ", "a client policy that allows messages"}},
		"the scope of a token":       {users: []func(*mock.User){func(u *mock.User) { u.Scopes = []string{"Contacts.ReadWrite"} }}, want: []string{"  caller, scope for conversations: ", "Conversations.Initiate"}},
		"the time":                   {ahead: 10 * time.Minute, want: []string{"  pool, clock: the clock of the pool: it is 10m0s ahead of that of this machine", "the same time server"}},
		"the application's contents": {spoil: func(r *mock.Resource) { r.DropEmbedded("communication") }, want: []string{"  caller, communication: ", "EnableMobility"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := row.tenant(t)
			code, stdout, stderr := command("plan", "-on", n.aim, "-refresh", "-target", "dc-links-1", "-target", "dc-refusals-7[JSON]", "-journal-dir", t.TempDir())
			for _, want := range row.want {
				if code != exitOK || !strings.Contains(stdout, want) {
					t.Errorf("got exit %d, %s and %q, want %q in it", code, stdout, stderr, want)
				}
			}
		})
	}
}

func disabledMessaging(r *mock.Resource) {
	if p := r.Property("messaging"); p != nil {
		p.Value = "Disabled"
	}
}

// TestPlan_ofSeveralTargetsTellsWhatIsLeft plans for two tenants, of which one has
// something left of a run before.
func TestPlan_ofSeveralTargetsTellsWhatIsLeft(t *testing.T) {
	t.Parallel()
	first, folder := leaving(t, "first")
	second := newTenant(t, "second")
	code, stdout, stderr := command("plan", "-on", first.aim, "-on", second.aim, "-target", "dc-links-1", "-journal-dir", folder)
	for _, want := range []string{`Plan for "first"`, `Plan for "second"`, "On second: + 3 applications"} {
		if code != exitOK || !strings.Contains(stdout, want) {
			t.Errorf("got exit %d and %s, want %q in it", code, stdout, want)
		}
	}
	if !strings.Contains(stderr, "left on first, as ") || strings.Contains(stderr, "left on second") {
		t.Errorf("got %q, want what is left on the first", stderr)
	}
	if code, _, stderr := command("plan", "-on", first.aim, "-on", second.aim, "-out", "a.plan"); code != exitUsage || !strings.Contains(stderr, "want one target") {
		t.Errorf("with -out: got exit %d and %q, want it refused", code, stderr)
	}
}
