package target_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/target"
	"ucwatest/support/ucwa"
)

func embedded(t *testing.T, dialect mock.Dialect) *target.Target {
	t.Helper()
	aim, err := target.Embedded(target.Options{Dialect: dialect, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = aim.Close() })
	return aim
}

func TestCast_signsThreeUsersIn(t *testing.T) {
	t.Parallel()
	log := &client.Log{}
	cast, err := embedded(t, mock.Real).Cast(t.Context(), log, "ucwatest (a-1)")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for name, session := range map[string]*client.Session{"caller": cast.Caller, "callee": cast.Callee, "answerer": cast.Answerer} {
		if session.Account.Name != name || session.Account.Password != "" {
			t.Errorf("got account %+v, want that of the %s without a password", session.Account, name)
		}
		seen[session.Account.SIP] = true
	}
	if len(seen) != 3 {
		t.Errorf("got addresses %v, want three", seen)
	}
	for _, x := range log.Exchanges() {
		if agent := x.RequestHeader.Get("User-Agent"); agent != "ucwatest (a-1)" {
			t.Errorf("%s: got User-Agent %q, want the case's", x.URL, agent)
		}
	}
}

func TestCast_dismissedIsForgotten(t *testing.T) {
	t.Parallel()
	cast, err := embedded(t, mock.Doc).Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Caller.CreateApplication(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if err := cast.Dismiss(t.Context()); err != nil {
		t.Fatal(err)
	}
	x, err := cast.Caller.Do(t.Context(), client.Request{URL: cast.Caller.ApplicationURL(), Once: true})
	if err != nil || x.Status != http.StatusUnauthorized {
		t.Errorf("got status %d and %v, want 401", x.Status, err)
	}
}

func TestCast_refusesAnUnknownCause(t *testing.T) {
	t.Parallel()
	cast, err := embedded(t, mock.Real).Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Refuse(t.Context(), "the moon is full"); err == nil || !strings.Contains(err.Error(), "the moon is full") {
		t.Errorf("got %v, want an error that names the cause", err)
	}
}

func TestCast_divertsMessages(t *testing.T) {
	t.Parallel()
	cast, err := embedded(t, mock.Real).Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Divert(t.Context(), "callee", "answerer"); err != nil {
		t.Errorf("got %v, want the callee's messages diverted", err)
	}
	if err := cast.Divert(t.Context(), "nobody", "answerer"); err == nil || !strings.Contains(err.Error(), `no user "nobody"`) {
		t.Errorf("got %v, want an error about a user who is not there", err)
	}
}

func TestOpen_aimsAtAMockInAFile(t *testing.T) {
	t.Parallel()
	running, err := embedded(t, mock.Doc).Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	on := file(t, "target \"remote\" {\n  mock    = \""+running.Caller.Account.Discover+"\"\n  dialect = \"doc\"\n  share   = true\n}\n")
	aim, err := target.Open(on, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if aim.Name != "remote" || !aim.Share || !aim.Sample() || aim.On != on {
		t.Errorf("got %+v, want the target remote, shared, in dialect doc", aim)
	}
	cast, err := aim.Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	token, err := aim.Token(t.Context(), cast.Username("caller"))
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Caller.CreateApplication(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	x, err := cast.Answerer.Do(t.Context(), client.Request{URL: cast.Caller.ApplicationURL(), Accept: ucwa.XML, Token: token})
	if err != nil || x.Status != http.StatusOK {
		t.Errorf("got status %d and %v with the caller's token, want 200", x.Status, err)
	}
	if _, err := aim.Token(t.Context(), "nobody@contoso.com"); err == nil || !strings.Contains(err.Error(), "nobody@contoso.com") {
		t.Errorf("got %v, want an error that names the user", err)
	}
}

func TestOpen_wantsOneTarget(t *testing.T) {
	t.Parallel()
	one := "target \"a\" {\n  mock = \"http://127.0.0.1:1\"\n}\n"
	two := file(t, one+strings.Replace(one, `"a"`, `"b"`, 1))
	for name, row := range map[string]struct{ on, want string }{
		"no such file":   {"nowhere.hcl", "nowhere.hcl: no such file"},
		"no such target": {file(t, one) + "#b", `["a"] after a #, got "b"`},
		"which of two":   {two, `["a" "b"]`},
		"none at all":    {file(t, ""), "got no target"},
	} {
		if _, err := target.Open(row.on, time.Now); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got %v, want an error with %q in it", name, err, row.want)
		}
	}
}

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "targets.hcl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
