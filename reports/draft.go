package reports

import (
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Replace puts what write produces in the place of path, as [Begin] does. It returns the error of write or of the folder.
func Replace(path string, write func(io.Writer) error) error {
	d, err := Begin(path)
	if err != nil {
		return err
	}
	return d.End(write(d))
}

// A Draft is a file that is being written. Its errors do not name the path: the caller names the file that was asked for.
type Draft struct {
	*os.File
	path    string // that it gets at the end
	inPlace bool   // it is written there from the start
}

// Begin begins the file that is to stand at path in the end, as a whole or not at all: as a new file of the same folder
// first, since only there a rename is one step. What is no file, such as a pipe, a terminal or a link to one, is written
// to and left in its place. The folder is created if there is none. An empty path is an error.
func Begin(path string) (*Draft, error) {
	if path == "" {
		return nil, errors.New("the path is empty")
	}
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		w, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
		return &Draft{w, path, true}, pathless(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	return &Draft{temp, path, false}, pathless(err)
}

// End puts d in its place, unless err says that it could not be written, and returns err or why it cannot.
func (d *Draft) End(err error) error {
	if d.inPlace {
		return pathless(cmp.Or(err, d.Close()))
	}
	defer func() { _ = os.Remove(d.Name()) }() // finds nothing once the rename is done
	closed := errors.Join(d.Chmod(0o644), d.Close())
	if err := cmp.Or(err, closed); err != nil {
		return pathless(err)
	}
	return pathless(os.Rename(d.Name(), d.path))
}
