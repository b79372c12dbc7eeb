package reports

import (
	"bytes"
	"strings"
	"testing"
)

// summing is a case that broke one clause, and with it one that sums it up.
func summing() (*Run, Case) {
	c := failedCase()
	c.Violations = []Violation{
		{Clause: "DC-LINK-MESSAGING", Says: "it links to messaging", Level: "must", Want: "a link", Got: "none", Step: "Then it offers these links:", Line: 24},
		{Clause: "DC-GET-CONTENT", Says: "it shows what it owes", Level: "must", Want: "every required link", Got: "something else: see link messaging",
			Step: "Then it offers these links:", Line: 24, Sum: true}}
	r := &Run{Cases: []Case{c}, Clauses: []Clause{
		{ID: "DC-LINK-MESSAGING", Level: "must", Says: "it links to messaging", Verdict: Failed, Cases: []string{c.ID}},
		{ID: "DC-GET-CONTENT", Level: "must", Says: "it shows what it owes", Verdict: Failed, Sum: true, Cases: []string{c.ID}}}}
	r.Tally()
	return r, c
}

func TestReports_tellOneFaultInOnePlace(t *testing.T) {
	t.Parallel()
	r, c := summing()
	var console, junit, markdown bytes.Buffer
	told := NewConsole(&console, false)
	told.Case(c)
	told.Summary(r, nil)
	if err := WriteJUnit(&junit, r); err != nil {
		t.Fatal(err)
	}
	if err := WriteSummary(&markdown, r); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"console": console.String(), "JUnit": junit.String(), "Markdown": markdown.String(), "page": page(t, r)} {
		if strings.Contains(text, "something else: see") {
			t.Errorf("%s: got the sum as a fault of its own", name)
		}
		if want := "1 broken, 1 broken only in what they sum up"; name != "JUnit" && !strings.Contains(text, want) {
			t.Errorf("%s: got no %q in it", name, want)
		}
	}
	c.Violations = c.Violations[1:]
	if text := Text(c); !strings.Contains(text, "something else: see") {
		t.Errorf("got\n%s\nwant the sum, where nothing else is told", text)
	}
}
