package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// remembered gives r a history of n runs, an hour apart, that came to what r came to, but for what change does to the run
// that was so many runs ago.
func remembered(r *Run, n int, change func(ago int, p *Past)) *Run {
	for ago := n; ago > 0; ago-- {
		p := pastOf(r)
		p.Started = r.Started.Add(-time.Duration(ago) * time.Hour)
		change(ago, &p)
		r.History = append(r.History, p)
	}
	return r
}

// worse is a history in which all was well until two runs ago, but for one run in which nothing was run.
func worse(ago int, p *Past) {
	p.Seconds, p.Verdict = float64(ago), Success
	if ago <= 2 {
		p.Verdict = Failure
		return
	}
	p.Cases["dc-links-1[XML]"], p.Cases["dc-links-2"] = PastCase{Verdict: Passed, Seconds: .1}, PastCase{Verdict: Passed, Seconds: 1.5}
	p.Clauses["DC-LINK-MESSAGING"] = Passed
	if ago == 4 {
		p.Verdict, p.Cases, p.Clauses = Error, nil, nil
	}
}

// barLabels returns what the bars below n say, each as its own text.
func barLabels(n *html.Node) []string {
	var all []string
	for d := range n.Descendants() {
		if d.Data == "svg" && attribute(d, "class") == "bars" {
			all = append(all, attribute(d, "aria-label"))
		}
	}
	return all
}

func TestWritePage_showsTheLastRuns(t *testing.T) {
	t.Parallel()
	all := elements(t, page(t, remembered(mixed(), 30, worse)))
	for id, want := range map[string]string{
		"clause-dc-link-messaging": "15 × held, then 1 × not judged, then 1 × held, then 3 × broken",
		"row-dc-links-1-xml":       "15 × passed, then 1 × not run, then 1 × passed, then 3 × failed",
		"case-dc-links-1-xml":      "15 × passed, then 1 × not run, then 1 × passed, then 3 × failed",
		"scenario-dc-links-2":      "15 × passed, then 1 × not run, then 4 × passed",
		"summary":                  "15 × held, then 1 × not judged, then 1 × held, then 3 × broken",
	} {
		if got := barLabels(byID(t, all, id)); !slices.Contains(got, want) {
			t.Errorf("%s: got bars that say %q, want %q", id, got, want)
		}
	}
	text := said(byID(t, all, "summary"))
	for _, want := range []string{
		"Last 20 runs 16 × success, 1 × error, 3 × failure", "Times usually 10.0 s",
		"Small bars show the last 20 runs, the newest at the right; no bar: not run, or not judged. passed, held skipped, partial, out of scope a finding errored flaky failed, broken",
		"What took longest Case Took Usually Last runs dc-refusals-2 1.0 s 1.0 s dc-links-1[XML] 250 ms 100 ms dc-links-4 100 ms 100 ms dc-links-2 13 ms 1.5 s Usually",
		"Begun Verdict Took 4 March 2026, 04:06 UTC ✗ failure 2.1 s 4 March 2026, 03:06 UTC ✗ failure 1.0 s",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("got the summary %q, want %q in it", text, want)
		}
	}
	if text := said(elements(t, page(t, remembered(mixed(), 1, worse)))[0]); !strings.Contains(text, "Last 2 runs 2 × failure") ||
		!strings.Contains(text, "Made from results.json and the history of its runs.") {
		t.Errorf("one run before: got %q, want what two runs came to, and what the page is made from", text)
	}
}

// Each look is drawn once, however many cases have it, and what is older than the page shows adds nothing.
func TestWritePage_drawsBarsOnce(t *testing.T) {
	t.Parallel()
	same := func(int, *Past) {}
	r := mixed()
	for i := range 1000 {
		c := passedCase()
		c.ID, c.Line = fmt.Sprintf("dc-links-1[%d]", i), 100+i
		r.Cases = append(r.Cases, c)
		rows := &r.Features[0].Rules[0].Scenarios[0].Examples[0].Rows
		*rows = append(*rows, ExampleRow{Case: c.ID, Cells: []string{c.ID}})
	}
	r.Tally()
	plain := page(t, r)
	some := page(t, remembered(r, shownRuns, same))
	if grown, most := len(some)-len(plain), 1000*100+8000; grown > most {
		t.Errorf("1,000 rows of bars take %d bytes, want at most %d", grown, most)
	}
	if got := strings.Count(some, "<symbol"); got > 15 {
		t.Errorf("got %d drawings, want one for each look", got)
	}
	r.History = nil
	if more := page(t, remembered(r, 200, same)); len(more) != len(some) {
		t.Errorf("got %d bytes with 200 runs and %d with %d, want as many", len(more), len(some), shownRuns)
	}
}

// Runs of another target, in another dialect or after the one that is shown are no part of its history.
func TestWritePage_showsNoBarsWithoutAHistory(t *testing.T) {
	t.Parallel()
	want := page(t, mixed())
	for name, change := range map[string]func(int, *Past){
		"another target":  func(_ int, p *Past) { p.Target = "elsewhere" },
		"another dialect": func(_ int, p *Past) { p.Dialect = "real" },
		"later":           func(_ int, p *Past) { p.Started = begun.Add(time.Hour) },
		"the same run":    func(_ int, p *Past) { p.Started = begun },
	} {
		if got := page(t, remembered(mixed(), 3, change)); got != want {
			t.Errorf("%s: got a page of %d bytes, want that of %d without a history", name, len(got), len(want))
		}
	}
	if strings.Contains(want, `class="bars"`) || strings.Contains(want, "<symbol") || strings.Contains(want, "What took longest") {
		t.Error("without a history: the page has bars, want none")
	}
}

// Verdicts are told apart by the height of their bars, not by colour alone.
func TestDrawings_differWithoutColour(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, look := range barMeanings {
		for _, m := range look.marks {
			var d drawings
			d.marks([]mark{m})
			shape := d.all[0].Paths[0].D
			if other, drawn := seen[shape]; drawn && other != look.means {
				t.Errorf("%s and %s look alike", other, look.means)
			}
			seen[shape] = look.means
		}
	}
	for name, test := range map[string]struct {
		row  []float64
		want string
	}{
		"by the longest": {[]float64{1, 2, 4}, "M68 9h3v3h-3zM72 6h3v6h-3zM76 0h3v12h-3z"},
		"hardly any":     {[]float64{.001, 40}, "M72 11h3v1h-3zM76 0h3v12h-3z"},
		"none":           {[]float64{0, 0}, ""},
		"a damaged one":  {[]float64{-3, 1e308, 1e308}, "M72 0h3v12h-3zM76 0h3v12h-3z"},
	} {
		var d drawings
		d.times(test.row)
		if got := d.all[0].Paths[0].D; got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
