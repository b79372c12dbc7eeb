package edit

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ucwatest/support/redact"
)

// Aliases are what stands in a hidden capture for what was there: by the alias, all that
// it stands for. Whoever has them can undo what was hidden.
type Aliases map[string][]string

// An aliaser gives aliases, each thing always the same one.
type aliaser struct {
	given map[string]string // by what it stands for, in lower case
	count map[string]int    // by sort
	table Aliases
}

func newAliaser() *aliaser {
	return &aliaser{given: map[string]string{}, count: map[string]int{}, table: Aliases{}}
}

// of is the alias of a thing of a sort.
func (a *aliaser) of(sort, thing string) string {
	key := sort + " " + strings.ToLower(thing)
	if alias := a.given[key]; alias != "" {
		return alias
	}
	a.count[sort]++
	return a.stands(sort, thing, fmt.Sprintf("%s%d", sort, a.count[sort]))
}

// stands notes that alias stands for a thing of a sort.
func (a *aliaser) stands(sort, thing, alias string) string {
	a.given[sort+" "+strings.ToLower(thing)] = alias
	if !slices.Contains(a.table[alias], thing) {
		a.table[alias] = append(a.table[alias], thing)
	}
	return alias
}

// The sorts of what is hidden.
const (
	users   = "user"
	hosts   = "host"
	tokens  = "token"
	cookies = "cookie"
	texts   = "text"
	numbers = "number"
)

// address is the alias of an IP address: one of those kept for documentation (RFC 5737,
// RFC 3849).
func (a *aliaser) address(ip string, six bool) string {
	key := "ip " + strings.ToLower(ip)
	if alias := a.given[key]; alias != "" {
		return alias
	}
	a.count["ip"]++
	n := a.count["ip"]
	alias := fmt.Sprintf("2001:db8::%x", n)
	if !six {
		alias = fmt.Sprintf("%s.%d", []string{"192.0.2", "198.51.100", "203.0.113"}[n/250%3], n%250+1)
	}
	return a.stands("ip", ip, alias)
}

// redactor hides people, hosts and numbers wherever they stand, however they are written.
func (a *aliaser) redactor() *redact.Redactor {
	r := &redact.Redactor{}
	for _, alias := range slices.Sorted(maps.Keys(a.table)) {
		switch sort := strings.TrimRight(alias, "0123456789"); sort {
		case users, hosts, tokens, cookies:
			r.Person(redact.Person{Part: alias, Names: a.table[alias]})
		case numbers:
			r.Person(redact.Person{Part: alias, Numbers: a.table[alias]})
		}
	}
	return r
}
