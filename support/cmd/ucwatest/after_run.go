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

// annotate tells the CI system of a run what it shows beside a change: a workflow
// command for each failure, and the summary of the job.
func (a *applyCommand) annotate(o arguments.Apply, r *reports.Run) error {
	if o.Annotations {
		var out io.Writer = a.Out
		if o.JSON {
			out = a.Err // stdout is for events alone
		}
		if err := reports.WriteAnnotations(out, r); err != nil {
			return err
		}
	}
	if o.JobSummary == "" {
		return nil
	}
	file, err := os.OpenFile(o.JobSummary, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("the summary of the job: %w", err)
	}
	defer file.Close()
	if err := reports.WriteSummary(file, r); err != nil {
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
	if len(lines) > 0 {
		m.Fail(fmt.Errorf("history %s: damaged lines, which are skipped: %d", path, lines))
	}
}

// inRepository is the folder of the features, "" for the embedded ones, as a path
// from the root of the repository that it lies in. It is "" if it lies in none, as
// the embedded ones do outside of this module's.
func inRepository(features string) string {
	folder, err := filepath.Abs(cmp.Or(features, "features"))
	if err != nil {
		return ""
	}
	if _, err := os.Stat(filepath.Join(folder, declaration.LedgerFile)); err != nil {
		return ""
	}
	for root := folder; filepath.Dir(root) != root; root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, ".git")); err != nil {
			continue
		}
		if path, err := filepath.Rel(root, folder); err == nil && path != "." {
			return filepath.ToSlash(path)
		}
		return ""
	}
	return ""
}
