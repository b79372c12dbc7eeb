package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/format"
)

// fmtCommand lays out feature files and HCL files.
type fmtCommand struct {
	meta
	stdin io.Reader
}

// Run runs the verb with its flags and operands, and returns the exit code.
func (f *fmtCommand) Run(args []string) int {
	a, err := arguments.ParseFmt(args, f.env)
	if err != nil {
		return f.refuseArguments(err)
	}
	if a.Stdin {
		return f.input(a)
	}
	paths, err := formattable(a.Paths)
	if err != nil {
		return f.fail(exitUsage, err)
	}
	if len(paths) == 0 {
		return f.fail(exitPartial, errors.New("fmt: there is no feature file and no HCL file; nothing was formatted"))
	}
	code := exitOK
	for _, path := range paths {
		code = graver(code, f.file(a, path))
	}
	return code
}

// input formats standard input to standard output.
func (f *fmtCommand) input(a *arguments.Fmt) int {
	was, err := io.ReadAll(f.stdin)
	if err != nil {
		return f.fail(exitUsage, fmt.Errorf("standard input: %w", err))
	}
	is, err := format.File("", was)
	if err != nil {
		return f.fail(exitUsage, err)
	}
	if !a.Check && !a.Diff {
		f.Print(string(is))
		return exitOK
	}
	return f.differing(a, "standard input", was, is)
}

func (f *fmtCommand) file(a *arguments.Fmt, path string) int {
	was, err := os.ReadFile(path)
	if err != nil {
		return f.fail(exitUsage, err)
	}
	is, err := format.File(path, was)
	if err != nil {
		return f.fail(exitUsage, err)
	}
	if bytes.Equal(was, is) {
		return exitOK
	}
	if !a.Check {
		if err := rewrite(path, is); err != nil {
			return f.fail(exitFail, fmt.Errorf("%s: %w", path, err))
		}
	}
	f.Print(path + "\n")
	return f.differing(a, path, was, is)
}

// differing shows how what was read and what it becomes differ, and returns the
// exit code.
func (f *fmtCommand) differing(a *arguments.Fmt, name string, was, is []byte) int {
	if a.Diff {
		f.Print(string(diff.Diff(filepath.ToSlash(filepath.Join("old", name)), was, filepath.ToSlash(filepath.Join("new", name)), is)))
	}
	if a.Check && !bytes.Equal(was, is) {
		return exitFail
	}
	return exitOK
}

// rewrite puts text in the place of the file at path, which keeps its permissions.
func rewrite(path string, text []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	err = reports.Replace(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
	if err != nil {
		return err
	}
	return os.Chmod(path, info.Mode().Perm())
}

// formattable are the files at paths and in the folders among them, or without any
// those in the folder features and in this one.
func formattable(paths []string) ([]string, error) {
	var all []string
	if len(paths) == 0 {
		here, err := os.ReadDir(".")
		if err != nil {
			return nil, err
		}
		for _, entry := range here {
			if !entry.IsDir() && format.Known(entry.Name()) {
				all = append(all, entry.Name())
			}
			if entry.IsDir() && entry.Name() == "features" {
				paths = []string{entry.Name()}
			}
		}
	}
	for _, path := range paths {
		found, err := within(path)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// within are the files that can be formatted at path, or in it if it is a folder.
func within(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("fmt: %w", err)
	}
	if !info.IsDir() {
		if !format.Known(path) {
			return nil, fmt.Errorf("fmt: %s: want a name that ends in .feature or .hcl, or a folder", path)
		}
		return []string{path}, nil
	}
	var found []string
	err = filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && at != path && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case !entry.IsDir() && format.Known(at):
			found = append(found, at)
		}
		return nil
	})
	return found, err
}
