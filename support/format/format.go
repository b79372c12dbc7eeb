// Package format lays out feature files, and HCL files such as the ledger and
// descriptions of targets, in one way. It changes neither what they mean nor their
// comments, and formatting twice is the same as once. It reads no files.
package format

import (
	"fmt"
	"path/filepath"
	"regexp"
)

// Known tells whether a file with this name can be formatted.
func Known(name string) bool {
	return filepath.Ext(name) == ".feature" || filepath.Ext(name) == ".hcl"
}

// File lays out the text of the file called name. A text without a name, "", is what
// its first line looks like. The error names the place as name:line.
func File(name string, text []byte) ([]byte, error) {
	gherkin := filepath.Ext(name) == ".feature"
	if name == "" {
		gherkin, name = feature.Match(text), "standard input"
	}
	lay := HCL
	if gherkin {
		lay = Feature
	}
	laid, err := lay(text)
	if err != nil {
		return nil, fmt.Errorf("%s%w", name, err)
	}
	return laid, nil
}

// feature is how a feature file begins: with a tag, or with a keyword and a colon.
var feature = regexp.MustCompile(`^\x{feff}?(?:\s*(?:#.*)?\n)*\s*(?:@|[^\s={"#][^={"]*:)`)

// errorAt is what is wrong with a line.
func errorAt(line int, what string) error { return fmt.Errorf(":%d: %s", line, what) }
