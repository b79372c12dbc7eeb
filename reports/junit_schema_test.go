package reports

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// An allowance is what the schema says of one element.
type allowance struct {
	required, optional string // attributes
	children           string
}

// commonJUnit is the schema junit-10 that Jenkins' xUnit plugin and pytest hold JUnit files to, read anew: whatever is
// not named is refused. It knows neither the properties of a test case nor its file and line, which GitLab, pytest and
// others write and read all the same.
var commonJUnit = map[string]allowance{
	"testsuites": {"", "name time tests failures errors", "testsuite"},
	"testsuite": {"name tests failures errors", "group time skipped timestamp hostname id package file log url",
		"testsuite properties testcase system-out system-err"},
	"testcase": {"name", "time classname group file line",
		"skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err properties"},
	"properties": {"", "", "property"},
	"property":   {"name value", "", ""},
	"failure":    {"", "type message", ""},
	"error":      {"", "type message", ""},
	"skipped":    {"", "type message", ""},
	"system-out": {"", "", ""},
	"system-err": {"", "", ""},
}

// strictJUnit is what junit-10 of Jenkins and surefire-test-report of Maven both have, read anew.
var strictJUnit = map[string]allowance{
	"testsuites": commonJUnit["testsuites"],
	"testsuite":  {"name tests failures errors skipped time", "group", "properties testcase system-out system-err"},
	"testcase":   {"name time", "classname group", "skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err"},
	"properties": commonJUnit["properties"],
	"property":   commonJUnit["property"],
	"failure":    commonJUnit["failure"],
	"error":      commonJUnit["error"],
	"skipped":    {"", "message", ""},
	"system-out": commonJUnit["system-out"],
	"system-err": commonJUnit["system-err"],
}

// objections are what a schema has against a JUnit file.
func objections(schema map[string]allowance, text string) []string {
	var found, open []string
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			return append(found, err.Error())
		}
		switch e := token.(type) {
		case xml.StartElement:
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			found = append(found, objectionsTo(schema, e, parent)...)
			open = append(open, e.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func objectionsTo(schema map[string]allowance, e xml.StartElement, parent string) []string {
	var found []string
	name := e.Name.Local
	may, known := schema[name]
	if !known || parent != "" && !slices.Contains(strings.Fields(schema[parent].children), name) {
		found = append(found, name+" stands in "+parent)
	}
	left := strings.Fields(may.required)
	for _, a := range e.Attr {
		if i := slices.Index(left, a.Name.Local); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else if !slices.Contains(strings.Fields(may.optional), a.Name.Local) {
			found = append(found, name+" has "+a.Name.Local)
		}
	}
	for _, a := range left {
		found = append(found, name+" lacks "+a)
	}
	return found
}

func TestWriteJUnit_fulfilsTheCommonSchema(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*Run{"mixed": mixed(), "hostile": hostile(), "empty": {}, "only cases": bare()} {
		for _, o := range objections(commonJUnit, string(junit(t, r))) {
			t.Errorf("%s: %s", name, o)
		}
		r.StrictJUnit = true
		for _, o := range objections(strictJUnit, string(junit(t, r))) {
			t.Errorf("%s, strict: %s", name, o)
		}
	}
	for text, want := range map[string]string{
		`<testsuites skipped="1"/>`:                     "testsuites has skipped",
		`<testsuites><testcase name="a"/></testsuites>`: "testcase stands in testsuites",
		`<testsuite name="a" failures="0" errors="0"/>`: "testsuite lacks tests",
		`<testsuites><testsuite`:                        "XML syntax error on line 1: unexpected EOF",
	} {
		if got := objections(commonJUnit, text); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
