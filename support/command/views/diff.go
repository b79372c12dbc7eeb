package views

import "ucwatest/reports"

// Diff tells what has changed from one run to another.
type Diff interface {
	// Diff tells all of it. The error is one of writing.
	Diff(*reports.Diff) error
}

// NewDiff returns a Diff for people or, asJSON or asMarkdown, one for programs or for
// a page of somebody's.
func NewDiff(s Streams, asJSON, asMarkdown bool) Diff {
	switch {
	case asJSON:
		return diffJSON{s}
	case asMarkdown:
		return diffMarkdown{s}
	}
	return diffText{s}
}

type diffText struct{ Streams }

func (t diffText) Diff(d *reports.Diff) error { return reports.WriteDiff(t.Out, d) }

type diffJSON struct{ Streams }

func (j diffJSON) Diff(d *reports.Diff) error { return reports.WriteDiffJSON(j.Out, d) }

type diffMarkdown struct{ Streams }

func (m diffMarkdown) Diff(d *reports.Diff) error { return reports.WriteDiffMarkdown(m.Out, d) }
