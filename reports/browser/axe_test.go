//go:build browser

package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"ucwatest/reports"
)

func axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(npm(t, axeCore), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// objections are what axe says of the page, one line each. Contrast takes it most of its time.
func (b *tab) objections(axe string, contrast bool) []string {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](axe), opened())
	found, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](fmt.Sprintf(`axe.run(document, { resultTypes: ["violations"],
		rules: { "color-contrast": { enabled: %t } } }).then((result) => result.violations.flatMap((v) =>
		v.nodes.map((n) => v.id + ": " + v.help + ": " + n.target.join(" ") + ": " + n.failureSummary)))`, contrast), chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return found
}

// Readers of screens, of bad contrast and without a mouse: axe finds nothing to
// object to, dark or light, in any page there is.
func TestPage_isAccessible(t *testing.T) {
	axe := axe(t)
	other := mixed(t)
	other.Target = "staging"
	unrun := &reports.Run{Declared: mixed(t).Declared, Clauses: mixed(t).Clauses}
	for name, path := range map[string]string{
		"one run": page(t, mixed(t)), "two targets": page(t, mixed(t), other), "no run": page(t, unrun),
	} {
		t.Run(name, func(t *testing.T) {
			b := show(t, path, "")
			for _, scheme := range []string{"light", "dark"} {
				b.scheme(scheme)
				for _, objection := range b.objections(axe, true) {
					t.Errorf("%s: %s", scheme, objection)
				}
			}
		})
	}
}

// What a server sent takes nothing of that away. It has no say in the colours, so they are not looked at again.
func TestPage_isAccessibleWhateverAServerSent(t *testing.T) {
	run, err := attacked()
	if err != nil {
		t.Fatal(err)
	}
	for _, objection := range show(t, page(t, run), "").objections(axe(t), false) {
		t.Error(objection)
	}
}
