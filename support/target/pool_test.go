package target_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
	"ucwatest/support/stage"
	"ucwatest/support/target"
)

func TestCast_ofAPoolSignsInOnce(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.staging(t)
	for _, id := range []string{"a-1", "a-2"} {
		log := new(client.Log)
		cast, err := aim.Cast(t.Context(), log, "ucwatest ("+id+")")
		if err != nil {
			t.Fatal(err)
		}
		for name, session := range map[string]*client.Session{"caller": cast.Caller, "callee": cast.Callee, "answerer": cast.Answerer} {
			if session.Account.Name != name || session.ApplicationURL() != "" {
				t.Errorf("%s: got %+v with application %q, want the %s without one", id, session.Account, session.ApplicationURL(), name)
			}
			if err := session.CreateApplication(t.Context(), id+name); err != nil {
				t.Fatal(err)
			}
			if err := session.DeleteApplication(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		for _, x := range log.Exchanges() {
			if agent := x.RequestHeader.Get("User-Agent"); agent != "ucwatest ("+id+")" {
				t.Errorf("%s %s: got User-Agent %q, want that of case %s", x.Method, x.URL, agent, id)
			}
			if all := x.String(); strings.Contains(all, "ann") || strings.Contains(all, "ben") || strings.Contains(all, "cyd") {
				t.Errorf("got somebody who can be recognised in %s", all)
			}
		}
		if err := cast.Dismiss(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := p.count("POST /WebTicket"); n != 3 {
		t.Errorf("got %d tokens asked for in %q, want one of each user", n, p.requests())
	}
	if n := p.count("POST /ucwa") + p.count("DELETE /ucwa"); n != 12 {
		t.Errorf("got %d applications created and deleted, want six of each", n)
	}
}

// count tells how many of the pool's requests begin so.
func (p *pool) count(prefix string) int {
	n := 0
	for _, line := range p.requests() {
		if strings.HasPrefix(line, prefix) {
			n++
		}
	}
	return n
}

func TestCast_ofAPoolIsOutOnceAtATime(t *testing.T) {
	t.Parallel()
	aim := newPool(t, mock.Options{}).staging(t)
	first, err := aim.Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := aim.Cast(ended, nil, ""); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "waiting for the users") {
		t.Errorf("got %v, want that it was waited for in vain", err)
	}
	second := make(chan error, 1)
	go func() {
		cast, err := aim.Cast(t.Context(), nil, "")
		if err == nil {
			err = cast.Dismiss(t.Context())
		}
		second <- err
	}()
	for range 2 { // giving back twice gives back once
		if err := first.Dismiss(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-second; err != nil {
		t.Errorf("got %v, want the users once they are free", err)
	}
	if err := aim.Reach(t.Context()); err != nil {
		t.Errorf("got %v, want the users free again", err)
	}
}

func TestCast_ofAPoolIsFreeAgainWhenSomebodyCannotSignIn(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.aim(t, p.discover()+"  may = [\"read\", \"stage\"]\n"+strings.Replace(users("password"), "ben.ray@contoso.com\"\n      p", "nobody@contoso.com\"\n      p", 1))
	for range 2 {
		_, err := aim.Cast(t.Context(), nil, "")
		if err == nil || !strings.HasPrefix(err.Error(), "sign-in of callee: ") || !strings.Contains(err.Error(), "user name or password is wrong") {
			t.Errorf("got %v, want that the callee's password is wrong", err)
		}
	}
	if err := aim.Reach(t.Context()); err != nil {
		t.Errorf("got %v, want the caller signed in", err)
	}
}

func TestCast_ofAPoolLooksForItAnew(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.staging(t)
	cast, err := aim.Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Answerer.CreateApplication(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	// A 403 without a challenge says that the user is not at home here (RootURL).
	x, err := cast.Caller.Do(t.Context(), client.Request{URL: cast.Answerer.ApplicationURL()})
	if err != nil || x.Status != http.StatusForbidden {
		t.Fatalf("got %d and %v, want 403", x.Status, err)
	}
	if err := cast.Dismiss(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := aim.Cast(t.Context(), nil, ""); err != nil {
		t.Fatal(err)
	}
	if n := p.count("GET / "); n != 4 {
		t.Errorf("got %d discoveries in %q, want the caller's once more", n, p.requests())
	}
}

func TestCast_ofAPoolSaysWhatItHasNoCallFor(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.aim(t, p.discover()+"  may = [\"read\", \"stage\"]\n  stage {\n    answers = [\"answerer\"]\n  }\n"+users("password"))
	cast, err := aim.Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.PickUp(t.Context(), "answerer"); err != nil {
		t.Errorf("got %v, want the phone that the target file names", err)
	}
	for want, err := range map[string]error{
		"a phone of the caller that picks up by itself: the target file names none": cast.PickUp(t.Context(), "caller"),
		"that messages to the callee reach the answerer: UCWA has no call for it":   cast.Divert(t.Context(), "callee", "answerer"),
		"a token of the caller with the one scope Conversations":                    cast.Grant(t.Context(), "caller", "Conversations"),
		"that the pool refuses because it is full":                                  cast.Refuse(t.Context(), "it is full"),
		"that tokens expire before their time":                                      cast.Expire(t.Context()),
	} {
		var none *stage.Unoffered
		if !errors.As(err, &none) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if n := p.count("POST /~control") + p.count("PATCH"); n != 0 {
		t.Errorf("got %d calls of a control interface in %q, want none", n, p.requests())
	}
}

func TestCast_isTheCallerWhereNobodyElseActs(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	home := p.URL + "/ucwa/oauth/v1/applications/101"
	for keys, discoveries := range map[string]int{
		"  given {\n    application = \"" + home + "\"\n    derived_conversation = \"" + home + "/communication/conversations/1\"\n  }\n": 0,
		p.discover() + "  observe {\n    wait = \"1m\"\n  }\n":                                                                            1,
	} {
		before := p.count("GET / ")
		cast, err := p.aim(t, keys+users("password")).Cast(t.Context(), nil, "")
		if err != nil {
			t.Fatal(err)
		}
		if cast.Caller == nil || cast.Callee != nil || cast.Answerer != nil {
			t.Errorf("%s: got %v, %v and %v, want the caller only", keys, cast.Caller, cast.Callee, cast.Answerer)
		}
		if n := p.count("GET / ") - before; n != discoveries {
			t.Errorf("%s: got %d discoveries, want %d", keys, n, discoveries)
		}
	}
}

func TestToken_isThatOfAPart(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.staging(t)
	cast, err := aim.Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Caller.CreateApplication(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	token, err := aim.Token(t.Context(), cast.Username("caller"))
	if err != nil {
		t.Fatal(err)
	}
	x, err := cast.Answerer.Do(t.Context(), client.Request{URL: cast.Caller.ApplicationURL(), Token: token})
	if err != nil || x.Status != http.StatusOK {
		t.Errorf("got status %d and %v with the caller's token, want 200", x.Status, err)
	}
	if _, err := aim.Token(t.Context(), "operator"); err == nil || err.Error() != `user "operator": target "staging" has only caller, callee, answerer` {
		t.Errorf("got %v, want an error that names the users there are", err)
	}
}

func TestReach_saysOnceThatNobodyAnswers(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.staging(t)
	p.Close()
	for range 2 {
		if err := aim.Reach(t.Context()); err == nil || !strings.HasPrefix(err.Error(), `target "staging" cannot be reached: sign-in of caller: `) ||
			!strings.HasSuffix(err.Error(), "; look at host and port in the target file, and whether the pool is up") {
			t.Errorf("got %v, want that nobody answers, and what to do", err)
		}
	}
}

func TestReach_saysWhatToDoOfAPasswordThatIsWrong(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.aim(t, p.discover()+strings.Replace(users("password"), `username = "ann.lee@`, `username = "nobody@`, 1))
	const want = "; look at the user's auth in the target file, and at the variables it takes from the environment"
	if err := aim.Reach(t.Context()); err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got %v, want what to do", err)
	}
}

func TestTarget_showsPeopleIfItMust(t *testing.T) {
	t.Parallel()
	aim := newPool(t, mock.Options{}).staging(t)
	aim.RawIdentities = true
	log := new(client.Log)
	cast, err := aim.Cast(t.Context(), log, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Caller.CreateApplication(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	all := log.Exchanges()
	if text := all[len(all)-1].String(); !strings.Contains(text, "sip:ann.lee@contoso.com") {
		t.Errorf("got %s, want the caller's address", text)
	}
}

func TestLimits_boundARun(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	p.limits = "requests = 2"
	var spent *client.Spent
	if err := p.staging(t).Reach(t.Context()); !errors.As(err, &spent) || spent.Limit != "2 requests" || len(p.requests()) != 2 {
		t.Errorf("got %v after %q, want an end after two requests", err, p.requests())
	}
	p.limits = ""
	clock := mocktest.NewClock(today())
	p.now = clock.Now
	aim := p.staging(t)
	if err := aim.Reach(t.Context()); err != nil {
		t.Fatal(err)
	}
	clock.Advance(time.Hour)
	if _, err := aim.Cast(t.Context(), nil, ""); !errors.As(err, &spent) || spent.Limit != "1h0m0s" {
		t.Errorf("got %v, want an end after an hour where nothing is said", err)
	}
	p.limits = "timeout = \"1ns\""
	if err := p.staging(t).Reach(t.Context()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want that time was up", err)
	}
}

// TestLimits_sayHowLongToListen takes from the target file how slow a pool may be.
func TestLimits_sayHowLongToListen(t *testing.T) {
	t.Parallel()
	for name, limits := range map[string]string{"said": "quiet = \"5s\"\n    patience = \"20ms\"", "too short": "quiet = \"0s\""} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, mock.Options{})
			p.limits = limits
			var got client.Live
			aim, err := p.open(t, p.discover()+users("password"))
			if err != nil {
				if want := `quiet: got "0s", want a time over zero, as "10s" or "5m"`; name != "too short" || !strings.Contains(err.Error(), want) {
					t.Errorf("got %v, want it only of a time that is none: %s", err, want)
				}
				return
			}
			aim.Adjust(func(o *client.Options) { got = *o.Live })
			if want := (client.Live{Quiet: 5 * time.Second, Patience: 20 * time.Millisecond}); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestLimits_letAMockSayWhenNothingComes(t *testing.T) {
	t.Parallel()
	on := filepath.Join(t.TempDir(), "remote.hcl")
	if err := os.WriteFile(on, []byte("target \"remote\" {\n  mock = \"http://127.0.0.1:1\"\n  limits {\n    quiet    = \"5s\"\n    patience = \"5m\"\n  }\n}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := target.Open(on, today)
	for _, key := range []string{"quiet", "patience"} {
		if want := key + ": only a pool is waited for; a mock says when no event will come"; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestReading_sendsNothingThatChangesThePool(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	cast, err := p.aim(t, p.discover()+users("password")).Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Caller.CreateApplication(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	me := cast.Caller.ApplicationURL()
	for _, r := range []client.Request{
		{URL: me}, {URL: me + "/communication"}, {Method: "POST", URL: me + "/me/makeMeAvailable", Body: []byte(`{}`)},
		{Method: "POST", URL: me + "/communication/startMessaging", Body: []byte(`{}`)}, {Method: "DELETE", URL: me + "/communication"},
		{Method: "PUT", URL: me + "/communication", Body: []byte(`{}`)}, {Method: "HEAD", URL: me}, {Method: "POST", URL: "/~control/groups"},
	} {
		var barred *client.NotPermitted
		if _, err := cast.Caller.Do(t.Context(), r); (r.Method == "") != (err == nil) || err != nil && !errors.As(err, &barred) {
			t.Errorf("%s %s: got %v, want only GET let through", r.Method, r.URL, err)
		}
	}
	if err := cast.Caller.DeleteApplication(t.Context()); err != nil {
		t.Fatal(err)
	}
	var changing []string
	for _, line := range p.requests() {
		if !strings.HasPrefix(line, "GET ") && !strings.HasPrefix(line, "POST /WebTicket/oauthtoken ") {
			changing = append(changing, strings.Fields(line)[0])
		}
	}
	if diff := cmp.Diff([]string{"POST", "DELETE"}, changing); diff != "" {
		t.Errorf("more than one application created and deleted (-want +got):\n%s", diff)
	}
}
