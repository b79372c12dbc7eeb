package declaration_test

import (
	"testing"

	"ucwatest/support/declaration"
)

// FuzzRead wants any feature to end in a declaration or in problems, and what
// is selected of it to be read again as it was.
func FuzzRead(f *testing.F) {
	f.Add(sampleFeature)
	f.Add("Feature: a\n Scenario Outline: b\n  Given c\n  Examples:\n")
	f.Add("Feature: a\n Scenario Outline: b\n  Examples:\n   | |\n   | |\n")
	f.Fuzz(func(_ *testing.T, feature string) {
		d, _ := declaration.Read(with(feature))
		d.Check(definitions())
		for _, content := range d.Contents(d.Cases) {
			declaration.Read(with(string(content.Contents)))
		}
	})
}
