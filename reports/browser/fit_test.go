//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"ucwatest/features"
	"ucwatest/support/declaration"
	"ucwatest/support/demo"
)

// example is the page of the example, which has one of everything that a reader may meet.
var example = sync.OnceValues(func() ([]byte, error) {
	declared, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		return nil, problems
	}
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path, err := demo.Write(chromium, demo.Config{Declaration: declared, Folder: folder, Command: "make demo", Now: time.Now,
		Alone: func(id string) string { return "ucwatest apply -target '" + id + "'" }})
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// examplePage writes that page to disk.
func examplePage(t *testing.T) string {
	t.Helper()
	text, err := example()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "index.html")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// unfit lists what is wider than the place it has: whatever reaches over the edge of the window, and whatever has more in
// it than it shows. Only a diagram, which is there as a list too, may be moved sideways in its frame.
const unfit = `(() => {
	const name = (e) => e.tagName.toLowerCase() + "." + (e.className.baseVal ?? e.className) + " in " + e.closest("[id]")?.id + ": " + e.textContent.trim().slice(0, 40);
	const all = [];
	for (const e of document.querySelectorAll("body *")) {
		if (!e.checkVisibility() || e.closest(".drawing, .skip")) continue;
		const box = e.getBoundingClientRect();
		if (box.right > innerWidth + 1 || box.left < -1) all.push("over the edge: " + name(e));
		if (e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline") all.push("cut off: " + name(e));
	}
	if (document.documentElement.scrollWidth > innerWidth) all.push("the page is " + document.documentElement.scrollWidth + " wide");
	return all;
})()`

// On a phone, a laptop and a wide screen nothing reaches over an edge or is cut off, whatever is open.
func TestPage_fitsEveryScreen(t *testing.T) {
	run, err := attacked()
	if err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"one run": page(t, mixed(t)), "the example": examplePage(t), "what a server sent": page(t, run)} {
		t.Run(name, func(t *testing.T) {
			b := show(t, path, "")
			b.do(opened())
			for _, width := range []int64{390, 1440, 2200} {
				b.do(chromedp.EmulateViewport(width, 800), settled())
				for _, what := range value[[]string](b, unfit) {
					t.Errorf("in a window of %d, %s", width, what)
				}
			}
		})
	}
}
