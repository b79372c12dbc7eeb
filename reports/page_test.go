package reports

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func page(t *testing.T, runs ...*Run) string {
	t.Helper()
	var buf bytes.Buffer
	if err := WritePage(&buf, runs...); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// elements parses a page and returns its elements in order.
func elements(t *testing.T, text string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// said returns the text below n, with one blank for all white space.
func said(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// byID finds an element.
func byID(t *testing.T, all []*html.Node, id string) *html.Node {
	t.Helper()
	for _, n := range all {
		if attribute(n, "id") == id {
			return n
		}
	}
	t.Fatalf("nothing has the id %s", id)
	return nil
}

func TestWritePage_linksLeadSomewhere(t *testing.T) {
	t.Parallel()
	for name, runs := range map[string][]*Run{
		"one run": {mixed()}, "two runs": {mixed(), mixed()}, "no case": {{}}, "hostile": {hostile()}, "cases that no feature declares": {bare()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ids := map[string]bool{}
			all := elements(t, page(t, runs...))
			for _, n := range all {
				id := attribute(n, "id")
				if id != "" && ids[id] {
					t.Errorf("two elements have the id %s", id)
				}
				ids[id] = true
			}
			for _, n := range all {
				for _, name := range []string{"href", "aria-labelledby"} {
					to, _, _ := strings.Cut(attribute(n, name), "?") // filters may stand behind it
					if to != "" && !ids[strings.TrimPrefix(to, "#")] {
						t.Errorf("%s of %s leads to %s, which is not there", name, n.Data, to)
					}
				}
			}
		})
	}
}

// bare is a run that tells of cases and nothing else.
func bare() *Run {
	r := &Run{Target: "mock", Cases: []Case{passedCase(), failedCase()}}
	r.Tally()
	return r
}

func TestWritePage_headingsAreInOrder(t *testing.T) {
	t.Parallel()
	last := 0
	for _, n := range elements(t, page(t, mixed())) {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		level := int(n.Data[1] - '0')
		if level > last+1 || level == 1 && last > 0 {
			t.Errorf("%s %q stands below a heading of level %d", n.Data, said(n), last)
		}
		last = level
	}
}

func TestWritePage_showsTheFailureAfterOneClick(t *testing.T) {
	t.Parallel()
	all := elements(t, page(t, mixed()))
	var to string
	for d := range byID(t, all, "summary").Descendants() {
		if d.Data == "a" && strings.Contains(said(d), "dc-links-1[XML]") {
			to = attribute(d, "href")
		}
	}
	report := byID(t, all, strings.TrimPrefix(to, "#"))
	if !slices.ContainsFunc(report.Attr, func(a html.Attribute) bool { return a.Key == "open" }) {
		t.Errorf("the report at %s is closed, want it open", to)
	}
	text := said(report)
	for _, want := range []string{"DC-LINK-MESSAGING", "it offers these links:", "a link messaging", "no link of that relation",
		"answered by: product", `<link rel="self" href="/x"/>`, "Content-Type: application/xml", "curl -sS -i",
		"Run this case alone go tool ucwatest apply -target 'dc-links-1[XML]'", "features/derivedconversation/links.feature:31"} {
		if !strings.Contains(text, want) {
			t.Errorf("got %q, want %q in it", text, want)
		}
	}
}

// faultOf is what the summary says of a fault that says so.
func faultOf(t *testing.T, all []*html.Node, says string) string {
	t.Helper()
	for d := range byID(t, all, "summary").Descendants() {
		if d.Data == "li" && strings.Contains(said(d), says) {
			return said(d)
		}
	}
	t.Fatalf("no fault says %q", says)
	return ""
}

func TestWritePage_tellsFaultsClauseByClause(t *testing.T) {
	t.Parallel()
	r := mixed()
	again := failedCase()
	again.ID, again.Line = "dc-links-9", 90
	r.Cases = append(r.Cases, again)
	r.Tally()
	all := elements(t, page(t, r))
	for says, want := range map[string]string{
		"its messaging modality": "✗ broken the conversation links to its messaging modality DC-LINK-MESSAGING want a link messaging, got no link of that relation " +
			"answered by: product · since 1 February 2026, 04:06 UTC 2 cases: dc-links-1[XML] dc-links-9",
		"DC-FORM": "✗ failed DC-FORM want one line, got first line\\nsecond line " +
			"answered by: product · since 1 February 2026, 04:06 UTC 2 cases: dc-links-1[XML] dc-links-9",
		"the count is a number": `! finding the count is a number DC-COUNT want 2, got "2" known: reported to the vendor (until 2027-01-31) ` +
			"answered by: product 3 cases: dc-links-1[XML] dc-links-9 dc-refusals-4",
		"sign-in of callee": "⚡ errored sign-in of callee: got 502 in text/html answered by: intermediary 1 case: dc-refusals-2",
	} {
		if got := faultOf(t, all, says); got != want {
			t.Errorf("%s: got %q, want %q", says, got, want)
		}
	}
}

// A case that failed in two runs has a report of each, and each fault leads to its own.
func TestWritePage_leadsToTheReportOfTheRun(t *testing.T) {
	t.Parallel()
	other := mixed()
	other.Target = "staging"
	all := elements(t, page(t, mixed(), other))
	var labels []string
	for d := range byID(t, all, "summary").Descendants() {
		if d.Data == "a" && said(d) == "dc-refusals-2" {
			report := said(byID(t, all, strings.TrimPrefix(attribute(d, "href"), "#")))
			label, _, _ := strings.Cut(strings.SplitAfter(report, "Nobody else may read it ")[1], " ")
			labels = append(labels, label)
		}
	}
	if want := []string{"mock", "staging"}; !slices.Equal(labels, want) {
		t.Errorf("got reports of %q, want those of %q", labels, want)
	}
}

func TestWritePage_opensWhatHasToBeLookedAt(t *testing.T) {
	t.Parallel()
	all := elements(t, page(t, mixed()))
	for id, want := range map[string]bool{"case-dc-links-1-xml": true, "case-dc-links-3": true, "case-dc-refusals-2": true,
		"case-dc-refusals-1": false, "case-dc-refusals-3": false} {
		if got := slices.ContainsFunc(byID(t, all, id).Attr, func(a html.Attribute) bool { return a.Key == "open" }); got != want {
			t.Errorf("%s: got open %v, want %v", id, got, want)
		}
	}
}

func TestWritePage_saysSinceWhen(t *testing.T) {
	t.Parallel()
	all := elements(t, page(t, mixed()))
	for id, want := range map[string][]string{
		"summary":                  {"Earlier run 3 March 2026, 04:06 UTC", "product · since 1 February 2026, 04:06 UTC"},
		"case-dc-links-3":          {"product · new: not seen in the run of 3 March 2026, 04:06 UTC"},
		"clause-dc-link-messaging": {"✗ broken since 1 February 2026, 04:06 UTC"},
		"case-dc-links-1-xml":      {"answered by: product · since 1 February 2026, 04:06 UTC"},
	} {
		for _, part := range want {
			if text := said(byID(t, all, id)); !strings.Contains(text, part) {
				t.Errorf("%s: got %q, want %q in it", id, text, part)
			}
		}
	}
	first := mixed()
	first.Previous = time.Time{}
	if text := said(elements(t, page(t, first))[0]); !strings.Contains(text, "Earlier run none is known") || strings.Contains(text, "since 1 February") {
		t.Errorf("a first run: got %q, want that no earlier run is known, and nothing since when", text)
	}
}

func TestWritePage_countsAddUp(t *testing.T) {
	t.Parallel()
	text := said(byID(t, elements(t, page(t, mixed())), "summary"))
	for _, want := range []string{
		"derivedConversation on mock Failure mock 8 cases 1 passed 1 out of scope 1 skipped 2 findings 1 errored 1 flaky 1 failed",
		"8 clauses: 1 judged and held, 1 broken, 2 with a finding, 1 not judged, 1 shown on the mock only, 1 out of scope, 1 waived",
		"Level Clauses judged and held broken with a finding not judged shown on the mock only out of scope waived",
		"must stated by a table or a sentence 7 1 1 1 1 1 1 1", "inferred deduced, or seen in captures only 1 0 0 1 0 0 0 0", "all 8 1 1 2 1 1 1 1",
		"1 clause : waived: no call shows it DC-SCOPE", "1 clause : the target does not refuse on demand DC-BUSY",
		"1 case : out of scope: the target does not refuse on demand dc-refusals-3",
		"4 March 2026, 04:06:07 UTC", "2.1 s", "X-MS-UcwaVersion: 1.7", "Seed 7", "go tool ucwatest apply -seed 7",
		"DC-SYNC was judged by no case",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("got %q, want %q in it", text, want)
		}
	}
}

// The title says what became of it, where, what was tested, of which release and on which day.
func TestWritePage_title(t *testing.T) {
	t.Parallel()
	other := mixed()
	other.Target, other.Verdict = "staging", Success
	for want, runs := range map[string][]*Run{
		"failure – mock – derivedConversation – X-MS-UcwaVersion: 1.7 – 4 March 2026":                    {mixed()},
		"failure – mock; success – staging – derivedConversation – X-MS-UcwaVersion: 1.7 – 4 March 2026": {mixed(), other},
		"not judged yet – UCWA": {{}},
	} {
		for _, n := range elements(t, page(t, runs...)) {
			if n.Data == "title" && n.Parent.Data == "head" && said(n) != want {
				t.Errorf("got the title %q, want %q", said(n), want)
			}
		}
	}
}

// From what is at fault one link leads to the case, and one from there to the place in the body.
func TestWritePage_leadsToThePlace(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"_links":{"self":{"href":"/x"}},"rel":"conversation"}`:                            `"messaging": { … }`,
		`{"_links":{"messaging":{"href":""}},"rel":"conversation"}`:                         `"messaging": { "href": "" }`,
		`<resource rel="conversation" href="/x"><link rel="messaging"/></resource>`:         `<link rel="messaging"/>`,
		`<resource rel="conversation" href="/x"><property name="a">b</property></resource>`: `<link rel="messaging" … />`,
	} {
		r := mixed()
		answer := r.Cases[1].Exchanges[1].Response
		answer.Body, answer.Size = body, len(body)
		all := elements(t, page(t, r))
		if got := said(byID(t, all, "case-dc-links-1-xml")); !strings.Contains(got, "show the place") {
			t.Errorf("got the report %q, want a link to the place in it", got)
		}
		if got := said(byID(t, all, "place-case-dc-links-1-xml-link-messaging")); got != want {
			t.Errorf("got the place %q, want %q", got, want)
		}
	}
}

func TestWritePage_withoutARun(t *testing.T) {
	t.Parallel()
	text := said(elements(t, page(t, &Run{Declared: declaration(), Clauses: []Clause{{ID: "DC-A", Level: "must", Says: "it is so"}}}))[0])
	for _, want := range []string{"Not judged yet", "No case was run", "it is so DC-A must – not judged nothing yet",
		"The derived conversation links to itself – not judged", "caller who is signed in"} {
		if !strings.Contains(text, want) {
			t.Errorf("got %q, want %q in it", text, want)
		}
	}
	if strings.Contains(text, "What was not judged, and why") {
		t.Errorf("got %q, want no list of reasons before a run", text)
	}
}

func TestWritePage_givesEachRunAColumn(t *testing.T) {
	t.Parallel()
	other := mixed()
	other.Target, other.Dialect, other.Cases = "staging", "real", []Case{passedCase()}
	other.Clauses = []Clause{{ID: "DC-LINK-SELF", Level: "must", Verdict: Failed, Cases: []string{"dc-links-2"}}, {ID: "DC-NEW", Level: "must", Says: "new"}}
	all := elements(t, page(t, mixed(), other))
	for id, want := range map[string]string{
		"clause-dc-link-self": "must ✓ held ✗ broken",
		"clause-dc-new":       "must – not judged – not judged",
		"row-dc-links-1-xml":  "XML ✗ failed – not judged",
		"scenario-dc-links-2": "links to itself ✓ passed on mock ✓ passed on staging",
		"levels":              "How firmly",
		"feature-features-derivedconversation-links-feature": "mock 1 passed 1 finding 1 flaky 1 failed 1 not judged staging 1 passed 4 not judged",
	} {
		if text := said(byID(t, all, id)); !strings.Contains(text, want) {
			t.Errorf("%s: got %q, want %q in it", id, text, want)
		}
	}
}

func TestWritePage_isTheSameEachTime(t *testing.T) {
	t.Parallel()
	back := mixed()
	slices.Reverse(back.Cases)
	if diff := cmp.Diff(page(t, mixed()), page(t, back)); diff != "" {
		t.Errorf("the order in which cases end shows (-forth +back):\n%s", diff)
	}
}

func TestWritePage_needsARun(t *testing.T) {
	t.Parallel()
	if err := WritePage(&bytes.Buffer{}); err == nil || err.Error() != "write the page: no run to show" {
		t.Errorf("got %v, want that there is no run", err)
	}
	full := errors.New("no space left")
	if err := WritePage(failing{full}, mixed()); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

func TestWritePage_staysSmall(t *testing.T) {
	t.Parallel()
	r := mixed()
	body := `{"filler": "` + strings.Repeat("<x> ", 1000) + `"}`
	for i := range 1000 {
		c := failedCase()
		c.ID, c.Line = fmt.Sprintf("dc-many-%d", i), i
		for range 30 {
			x := c.Exchanges[1]
			x.Judged, x.Response = false, &Message{Status: 200, Body: body, Size: len(body)}
			c.Exchanges = append(c.Exchanges, x)
		}
		r.Cases = append(r.Cases, c)
	}
	r.Tally()
	text := page(t, r)
	if got, most := len(text), 10_000_000; got > most {
		t.Errorf("the page of 1,000 failed cases has %d bytes, want at most %d", got, most)
	}
	t.Logf("%d bytes", len(text))
	if want := "results.json and run.har have each in full"; !strings.Contains(text, want) {
		t.Errorf("the page does not say %q", want)
	}
}
