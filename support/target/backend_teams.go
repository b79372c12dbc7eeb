package target

import (
	"context"
	"strings"

	"ucwatest/support/client"
)

// A team is three users of a pool, who play scenes while other teams play others.
type team struct {
	*pool
	phoneNumber string // where the phone of its caller rings; "" if nobody says it
}

// teams are the backend of a pool with several users for each part.
type teams []team

// Teams are one target for each team: each has the users of that team alone, and all
// have limits and connections in common. Of a target without teams, and of one of
// Teams, it is that target and no other. RawIdentities, Logger and what Adjust
// changes are set before.
func (t *Target) Teams() []*Target {
	all, are := t.backend.(teams)
	if !are {
		return []*Target{t}
	}
	each := make([]*Target, len(all))
	for i, one := range all {
		its := *t
		its.Team, its.backend, its.Staging.PhoneNumber = one.team, one.pool, one.phoneNumber
		each[i] = &its
	}
	return each
}

// reach signs the caller of each team in.
func (all teams) reach(ctx context.Context, o client.Options) error {
	for _, one := range all {
		if err := one.reach(ctx, o); err != nil {
			return err
		}
	}
	return nil
}

// users are those of the first team.
func (all teams) users(ctx context.Context) (users, error) { return all[0].users(ctx) }

func (all teams) account(ctx context.Context, name string) (client.Account, error) {
	of, part, _ := strings.Cut(name, "/")
	for _, one := range all {
		if a, err := one.account(ctx, part); one.team == of && err == nil {
			return a, nil
		}
	}
	return client.Account{}, &Unknown{User: name, Target: all[0].name, Known: all.names()}
}

func (all teams) names() []string {
	var names []string
	for _, one := range all {
		names = append(names, one.names()...)
	}
	return names
}

// identities are those of all teams, by TEAM/PART.
func (all teams) identities() map[string]Identity {
	each := map[string]Identity{}
	for _, one := range all {
		for part, who := range one.identities() {
			each[one.username(part)] = who
		}
	}
	return each
}

// entrances are those of the first team: in a recording people are known by their parts.
func (all teams) entrances() map[string]Entrance { return all[0].entrances() }
