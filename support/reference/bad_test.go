package reference_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ucwatest/support/reference"
)

// page is a small page that can be read.
const page = "# lamp\n\nA lamp.\n\n### Properties\n\n|**Name**|**Description**|\n|:-----|:-----|\n|lit|Whether it is lit.|\n"

func TestRead_saysWhyAPageCannotBeRead(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ src, want string }{
		"no page of the reference":    {"# Notes\n\n## Shopping\n\nMilk.\n", "lamp_ref.md: not a page of a resource or an enumeration: none of its headings is one of theirs"},
		"nothing":                     {"", "lamp_ref.md: not a page of a resource or an enumeration: none of its headings is one of theirs"},
		"HTML":                        {"<!DOCTYPE html>\n<html><body><h1>lamp</h1></body></html>\n", "lamp_ref.md:1: HTML: want the page in Markdown, as it is published"},
		"HTML after empty lines":      {"\n\n<html>\n", "lamp_ref.md:3: HTML: want the page in Markdown, as it is published"},
		"not UTF-8":                   {page + "\nCaf\xe9\n", "lamp_ref.md:11: not UTF-8: save the page as UTF-8"},
		"UTF-16":                      {"\xff\xfe#\x00 \x00", "lamp_ref.md:1: not UTF-8: save the page as UTF-8"},
		"quotes in quotes":            {page + "\n" + strings.Repeat("> ", 100) + "\n", "lamp_ref.md:11: quotes or lists in a hundred others: no page of the reference has them"},
		"too long":                    {page + strings.Repeat("x", reference.MaxBytes), "lamp_ref.md: longer than 256 kB: no page of the reference is"},
		"cut in a sample":             {page + "\n### GET\n\n#### JSON Response\n\n```\nHTTP/1.1 200 OK\n{\n", "lamp_ref.md:15: the page is cut: the code that begins here does not end"},
		"cut in a row":                {page + "|color|The col", "lamp_ref.md:10: the page is cut: it ends where more must follow"},
		"cut after a heading":         {page + "\n### Links\n", "lamp_ref.md:11: the page is cut: it ends where more must follow"},
		"cut after a method":          {page + "\n## Operations\n\n### GET", "lamp_ref.md:13: the page is cut: it ends where more must follow"},
		"a fence of another kind":     {page + "\n~~~~\n```\n~~~\n", "lamp_ref.md:11: the page is cut: the code that begins here does not end"},
		"cut with old new lines":      {strings.ReplaceAll(page, "\n", "\r") + "\r```\r{\r", "lamp_ref.md:11: the page is cut: the code that begins here does not end"},
		"cut with Windows' new lines": {strings.ReplaceAll(page, "\n", "\r\n") + "\r\n```\r\n{\r\n", "lamp_ref.md:11: the page is cut: the code that begins here does not end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := reference.Read("lamp_ref.md", []byte(row.src))
			var unreadable *reference.Unreadable
			if !errors.As(err, &unreadable) || err.Error() != row.want || p != nil {
				t.Errorf("got %v, want %s", err, row.want)
			}
		})
	}
}

