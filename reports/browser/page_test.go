//go:build browser

package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// visible counts the elements a selector finds that are to be seen.
func Visible(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].filter((e) => e.checkVisibility()).length`
}

func TestPage_opensFromDisk(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	if got := value[string](b, "document.title"); !strings.HasPrefix(got, "failure – mock") {
		t.Errorf("got the title %q, want the verdict and the target at its begin", got)
	}
	for selector, least := range map[string]int{"#summary .target": 1, "#reference tbody tr": 5, "#features .scenario": 2, "#glossary dt": 1, "svg .life": 3} {
		if got := value[int](b, Visible(selector)); got < least {
			t.Errorf("%s: got %d to be seen, want at least %d", selector, got, least)
		}
	}
}

func TestPage_searchLivesInTheAddress(t *testing.T) {
	path := page(t, mixed(t))
	b := show(t, path, "")
	b.keys("/")
	b.keys("messaging")
	b.holds(`location.hash === "#?q=messaging"`)
	if got := value[int](b, Visible("#features .scenario")); got != 1 {
		t.Errorf("got %d scenarios, want the one that speaks of messaging", got)
	}
	for _, gone := range []string{"#summary", "#contradictions", "#sequences", "#glossary"} {
		if got := value[int](b, Visible(gone)); got != 0 {
			t.Errorf("%s is to be seen, want nothing but what was found", gone)
		}
	}
	again := show(t, path, "#?q=messaging")
	if got := value[string](again, `document.querySelector("[name=q]").value`); got != "messaging" {
		t.Errorf("from the address: got the search %q, want messaging", got)
	}
	again.do(chromedp.Focus(chromedp.CSS("[name=q]")))
	again.keys(kb.Escape)
	again.holds(`location.hash === "" && document.querySelector("[name=q]").value === "" && ` + Visible("#summary") + ` === 1`)
}

// Each filter, as chosen in its list, is in the address, and leaves what an
// address with it leaves.
func TestPage_filtersLiveInTheAddress(t *testing.T) {
	other := mixed(t)
	other.Target = "staging"
	for i := range other.Cases {
		if other.Cases[i].ID == "dc-links-2" {
			other.Cases[i].Verdict = "failed"
		}
	}
	path := page(t, mixed(t), other)
	for name, test := range map[string]struct {
		choose, value string
		left          string // the scenarios to be seen
	}{
		"verdict":               {"verdict", "failed", "dc-links-1 dc-links-2"},
		"level":                 {"level", "inferred", ""},
		"tag":                   {"tag", "reads", "dc-links-1 dc-links-2"},
		"target":                {"target", "staging", "dc-links-1 dc-links-2 dc-links-3 dc-links-4 dc-refusals-1 dc-refusals-2 dc-refusals-3 dc-refusals-4"},
		"a verdict that is not": {"verdict", "errored", "dc-refusals-2"},
	} {
		t.Run(name, func(t *testing.T) {
			const seen = `[...document.querySelectorAll("#features .scenario")].filter((e) => e.checkVisibility())
				.map((e) => e.querySelector(".where a").textContent).sort().join(" ")`
			b := show(t, path, "")
			b.do(chromedp.Evaluate[chromedp.Void](`{ const field = document.querySelector("[name=` + test.choose + `]");
				field.value = "` + test.value + `"; field.dispatchEvent(new Event("input", { bubbles: true })); }`))
			b.holds(`location.hash === "#?` + test.choose + "=" + test.value + `"`)
			if got := value[string](b, seen); got != test.left {
				t.Errorf("chosen: got %q, want %q", got, test.left)
			}
			again := show(t, path, "#?"+test.choose+"="+test.value)
			if got := value[string](again, seen); got != test.left {
				t.Errorf("from the address: got %q, want %q", got, test.left)
			}
		})
	}
}

// Each count of the summary leads to the cases that it counts.
func TestPage_leadsFromACountToItsCases(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	b.do(chromedp.Click(chromedp.CSS(".legend a.failed")))
	b.holds(`location.hash === "#features?verdict=failed" && ` + Visible("#features .scenario") + ` === 1`)
	b.holds(inView("features"))
}

func TestPage_showsTheColumnOfOneTarget(t *testing.T) {
	other := mixed(t)
	other.Target = "staging"
	b := show(t, page(t, mixed(t), other), "#?target=staging")
	if mock, staging := value[int](b, Visible("td[data-run='0']")), value[int](b, Visible("td[data-run='1']")); mock != 0 || staging == 0 {
		t.Errorf("got %d cells of the other target and %d of staging, want none and some", mock, staging)
	}
}

func TestPage_deepLinksOpenWhatTheyLeadTo(t *testing.T) {
	path := page(t, mixed(t))
	for _, anchor := range []string{"case-dc-links-1-xml", "clause-dc-link-self", "scenario-dc-links-2", "row-dc-links-1-json", "glossary"} {
		b := show(t, path, "#"+anchor)
		b.holds(inView(anchor))
	}
	show(t, path, "#case-that-is-gone%").holds(inView("summary-title"))
}

// inView tells whether the begin of an element is in the window.
func inView(id string) string {
	return `((r) => r.height > 0 && r.top >= 0 && r.top < innerHeight)(document.getElementById("` + id + `").getBoundingClientRect())`
}

func TestPage_keepsTheWayBack(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	b.do(chromedp.Click(chromedp.CSS(".faults .shown a")))
	b.holds(`location.hash === "#case-dc-links-1-xml" && document.getElementById("case-dc-links-1-xml").open`)
	b.do(chromedp.NavigateBack())
	b.holds(`location.hash === ""`)
}

// From the summary to the bytes that failed: at most two clicks.
func TestPage_leadsToTheFailingBytesInTwoClicks(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	clicks := 0
	bytes := `[...document.querySelectorAll("#case-dc-links-1-xml .exchange pre")].some((e) => e.checkVisibility() && e.textContent.includes('href="/x"'))`
	for _, selector := range []string{".faults .shown a", "#case-dc-links-1-xml .exchange summary"} {
		b.do(chromedp.Click(chromedp.CSS(selector)))
		if clicks++; value[bool](b, bytes) {
			t.Logf("after %d click", clicks)
			return
		}
	}
	t.Errorf("after %d clicks the bytes of the answer are not to be seen", clicks)
}

// A second click leads to the line of the body that is wrong, or to where a missing one belongs.
func TestPage_leadsToTheMarkedLineInTwoClicks(t *testing.T) {
	for name, test := range map[string]struct{ body, marked string }{
		"a wrong line in JSON":  {`{"_links":{"self":{"href":"/x"},"messaging":{"href":""}},"rel":"conversation"}`, `"messaging": { "href": "" }`},
		"a missing one in JSON": {`{"_links":{"self":{"href":"/x"}},"rel":"conversation"}`, `"messaging": { … }`},
		"a wrong line in XML":   {`<resource rel="conversation" href="/x"><link rel="messaging"/></resource>`, `<link rel="messaging"/>`},
		"a missing one in XML":  {`<resource rel="conversation" href="/x"><property name="a">b</property></resource>`, `<link rel="messaging" … />`},
	} {
		t.Run(name, func(t *testing.T) {
			r := mixed(t)
			for i := range r.Cases {
				if r.Cases[i].ID == "dc-links-1[XML]" {
					answer := r.Cases[i].Exchanges[len(r.Cases[i].Exchanges)-1].Response
					answer.Body, answer.Size = test.body, len(test.body)
				}
			}
			b := show(t, page(t, r), "")
			b.do(chromedp.Click(chromedp.CSS(`.faults .shown a[href="#case-dc-links-1-xml"]`)), settled(),
				chromedp.Click(chromedp.CSS(`#case-dc-links-1-xml a[href^="#place-"]`)), settled())
			const place = "place-case-dc-links-1-xml-link-messaging"
			if !value[bool](b, inView(place)) {
				t.Error("after two clicks the place is not in the window")
			}
			if got := strings.Join(strings.Fields(value[string](b, `document.getElementById("`+place+`").textContent`)), " "); got != test.marked {
				t.Errorf("got the place %q, want %q", got, test.marked)
			}
		})
	}
}

