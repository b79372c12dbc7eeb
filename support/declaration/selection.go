package declaration

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A Selection says which cases are meant: of those that fulfil the first two
// members, the ones in the shard. An empty one means all.
type Selection struct {
	Tags    string   `json:"tags,omitempty"`    // a Cucumber tag expression, as "@reads and not @wip"
	Targets []string `json:"targets,omitempty"` // ids of cases, scenarios or clauses, any of which may apply; * stands for any characters
	Shard   Shard    `json:"shard,omitzero"`
}

// Empty tells whether s means all cases.
func (s Selection) Empty() bool { return s.Equal(Selection{}) }

// Equal tells whether s and other say the same.
func (s Selection) Equal(other Selection) bool {
	return s.Tags == other.Tags && slices.Equal(s.Targets, other.Targets) && s.Shard.Equal(other.Shard)
}

// String is s as flags give it.
func (s Selection) String() string {
	var all []string
	if s.Tags != "" {
		all = append(all, fmt.Sprintf("-tags %q", s.Tags))
	}
	for _, target := range s.Targets {
		all = append(all, "-target "+target)
	}
	if !s.Shard.Whole() {
		all = append(all, "-shard "+s.Shard.String())
	}
	if len(all) == 0 {
		return "everything"
	}
	return strings.Join(all, " ")
}

// Select returns the cases that s means, in their order and for all shards:
// Shard.Cut takes those of one. What s names must exist: that known things have no
// case in common is no problem, and selects none.
func (d *Declaration) Select(s Selection) ([]Case, Problems) {
	expr, problems := d.tagExpr(s.Tags)
	wanted := make([]func(Case) bool, 0, len(s.Targets))
	for _, target := range s.Targets {
		applies, problem := d.target(target)
		if applies == nil {
			problems = append(problems, problem)
			continue
		}
		wanted = append(wanted, applies)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	var selected []Case
	for _, c := range d.Cases {
		applies := func(target func(Case) bool) bool { return target(c) }
		if expr.matches(c.Tags) && (len(wanted) == 0 || slices.ContainsFunc(wanted, applies)) {
			selected = append(selected, c)
		}
	}
	return selected, nil
}

// tagExpr parses text and wants its tags to be known.
func (d *Declaration) tagExpr(text string) (*tagExpr, Problems) {
	expr, err := parseTags(text)
	if err != nil {
		return nil, Problems{{What: err.Error()}}
	}
	known := d.tags()
	var problems Problems
	expr.names(func(tag string) bool {
		if !known[tag] {
			problems = append(problems, Problem{What: fmt.Sprintf("tag expression %q names %s, which stands nowhere", text, tag),
				Do: DidYouMean(tag, maps.Keys(known), "")})
		}
		return true
	})
	return expr, problems
}

// tags are all tags that can stand on a case.
func (d *Declaration) tags() map[string]bool {
	all := map[string]bool{}
	for tag := range wordTags {
		all[tag] = true
	}
	for _, c := range d.Cases {
		for _, tag := range c.Tags {
			all[tag] = true
		}
	}
	return all
}

// target is what tells whether a case is meant by id. Without one there is a
// problem: id is that of nothing.
func (d *Declaration) target(id string) (func(Case) bool, Problem) {
	if clause, known := d.Ledger.Clause(id); known {
		return func(c Case) bool { return c.Clause == id || c.names(clause.Subject) }, Problem{}
	}
	known := d.ids()
	if !known[id] && strings.Contains(id, "*") {
		return d.pattern(id, known)
	}
	if !known[id] {
		return nil, Problem{What: fmt.Sprintf("target %q is the id of no case, scenario or clause", id),
			Do: DidYouMean(id, maps.Keys(known), "")}
	}
	return func(c Case) bool { return c.ID == id || c.Scenario == id }, Problem{}
}

// pattern is target for all known ids that text matches, in which * stands for any
// characters.
func (d *Declaration) pattern(text string, known map[string]bool) (func(Case) bool, Problem) {
	matches := Like(text)
	var any []func(Case) bool
	for id := range known {
		if matches(id) {
			applies, _ := d.target(id)
			any = append(any, applies)
		}
	}
	if any == nil {
		return nil, Problem{What: fmt.Sprintf("target %q matches the id of no case, scenario or clause", text)}
	}
	return func(c Case) bool {
		return slices.ContainsFunc(any, func(applies func(Case) bool) bool { return applies(c) })
	}, Problem{}
}

// Like tells whether an id is meant by text, in which * stands for any characters.
func Like(text string) func(id string) bool {
	return regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(text), `\*`, ".*") + "$").MatchString
}

// ids are the ids of all cases, scenarios and clauses.
func (d *Declaration) ids() map[string]bool {
	all := map[string]bool{}
	for _, c := range d.Cases {
		all[c.ID], all[c.Scenario] = true, true
	}
	for _, clause := range d.Ledger.Clauses {
		all[clause.ID] = true
	}
	return all
}