func TestRead_warnsOfWhatIsOdd(t *testing.T) {
	t.Parallel()
	get := "\n## Operations\n\n### GET\n\nReturns it.\n\n"
	for name, row := range map[string]struct {
		src, want string
		line      int
	}{
		"nothing odd":                   {page, "", 0},
		"a page without a level 1":      {strings.Replace(page, "# lamp", "", 1), "no heading of level 1: the page is named by its file", 1},
		"a title that is no name":       {strings.Replace(page, "# lamp", "# x/../../lamp", 1), `the title "x/../../lamp" does not begin with a name: the page is named by its file`, 1},
		"another name than the file's":  {strings.Replace(page, "# lamp", "# Lantern", 1), "the page is named Lantern, and its file lamp", 1},
		"front matter without an end":   {"---\ntitle: lamp\n\n" + page, "the front matter does not end", 1},
		"a table without a header":      {strings.Replace(page, "|**Name**|**Description**|\n|:-----|:-----|\n", "", 1), "a table without a header is read by the usual columns: name, description", 7},
		"a header without its line":     {strings.Replace(page, "|:-----|:-----|\n", "", 1), "a table without a header is read by the usual columns: name, description", 7},
		"such a table of other columns": {page + "|a|b|\n\n### Links\n\n|self|one|two|\n", "a table without a header is not read: 1 rows", 14},
		"a table of errors elsewhere": {page + get + "#### Response body\n\n|Error|Code|Subcode|Description|\n|-|-|-|-|\n|Gone|410|None|Gone.|\n",
			`a table of synchronous errors in section "response body"`, 19},
		"a table of links below Properties": {page + "\n\n|Link|Description|\n|-|-|\n|self|It.|\n", `a table of links in section "properties"`, 12},
		"a table of no rows":                {page + "\n### Links\n\n|Link|Description|\n|-|-|\n", "a table without rows", 13},
		"a row without a name":              {page + "||Nothing.|\n", "a row without name", 10},
		"a sample below no operation":       {page + "\n#### JSON Response\n\n```\nHTTP/1.1 204 No Content\n```\n", `section "JSON Response" stands below no operation`, 11},
		"a sample in another section":       {page + "\n```\n{}\n```\n", `a sample in section "properties" is not read`, 12},
		"an empty sample":                   {page + get + "#### JSON Response\n\n```\n```\n", "an empty sample", 19},
		"a sample that does not parse": {page + get + "#### JSON Response\n\n```\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{ \"rel\" }\n```\n",
			"a sample is not read: body is not readable as JSON at byte 9: invalid character '}' after object key", 20},
		"a sample in the other format": {page + get + "#### XML Response\n\n```\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{}\n```\n",
			`the sample in section "xml response" is in application/json`, 20},
		"an address in angle brackets": {page + get + "#### JSON Response\n\n```\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{ \"href\" : \"<http://lamp.contoso.com>\" }\n```\n",
			"an address in angle brackets in a sample", 20},
		"events that do not parse":   {page + "\n## Events\n\n### Added\n\n```\n{ \"sender\" : }\n```\n", "a sample of events is not read: body is not readable as JSON at byte 14: invalid character '}' looking for beginning of value", 16},
		"events before their table":  {page + "\n## Events\n\n### Added\n\n```\n{ \"_links\" : { \"next\" : { \"href\" : \"/events?ack=2\" } }, \"sender\" : [] }\n```\n", "a sample of the event added stands before its table", 16},
		"a section on another level": {strings.Replace(page, "### Prop", "## Prop", 1), `heading "Properties" on level 2, want 3`, 5},
		"characters without width":   {strings.Replace(page, "### Prop", "### \u200bProp", 1), "a character without width is left out", 5},
		"a section with an anchor":   {strings.Replace(page, "Properties", "Properties {#properties}", 1), `heading "Properties {#properties}" is read as "properties"`, 5},
		"a method with a word":       {page + strings.Replace(get, "GET", "Get operation", 1), `heading "Get operation" is read as "GET"`, 13},
		"a heading like a method":    {page + strings.Replace(get, "GET", "Get started", 1), `section "Get started" is not one of a page of the reference`, 13},
		"an enumeration's values":    {strings.Replace(page, "### Properties", "## Values", 1), "", 0},
		"blanks after the dashes":    {"---  \ntitle: lamp\n---\t\n" + page, "", 0},
		"nothing in front":           {"---\n---\n" + page, "", 0},
		"blanks that do not break": {page + get + "#### JSON Response\n\n```\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{\u00a0\"rel\" : \"lamp\" }\n```\n",
			"a blank that does not break in a sample", 20},
		"a misspelt section": {strings.Replace(page, "Properties", "Propertys", 1), `heading "Propertys" is read as "properties"`, 5},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := reference.Read("lamp_ref.md", []byte(row.src))
			if err != nil {
				t.Fatal(err)
			}
			if row.want == "" && len(p.Warnings) > 0 {
				t.Fatalf("got %v, want no warning", p.Warnings)
			}
			for _, w := range p.Warnings {
				if strings.HasPrefix(w.What, "a sample is not read") && row.want != w.What {
					t.Errorf("got line %d: %s, want it read", w.Line, w.What)
				}
				if w == (reference.Warning{Line: row.line, What: row.want}) {
					return
				}
			}
			if row.want != "" {
				t.Errorf("got %v, want line %d: %s", p.Warnings, row.line, row.want)
			}
		})
	}
}

// A name becomes one of a file.
func TestRead_wantsANameOfLettersAndDigits(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{"../lamp_ref.md": "lamp", "old lamp.md": "", "..md": ""} {
		p, err := reference.Read(file, []byte(strings.Replace(page, "# lamp", "# x/../../lamp", 1)))
		switch {
		case want != "" && (err != nil || p.Name != want):
			t.Errorf("%s: got %v and %v, want the name %s", file, p, err, want)
		case want == "" && (err == nil || !strings.HasSuffix(err.Error(), "in letters and digits alone: rename the file")):
			t.Errorf("%s: got %v, want no name", file, err)
		}
	}
}

func TestOpen_saysWhichFileCannotBeOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	long := filepath.Join(dir, "long_ref.md")
	if err := os.WriteFile(long, bytes.Repeat([]byte("# lamp\n"), 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none.md"): ": no such file or directory; name a page in Markdown",
		dir:                           ": is a directory; name a page in Markdown",
		long:                          ": longer than 256 kB: no page of the reference is",
	} {
		if _, err := reference.Open(path); err == nil || !strings.HasSuffix(err.Error(), want) || !strings.HasPrefix(err.Error(), path) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}

func TestNewSet_wantsEachNameOnce(t *testing.T) {
	t.Parallel()
	var pages []*reference.Page
	for _, name := range []string{"lamp", "Lamp", "door"} {
		p, err := reference.Read(name+".md", []byte(strings.Replace(page, "lamp", name, 1)))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	set, doubled := reference.NewSet(pages)
	if len(set.Pages) != 2 || len(doubled) != 1 || doubled[0].Error() != "Lamp.md:1: Lamp is also the name of lamp.md: name one of them" {
		t.Errorf("got %d pages and %v, want two, and that Lamp.md is the second of its name", len(set.Pages), doubled)
	}
}
