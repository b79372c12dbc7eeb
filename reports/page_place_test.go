package reports

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlaced(t *testing.T) {
	t.Parallel()
	const (
		json = `{"state":"Connected","recording":"maybe","list":["a"],"_links":{"self":{"href":"/x"},"messaging":{"href":""}},"rel":"conversation"}`
		xml  = `<?xml version="1.0"?><resource rel="conversation" href="/x"><link rel="messaging"/><property name="recording">maybe</property></resource>`
	)
	for name, test := range map[string]struct {
		body    string
		subject string
		marked  string // the lines, in square brackets those that are absent
		behind  string // how the line before it begins, once more without its indent
	}{
		"a property of JSON":          {json, "property recording", `"recording": "maybe",`, `"state"`},
		"a list of JSON":              {json, "property list", "\"list\": [\n    \"a\"\n  ],", `"recording"`},
		"a link of JSON":              {json, "link messaging", "\"messaging\": {\n      \"href\": \"\"\n    }", `}`},
		"no such property in JSON":    {json, "property subject", `["subject": …]`, `"rel"`},
		"no such link in JSON":        {json, "link audioVideo", `["audioVideo": { … }]`, `}`},
		"a property named as a link":  {json, "property self", `["self": …]`, `"rel"`},
		"JSON without links":          {`{"a":1}`, "link self", `["self": { … }]`, `"a"`},
		"a property of XML":           {xml, "property recording", `<property name="recording">maybe</property>`, `<link`},
		"a link of XML":               {xml, "link messaging", `<link rel="messaging"/>`, `<resource`},
		"no such property in XML":     {xml, "property subject", `[<property name="subject"> … </property>]`, `<property name="recording"`},
		"no such link in XML":         {xml, "link audioVideo", `[<link rel="audioVideo" … />]`, `<property name="recording"`},
		"the link to itself in XML":   {xml, "link self", `<resource rel="conversation" href="/x">`, `<?xml`},
		"a name that is a expression": {xml, "property .*", `[<property name=".*"> … </property>]`, `<property name="recording"`},
		"what has no place":           {json, "form numbers as numbers", "", ""},
		"no JSON and no XML":          {"recording", "property recording", "", ""},
		"half of it":                  {json[:40], "property recording", "", ""},
	} {
		body, form := pretty(test.body)
		var missing []missingPart
		if about, is := missingPartOf(test.subject); is {
			missing = append(missing, about)
		}
		marked, behind, whole := "", "", ""
		for _, p := range placed(body, form, missing, func(missingPart) string { return "here" }) {
			switch {
			case p.Anchor == "" && marked == "":
				behind = p.Text
			case p.Absent():
				marked = "[" + strings.TrimSpace(p.Text) + "]"
			case p.Marked():
				marked = strings.TrimSpace(p.Text)
			}
			if !p.Absent() {
				whole += p.Text
			}
		}
		last := strings.Split(strings.TrimSuffix(behind, "\n"), "\n")
		if before := strings.TrimSpace(last[len(last)-1]); marked != test.marked || marked != "" && !strings.HasPrefix(before, test.behind) {
			t.Errorf("%s: got %q behind %q, want %q behind %q", name, marked, before, test.marked, test.behind)
		}
		if diff := cmp.Diff(body, whole); diff != "" {
			t.Errorf("%s: the body changed (-want +got):\n%s", name, diff)
		}
	}
}
