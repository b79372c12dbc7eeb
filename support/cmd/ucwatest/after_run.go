package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/declaration"
)

// annotate tells the CI system what it shows beside a change: a workflow command on
// out for each failure of r.
func annotate(c arguments.CI, out io.Writer, r *reports.Run) error {
	if !c.Annotations {
		return nil
	}
	return reports.WriteAnnotations(out, r)
}

// summarize adds the summary of r to that of the job, if the CI system shows one.
func summarize(c arguments.CI, r *reports.Run) error {
	if c.JobSummary == "" {
		return nil
	}
	file, err := os.OpenFile(c.JobSummary, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("the summary of the job: %w", err)
	}
	defer file.Close()
	_, err = file.WriteString("\n") // whoever wrote to it before may have ended no line
	if err := cmp.Or(err, reports.WriteSummary(file, r)); err != nil {
		return fmt.Errorf("the summary of the job: %w", err)
	}
	return file.Close()
}

// remember adds r to the history at path, unless that is "", gives r the runs before
// it, which its page shows, and tells which lines are damaged.
func (m meta) remember(path string, r *reports.Run) error {
	if path == "" {
		return nil
	}
	before, damaged, err := reports.AppendHistory(path, r)
	r.History = before
	m.tellDamaged(path, damaged)
	return err
}

// tellDamaged tells which lines of the history at path are damaged, if any are.
func (m meta) tellDamaged(path string, lines []int) {
	const most = 20
	switch n := len(lines); {
	case n > most:
		m.Fail(fmt.Errorf("history %s: %d damaged lines, which are skipped: %d and %d more", path, n, lines[:most], n-most))
	case n > 0:
		m.Fail(fmt.Errorf("history %s: damaged lines, which are skipped: %d", path, lines))
	}
}

// inRepository is the folder of the features, "" for the embedded ones, as a path
// from the root of the repository that it lies in. It is "" if it lies in none. The
// embedded ones are those of the working directory's repository, if it has them in a
// folder called features, there or above.
func inRepository(features string) string {
	folder, err := filepath.Abs(features)
	if err != nil {
		return ""
	}
	there := func(path ...string) bool {
		_, err := os.Stat(filepath.Join(path...))
		return err == nil
	}
	found := features != ""
	for root, above := folder, ""; root != above; root, above = filepath.Dir(root), root {
		if !found && there(root, "features", declaration.LedgerFile) {
			folder, found = filepath.Join(root, "features"), true
		}
		if !there(root, ".git") {
			continue
		}
		path, err := filepath.Rel(root, folder)
		if err != nil || path == "." || !found || !there(folder, declaration.LedgerFile) {
			return ""
		}
		return filepath.ToSlash(path)
	}
	return ""
}
