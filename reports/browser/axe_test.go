//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"ucwatest/reports"
)

// findings runs axe in the page and says what it objects to, one line each.
const findings = `axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations.flatMap((v) =>
	v.nodes.map((n) => v.id + ": " + v.help + ": " + n.target.join(" ") + ": " + n.failureSummary)))`

// Readers of screens, of bad contrast and without a mouse: axe finds nothing to
// object to, dark or light, in any page there is.
func TestPage_isAccessible(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(npm(t, axeCore), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	other := mixed(t)
	other.Target = "staging"
	unrun := &reports.Run{Declared: mixed(t).Declared, Clauses: mixed(t).Clauses}
	for name, path := range map[string]string{
		"one run": page(t, mixed(t)), "two targets": page(t, mixed(t), other), "no run": page(t, unrun),
	} {
		t.Run(name, func(t *testing.T) {
			b := show(t, path, "")
			b.do(chromedp.Evaluate[chromedp.Void](string(axe)))
			b.do(opened())
			for _, scheme := range []string{"light", "dark"} {
				b.scheme(scheme)
				found, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](findings, chromedp.EvalAwaitPromise))
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range found {
					t.Errorf("%s: %s", scheme, f)
				}
			}
		})
	}
}
