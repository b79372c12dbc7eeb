package views

import (
	"fmt"

	"ucwatest/reports"
)

// An Edition is what the command knows of itself.
type Edition struct {
	FormatVersion int      `json:"format_version"`
	Version       string   `json:"version"`            // of the module; (devel) if it was built in a clone
	Revision      string   `json:"revision,omitempty"` // the commit it was built from, where the build knows
	Go            string   `json:"go"`
	Platform      string   `json:"platform"`
	Formats       []Format `json:"formats"`
}

// A Format is the version of one kind of files, or of what a verb prints for programs.
type Format struct {
	Name          string `json:"name"`
	FormatVersion int    `json:"format_version"`
}

// editionVersion is the version of an Edition as JSON. Members may be added
// under the same version, never renamed.
const editionVersion = 1

// Version prints of which version the command is, and what it was built with.
type Version interface {
	// Edition tells it. The error is one of writing.
	Edition(Edition) error
}

// NewVersion returns a Version for people or, asJSON, one for programs.
func NewVersion(s Streams, asJSON bool) Version {
	if asJSON {
		return versionJSON{s}
	}
	return versionText{s}
}

type versionText struct{ Streams }

func (v versionText) Edition(e Edition) error {
	fmt.Fprintf(v.Out, "ucwatest %s\n", e.Version)
	if e.Revision != "" {
		fmt.Fprintf(v.Out, "revision %s\n", e.Revision)
	}
	fmt.Fprintf(v.Out, "%s on %s\n\nVersions of its files, and of what -json prints:\n", e.Go, e.Platform)
	for _, f := range e.Formats {
		fmt.Fprintf(v.Out, "  %-8s %d\n", f.Name, f.FormatVersion)
	}
	return nil // stdout remembers that it could not be written to
}

type versionJSON struct{ Streams }

func (v versionJSON) Edition(e Edition) error {
	e.FormatVersion = editionVersion
	return reports.WriteJSON(v.Out, "version", e)
}
