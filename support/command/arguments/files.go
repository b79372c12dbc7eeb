package arguments

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"ucwatest/reports"
)

// files are those that a verb reads and writes.
type files struct {
	read, written []file
	folders       []folder
}

// A file is one of those that a verb reads or writes.
type file struct {
	name    string      // what an error calls it, as "-out page.html"
	instead string      // what is to be named instead
	path    string      // without folders that are links
	info    fs.FileInfo // nil if it does not exist
}

// A folder is one that a verb reads files of some extensions from.
type folder struct {
	name       string
	info       fs.FileInfo
	extensions []string
}

// reads adds files that are read; called is what their paths stand behind on the
// command line, or what they are.
func (f *files) reads(called string, paths ...string) {
	for _, path := range paths {
		f.read = appendFile(f.read, file{name: called + " " + path}, path)
	}
}

// readsTargets adds the files of targets, which -on names as FILE or FILE#NAME.
func (f *files) readsTargets(on ...string) {
	for _, one := range on {
		f.reads("-on", one)
		for at := range one {
			if one[at] == '#' {
				f.reads("-on", one[:at])
			}
		}
	}
}

// readsResults adds files of results, which may be named by the folders they are in.
func (f *files) readsResults(called string, paths ...string) {
	for _, path := range paths {
		f.reads(called, path)
		if path != "" {
			f.reads(called, filepath.Join(path, "results.json"))
		}
	}
}

// readsFolder adds the files with one of extensions that are in the folder at path, or below it.
func (f *files) readsFolder(called, path string, extensions ...string) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		f.folders = append(f.folders, folder{called + " " + path, info, extensions})
	}
}

// writes adds a file that is written.
func (f *files) writes(called, path string) {
	f.written = appendFile(f.written, file{name: called + " " + path, instead: "another"}, path)
}

// writesReports adds those of a run.
func (f *files) writesReports(folder string, places reports.Places) {
	for _, one := range reports.Files() {
		if places[one.Name] != "" {
			f.writes("-"+one.Flag, places[one.Name])
		} else {
			f.written = appendFile(f.written, file{name: one.Name + " in -out-dir " + folder, instead: "another folder"}, filepath.Join(folder, one.Name))
		}
	}
}

// distinct is an error if a file that is written is read as well, or written twice,
// whatever the two are called: one of them would be lost.
func (f *files) distinct() error {
	for i, out := range f.written {
		for _, other := range slices.Concat(f.written[i+1:], f.read) {
			if out.same(other) {
				return fmt.Errorf("%s and %s are the same file; name %s", out.name, other.name, out.instead)
			}
		}
		for _, from := range f.folders {
			if from.holds(out) {
				return fmt.Errorf("%s is a file of %s; name %s", out.name, from.name, out.instead)
			}
		}
	}
	return nil
}

// appendFile adds f, the file at path, to all, unless there is no path, or something else
// is there, such as a device, a pipe or a folder.
func appendFile(all []file, f file, path string) []file {
	info, err := os.Stat(path)
	if path == "" || strings.HasSuffix(path, "/") || err == nil && !info.Mode().IsRegular() {
		return all
	}
	f.path, f.info = unlinked(path), info
	return append(all, f)
}

// same tells whether f and other are one file, or will be. Two that do not exist may
// differ in case alone, which some systems ignore.
func (f file) same(other file) bool {
	switch {
	case f.info != nil && other.info != nil:
		return os.SameFile(f.info, other.info)
	case runtime.GOOS == "windows" || runtime.GOOS == "darwin":
		return strings.EqualFold(f.path, other.path)
	}
	return f.path == other.path
}

// holds tells whether out exists, and is read from f.
func (f folder) holds(out file) bool {
	if out.info == nil || !slices.Contains(f.extensions, filepath.Ext(out.path)) {
		return false
	}
	for at := filepath.Dir(out.path); ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, f.info) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// unlinked is the absolute path of the file at path, without folders that are links.
func unlinked(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return filepath.Clean(path)
	}
	for at := filepath.Dir(absolute); ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, strings.TrimPrefix(absolute, at))
		}
		if at == filepath.Dir(at) {
			return absolute
		}
	}
}
