package reference_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/reference"
)

func TestRead_readsWhatStandsInOtherForms(t *testing.T) {
	t.Parallel()
	lit := []reference.Property{{Entry: entry("lit", "Whether it is lit.", 0), Type: "Boolean"}, {Entry: entry("hue", "The hue & more, see Hue", 0), Enum: "Hue"}}
	for name, row := range map[string]struct {
		body     string
		warnings []string
	}{
		"a table in HTML": {"<table>\n<tr><th>Name</th><th>Description</th></tr>\n<tr><td><b>lit</b></td><td>Whether it\nis lit.Boolean</td></tr>\n" +
			"<tr><td>hue</td><td>The hue &amp; more, see <a href=\"Hue_ref.md\">Hue</a></td></tr>\n</table>\n", []string{"a table in HTML"}},
		"with a caption": {"<table>\n<caption>All of them</caption>\n<tr><th>Name</th><th>Description</th></tr>\n<tr><td>lit</td><td>Whether it is lit.Boolean</td></tr>\n" +
			"<tr><td>hue</td><td>The hue &amp; more, see <a href=\"Hue_ref.md\">Hue</a></td></tr>\n</table>\n",
			[]string{"a table in HTML", `"All of them" in a table in HTML stands in no cell and is not read`}},
		"with empty lines in it": {"<table>\n\n    <tr><th>Name</th><th>Description</th></tr>\n\n    <tr><td>lit</td><td>Whether it is lit.Boolean</td></tr>\n\n" +
			"<tr><td>hue<td>The hue &amp; more, see <a href=\"Hue_ref.md\">Hue</a>\n</table>\n", []string{"a table in HTML"}},
		"a list": {"- lit: Whether it is lit.Boolean\n- **hue** \u2013 The hue &amp; more, see [Hue](Hue_ref.md)\n",
			[]string{"an item of a list is read as a row of a table", "an item of a list is read as a row of a table"}},
		"a table in a quote": {"> |Name|Description|\n> |:--|:--|\n> |lit|Whether it is lit.Boolean|\n> |hue|The hue &amp; more, see [Hue](Hue_ref.md)|\n", nil},
		"a table in a list":  {"1. |Name|Description|\n   |:--|:--|\n   |lit|Whether it is lit.Boolean|\n   |hue|The hue &amp; more, see [Hue](Hue_ref.md)|\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := read(t, "### Properties\n\n"+row.body+"\n### Links\n\nNone\n")
			if diff := cmp.Diff(lit, p.Properties, noLines); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
			compareWarnings(t, p, row.warnings...)
		})
	}
}

func TestRead_readsTextInHTML(t *testing.T) {
	t.Parallel()
	p := read(t, "## Resource description\n\n<div>It is on the\nceiling.</div>\n<!-- not this -->\n\n<table></table>\n\n### Links\n\nNone\n\n- but: this\n- and this\n")
	if p.Description != "It is on the ceiling." {
		t.Errorf("got %q, want the text of the HTML", p.Description)
	}
	if diff := cmp.Diff([]reference.Entry{entry("but", "this", 17)}, p.Links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]reference.Entry{entry("links", "and this", 18)}, p.Remarks); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
	compareWarnings(t, p, "HTML is read as text", "a table in HTML", "a table without rows", "an item of a list is read as a row of a table")
}
