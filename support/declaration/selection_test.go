package declaration_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
)

func TestSelect(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		selection declaration.Selection
		want      []string
	}{
		"nothing said":           {declaration.Selection{}, []string{"dc-read-1", "dc-read-2[JSON]", "dc-read-2[XML]", "dc-read-2[both]", "dc-read-3"}},
		"a reach":                {declaration.Selection{Tags: "@reads"}, []string{"dc-read-1"}},
		"none of a tag":          {declaration.Selection{Tags: "not @stages"}, []string{"dc-read-1", "dc-read-3"}},
		"or after and":           {declaration.Selection{Tags: "@stages and @reads or @refuses"}, []string{"dc-read-3"}},
		"and after or":           {declaration.Selection{Tags: "@refuses or @reads and @wip"}, []string{"dc-read-3"}},
		"a group and a not":      {declaration.Selection{Tags: "(@refuses or @reads) and not(@dc-read-3)"}, []string{"dc-read-1"}},
		"twice not":              {declaration.Selection{Tags: "not not @reads"}, []string{"dc-read-1"}},
		"a clause's tag":         {declaration.Selection{Tags: "@DC-READ and @reads"}, []string{"dc-read-1"}},
		"a case":                 {declaration.Selection{Targets: []string{"dc-read-2[XML]"}}, []string{"dc-read-2[XML]"}},
		"a scenario":             {declaration.Selection{Targets: []string{"dc-read-2"}}, []string{"dc-read-2[JSON]", "dc-read-2[XML]", "dc-read-2[both]"}},
		"a clause of a Rule":     {declaration.Selection{Targets: []string{"DC-READ"}}, []string{"dc-read-1", "dc-read-2[JSON]", "dc-read-2[XML]", "dc-read-2[both]", "dc-read-3"}},
		"a clause of a row":      {declaration.Selection{Targets: []string{"DC-LINK-SELF"}}, []string{"dc-read-2[JSON]", "dc-read-2[XML]", "dc-read-2[both]"}},
		"a pattern of cases":     {declaration.Selection{Targets: []string{"dc-*[XML]"}}, []string{"dc-read-2[XML]"}},
		"a pattern of scenarios": {declaration.Selection{Targets: []string{"*-2"}}, []string{"dc-read-2[JSON]", "dc-read-2[XML]", "dc-read-2[both]"}},
		"a pattern of clauses":   {declaration.Selection{Targets: []string{"DC-L*K-SELF"}}, []string{"dc-read-2[JSON]", "dc-read-2[XML]", "dc-read-2[both]"}},
		"any of several targets": {declaration.Selection{Targets: []string{"dc-read-3", "dc-read-1"}}, []string{"dc-read-1", "dc-read-3"}},
		"a target and a tag":     {declaration.Selection{Tags: "@refuses", Targets: []string{"DC-READ"}}, []string{"dc-read-3"}},
		"nothing in common":      {declaration.Selection{Tags: "@refuses", Targets: []string{"dc-read-1"}}, nil},
		"a waived clause":        {declaration.Selection{Targets: []string{"DC-LATER"}}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			selected, problems := read(t, sound()).Select(test.selection)
			if problems != nil {
				t.Fatalf("got problems, want none:\n%v", problems)
			}
			if diff := cmp.Diff(test.want, ids(selected)); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSelect_refusesWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		selection declaration.Selection
		want      []string
	}{
		"an unknown tag": {declaration.Selection{Tags: "@reads or @stagse"}, []string{
			`tag expression "@reads or @stagse" names @stagse, which stands nowhere; did you mean @stages?`}},
		"a tag like no other": {declaration.Selection{Tags: "@somethingelse"}, []string{
			`tag expression "@somethingelse" names @somethingelse, which stands nowhere`}},
		"an unknown target": {declaration.Selection{Targets: []string{"dc-raed-1", "DC-LINK-SEFL", "dc-read-2[HTML]"}}, []string{
			`target "dc-raed-1" is the id of no case, scenario or clause; did you mean dc-read-1?`,
			`target "DC-LINK-SEFL" is the id of no case, scenario or clause; did you mean DC-LINK-SELF?`,
			`target "dc-read-2[HTML]" is the id of no case, scenario or clause; did you mean dc-read-2[XML]?`}},
		"an empty target": {declaration.Selection{Targets: []string{""}}, []string{
			`target "" is the id of no case, scenario or clause`}},
		"a pattern that matches nothing": {declaration.Selection{Targets: []string{"dc-l*", "dc.read-1*"}}, []string{
			`target "dc-l*" matches the id of no case, scenario or clause`,
			`target "dc.read-1*" matches the id of no case, scenario or clause`}},
		"both wrong": {declaration.Selection{Tags: "@a @b", Targets: []string{"x"}}, []string{
			`tag expression "@a @b", position 4: got "@b", want "and", "or" or the end`,
			`target "x" is the id of no case, scenario or clause`}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			selected, problems := read(t, sound()).Select(test.selection)
			if diff := cmp.Diff(test.want, texts(problems)); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
			if selected != nil {
				t.Errorf("got %q, want nothing selected", ids(selected))
			}
		})
	}
}

func TestSelect_saysWhereATagExpressionIsMalformed(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"@a and":             `position 7: got the end, want a tag, "not" or "("`,
		"and @a":             `position 1: got "and", want a tag, "not" or "("`,
		"@a and or @b":       `position 8: got "or", want a tag, "not" or "("`,
		"(@a or @b":          `position 10: got the end, want "and", "or" or ")"`,
		"@a)":                `position 3: got ")", want "and", "or" or the end`,
		"()":                 `position 2: got ")", want a tag, "not" or "("`,
		"not":                `position 4: got the end, want a tag, "not" or "("`,
		"@a not @b":          `position 4: got "not", want "and", "or" or the end`,
		"@a adn @b":          `position 4: got "adn", want "and", "or" or the end; did you mean and?`,
		"reads":              `position 1: got "reads", want a tag, "not" or "("; a tag starts with @`,
		"@a && @b":           `position 4: got "&&", want "and", "or" or the end; write and, or and not`,
		"@ä and ~@b":         `position 8: got "~@b", want a tag, "not" or "("; write and, or and not`,
		"@a,@b":              `position 1: got "@a,@b", want a tag, "not" or "("; write and, or and not`,
		"\t( @a or\n )":      `position 11: got ")", want a tag, "not" or "("`,
		"not not (@a) @b @c": `position 14: got "@b", want "and", "or" or the end`,
	}
	d := read(t, sound())
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			_, problems := d.Select(declaration.Selection{Tags: text})
			if len(problems) != 1 {
				t.Fatalf("got %d problems, want 1", len(problems))
			}
			if got := problems[0].String(); !strings.HasSuffix(got, `", `+want) {
				t.Errorf("got %q, want it to end in %q", got, want)
			}
		})
	}
}

func TestSelect_boundsNesting(t *testing.T) {
	t.Parallel()
	d := read(t, sound())
	for name, open := range map[string]string{"parentheses": "(", "nots": "not "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problems := d.Select(declaration.Selection{Tags: strings.Repeat(open, 100_000) + "@reads"})
			if got := problems.Error(); !strings.HasSuffix(got, "nested more than 100 deep") {
				t.Errorf("got %q, want a bound", got[max(0, len(got)-80):])
			}
		})
	}
}
