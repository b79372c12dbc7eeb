//go:build browser

package browser

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// attacks are what a server may send instead of the truth. Each that ran would
// set window.hacked.
var attacks = []string{
	`<script>window.hacked=1</script>`,
	`</script></style></pre></title><script>window.hacked=2</script>`,
	`<img src="http://127.0.0.1:9/x" onerror="window.hacked=3">`,
	`javascript:window.hacked=4`,
	`"><svg onload=window.hacked=5>`,
	`' onmouseover='window.hacked=6`,
	"\u202egpj.exe\u202c \u2066isolated\u2069 \u200f",
	`{{.Style}}<!--`,
	strings.Repeat("W", 100_000),
	strings.Repeat("</div>", 2_000),
}

// assault puts an attack into every property, link and text of an answer, and
// into a header of it, each time the next one.
func assault() *mock.Spoil {
	var mu sync.Mutex
	n := 0
	next := func() string {
		mu.Lock()
		defer mu.Unlock()
		n++
		return attacks[n%len(attacks)]
	}
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		if !strings.HasPrefix(a.Route, "derived") {
			return
		}
		a.Header.Set("X-Attack", strings.Map(printable, head(next())))
		if a.Reason != nil {
			a.Reason.Code, a.Reason.Subcode, a.Reason.Message = next(), next(), next()
		}
		if r := a.Resource; r != nil {
			r.Href = next()
			for i := range r.Properties {
				r.Properties[i].Value = next()
			}
			for i := range r.Links {
				r.Links[i].Href = next()
			}
		}
	}}
}

// printable leaves of a header what HTTP allows in one.
func printable(r rune) rune {
	if r < ' ' || r > '~' {
		return -1
	}
	return r
}

func head(s string) string { return s[:min(len(s), 1000)] }

// attacked is a run against a pool that attacks its readers.
var attacked = sync.OnceValues(func() (*reports.Run, error) {
	declared, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		return nil, problems
	}
	aim, err := target.Embedded(target.Options{Dialect: mock.Doc, Spoil: assault(), Now: time.Now})
	if err != nil {
		return nil, err
	}
	defer aim.Close()
	aim.Name = attacks[0]
	selected := slices.DeleteFunc(slices.Clone(declared.Cases), func(c declaration.Case) bool {
		return !slices.Contains([]string{"dc-links-1[JSON]", "dc-links-1[XML]", "dc-properties-1[JSON]", "dc-properties-1[XML]", "dc-refusals-1[JSON]", "dc-refusals-2[JSON]", "dc-refusals-3[XML]", "dm-links-1[XML]"}, c.ID)
	})
	return suite.Run(chromium, suite.Config{Declaration: declared, Selected: selected, Target: aim, Now: time.Now,
		Options: suite.Options{Parallel: 1}, Commands: suite.Commands{Command: attacks[1]}}, suite.Listener{})
})

func TestPage_neitherRunsNorBreaksOnWhatAServerSent(t *testing.T) {
	run, err := attacked()
	if err != nil {
		t.Fatal(err)
	}
	b := show(t, page(t, run), "")
	for _, attack := range attacks[:6] {
		shown := `[...document.querySelectorAll("pre, .why")].some((e) => e.textContent.includes(` + quoted(attack) + `))`
		if !value[bool](b, shown) {
			t.Errorf("%s is nowhere to be seen, so nothing is tried", attack)
		}
	}
	b.do(opened())
	if value[bool](b, `"hacked" in window`) {
		t.Errorf("attack %d ran", value[int](b, "window.hacked"))
	}
	if got := value[int](b, `document.querySelectorAll("main script, main img, main iframe, main a:not([href^='#'])").length`); got != 0 {
		t.Errorf("got %d elements that a server made", got)
	}
	if got, want := value[int](b, `document.querySelectorAll(".report").length`), broken(run); got != want {
		t.Errorf("got %d reports, want the %d of the cases that did not pass", got, want)
	}
	if got := value[int](b, "document.documentElement.scrollWidth"); got > 1280 {
		t.Errorf("the page is %d wide, want it to stay in the window", got)
	}
	if got := value[string](b, `document.querySelector("footer p").textContent`); !strings.HasPrefix(got, "Made from results.json") {
		t.Errorf("the page ends with %q, want its own end", got)
	}
}

func broken(r *reports.Run) int { return len(r.Cases) - r.Counts.Passed }

// The other files of such a run can be written, and read.
func TestSave_survivesSuchARun(t *testing.T) {
	run, err := attacked()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := reports.Save(dir, run); err != nil {
		t.Fatal(err)
	}
	if _, err := reports.Load(filepath.Join(dir, "results.json")); err != nil {
		t.Error(err)
	}
}
