//go:build browser

package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"ucwatest/reports"
)

// many is a run of n scenarios, of which every tenth failed, with as much
// evidence as a failed case has.
func many(t *testing.T, n int) *reports.Run {
	t.Helper()
	r := mixed(t)
	var failed, passed reports.Case
	for _, c := range r.Cases {
		switch c.ID {
		case "dc-links-1[XML]":
			failed = c
		case "dc-links-2":
			passed = c
		}
	}
	body := `{"filler": "` + strings.Repeat("text ", 400) + `"}`
	for range 20 {
		x := failed.Exchanges[len(failed.Exchanges)-1]
		x.Judged, x.Response = false, &reports.Message{Status: 200, Body: body, Size: len(body)}
		failed.Exchanges = append(failed.Exchanges, x)
	}
	r.Cases = nil
	rule := &r.Features[0].Rules[0]
	like := rule.Scenarios[0]
	for i := range n {
		c := passed
		if i%10 == 0 {
			c = failed
		}
		c.ID, c.Line = fmt.Sprintf("dc-many-%d", i), i+100
		r.Cases = append(r.Cases, c)
		scenario := like
		scenario.ID, scenario.Examples = c.ID, nil
		rule.Scenarios = append(rule.Scenarios, scenario)
	}
	r.Tally()
	return r
}

// The page of 1,000 scenarios is small. How long it takes to open is printed:
// machines differ.
func TestPage_opensWithAThousandScenarios(t *testing.T) {
	path := page(t, many(t, 1000))
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if most := int64(10_000_000); info.Size() > most {
		t.Errorf("got %d bytes, want at most %d", info.Size(), most)
	}
	b := show(t, path, "")
	if got := value[int](b, `document.querySelectorAll(".scenario").length`); got < 1000 {
		t.Errorf("got %d scenarios, want 1,000", got)
	}
	opened := value[float64](b, `performance.getEntriesByType("navigation")[0].loadEventEnd`)
	searched := value[float64](b, `(() => { const began = performance.now(); const q = document.querySelector("[name=q]");
		q.value = "many-77"; q.dispatchEvent(new Event("input", { bubbles: true })); document.body.offsetHeight; return performance.now() - began; })()`)
	far := show(t, path, "#scenario-dc-many-900")
	far.holds(inView("scenario-dc-many-900"))
	t.Logf("%d bytes, open after %.0f ms (required: 2000), searched in %.0f ms", info.Size(), opened, searched)
}
