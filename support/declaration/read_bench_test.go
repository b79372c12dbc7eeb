package declaration_test

import (
	"fmt"
	"strings"
	"testing"

	"ucwatest/support/declaration"
)

// large is a feature of one outline with that many rows, each of which has a
// table of 18 links and one of 13 properties.
func large(rows int) string {
	var b strings.Builder
	b.WriteString("Feature: F\n  @DC-READ\n  Rule: R\n    @dc-read-1 @reads\n    Scenario Outline: As <format>\n")
	b.WriteString("      Given a derived conversation\n      When it is read as <format>\n      Then it offers these links:\n        | link | present |\n")
	b.WriteString(strings.Repeat("        | self | always |\n", 18))
	b.WriteString("      And it says:\n        | key | type | values |\n")
	b.WriteString(strings.Repeat("        | state | enum | Connected, Disconnected |\n", 13))
	b.WriteString("      Examples:\n        | format |\n")
	for i := range rows {
		fmt.Fprintf(&b, "        | format%d |\n", i)
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	fsys := with(large(1000))
	b.ReportAllocs()
	for b.Loop() {
		if d, problems := declaration.Read(fsys); len(d.Cases) != 1000 || len(problems) > 0 {
			b.Fatalf("got %d cases and %d problems, want 1000 and none", len(d.Cases), len(problems))
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	d, _ := declaration.Read(with(large(1000)))
	b.ReportAllocs()
	for b.Loop() {
		if problems := d.Check(definitions()); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
