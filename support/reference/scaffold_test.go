package reference_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ucwatest/support/declaration"
	"ucwatest/support/golden"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// scaffold is what is written for the pages at paths, declared.
func scaffold(t *testing.T, paths ...string) (map[string][]byte, *declaration.Declaration) {
	t.Helper()
	s, failed := reference.Load(paths)
	if len(failed) > 0 {
		t.Fatal(failed)
	}
	files, err := s.Scaffold(s.Compare(&ledger.Ledger{}))
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: content}
	}
	d, problems := declaration.Declare(fsys)
	if len(problems) > 0 {
		t.Fatalf("got %v, want what is written to be valid", problems)
	}
	return files, d
}

func TestScaffold_writesALedgerAndFeatures(t *testing.T) {
	t.Parallel()
	files, _ := scaffold(t, "testdata/parkSlot_ref.md", "testdata/SlotState_ref.md", "testdata/badge_ref.md")
	if len(files) != 2 {
		t.Errorf("got %d files, want the ledger and the feature of the one page with a GET", len(files))
	}
	golden.Equal(t, "testdata/golden/clauses.hcl", files["clauses.hcl"])
	golden.Equal(t, "testdata/golden/parkSlot.feature", files["parkSlot.feature"])
}

func TestScaffold_leadsToResourcesByLinks(t *testing.T) {
	t.Parallel()
	played, err := filepath.Glob("testdata/played/*_ref.md")
	if err != nil {
		t.Fatal(err)
	}
	_, d := scaffold(t, played...)
	var givens []string
	for _, c := range d.Cases {
		if !slices.Contains(givens, c.Steps[0].Text) {
			givens = append(givens, c.Steps[0].Text)
		}
		if c.Reach != declaration.Reads {
			t.Errorf("%s: got reach %s, want it to read only", c.ID, c.Reach)
		}
	}
	for _, want := range []string{
		`the "application" that "application" leads to`,
		`the "conversations" that "communication > conversations" leads to`,
		`the "phone" that "me > phones > phone" leads to`,
	} {
		if !slices.Contains(givens, want) {
			t.Errorf("got %q, want it to have %q", givens, want)
		}
	}
	_, alone := scaffold(t, "testdata/played/note_ref.md")
	if got, want := alone.Cases[0].Steps[0].Text, `the "note" that "me > note" leads to`; got != want {
		t.Errorf("without the application's page: got %q, want %q, as its address has it", got, want)
	}
}

func TestScaffold_isValidForAllPublishedPages(t *testing.T) {
	t.Parallel()
	if _, d := scaffold(t, golden.Published(t)...); len(d.Cases) < 300 {
		t.Errorf("got %d cases, want 300 or more", len(d.Cases))
	}
}

// A list of links, or of what is embedded, may be empty where a single one has to be.
func TestScaffold_requiresNoListOfLinks(t *testing.T) {
	t.Parallel()
	sample := func(format, mediaType, body string) string {
		return "\n\n#### " + format + " Response\n\n```\nHTTP/1.1 200 OK\nContent-Type: " + mediaType + "\n\n" + body + "\n```\n"
	}
	json := sample("JSON", "application/json", `{ "rel" : "street", "_links" : `+
		`{ "self" : { "href" : "/street" }, "town" : { "href" : "/town" }, "house" : [ { "href" : "/houses/1" } ] }, `+
		`"_embedded" : { "tree" : [ { "rel" : "tree" } ], "park" : { "rel" : "park" } } }`)
	xml := sample("XML", "application/xml", `<resource rel="street" href="/street" xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa">`+
		`<link rel="town" href="/town" /><link rel="house" href="/houses/1" /><resource rel="tree" href="/t" /><resource rel="park" href="/p" /></resource>`)
	path := filepath.Join(t.TempDir(), "street_ref.md")
	page := "# street\n\n### Links\n\n|Link|Description|\n|:---|:---|\n|self|It.|\n|town|The town.|\n|house|The houses.|\n\n### GET\n\n#### JSON Request\n\n" +
		"```\nGET https://house.contoso.com/ucwa/v1/applications/1/street HTTP/1.1\n```" + json + xml
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	_, d := scaffold(t, path)
	for id, want := range map[string]string{"STREET-LINK-TOWN": ledger.InTheSample, "STREET-LINK-HOUSE": ledger.WhereGiven,
		"STREET-LINK-TREE": ledger.WhereGiven, "STREET-LINK-PARK": ledger.InTheSample} {
		if c, is := d.Ledger.Clause(id); !is || c.Present != want {
			t.Errorf("%s: got %q, want %q", id, c.Present, want)
		}
	}
}

func TestScaffold_writesNothingThatTheLedgerHas(t *testing.T) {
	t.Parallel()
	s := slot(t)
	files, err := s.Scaffold(s.Compare(ledgerOf(t, s)))
	if err != nil || files != nil {
		t.Errorf("got %d files and %v, want none", len(files), err)
	}
}

func TestScaffold_givesAPropertyOneType(t *testing.T) {
	t.Parallel()
	gate := func(name, value string) string {
		return "# " + name + "\n\n### Links\n\nNone\n\n### GET\n\n#### JSON Request\n\n```\nGET https://house.contoso.com/ucwa/v1/applications/1/" + name +
			" HTTP/1.1\n```\n\n#### JSON Response\n\n```\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{ \"state\" : " + value + " }\n```\n"
	}
	for name, row := range map[string]struct{ other, kind, waived string }{
		"the same":        {`"Open"`, ledger.Property, ""},
		"a number":        {`1`, "", "its type is count here and text on another page"},
		"a list of texts": {`[ "Open" ]`, "", "its type is list of texts here and text on another page"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var pages []*reference.Page
			for page, value := range map[string]string{"door": `"Open"`, "gate": row.other} {
				p, err := reference.Read(page+"_ref.md", []byte(gate(page, value)))
				if err != nil {
					t.Fatal(err)
				}
				pages = append(pages, p)
			}
			s, _ := reference.NewSet(pages)
			files, err := s.Scaffold(s.Compare(&ledger.Ledger{}))
			if err != nil {
				t.Fatal(err)
			}
			l, problems := ledger.Parse("clauses.hcl", files["clauses.hcl"])
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got, _ := l.Clause("GATE-PROPERTY-STATE"); got.Kind != row.kind || got.Waived != row.waived {
				t.Errorf("got kind %q, waived %q, want %q, %q", got.Kind, got.Waived, row.kind, row.waived)
			}
			if feature := string(files["gate.feature"]); strings.Contains(feature, "| state ") != (row.kind != "") {
				t.Errorf("got %s, want a row for state only if it has the one type", feature)
			}
		})
	}
}

func TestScaffold_readsNothingThatNeedsAQuery(t *testing.T) {
	t.Parallel()
	src := fileAt(t, "testdata/parkSlot_ref.md")
	for required, want := range map[string]string{"No": "", "Yes": "its GET needs query parameters: no case sends them"} {
		p, err := reference.Read("parkSlot_ref.md", []byte(strings.Replace(src, "#### Request body", "#### Query parameters\n\n|Name|Description|Required?|\n|-|-|-|\n|day|"+
			"The day.|"+required+"|\n\n#### Request body", 1)))
		if err != nil {
			t.Fatal(err)
		}
		s, _ := reference.NewSet([]*reference.Page{p})
		l := ledgerOf(t, s)
		if get, is := l.Clause("PARKSLOT-GET"); !is || get.Waived != want {
			t.Errorf("required %s: got waived %q, want %q", required, get.Waived, want)
		}
	}
}
