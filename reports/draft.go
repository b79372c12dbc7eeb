package reports

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace puts what write produces in the place of path, as [Begin] does. It returns an [*Unwritten], or else the error
// of write.
func Replace(path string, write func(io.Writer) error) error {
	return replace(path, 0o644, write)
}

// ReplacePrivate is [Replace] for a file that nobody but its owner may read.
func ReplacePrivate(path string, write func(io.Writer) error) error {
	return replace(path, 0o600, write)
}

func replace(path string, mode fs.FileMode, write func(io.Writer) error) error {
	d, err := Begin(path)
	if err != nil {
		return err
	}
	d.mode = mode
	return d.End(write(d))
}

// An Unwritten says why a file could not be written. It does not name the path: the caller names the file that was asked
// for.
type Unwritten struct{ err error }

// Error is the reason.
func (u *Unwritten) Error() string { return u.err.Error() }

// Unwrap returns the reason, for errors.Is and errors.As.
func (u *Unwritten) Unwrap() error { return u.err }

func unwritten(err error) error {
	if err == nil {
		return nil
	}
	return &Unwritten{pathless(err)}
}

// A Draft is a file that is being written. Its own errors are each an [*Unwritten].
type Draft struct {
	file    *os.File
	path    string // that it gets at the end
	inPlace bool   // it is written there from the start
	mode    fs.FileMode
	err     error // the first of writing
}

// Begin begins the file that is to stand at path in the end, as a whole or not at all: as a new file of the same folder
// first, since only there a rename is one step. What is no file, such as a pipe, a terminal or a link to one, is written
// to and left in its place. The folder is created if there is none. An empty path is an error.
func Begin(path string) (*Draft, error) {
	if path == "" {
		return nil, unwritten(errors.New("the path is empty"))
	}
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		w, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
		return &Draft{file: w, path: path, inPlace: true}, unwritten(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, &Unwritten{err} // the folder in its way is not the one that was asked for
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	return &Draft{file: temp, path: path, mode: 0o644}, unwritten(err)
}

// Write writes text to the end of d.
func (d *Draft) Write(text []byte) (int, error) {
	n, err := d.file.Write(text)
	err = unwritten(err)
	d.err = cmp.Or(d.err, err)
	return n, err
}

// End puts d in its place, unless it could not be written or err says why it must not be, and returns why it is not there.
func (d *Draft) End(err error) error {
	err = cmp.Or(d.err, err)
	if d.inPlace {
		return cmp.Or(err, unwritten(d.file.Close()))
	}
	defer func() { _ = os.Remove(d.file.Name()) }() // finds nothing once the rename is done
	closed := errors.Join(d.file.Chmod(d.mode), d.file.Close())
	if err := cmp.Or(err, unwritten(closed)); err != nil {
		return err
	}
	return unwritten(os.Rename(d.file.Name(), d.path))
}
