package reports

import (
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// startedForm is the form of a timestamp that readers of JUnit files expect: UTC without a zone.
const startedForm = "2006-01-02T15:04:05"

// WriteJUnit writes r as a JUnit file: a suite for each feature file, a test case for each case. Skipped and out of
// scope are skips, errors are errors, findings are failures only in a strict run. What fails the run as a whole stands
// in a suite of its own, for this file must not be green where the run is not. It returns the error of w.
func WriteJUnit(w io.Writer, r *Run) error {
	return junitOf(r).write(w)
}

func (s junitSuites) write(w io.Writer) error {
	text, err := xml.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("encode the JUnit report: %w", err)
	}
	if _, err := fmt.Fprintf(w, "%s%s\n", xml.Header, text); err != nil {
		return fmt.Errorf("write the JUnit report: %w", err)
	}
	return nil
}

func junitOf(r *Run) junitSuites {
	all := junitSuites{Name: oneLine(r.Target), junitSums: junitSums{Time: seconds(r.Seconds)}}
	for _, f := range byFeature(r.Cases) {
		all.add(suiteOf(r, f))
	}
	if whole := wholeRun(r); whole.Tests > 0 {
		all.add(whole)
	}
	return all
}

func suiteOf(r *Run, f feature) junitSuite {
	s := newSuite(r, oneLine(f.URI))
	s.File = oneLine(f.URI)
	var total float64
	for _, c := range f.Cases {
		total += c.Seconds
		s.add(testOf(c, r.Strict))
	}
	s.Time = seconds(total)
	return s
}

func newSuite(r *Run, name string) junitSuite {
	return junitSuite{
		Name:      name,
		junitSums: junitSums{Time: seconds(0)},
		Timestamp: r.Started.UTC().Format(startedForm),
		Properties: properties(
			"target", r.Target,
			"dialect", r.Dialect,
			"seed", strconv.FormatInt(r.Seed, 10),
			"raw_identities", yes(r.RawIdentities),
		),
	}
}

// yes is "true", or nothing: a property without a value is left out.
func yes(is bool) string {
	if is {
		return "true"
	}
	return ""
}

// wholeRun returns the suite of what belongs to no case: the problems, and that there was no case at all.
func wholeRun(r *Run) junitSuite {
	s := newSuite(r, "run")
	for i, p := range r.Problems {
		t := junitTest{ClassName: "run", Name: fmt.Sprintf("problem %d", i+1), Time: seconds(0)}
		t.Failure = &junitResult{Message: oneLine(p), Type: "problem"}
		s.add(t)
	}
	if len(r.Cases) == 0 {
		t := junitTest{ClassName: "run", Name: "cases", Time: seconds(0)}
		t.Error = &junitResult{Message: "nothing ran", Type: "partial"}
		s.add(t)
	}
	return s
}

// className returns a feature file as readers group by it: its path as a dotted name.
func className(uri string) string {
	return strings.ReplaceAll(oneLine(strings.TrimSuffix(uri, path.Ext(uri))), "/", ".")
}

func seconds(s float64) string { return strconv.FormatFloat(s, 'f', 3, 64) }
