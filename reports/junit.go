package reports

import (
	"cmp"
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
	all := junitOf(r)
	if r.StrictJUnit {
		all.restrict()
	}
	return all.write(w)
}

// WriteJUnits writes runs as one JUnit file: a suite for each, which has the name of its target and all its cases. What
// fails a run as a whole is a test case of its suite. It returns the error of w.
func WriteJUnits(w io.Writer, runs ...*Run) error {
	all := junitSuites{Name: "ucwatest"}
	var total float64
	for _, r := range runs {
		s := newSuite(r, oneLine(r.Target))
		for _, c := range inOrder(r.Cases) {
			s.add(testIn(r, c))
		}
		for _, t := range wholeRun(r).Cases {
			s.add(t)
		}
		s.Time = seconds(r.Seconds)
		total += r.Seconds
		all.add(s)
	}
	all.Time = seconds(total)
	if runs[0].StrictJUnit {
		all.restrict()
	}
	return all.write(w)
}

// restrict leaves out what the schemas junit-10 of Jenkins and surefire-test-report of Maven do not have.
func (s junitSuites) restrict() {
	for i := range s.Suites {
		suite := &s.Suites[i]
		suite.File, suite.Timestamp = "", ""
		for j := range suite.Cases {
			t := &suite.Cases[j]
			t.File, t.Line, t.Properties = "", 0, nil
		}
	}
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
	s.File = oneLine(r.file(f.URI))
	var total float64
	for _, c := range f.Cases {
		total += c.Seconds
		s.add(testIn(r, c))
	}
	s.Time = seconds(total)
	return s
}

func newSuite(r *Run, name string) junitSuite {
	facts := []string{"target", r.Target, "dialect", r.Dialect, "seed", strconv.FormatInt(r.Seed, 10), "raw_identities", yes(r.RawIdentities)}
	for _, note := range r.Notes {
		facts = append(facts, "note", note)
	}
	return junitSuite{
		Name:       name,
		junitSums:  junitSums{Time: seconds(0)},
		Timestamp:  r.Started.UTC().Format(startedForm),
		Properties: properties(facts...),
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
	if len(r.Cases) == 0 && r.Verdict != Success { // a shard may have none
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

func testIn(r *Run, c Case) junitTest {
	t := testOf(c, r.Strict)
	t.File = oneLine(r.file(c.URI))
	return t
}

// testOf returns one case as a JUnit test case. A finding that does not count passes, with its text as output.
func testOf(c Case, strict bool) junitTest {
	t := junitTest{
		ClassName:  className(c.URI),
		Name:       oneLine(c.ID + " " + c.Name),
		Line:       c.Line,
		Time:       seconds(c.Seconds),
		Properties: caseProperties(c),
	}
	switch {
	case c.Verdict == Passed:
	case c.harmless(strict):
		t.Output = &junitOutput{Body: bodyOf(c)}
	case c.Verdict == Failed, c.Verdict == Flaky, c.Verdict == Finding:
		t.Failure = &junitResult{Message: headline(c), Type: string(c.Verdict), Body: bodyOf(c)}
	case c.Verdict == Skipped:
		t.Skipped = &junitResult{Message: oneLine(c.Reason)}
	case c.Verdict == OutOfScope:
		t.Skipped = &junitResult{Message: oneLine("out of scope: " + c.Reason)}
	default:
		t.Error = &junitResult{Message: headline(c), Type: oneLine(cmp.Or(string(c.Culprit), string(Errored))), Body: bodyOf(c)}
	}
	return t
}

// bodyOf starts on a line of its own, so that the indent of the first line is that of the others.
func bodyOf(c Case) string { return "\n" + detailOf(c, "") }

// headline returns in one line why a case did not pass.
func headline(c Case) string {
	if len(c.Violations) == 0 || c.Verdict == Errored || c.Known {
		return oneLine(cmp.Or(c.Reason, "no reason was given"))
	}
	own := c.own()
	v := own[0]
	text := fmt.Sprintf("%s: want %s, got %s", oneLine(v.Clause), oneLine(v.Want), oneLine(v.Got))
	if more := len(own) - 1; more > 0 {
		text += fmt.Sprintf(" (and %s)", Amount(more, "more violation"))
	}
	if c.Verdict == Flaky {
		text = oneLine(c.Reason) + ": " + text
	}
	return text
}

// caseProperties returns what JUnit has no place for: the broken clauses, who answered, and our own verdict.
func caseProperties(c Case) *junitProperties {
	if c.Verdict == Passed {
		return nil
	}
	pairs := []string{"verdict", c.Verdict.inFile(), "culprit", string(c.Culprit)}
	seen := map[string]bool{}
	for _, v := range c.own() {
		if !seen[v.Clause] {
			seen[v.Clause] = true
			pairs = append(pairs, "clause", v.Clause)
		}
	}
	return properties(pairs...)
}

// The elements of a JUnit file, in the form in which most readers agree.

type junitSuites struct {
	XMLName xml.Name `xml:"testsuites"`
	Name    string   `xml:"name,attr"`
	junitSums
	Suites []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitSums
	Skipped    int              `xml:"skipped,attr"` // readers that hold to the schema refuse it in the sum of all
	Timestamp  string           `xml:"timestamp,attr,omitempty"`
	File       string           `xml:"file,attr,omitempty"`
	Properties *junitProperties `xml:"properties"`
	Cases      []junitTest      `xml:"testcase"`
}

// junitSums are the attributes that suites and their sum have in common.
type junitSums struct {
	Tests    int    `xml:"tests,attr"`
	Failures int    `xml:"failures,attr"`
	Errors   int    `xml:"errors,attr"`
	Time     string `xml:"time,attr"`
}

type junitTest struct {
	ClassName  string           `xml:"classname,attr"`
	Name       string           `xml:"name,attr"`
	File       string           `xml:"file,attr,omitempty"`
	Line       int              `xml:"line,attr,omitempty"`
	Time       string           `xml:"time,attr"`
	Properties *junitProperties `xml:"properties"`
	Failure    *junitResult     `xml:"failure"`
	Error      *junitResult     `xml:"error"`
	Skipped    *junitResult     `xml:"skipped"`
	Output     *junitOutput     `xml:"system-out"`
}

type junitResult struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Body    string `xml:",cdata"`
}

type junitOutput struct {
	Body string `xml:",cdata"`
}

type junitProperties struct {
	List []junitProperty `xml:"property"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

// properties returns the pairs of names and values, without those that have no value.
func properties(pairs ...string) *junitProperties {
	var p junitProperties
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			p.List = append(p.List, junitProperty{pairs[i], oneLine(pairs[i+1])})
		}
	}
	if len(p.List) == 0 {
		return nil
	}
	return &p
}

func (s *junitSuites) add(suite junitSuite) {
	s.Suites = append(s.Suites, suite)
	s.Tests += suite.Tests
	s.Failures += suite.Failures
	s.Errors += suite.Errors
}

func (s *junitSuite) add(t junitTest) {
	s.Cases = append(s.Cases, t)
	s.Tests++
	switch {
	case t.Failure != nil:
		s.Failures++
	case t.Error != nil:
		s.Errors++
	case t.Skipped != nil:
		s.Skipped++
	}
}
