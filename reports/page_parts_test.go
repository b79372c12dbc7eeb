package reports

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPretty(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ body, want string }{
		"json":                 {`{"a":[1,2.50],"b":{}}`, "{\n  \"a\": [\n    1,\n    2.50\n  ],\n  \"b\": {}\n}"},
		"broken json":          {`{"a":`, `{"a":`},
		"xml":                  {`<?xml version="1.0"?><a x='1'><b>text</b><c/><d></d></a>`, "<?xml version=\"1.0\"?>\n<a x='1'>\n  <b>text</b>\n  <c/>\n  <d></d>\n</a>"},
		"xml in an old coding": {`<?xml version="1.0" encoding="latin1"?><a/>`, "<?xml version=\"1.0\" encoding=\"latin1\"?>\n<a/>"},
		"xml without its end":  {"<a><b>", "<a><b>"},
		"an end too many":      {"<a></a></a>", "<a></a></a>"},
		"html that is no xml":  {"<p>one<br>two", "<p>one<br>two"},
		"a word":               {"no", "no"},
		"nothing":              {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, laid(test.body)); diff != "" {
				t.Errorf("layout differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPretty_doesNotGrowWithDepth(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("<a>", 5000) + strings.Repeat("</a>", 5000)
	if got := laid(deep); got != deep {
		t.Errorf("got %d bytes, want the %d as they are", len(got), len(deep))
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		want, got string
		a, b      differing
	}{
		"in the middle":       {"status 200 OK", "status 404 OK", differing{"status ", "200", " OK"}, differing{"status ", "404", " OK"}},
		"more":                {"one", "one two", differing{"one", "", ""}, differing{"one", " two", ""}},
		"nothing in common":   {"yes", "no", differing{Before: "yes"}, differing{Before: "no"}},
		"the same":            {"2", "2", differing{Before: "2"}, differing{Before: "2"}},
		"a doubled word":      {"a a", "a a a", differing{"a a", "", ""}, differing{"a a", " a", ""}},
		"words, not letters":  {"true or false", `the text "maybe"`, differing{Before: "true or false"}, differing{Before: `the text "maybe"`}},
		"no part of a word":   {"an href", "another href", differing{"", "an", " href"}, differing{"", "another", " href"}},
		"halves of a letter":  {"x ä", "x ö", differing{"x ", "ä", ""}, differing{"x ", "ö", ""}},
		"halves from behind":  {"ä x", "\u00d4\u00a4 x", differing{"", "ä", " x"}, differing{"", "\u00d4\u00a4", " x"}},
		"a type, not a value": {"2", `"2"`, differing{Before: "2"}, differing{Before: `"2"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := compare(test.want, test.got)
			if a != test.a || b != test.b {
				t.Errorf("got %+v and %+v, want %+v and %+v", a, b, test.a, test.b)
			}
		})
	}
}

func TestLabel(t *testing.T) {
	t.Parallel()
	run := func(target, dialect string, hour int) *Run {
		return &Run{Target: target, Dialect: dialect, Started: time.Date(2026, 3, 4, hour, 6, 7, 0, time.UTC)}
	}
	b := newBuilder([]*Run{run("staging", "real", 5), run("mock", "doc", 5), run("mock", "real", 5), run("mock", "real", 6),
		run("pool", "real", 5), run("pool", "real", 5), {}})
	for i, want := range []string{"staging", "mock, doc", "mock, real, 4 Mar 05:06", "mock, 4 Mar 06:06", "pool, run 5", "pool, run 6", "not run"} {
		if got := b.runs.label(i); got != want {
			t.Errorf("%d: got %q, want %q", i, got, want)
		}
	}
}

func TestAnchors(t *testing.T) {
	t.Parallel()
	a := newAnchors()
	for _, test := range []struct{ kind, name, want string }{
		{"case", "dc-links-1[XML]", "case-dc-links-1-xml"},
		{"case", "dc-links-1 (XML)", "case-dc-links-1-xml-2"},
		{"case", "dc-links-1[XML]", "case-dc-links-1-xml"},
		{"clause", "DC-LINK-SELF", "clause-dc-link-self"},
		{"case", "\u202e<>", "case-"},
		{"case", strings.Repeat("a", 200), "case-" + strings.Repeat("a", longestSlug)},
	} {
		if got := a.of(test.kind, test.name); got != test.want {
			t.Errorf("%s %q: got %q, want %q", test.kind, test.name, got, test.want)
		}
	}
}

func TestCleaned(t *testing.T) {
	t.Parallel()
	r := cleaned(hostile())
	for name, text := range map[string]string{
		"case": r.Cases[0].Name, "want": r.Cases[0].Violations[0].Want, "header": r.Cases[0].Exchanges[0].Response.Header[0].Value,
		"table": r.Features[0].Rules[0].Scenarios[0].Steps[0].Table[0][0], "verdict": string(r.Cases[5].Verdict),
	} {
		if c, found := harmful(strings.ReplaceAll(text, "\t", "")); found {
			t.Errorf("%s: got %q in %q", name, c, text)
		}
	}
	if got := len(r.Cases[0].Violations[1].Want); got > inPage+100 {
		t.Errorf("a text of %d bytes is left, want about %d", got, inPage)
	}
	if diff := cmp.Diff(normalized(mixed()), cleaned(normalized(mixed()))); diff != "" {
		t.Errorf("plain text changed (-want +got):\n%s", diff)
	}
}

// What a body is short of is told by its size, whatever it says itself.
func TestCleaned_saysHowMuchOfABodyIsShown(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("\u202e", inPage) // three bytes each, six once it is seen
	for name, test := range map[string]struct {
		m    Message
		want string // the end
	}{
		"all of it":                  {Message{Body: "all", Size: 3}, "all"},
		"cut before":                 {Message{Body: "some", Size: 9}, "some\n(4 of 9 bytes shown)"},
		"cut before, a hostile end":  {Message{Body: "(1 of 2 bytes)", Size: 99}, "(1 of 2 bytes)\n(14 of 99 bytes shown)"},
		"cut here":                   {Message{Body: long, Size: len(long)}, "\n(16383 of 49152 bytes shown)"},
		"cut here and before":        {Message{Body: long, Size: 1 << 20}, "\n(16383 of 1048576 bytes shown)"},
		"more than it is said to be": {Message{Body: "\ufffd", Size: 1}, "\ufffd"},
	} {
		if got := cleaned(test.m).Body; !strings.HasSuffix(got, test.want) {
			t.Errorf("%s: got a body that ends with %q, want %q", name, got[max(0, len(got)-80):], test.want)
		}
	}
}

// laid is a body laid out.
func laid(body string) string {
	text, _ := pretty(body)
	return text
}

func TestFolders_countTheirFeaturesAndCases(t *testing.T) {
	t.Parallel()
	feature := func(uri string, cases, failed int) featureView {
		return featureView{URI: uri, Cases: cases, Runs: []runCounts{{failed: failed}, {}}}
	}
	got := folders([]featureView{feature("one/a.feature", 2, 0), feature("two/b.feature", 3, 1), feature("one/c.feature", 4, 0), feature("d.feature", 1, 0)})
	want := []string{"one 2 6 0", "two 1 3 1", "features 1 1 0"}
	for i, f := range got {
		if is := fmt.Sprint(f.Name, " ", len(f.Features), " ", f.Cases, " ", f.Failed); i >= len(want) || is != want[i] {
			t.Errorf("got %s, want %q", is, want)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %d folders, want %d", len(got), len(want))
	}
}

func TestWritePage_asksAgainOnlyForWhatIsKept(t *testing.T) {
	t.Parallel()
	for before, want := range map[string]bool{"": false, "export UCWATEST_TOKEN=$(x)": true} {
		r := mixed()
		for i := range r.Cases {
			for j := range r.Cases[i].Exchanges {
				r.Cases[i].Exchanges[j].Before = before
			}
		}
		if text := page(t, r); strings.Contains(text, "Ask it again") != want || strings.Contains(text, "curl -sS") != want {
			t.Errorf("%q: want a curl line %t", before, want)
		}
	}
}
