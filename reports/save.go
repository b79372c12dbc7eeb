package reports

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Places says by [File.Name] at which path a file is written instead of in the folder of the run.
type Places map[string]string

// Of returns where the file called name goes in a run whose folder is dir.
func (p Places) Of(name, dir string) string { return cmp.Or(p[name], filepath.Join(dir, name)) }

// Save writes every report of r into dir, which it creates, and returns the paths it wrote. Since when r's verdicts are
// so is told by going on with the history in the results.json it replaces, if that is readable. A file is replaced
// as a whole or not at all, so a reader never meets half of one. One file that cannot be written does not keep the
// others from being written; the error names each that failed.
func Save(dir string, r *Run) ([]string, error) { return SaveAt(dir, nil, r) }

// SaveAt is [Save] with some files in other places. Those of dir are written side by side, the others then one after
// the other, in their order: several may be one pipe.
func SaveAt(dir string, places Places, r *Run) ([]string, error) {
	r.follow(last(places.Of("results.json", dir)))
	folder := os.MkdirAll(dir, 0o755)
	if folder != nil {
		folder = fmt.Errorf("report folder %s: %w; name another one with -out-dir", dir, folder)
	}
	files := Files()
	errs := make([]error, len(files))
	var beside sync.WaitGroup
	for i, f := range files {
		if folder == nil && places[f.Name] == "" {
			beside.Go(func() { errs[i] = f.save(filepath.Join(dir, f.Name), r) })
		}
	}
	beside.Wait()
	var paths []string
	for i, f := range files {
		path := places.Of(f.Name, dir)
		if places[f.Name] != "" {
			errs[i] = f.save(path, r)
		} else if folder != nil {
			continue // said once for all of them
		}
		if errs[i] == nil {
			paths = append(paths, path)
		}
	}
	return paths, errors.Join(folder, errors.Join(errs...))
}

// save writes the file of r to path; the error says where else it could go.
func (f File) save(path string, r *Run) error {
	if err := Replace(path, func(w io.Writer) error { return f.write(w, r) }); err != nil {
		return fmt.Errorf("report %s: %w; name another place for it with -%s, or for all with -out-dir", path, err, f.Flag)
	}
	return nil
}

// last returns the run that was last saved at path, nil if none can be read.
func last(path string) *Run {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil // reading a terminal would wait for somebody to type
	}
	r, err := Load(path)
	if err != nil {
		return nil // none whose history can be gone on with
	}
	return r
}

// SavePage writes the living documentation of the runs to path, whose folder it creates. The file is replaced as a whole
// or not at all; the error names it and what to do.
func SavePage(path string, runs ...*Run) error {
	if err := Replace(path, func(w io.Writer) error { return WritePage(w, runs...) }); err != nil {
		return fmt.Errorf("page %s: %w; name another one with -out", path, err)
	}
	return nil
}

// pathless is what has happened, without the path: the caller names the file that was asked for, and no other
// concerns who asked.
func pathless(err error) error {
	var at *os.PathError
	var from *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &from):
		return from.Err
	}
	return err
}
