package steps_test

import (
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"

	"ucwatest/steps"
)

// TestVocabularyIsDocumented wants doc.go to list as many phrases as are
// registered, each under its keyword, in the order of registration.
func TestVocabularyIsDocumented(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for line := range strings.SplitSeq(string(source), "\n") {
		if phrase, ok := strings.CutPrefix(line, "//\t"); ok {
			documented = append(documented, phrase)
		}
	}
	catalogue := steps.Catalogue()
	if len(documented) != len(catalogue) {
		t.Errorf("doc.go lists %d phrases, %d are registered", len(documented), len(catalogue))
	}
	for i, d := range catalogue[:min(len(catalogue), len(documented))] {
		if got, want := literal(documented[i]), literal(strings.Trim(d.Expr.String(), "^$")); !strings.HasPrefix(want, got) {
			t.Errorf("phrase %d of doc.go begins %q, want the beginning of %q", i+1, got, want)
		}
	}
}

// literal is what a phrase begins with before anything that varies.
func literal(phrase string) string {
	return strings.TrimSpace(regexp.MustCompile(`[("]|[A-Z]{4}|  `).Split(phrase, 2)[0])
}

func TestHandlersTakeWhatTheirExpressionsCapture(t *testing.T) {
	t.Parallel()
	for _, d := range steps.Catalogue() {
		if got := d.Expr.NumSubexp(); got != d.Args {
			t.Errorf("%s captures %d, its handler takes %d", d.Expr, got, d.Args)
		}
		if text := d.Expr.String(); !strings.HasPrefix(text, "^") || !strings.HasSuffix(text, "$") {
			t.Errorf("%s is not anchored", text)
		}
	}
}

func TestDefinition_Facts(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]map[string]string{
		`the request is refused as XML with 409 "Conflict"`:        {"status": "409", "code": "Conflict"},
		`its subcode is "None"`:                                    {"subcode": "None"},
		`it is answered with 405 and no body`:                      {"status": "405"},
		`it is refused because the service fails`:                  {"cause": "the service fails"},
		`the caller sends PUT to its derived conversation as JSON`: {"method": "PUT"},
		`the caller retrieves its derived conversation as JSON`:    nil,
		`a derived conversation`:                                   nil,
	} {
		for _, d := range steps.Catalogue() {
			if d.Expr.MatchString(text) && !maps.Equal(d.Facts(text), want) {
				t.Errorf("%s: got %v, want %v", text, d.Facts(text), want)
			}
		}
	}
}
