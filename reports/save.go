package reports

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// outputs lists what a run leaves behind, and who writes it.
var outputs = []struct {
	name  string
	write func(io.Writer, *Run) error
}{
	{"results.json", WriteResults},
	{"index.html", writePage},
	{"junit.xml", WriteJUnit},
	{"cucumber.json", WriteCucumber},
	{"messages.ndjson", WriteMessages},
	{"run.har", WriteHAR},
	{"summary.md", WriteSummary},
}

// Save writes every report of r into dir, which it creates, and returns the paths it wrote. Since when r's verdicts are
// so is told by going on with the history in the results.json it replaces, if that is readable. A file is replaced
// as a whole or not at all, so a reader never meets half of one. One file that cannot be written does not keep the
// others from being written; the error names each that failed.
func Save(dir string, r *Run) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("report folder %s: %w; name another one with -out-dir", dir, err)
	}
	r.follow(last(dir))
	var paths []string
	var errs []error
	for _, f := range outputs {
		path := filepath.Join(dir, f.name)
		if err := Replace(path, func(w io.Writer) error { return f.write(w, r) }); err != nil {
			errs = append(errs, fmt.Errorf("report %s: %w; make its folder writable or name another one with -out-dir", path, err))
			continue
		}
		paths = append(paths, path)
	}
	return paths, errors.Join(errs...)
}

// last returns the run that was last saved in dir, nil if none can be read.
func last(dir string) *Run {
	r, err := Load(filepath.Join(dir, "results.json"))
	if err != nil {
		return nil // none, or none whose history can be gone on with
	}
	return r
}

// SavePage writes the living documentation of the runs to path, whose folder it creates. The file is replaced as a whole
// or not at all; the error names it and what to do.
func SavePage(path string, runs ...*Run) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("page %s: %w; name another one with -out", path, err)
	}
	if err := Replace(path, func(w io.Writer) error { return WritePage(w, runs...) }); err != nil {
		return fmt.Errorf("page %s: %w; name another one with -out", path, err)
	}
	return nil
}

// Replace puts what write produces in the place of path, as a whole or not at all: into a new file of the same folder
// first, since only there a rename is one step. It returns the error of write or of the folder.
func Replace(path string, write func(io.Writer) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // finds nothing once the rename is done
	if err := errors.Join(write(temp), temp.Chmod(0o644), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
