package reports

import "encoding/xml"

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
	Timestamp  string           `xml:"timestamp,attr"`
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
