package declaration

import (
	"io/fs"
	"path"
	"strings"
)

// Paths are the paths of the feature files of fsys, in the order of their names,
// and those of files that only nearly have such a name. What begins with a dot,
// as .git does, is left out. It returns the error of walking fsys.
func Paths(fsys fs.FS) (features, misnamed []string, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			return skipped(entry)
		case entry.IsDir():
		case path.Ext(name) == ".feature":
			features = append(features, name)
		case strings.EqualFold(strings.TrimSpace(path.Ext(name)), ".feature"):
			misnamed = append(misnamed, name)
		}
		return nil
	})
	return features, misnamed, err
}

// skipped leaves out a file, or a folder with all in it.
func skipped(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}
