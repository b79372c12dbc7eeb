package reports

import (
	"slices"
	"strings"
	"testing"
)

// What a server sends is shown, and does nothing: the page has its own script and style and no other, no handler, no
// address but places of its own, and no character that is not seen.
func TestWritePage_survivesHostileText(t *testing.T) {
	t.Parallel()
	text := page(t, hostile(), attackedBefore())
	if r, found := harmful(strings.ReplaceAll(text, "\t", "")); found {
		t.Errorf("got %q in the page", r)
	}
	count := map[string]int{}
	for _, n := range elements(t, text) {
		count[n.Data]++
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcset", a.Key == "action":
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			case strings.HasSuffix(a.Key, "href") && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("%s leads to %q", n.Data, a.Val)
			}
		}
	}
	for name, want := range map[string]int{"script": 1, "style": 1, "meta": 4, "link": 0, "img": 0, "iframe": 0, "object": 0, "base": 0, "b": 0, "i": 0} {
		if got := count[name]; got != want {
			t.Errorf("got %d elements %s, want %d", got, name, want)
		}
	}
}

// What is hostile in the tests is really there to be shown.
func TestWritePage_showsHostileText(t *testing.T) {
	t.Parallel()
	all := elements(t, page(t, attackedBefore()))
	text := said(all[0])
	if want := `</script><b>]]>&"'\x1b[2J`; !strings.Contains(text, want) {
		t.Errorf("the page does not show %q", want)
	}
	if got := barLabels(all[0]); !slices.Contains(got, "2 × errored") {
		t.Errorf("got bars that say %q, want those of the hostile case", got)
	}
}

// attackedBefore is hostile with a history, every text of which wants to do harm.
func attackedBefore() *Run {
	r := hostile()
	r.Started = begun
	return remembered(r, 1, func(_ int, p *Past) {
		p.Verdict, p.Cases, p.Clauses = attack, map[string]PastCase{attack: {attack, 1, []Verdict{attack}}}, map[string]Verdict{attack: attack}
	})
}
