//go:build browser

package browser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var shots = flag.String("shots", "", "write pictures of a page into this `folder`, to be looked at and not to be kept")

var pictured = flag.String("shots-of", "", "the `page` they are of, an index.html of any run, with # and an anchor to look at that place")

// It writes pictures at the widths of a phone, a laptop and a wide screen.
func TestPage_pictures(t *testing.T) {
	path, anchor, _ := strings.Cut(*pictured, "#")
	if path == "" {
		path = page(t, mixed(t))
	}
	b := show(t, path, "#"+anchor)
	for _, scheme := range []string{"light", "dark"} {
		b.scheme(scheme)
		for _, width := range []int64{390, 1440, 2200} {
			b.do(chromedp.EmulateViewport(width, 1600))
			picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
			if err != nil || len(picture) == 0 {
				t.Fatalf("a picture of %d bytes, error %v", len(picture), err)
			}
			if *shots == "" {
				continue
			}
			if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%d-%s.png", width, scheme)), picture, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
