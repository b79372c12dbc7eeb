package target_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/target"
)

// twoTeams aims at the pool with two teams, and may do all.
func (p *pool) twoTeams(t *testing.T, more string) *target.Target {
	t.Helper()
	return p.aim(t, p.discover()+"  may = [\"read\", \"stage\"]\n"+more+
		"team \"one\" {\nphone_number = \"tel:+14255550101\"\n"+users("password")+"}\n"+
		"team \"two\" {\nphone_number = \"tel:+14255550102\"\n"+usersCalled("password", "dee.low", "eve.may", "fay.kim")+"}\n")
}

func TestTeams_haveUsersOfTheirOwn(t *testing.T) {
	t.Parallel()
	aim := newPool(t, mock.Options{}).twoTeams(t, "stage {\nanswers = [\"answerer\"]\n}\n")
	want := []string{"one/caller", "one/callee", "one/answerer", "two/caller", "two/callee", "two/answerer"}
	if diff := cmp.Diff(want, aim.Users()); diff != "" || len(aim.Identities()) != 6 {
		t.Errorf("got the identities %v and users (-want +got):\n%s", aim.Identities(), diff)
	}
	teams := aim.Teams()
	if len(teams) != 2 {
		t.Fatalf("got %d teams, want two", len(teams))
	}
	for i, callee := range []string{"sip:ben.ray@contoso.com", "sip:eve.may@contoso.com"} {
		its, name := teams[i], []string{"one", "two"}[i]
		if again := its.Teams(); len(again) != 1 || again[0] != its {
			t.Errorf("got %v of a team, want that team alone", again)
		}
		if its.Team != name || its.Name != "staging" || its.Staging.PhoneNumber != []string{"tel:+14255550101", "tel:+14255550102"}[i] ||
			its.Staging.Answers[0] != "answerer" || its.Redactor != aim.Redactor || its.Identities()["callee"].SIP != callee {
			t.Errorf("got %+v with %v, want team %s and its users", its, its.Identities(), name)
		}
		if diff := cmp.Diff(want[3*i:3*i+3], its.Users()); diff != "" {
			t.Errorf("users of team %s (-want +got):\n%s", name, diff)
		}
	}
	if text := aim.Redactor.Text("ann.lee@contoso.com and fay.kim@contoso.com"); text != "caller and answerer" {
		t.Errorf("got %q, want nobody of any team in it", text)
	}
}

// TestTeams_areOutAtOnce takes a cast of each team, and waits for none.
func TestTeams_areOutAtOnce(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.twoTeams(t, "")
	var casts []*target.Cast
	log := new(client.Log)
	for _, team := range aim.Teams() {
		cast, err := team.Cast(t.Context(), log, "")
		if err != nil {
			t.Fatal(err)
		}
		if name := cast.Username("callee"); name != team.Team+"/callee" {
			t.Errorf("got the name %q for token -user, want that of team %s", name, team.Team)
		}
		casts = append(casts, cast)
	}
	if casts[0].Caller.Account.SIP == casts[1].Caller.Account.SIP || casts[1].Caller.Account.Name != "caller" {
		t.Errorf("got the callers %+v and %+v, want one of each team", casts[0].Caller.Account, casts[1].Caller.Account)
	}
	for _, x := range log.Exchanges() {
		if text := x.String(); strings.Contains(text, "dee.low") || strings.Contains(text, secret) {
			t.Errorf("got somebody who can be recognised in %s", text)
		}
	}
	if err := casts[0].Dismiss(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := aim.Teams()[0].Cast(t.Context(), nil, ""); err != nil {
		t.Errorf("got %v, want the users of team one while those of team two are out", err)
	}
	if n := p.count("POST /WebTicket"); n != 6 {
		t.Errorf("got %d tokens asked for in %q, want one of each user", n, p.requests())
	}
}

func TestTeams_areNamedWhereSomethingIsWrong(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.twoTeams(t, "")
	if _, err := aim.Token(t.Context(), "two/callee"); err != nil {
		t.Error(err)
	}
	const want = `user "callee": target "staging" has only one/caller, one/callee, one/answerer, two/caller, two/callee, two/answerer`
	if _, err := aim.Token(t.Context(), "callee"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := aim.Reach(t.Context()); err != nil {
		t.Error(err)
	}
	aim = p.aim(t, p.discover()+"team \"one\" {\n"+users("password")+"}\nteam \"two\" {\n"+usersCalled("password", "nobody", "eve.may", "fay.kim")+"}\n")
	const beginning = `target "staging" cannot be reached: team "two": sign-in of caller: `
	if err := aim.Reach(t.Context()); err == nil || !strings.HasPrefix(err.Error(), beginning) {
		t.Errorf("got %v, want %s", err, beginning)
	}
}

func TestRehearsal_hasTheTeamsOfThePool(t *testing.T) {
	t.Parallel()
	aim := newPool(t, mock.Options{}).twoTeams(t, "")
	stand, err := aim.Rehearsal(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer stand.Close()
	for i, team := range stand.Teams() {
		cast, err := team.Cast(t.Context(), nil, "")
		if err != nil {
			t.Fatal(err)
		}
		if want := aim.Teams()[i].Team; team.Team != want || cast.Username("caller") != want+"/caller" || team.Traits != target.OfPool() {
			t.Errorf("got %+v, want team %s", team, want)
		}
	}
	if diff := cmp.Diff(aim.Users(), stand.Users()); diff != "" {
		t.Errorf("users (-want +got):\n%s", diff)
	}
}

func TestForShard_takesTeamsInTurn(t *testing.T) {
	t.Parallel()
	p := newPool(t, mock.Options{})
	aim := p.twoTeams(t, "")
	aim.Parallel = 4
	for of, want := range map[int][]string{1: {"one", "two"}, 2: {"one", "two"}} {
		var got []string
		for index := range of {
			part := aim.ForShard(index+1, of)
			for _, team := range part.Teams() {
				got = append(got, team.Team)
			}
			if part.Shards != of || part.PerSecond() != aim.PerSecond()/float64(of) || part.Parallel != 4/of {
				t.Errorf("%d of %d: got %d shards, %v requests a second and %d cases at once, want its part", index+1, of, part.Shards, part.PerSecond(), part.Parallel)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d shards: teams (-want +got):\n%s", of, diff)
		}
	}
	p.limits = "requests = 3"
	if err := p.twoTeams(t, "").ForShard(2, 2).Reach(t.Context()); err == nil || !strings.Contains(err.Error(), "2 requests") {
		t.Errorf("got %v, want it ended by half of the budget", err)
	}
}
