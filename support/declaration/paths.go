package declaration

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// Paths are the paths of the feature files of fsys, in the order of their names.
// The problems name what looks as if it were read, and is not. What begins with a
// dot, as .git does, is left out. It returns the error of walking fsys.
func Paths(fsys fs.FS) (features []string, unread Problems, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			return skipped(entry)
		}
		if what, do := overlooked(fsys, name, entry); what != "" {
			unread = append(unread, Problem{File: name, What: what, Do: do})
		} else if !entry.IsDir() && path.Ext(name) == ".feature" {
			features = append(features, name)
		}
		return nil
	})
	return features, unread, err
}

// overlooked says why what has the name is not read although its name or its
// content is that of a declaration, and what to do about it; "" if it is read, or
// is something else.
func overlooked(fsys fs.FS, name string, entry fs.DirEntry) (what, do string) {
	ending, mode := path.Ext(name), modeOf(fsys, name, entry)
	switch {
	case mode.IsDir() && !entry.IsDir():
		return "the folder is a link, which is not followed", "replace the link with the folder, or with links to its files"
	case mode.IsDir() && ending == ".feature":
		return "the folder is named like a feature file", "rename it"
	case mode.IsDir(), ending == ".feature", name == LedgerFile:
		return "", ""
	case strings.EqualFold(ending, ".hcl") && mode.IsRegular() && statesClauses(fsys, name):
		return notRead, "move its clauses to " + LedgerFile + ", at the top of the features"
	}
	return misnamed(entry.Name())
}

const notRead = "the file is not read"

// misnamed says the same of a file with a name that is nearly that of a feature
// file. One that ends in ~ is a copy that an editor made.
func misnamed(name string) (what, do string) {
	lower := strings.ToLower(name)
	switch {
	case path.Ext(strings.TrimSpace(lower)) == ".feature":
		return notRead, "name it *.feature, in lower case"
	case strings.Contains(lower, ".feature") && !strings.HasSuffix(lower, "~"):
		return notRead, "name it *.feature, or remove it"
	}
	return "", ""
}

// modeOf is the mode of a file or a folder, that of what a link leads to.
func modeOf(fsys fs.FS, name string, entry fs.DirEntry) fs.FileMode {
	if entry.IsDir() || entry.Type().IsRegular() {
		return entry.Type()
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return entry.Type() // reading it says why
	}
	return info.Mode().Type()
}

// ledgerBlock is how a block of a ledger begins. Other HCL files, such as a
// description of targets, may stand beside it.
var ledgerBlock = regexp.MustCompile(`(?m)^[ \t]*(?:clause|contradiction)[ \t]+["\w]`)

func statesClauses(fsys fs.FS, name string) bool {
	content, err := fs.ReadFile(fsys, name)
	return err == nil && ledgerBlock.Match(content)
}

// skipped leaves out a file, or a folder with all in it.
func skipped(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}
