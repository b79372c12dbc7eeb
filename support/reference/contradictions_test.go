package reference_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// decisions are those of a ledger about the slot, in the forms that decisions have.
const decisions = `
clause "PS-GET" {
  level  = "must"
  says   = "a GET returns a slot"
  source = "parkSlot#get"
  kind   = "operation"
  method = "GET"
}

contradiction "PS-X-NUMBER" {
  between   = ["number in JSON: 7", "number in XML: 8"]
  decision  = "filler"
  judged_by = ["PS-GET"]
}

contradiction "PS-X-EXPIRY" {
  between   = ["it ends", "before it begins"]
  decision  = "filler"
  judged_by = ["PS-GET"]
}

contradiction "DC-X-METHOD" {
  between   = ["the operations: GET", "the sample request: Get"]
  decision  = "GET"
  judged_by = ["PS-GET"]
}

contradiction "DC-X-LINKS" {
  between   = ["the table of another page", "its samples"]
  decision  = "of that page alone"
  judged_by = ["PS-GET"]
}
`

func TestContradictions_findsWhatAPageSaysTwice(t *testing.T) {
	t.Parallel()
	l, problems := ledger.Parse("f.hcl", []byte(decisions))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	usual := []string{
		`125 SUBCODE: "an error with subcode None", "a subcode is optional", decided by ""`,
		`139 METHOD: "the operations: GET", "the sample request: Get", decided by "DC-X-METHOD"`,
		`151 BOOLEAN: "booleans in JSON: true or false", "booleans in XML: True or False", decided by ""`,
		`151 URL: "the URL requested: /ucwa/v1/applications/192/slots/7", "the self link answered: /garage/slots/7", decided by ""`,
	}
	for name, row := range map[string]struct {
		replace []string
		more    []string
	}{
		"another length": {[]string{"Content-Length: 139", "Content-Length: 193"}, []string{
			`186 LENGTH: "Content-Length: 193", "the body as printed: 368 bytes", decided by ""`}},
		"another value in XML": {[]string{`name="number">7`, `name="number">8`},
			[]string{`151 number: "number in JSON: 7", "number in XML: 8", decided by "PS-X-NUMBER"`}},
		"another value that nobody decides": {[]string{`name="state">Free`, `name="state">Booked`},
			[]string{`151 state: "state in JSON: Free", "state in XML: Booked", decided by ""`}},
		"not in XML": {[]string{`<property name="state">Free</property>`, ""}, []string{`151 state: "state in JSON: Free", "state in XML: none", decided by ""`}},
		"another link in XML": {[]string{`rel="driver" href="/garage/drivers/1"`, `rel="driver" href="/garage/drivers/2"`},
			[]string{`151 link driver: "link driver in JSON: /garage/drivers/1", "link driver in XML: /garage/drivers/2", decided by ""`}},
		"another rel": {[]string{`"rel" : "parkSlot",`, `"rel" : "slot",`},
			[]string{`151 REL: "the page's name: parkSlot", "the samples' rel: slot", decided by ""`}},
		"a property that no sample shows": {[]string{"|roofed|", "|roof|"},
			[]string{`151 PROPERTIES: "only in the table: roof", "only in the samples: roofed", decided by ""`}},
		"a link that the table does not list": {[]string{"|driver|Represents", "|owner|Represents"},
			[]string{`151 LINKS: "only in the table: owner", "only in the samples: driver", decided by ""`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := slot(t, row.replace...)
			found, others := s.Contradictions(s.Pages[0], l)
			got := describe(found)
			for _, line := range usual {
				if !slices.Contains(got, line) {
					t.Errorf("got %q, want it to have %q", got, line)
				}
			}
			got = slices.DeleteFunc(got, func(line string) bool {
				return slices.Contains(usual, line) || strings.Contains(line, "LENGTH") && name != "another length"
			})
			if diff := cmp.Diff(row.more, got); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
			if !slices.Contains(others, "PS-X-EXPIRY") || slices.Contains(others, "DC-X-LINKS") {
				t.Errorf("got others %q, want PS-X-EXPIRY among them and none of another page", others)
			}
		})
	}
}

func describe(found []reference.Contradiction) []string {
	var all []string
	for _, c := range found {
		all = append(all, fmt.Sprintf("%d %s: %q, %q, decided by %q", c.Line, c.Topic, c.Between[0], c.Between[1], c.Decided))
	}
	return all
}

func TestContradictions_comparesEnumerationsWithTheirPages(t *testing.T) {
	t.Parallel()
	subcodes, err := reference.Read("ErrorSubcode_ref.md", []byte("# ErrorSubcode\n\n## Members\n\n|Name|Description|\n|-|-|\n|TooManyGroups|Too many.|\n"))
	if err != nil {
		t.Fatal(err)
	}
	states, err := reference.Open("testdata/SlotState_ref.md")
	if err != nil {
		t.Fatal(err)
	}
	page := slot(t, `"state" : "Free"`, `"state" : "Taken"`, `name="state">Free`, `name="state">Taken`).Pages[0]
	s, _ := reference.NewSet([]*reference.Page{subcodes, states, page})
	found, _ := s.Contradictions(page, &ledger.Ledger{})
	got := describe(found)
	for _, want := range []string{
		`1 enum ErrorSubcode: "its errors: AlreadyExists", "the members of ErrorSubcode: none of that name", decided by ""`,
		`151 enum SlotState: "state in JSON: Taken", "the members of SlotState: none of that name", decided by ""`,
		`151 enum SlotState: "state in XML: Taken", "the members of SlotState: none of that name", decided by ""`,
	} {
		if !slices.Contains(got, want) {
			t.Errorf("got %q, want it to have %q", got, want)
		}
	}
}
