package mutant

import (
	"fmt"
	"maps"
	"slices"

	"ucwatest/support/ledger"
	"ucwatest/support/mock"
)

// errors spoils status, code and subcode of each error that c states. A clause
// with a subject is judged along with others: what spoils those spoils it.
func (g *generator) errors(r resource, c ledger.Clause) {
	if c.Subject != "" {
		return
	}
	if c.Code != "" {
		g.refusal(r, c, c.Status, c.Code)
	}
	for _, code := range slices.Sorted(maps.Keys(c.Codes)) {
		for _, status := range c.Codes[code] {
			g.refusal(r, c, status, code)
		}
	}
}

// refusal spoils one error.
func (g *generator) refusal(r resource, c ledger.Clause, status int, code string) {
	what := fmt.Sprintf("%d %s", status, code)
	if c.Subcode == ledger.NoSubcode {
		what += " without a subcode"
	} else if c.Subcode != "" {
		what += " " + c.Subcode
	}
	match := func(a *mock.Answer) bool {
		return a.Status == status && a.Reason.Code == code && (c.Subcode == "" || a.Reason.Subcode == subcodeOf(c))
	}
	add := func(how, clause string, spoil func(*mock.Answer)) {
		g.add(r, what+" "+how, clause, r.refusals(match, spoil))
	}
	add("with another status", c.ID, withStatus(other(status, 400, 500)))
	add("with another code", c.ID, withCode(other(code, "BadRequest", "Conflict")))
	add("without its code", c.ID, withCode(""))
	switch c.Subcode {
	case "":
		return
	case ledger.NoSubcode:
		add("but with one", c.ID, withSubcode("Unavailable"))
		add("but the word None", c.ID, withSubcode(ledger.NoSubcode))
		return // no case sees a subcode that could be one of the reference's
	}
	add("without its subcode", c.ID, withSubcode(""))
	add("with another subcode", c.ID, withSubcode(other(c.Subcode, "TooManyGroups", "AlreadyExists")))
	if members, stated := g.ledger.BySubject("subcode members", c.ID); stated {
		add("with an unknown subcode", members.ID, withSubcode(unknown))
	}
}

// subcodeOf is the subcode that an error of c has, "" for none.
func subcodeOf(c ledger.Clause) string {
	if c.Subcode == ledger.NoSubcode {
		return ""
	}
	return c.Subcode
}

// other is first or, where that is what it should differ from, second.
func other[T comparable](than, first, second T) T {
	if than == first {
		return second
	}
	return first
}