func TestPage_copiesTheCurlLine(t *testing.T) {
	b := show(t, page(t, mixed(t)), "#case-dc-links-1-xml")
	b.do(chromedp.Evaluate[chromedp.Void](`document.addEventListener("copy", () => { window.copied = getSelection().toString(); });
		navigator.clipboard.writeText = async (text) => { window.copied = text; };`))
	b.do(chromedp.Click(chromedp.CSS("#case-dc-links-1-xml .exchange .copy")))
	b.holds(`document.querySelector("#case-dc-links-1-xml .exchange .copy").textContent === "Copied"`)
	if got := value[string](b, "window.copied"); !strings.HasPrefix(got, "export UCWATEST_TOKEN=$(") ||
		!strings.Contains(got, "\n"+`curl -sS -i -H "Authorization: Bearer $UCWATEST_TOKEN" http`) {
		t.Errorf("copied %q, want how to get the token, and the curl line", got)
	}
}

// A reader without a mouse gets from the top to the failing bytes.
func TestPage_worksWithKeysAlone(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	b.keys(kb.Tab)
	if got := value[string](b, "document.activeElement.textContent"); got != "Skip to the content" {
		t.Errorf("the first stop is %q, want the link that skips to the content", got)
	}
	b.keys(kb.Enter)
	b.holds(`document.activeElement.id === "main"`)
	b.tabTo(`e.matches(".faults .shown a")`)
	b.keys(kb.Enter)
	b.holds(`document.activeElement.id === "case-dc-links-1-xml"`)
	b.tabTo(`e.matches(".exchange pre")`)
	b.tabTo(`e.matches("button.copy")`)
}

