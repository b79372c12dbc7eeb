package reports

import (
	"errors"
	"fmt"
	"io"
)

// together lists what several runs leave behind beside the files of each.
var together = []struct {
	name  string
	write func(io.Writer, ...*Run) error
}{
	{"index.html", WritePage},
	{"junit.xml", WriteJUnits},
}

// Together returns the names of the files that [SaveTogether] writes.
func Together() []string {
	var names []string
	for _, f := range together {
		names = append(names, f.name)
	}
	return names
}

// SaveTogether writes into dir one page with a column for each of the runs, and one JUnit file with a suite for each,
// and returns the paths it wrote. The error names each file that could not be written.
func SaveTogether(dir string, places Places, runs ...*Run) ([]string, error) {
	var paths []string
	var errs []error
	for _, f := range together {
		path := places.Of(f.name, dir)
		if err := Replace(path, func(w io.Writer) error { return f.write(w, runs...) }); err != nil {
			errs = append(errs, fmt.Errorf("report %s: %w; name another place for all with -out-dir", path, err))
			continue
		}
		paths = append(paths, path)
	}
	return paths, errors.Join(errs...)
}

// WriteJUnits writes runs as one JUnit file: a suite for each, which has the name of its target and all its cases. What
// fails a run as a whole is a test case of its suite. It returns the error of w.
func WriteJUnits(w io.Writer, runs ...*Run) error {
	all := junitSuites{Name: "ucwatest"}
	var total float64
	for _, r := range runs {
		s := newSuite(r, oneLine(r.Target))
		for _, c := range inOrder(r.Cases) {
			s.add(testOf(c, r.Strict))
		}
		for _, t := range wholeRun(r).Cases {
			s.add(t)
		}
		s.Time = seconds(r.Seconds)
		total += r.Seconds
		all.add(s)
	}
	all.Time = seconds(total)
	return all.write(w)
}
