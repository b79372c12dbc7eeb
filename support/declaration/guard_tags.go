package declaration

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"
)

// A tagKind is what a tag says of what it stands on.
type tagKind string

const (
	idTag      tagKind = "id"     // the scenario's name for ever
	reachTag   tagKind = "reach"  // what the scenario needs of a target
	clauseTag  tagKind = "clause" // the clause a Rule states
	wipTag     tagKind = "wip"    // not finished: continuous integration bars it
	unknownTag tagKind = "unknown"
)

var (
	idPattern     = regexp.MustCompile(`^@[a-z][a-z0-9]*(-[a-z0-9]+)*-[0-9]+$`)
	clausePattern = regexp.MustCompile(`^@[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$`)
	endsInNumber  = regexp.MustCompile(`[0-9]$`)
	wordTags      = map[string]tagKind{"@wip": wipTag, "@" + string(Reads): reachTag,
		"@" + string(Stages): reachTag, "@" + string(Refuses): reachTag}
)

// belongs says what to do with a tag that stands where it must not.
var belongs = map[tagKind]string{
	idTag:     "put it on a scenario",
	reachTag:  "put it on each scenario",
	clauseTag: "put it on the Rule that states the clause",
}

func kindOf(tag string) tagKind {
	switch {
	case wordTags[tag] != "":
		return wordTags[tag]
	case idPattern.MatchString(tag):
		return idTag
	case clausePattern.MatchString(tag):
		return clauseTag
	}
	return unknownTag
}

// first is the first tag of that kind, "" if there is none.
func first(tags []*messages.Tag, kind tagKind) string {
	for _, tag := range tags {
		if kindOf(tag.Name) == kind {
			return tag.Name
		}
	}
	return ""
}

// tags reports what may not stand on holder, and returns how often each kind
// that may does.
func (g *guard) tags(holder string, tags []*messages.Tag, allowed ...tagKind) map[tagKind]int {
	count := map[tagKind]int{}
	for _, tag := range tags {
		kind := kindOf(tag.Name)
		switch {
		case kind == unknownTag:
			count[g.unknown(tag)]++
		case kind == wipTag || slices.Contains(allowed, kind):
			count[kind]++
		default:
			g.report(tag.Location, belongs[kind], "tag %s stands on %s", tag.Name, holder)
		}
	}
	return count
}

// unknown reports a tag and returns the kind it was probably meant to be, so
// that this one is not missed as well.
func (g *guard) unknown(tag *messages.Tag) tagKind {
	meant := Nearest(tag.Name, maps.Keys(wordTags))
	if meant == "" && endsInNumber.MatchString(tag.Name) {
		g.report(tag.Location, "write it in small letters with a number at the end, as @dc-links-1", "tag %s is not an id", tag.Name)
		return idTag
	}
	id := strings.ToUpper(strings.TrimPrefix(tag.Name, "@"))
	if meant == "" && g.ledger != nil && Nearest(id, clauseIDs(g.ledger)) != "" {
		g.report(tag.Location, DidYouMean(id, clauseIDs(g.ledger), ""), "tag %s is not a clause", tag.Name)
		return clauseTag
	}
	do := "use an id, a reach, a clause or @wip"
	if meant != "" {
		do = "did you mean " + meant + "?"
	}
	g.report(tag.Location, do, "tag %s is unknown", tag.Name)
	return wordTags[meant]
}

func (g *guard) featureTags(f *messages.Feature) { g.tags("a Feature", f.Tags) }

// ruleTags wants one clause, so that every Then below knows what it judges.
func (g *guard) ruleTags(r *messages.Rule) {
	count := g.tags("a Rule", r.Tags, clauseTag)
	if count[clauseTag] != 1 {
		g.report(r.Location, "a Rule states exactly one clause: tag it, as @DC-LINK-SELF", "rule %q has %d clause tags", r.Name, count[clauseTag])
	}
	for _, tag := range r.Tags {
		if kindOf(tag.Name) == clauseTag {
			g.clause(tag)
		}
	}
}

// scenarioTags wants one id and one reach.
func (g *guard) scenarioTags(s scenario) {
	count := g.tags("a scenario", s.Tags, idTag, reachTag)
	if count[idTag] != 1 {
		g.report(s.Location, "give it exactly one, as @dc-links-1", "scenario %q has %d ids", s.Name, count[idTag])
	}
	if count[reachTag] != 1 {
		g.report(s.Location, "give it exactly one of @reads, @stages and @refuses", "scenario %q has %d reaches", s.Name, count[reachTag])
	}
	for _, examples := range s.Examples {
		g.tags("Examples", examples.Tags)
	}
	for _, tag := range s.Tags {
		if kindOf(tag.Name) == idTag {
			g.unique(tag)
		}
	}
}

// unique wants an id to stand at one place of all files.
func (g *guard) unique(tag *messages.Tag) {
	here := place{g.uri, int(tag.Location.Line)}
	before, taken := g.ids[tag.Name]
	if taken && before != here {
		g.report(tag.Location, "give this scenario a new one", "id %s is also at %s:%d", tag.Name, before.uri, before.line)
		return
	}
	g.ids[tag.Name] = here
}
