package target

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"ucwatest/support/client"
)

// teams reads the teams of a pool. Each has all three users.
func (c *checker) teams(e entry, b block, t *Target, place client.Account) teams {
	c.onlyTeams(e, b, t)
	c.inOneTeam(b.Teams)
	var all teams
	for i, one := range b.Teams {
		switch {
		case !namePattern.MatchString(one.Name):
			c.complain(one.At, "team %q: want a name of letters, digits, dots, underscores and hyphens, as it is part of file names", one.Name)
		case slices.ContainsFunc(b.Teams[:i], func(other teamBlock) bool { return other.Name == one.Name }):
			c.complain(one.At, "team %q: got the name twice, want it once", one.Name)
		}
		if !telPattern.MatchString(one.PhoneNumber) {
			c.refuse(one.Body, "phone_number", wantNumber, one.PhoneNumber)
		}
		if said(one.Body, "phone_number") != said(b.Teams[0].Body, "phone_number") {
			c.complain(one.At, "team %q: want phone_number in all teams or in none: any of them may be given any case", one.Name)
		}
		accounts := c.accounts(one.Users, t.Redactor)
		for _, part := range parts {
			if _, there := accounts[part]; !there {
				c.complain(one.At, "team %q: the user %q is missing: a team has %s", one.Name, part, strings.Join(parts, ", "))
			}
		}
		all = append(all, team{newPool(e.Name, one.Name, t.present(accounts, place), t.Staging.Answers), one.PhoneNumber})
	}
	return all
}

// onlyTeams complains of what makes no sense beside teams.
func (c *checker) onlyTeams(e entry, b block, t *Target) {
	for _, u := range b.Users {
		c.complain(u.At, "user %q: got teams too, want all users in teams, or three of them and no team", u.Part)
	}
	if !t.acts() {
		c.complain(e.At, "target %q: got teams beside given or observe, where only a caller has something to do; want user \"caller\" and no team", e.Name)
	}
	if b.Stage != nil {
		c.refuse(b.Stage.Body, "phone_number", "phone_number: got it for all teams, want it in each team: it is where the phone of its caller rings")
	}
}

// inOneTeam complains of users who are in two teams, or are two of one: nobody can
// be in two scenes at once. They are known by address and by what they sign in with.
func (c *checker) inOneTeam(all []teamBlock) {
	first := map[string]string{}
	for _, one := range all {
		for _, u := range one.Users {
			auth := u.Auth
			if auth == nil {
				auth = &authBlock{Body: u.Body}
			}
			for _, known := range []struct {
				body       hcl.Body
				key, value string
			}{{u.Body, "sip", strings.ToLower(u.SIP)}, {auth.Body, "username", strings.ToLower(auth.Username)}, {auth.Body, "token", auth.Token}} {
				before, twice := first[known.key+" "+known.value]
				if twice && known.value != "" {
					c.refuse(known.body, known.key, "%s: this is the %s too, want each user in one team and once: nobody plays two scenes at once", known.key, before)
					break
				}
				first[known.key+" "+known.value] = u.Part + " of team " + one.Name
			}
		}
	}
}
