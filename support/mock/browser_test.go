//go:build browser

package mock_test

import (
	"context"
	"net/http"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

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