func TestPage_singleKeysGoThroughTheFailures(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	b.keys("n")
	first := value[string](b, "document.activeElement.id")
	b.keys("n")
	second := value[string](b, "document.activeElement.id")
	b.keys("p")
	if back := value[string](b, "document.activeElement.id"); back != first || first == second || !strings.HasPrefix(first, "case-") {
		t.Errorf("n, n and p went to %q, %q and %q, want a case, another, and the first again", first, second, back)
	}
	b.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("keys").click()`))
	b.keys("n")
	if got := value[string](b, "document.activeElement.id"); got != first {
		t.Errorf("with single keys off n went to %q", got)
	}
}

func TestPage_turnsDarkAndLight(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	const ground = "getComputedStyle(document.body).backgroundColor"
	b.scheme("light")
	light := value[string](b, ground)
	b.scheme("dark")
	dark := value[string](b, ground)
	if light == dark {
		t.Errorf("got the ground %s for readers of both kinds", light)
	}
	b.keys("t")
	if got := value[string](b, ground); got != light {
		t.Errorf("after t: got the ground %s, want %s", got, light)
	}
	b.do(chromedp.Click(chromedp.ID("theme")))
	if got := value[string](b, ground); got != dark {
		t.Errorf("after the button: got the ground %s, want %s", got, dark)
	}
}

// On paper every report is open and nothing of the controls is left.
func TestPage_prints(t *testing.T) {
	b := show(t, page(t, mixed(t)), "")
	b.do(chromedp.Evaluate[chromedp.Void](`dispatchEvent(new Event("beforeprint"))`))
	b.media("print")
	for selector, want := range map[string]int{"nav": 0, "form": 0, "button.copy": 0, "details.report:not([open])": 0, "#summary .target": 1} {
		if got := value[int](b, Visible(selector)); got != want {
			t.Errorf("on paper: got %d of %s, want %d", got, selector, want)
		}
	}
}

// Whoever makes the window narrower or wider goes on reading where they were.
func TestPage_keepsTheReadersPlace(t *testing.T) {
	b := show(t, page(t, many(t, 200)), "#scenario-dc-many-150")
	b.holds(inView("scenario-dc-many-150"))
	for _, width := range []int64{390, 1280, 768} {
		b.do(chromedp.EmulateViewport(width, 800), settled())
		if !value[bool](b, inView("scenario-dc-many-150")) {
			t.Errorf("in a window of %d the scenario is at %s", width, value[string](b, `JSON.stringify(document.getElementById("scenario-dc-many-150").getBoundingClientRect())`))
		}
	}
}

// Nothing is wider than the window, down to a phone's.
func TestPage_fitsTheWindow(t *testing.T) {
	b := show(t, page(t, mixed(t), mixed(t)), "")
	for _, width := range []int64{360, 768, 1280, 2400} {
		b.do(chromedp.EmulateViewport(width, 800))
		if got := value[int64](b, "document.documentElement.scrollWidth"); got > width {
			t.Errorf("in a window of %d the page is %d wide", width, got)
		}
	}
}
