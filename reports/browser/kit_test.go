//go:build browser

package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"ucwatest/reports"
)

// chromium is the context of the one browser in which all tests open tabs.
var chromium context.Context

func TestMain(m *testing.M) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, free := chromedp.NewExecAllocator(context.Background(), options...)
	browser, stop := chromedp.NewContext(allocator)
	chromium = browser
	code := 1
	if err := chromedp.Do(browser); err != nil {
		fmt.Fprintf(os.Stderr, "chromium cannot be started: %v; Debian's package is called chromium\n", err)
	} else {
		code = m.Run()
	}
	stop()
	free()
	os.Exit(code)
}

// A tab shows one page, and notes what it says and asks for.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string

	mu       sync.Mutex
	requests []string
}

// tabTimeout bounds all that one test does in its tab.
const tabTimeout = 2 * time.Minute

// show opens a page from disk. At the end of the test it must have said nothing
// on the console and asked for nothing but itself.
func show(t *testing.T, path, hash string) *tab {
	t.Helper()
	bounded, cancel := context.WithTimeout(chromium, tabTimeout)
	ctx, closeTab := chromedp.NewContext(bounded, chromedp.WithNewBrowserContext()) // what one test stores no other one finds
	tab := &tab{t: t, ctx: ctx, url: "file://" + path}
	said := chromedp.Console(ctx)
	if err := chromedp.Listen(ctx, tab.note); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		defer cancel()
		tab.silent(said, closeTab)
	})
	tab.do(chromedp.EmulateViewport(1280, 800), chromedp.Navigate(tab.url+hash), settled())
	return tab
}

// settled waits some more frames than those in which the page keeps what its
// address leads to in view: a click before would hit something else.
func settled() chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`new Promise((done) => {
		let frames = 0;
		const next = () => { frames++ < 15 ? requestAnimationFrame(next) : done(); };
		next();
	})`, chromedp.EvalAwaitPromise)
}

// note keeps the URL of each request.
func (b *tab) note(event any) {
	if sent, is := event.(*network.EventRequestWillBeSent); is {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.requests = append(b.requests, sent.Request.URL)
	}
}

// silent closes the tab and wants it to have been silent.
func (b *tab) silent(said func(func(chromedp.ConsoleMessage, error) bool), closeTab func()) {
	const last = "that was all"
	b.do(chromedp.Evaluate[chromedp.Void](`console.info("` + last + `")`))
	for message, err := range said {
		if err != nil {
			b.t.Error(err)
			break
		}
		if message.Text == last {
			break
		}
		b.t.Errorf("the console says %q", message)
	}
	closeTab()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, url := range b.requests {
		if before, _, _ := strings.Cut(url, "#"); before != b.url {
			b.t.Errorf("the page asked for %s", url)
		}
	}
	if len(b.requests) == 0 {
		b.t.Error("no request was noted, not even that of the page")
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// value is what a JavaScript expression is.
func value[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// holds waits until a JavaScript expression is true.
func (b *tab) holds(expression string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		b.t.Fatalf("%s does not come true: %v; the address ends in %s", expression, err, value[string](b, "location.hash"))
	}
}

// keys presses keys where the focus is.
func (b *tab) keys(keys string) {
	b.t.Helper()
	if err := Press(b.ctx, keys); err != nil {
		b.t.Fatal(err)
	}
}

// tabTo presses Tab until what has the focus fulfils a condition on the element e.
func (b *tab) tabTo(condition string) {
	b.t.Helper()
	const most = 400
	for range most {
		b.keys(kb.Tab)
		if value[bool](b, `((e) => !!(`+condition+`))(document.activeElement)`) {
			return
		}
	}
	b.t.Fatalf("after %d presses of Tab nothing focused fulfils %s", most, condition)
}

// scheme makes the reader one who likes it dark or light.
func (b *tab) scheme(name string) {
	b.t.Helper()
	if err := Scheme(b.ctx, name); err != nil {
		b.t.Fatal(err)
	}
}

// media shows the page as on a screen, or on paper.
func (b *tab) media(name string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name}); err != nil {
		b.t.Fatal(err)
	}
}

// page writes the page of some runs to disk.
func page(t *testing.T, runs ...*reports.Run) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "index.html")
	if err := reports.SavePage(path, runs...); err != nil {
		t.Fatal(err)
	}
	return path
}

// mixed is a run with every verdict, the one that the tests of package reports
// compare with.
func mixed(t *testing.T) *reports.Run {
	t.Helper()
	r, err := reports.Load("../testdata/results.json")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// quoted is a text as a JavaScript expression.
func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings can always be encoded
	}
	return string(text)
}
