//go:build browser

package mock_test

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	chromium "ucwatest/reports/browser"
	"ucwatest/support/mocktest"
)

// tab opens a page in chromium, for as long as the test takes.
func tab(t *testing.T, page string) context.Context {
	t.Helper()
	if !slices.ContainsFunc([]string{"chromium", "chromium-browser", "google-chrome", "chrome", "headless-shell"}, installed) {
		t.Skip("chromium is not installed, so nothing is opened in it")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.NoSandbox, chromedp.DisableGPU)
	bounded, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	allocator, free := chromedp.NewExecAllocator(bounded, options...)
	t.Cleanup(free)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, chromedp.Navigate(page)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

func installed(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// text is what the page shows once a script is true.
func text(t *testing.T, ctx context.Context, ready string) string {
	t.Helper()
	shown, err := chromedp.Run(ctx, chromedp.Evaluate[string](`new Promise((done) => {
		const look = () => (`+ready+`) ? done(document.body.innerText) : requestAnimationFrame(look);
		look();
	})`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return shown
}

// TestXFrame_servesAPageOfAnotherOrigin lets the client of README.md sign in, read
// contacts, hold its channel and chat, all through the frame.
func TestXFrame_servesAPageOfAnotherOrigin(t *testing.T) {
	pool := household(t)
	root := mocktest.Serve(t, pool)
	client := shownIn(t, "html")
	elsewhere := mocktest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(client))
	}))
	came(t, pool, text(t, tab(t, elsewhere+"/?pool="+url.QueryEscape(root)), `document.getElementById("log").textContent.endsWith("end\n")`))
	for _, r := range pool.Requests() {
		if r.Route != "xframe" && r.Header.Get("X-Ms-Origin") != elsewhere {
			t.Errorf("%s %s: got the origin %q, want %s", r.Method, r.URL, r.Header.Get("X-Ms-Origin"), elsewhere)
		}
	}
}

// TestXFrame_servesAPageInAFile opens the client of README.md as it says: from disk,
// where a page has no origin.
func TestXFrame_servesAPageInAFile(t *testing.T) {
	pool := household(t)
	root := mocktest.Serve(t, pool)
	path := filepath.Join(t.TempDir(), "client.html")
	if err := os.WriteFile(path, []byte(shownIn(t, "html")), 0o600); err != nil {
		t.Fatal(err)
	}
	came(t, pool, text(t, tab(t, "file://"+path+"?pool="+url.QueryEscape(root)), `document.getElementById("log").textContent.endsWith("end\n")`))
	if r := pool.Requests()[1]; r.Header.Get("X-Ms-Origin") != "null" {
		t.Errorf("%s %s: got the origin %q, want null", r.Method, r.URL, r.Header.Get("X-Ms-Origin"))
	}
}

// TestAdminPage_showsWhatThereIs opens the page of -admin.
func TestAdminPage_showsWhatThereIs(t *testing.T) {
	o := newOffice(t)
	o.ann.post(o.ann.communication("startMessaging"), jsonObject{"to": o.ben.sip, "subject": "<b>Lunch</b>"}).want(201)
	ctx := tab(t, o.admin+"/")
	shown := text(t, ctx, `document.getElementById("said").textContent !== ""`)
	for _, want := range []string{"Users", o.ben.sip, "Applications", "Conversations", "<b>Lunch</b>", "messagingInvitation", "Requests", "POST /WebTicket/oauthtoken → 200"} {
		if !strings.Contains(shown, want) {
			t.Errorf("got %q, want %q in it", shown, want)
		}
	}
	if strings.Contains(shown, "secret") {
		t.Errorf("got %q, want no password", shown)
	}
	copied, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("details").open = true,
		navigator.clipboard.writeText = (line) => { window.copied = line; return Promise.resolve(); },
		document.querySelector("details button").click(), window.copied`))
	if err != nil || !strings.HasPrefix(copied, "curl -sS -i -X POST ") || !strings.Contains(copied, "$UCWATEST_TOKEN") {
		t.Errorf("got the line %q and %v, want the newest request in curl", copied, err)
	}
}

// lively opens the page of -admin on a pool in which something goes on.
func lively(t *testing.T) context.Context {
	t.Helper()
	o := newOffice(t)
	o.ann.post(o.ann.communication("startMessaging"), jsonObject{"to": o.ben.sip, "subject": "Lunch"}).want(201)
	ctx := tab(t, o.admin+"/")
	text(t, ctx, `document.getElementById("said").textContent !== ""`)
	return ctx
}

// TestAdminPage_isAccessible wants axe to object to nothing, dark or light.
func TestAdminPage_isAccessible(t *testing.T) {
	axe, ctx := chromium.Axe(t), lively(t)
	for _, scheme := range []string{"light", "dark"} {
		if err := chromium.Scheme(ctx, scheme); err != nil {
			t.Fatal(err)
		}
		objections, err := chromium.Objections(ctx, axe, true)
		if err != nil {
			t.Fatal(err)
		}
		for _, objection := range objections {
			t.Errorf("%s: %s", scheme, objection)
		}
	}
}

// TestAdminPage_isUsedByKeyboard filters requests, opens one and copies it without a
// mouse.
func TestAdminPage_isUsedByKeyboard(t *testing.T) {
	ctx := lively(t)
	press := func(keys string) {
		t.Helper()
		if err := chromium.Press(ctx, keys); err != nil {
			t.Fatal(err)
		}
	}
	is := func(expression string) bool {
		t.Helper()
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		if err != nil {
			t.Fatal(err)
		}
		return holds
	}
	press(kb.Tab)
	if !is(`document.activeElement.id === "text"`) {
		t.Fatal("the first press of Tab: got another element, want the filter")
	}
	const signIns = `[...document.querySelectorAll("summary")].some((s) => s.textContent.includes("oauthtoken"))`
	if !is(signIns) {
		t.Fatal("at first: got no request for a token, want some")
	}
	press("Lunch" + kb.Enter)
	text(t, ctx, `document.querySelector("summary") && !`+signIns)
	for range 10 {
		if press(kb.Tab); is(`document.activeElement.tagName === "SUMMARY"`) {
			break
		}
	}
	press(kb.Enter)
	if !is(`document.activeElement.tagName === "SUMMARY" && document.activeElement.parentElement.open`) {
		t.Fatal("Enter on a request: got no open one, want it opened")
	}
	press(kb.Tab + kb.Tab + kb.Tab + kb.Enter)
	if got := text(t, ctx, `/copied|curl/.test(document.getElementById("said").textContent)`); !strings.Contains(got, "curl") {
		t.Errorf("Enter on the button: got %q, want the request in curl", got)
	}
}
