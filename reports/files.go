package reports

import (
	"errors"
	"fmt"
	"io"
)

// A File is one of those that a run leaves behind.
type File struct {
	Name string // in the folder of a run
	Flag string // names another place for it on a command line, without a dash
	Is   string // what it holds, as README.md says it
	For  string // who reads it

	write    func(io.Writer, *Run) error
	together func(io.Writer, ...*Run) error // writes several runs as one such file; nil if each has one of its own
}

// Files lists what a run leaves behind, in the order in which it is told of. A writer is one row here: its flag, its line
// in README.md, saving it and the tests that every writer has to pass follow from that.
func Files() []File {
	return []File{
		{Name: "results.json", Flag: "results", write: WriteResults,
			Is:  "everything about the run, in the form of [schema/results.schema.json](schema/results.schema.json)",
			For: "other programs; `format_version` guards it, members are added and never renamed"},
		{Name: "index.html", Flag: "html", write: writePage, together: WritePage,
			Is:  "the living documentation: what is required, and whether it holds; one page, no network",
			For: "people, in a browser or on paper"},
		{Name: "junit.xml", Flag: "junit", write: WriteJUnit, together: WriteJUnits,
			Is:  "one suite for each feature file, one test case for each case",
			For: "CI servers"},
		{Name: "cucumber.json", Flag: "cucumber", write: WriteCucumber,
			Is:  "Cucumber's old JSON format",
			For: "plug-ins of CI servers"},
		{Name: "messages.ndjson", Flag: "messages", write: WriteMessages,
			Is:  "Cucumber messages, one a line",
			For: "Cucumber's own formatters and services"},
		{Name: "run.har", Flag: "har", write: WriteHAR,
			Is:  "the recorded exchanges, HTTP Archive 1.2",
			For: "the network tools of browsers, and proxies"},
		{Name: "summary.md", Flag: "markdown", write: WriteSummary,
			Is:  "verdict, counts, what did not pass and what was not judged",
			For: "the summary of a CI job: `cat reports/out/summary.md >> \"$GITHUB_STEP_SUMMARY\"`"},
	}
}

// Together tells whether [SaveTogether] writes several runs as one such file.
func (f File) Together() bool { return f.together != nil }

// SaveTogether writes into dir the files that hold several runs at once, as one page with a column for each of them, and
// returns the paths it wrote. The error names each file that could not be written.
func SaveTogether(dir string, places Places, runs ...*Run) ([]string, error) {
	var paths []string
	var errs []error
	for _, f := range Files() {
		if !f.Together() {
			continue
		}
		path := places.Of(f.Name, dir)
		if err := Replace(path, func(w io.Writer) error { return f.together(w, runs...) }); err != nil {
			errs = append(errs, fmt.Errorf("report %s: %w; name another place for all with -out-dir", path, err))
			continue
		}
		paths = append(paths, path)
	}
	return paths, errors.Join(errs...)
}
