//go:build browser

package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Axe is the script of axe-core, which npm brings.
func Axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(npm(t, axeCore), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// Objections are what axe says of the page in ctx once all that can be opened in it
// is open, one line each. Contrast takes it most of its time.
func Objections(ctx context.Context, axe string, contrast bool) ([]string, error) {
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe), opened()); err != nil {
		return nil, err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[[]string](fmt.Sprintf(`axe.run(document, { resultTypes: ["violations"],
		rules: { "color-contrast": { enabled: %t } } }).then((result) => result.violations.flatMap((v) =>
		v.nodes.map((n) => v.id + ": " + v.help + ": " + n.target.join(" ") + ": " + n.failureSummary)))`, contrast), chromedp.EvalAwaitPromise))
}

// opened opens all that can be opened.
func opened() chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`for (const d of document.querySelectorAll("details")) d.open = true`)
}

// Scheme makes the reader of the page in ctx one who likes it dark or light.
func Scheme(ctx context.Context, name string) error {
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia,
		emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
	return err
}

// Press presses keys where the focus is. A key that the page takes for itself is
// not typed: chromedp's own KeyEvent would type it all the same.
func Press(ctx context.Context, keys string) error {
	for _, r := range keys {
		events := kb.Encode(r)
		down, up := events[0], events[len(events)-1]
		down.Type, down.Text = input.DispatchKeyEventTypeKeyDown, events[len(events)/2].Text
		for _, event := range []*input.DispatchKeyEventParams{down, up} {
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, *event); err != nil {
				return err
			}
		}
	}
	return nil
}
