package declaration

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// A Problem is one thing that is wrong with a declaration or a selection.
type Problem struct {
	File string // as the file system that was read names it; "" for what stands in no file
	Line int    // 0 if it concerns the file as a whole
	What string // what is wrong
	Do   string // what to do about it; may be empty
}

// String is the problem as "file:line: what; do".
func (p Problem) String() string {
	s := p.What
	if p.Do != "" {
		s += "; " + p.Do
	}
	switch {
	case p.File == "":
		return s
	case p.Line == 0:
		return p.File + ": " + s
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, s)
}

// Problems is everything that is wrong, by file and line. As an error it is
// one problem a line.
type Problems []Problem

// Error lists the problems, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

// sorted orders p by file and line and leaves out what is said twice.
func (p Problems) sorted() Problems {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	seen := map[Problem]bool{}
	return slices.DeleteFunc(p, func(problem Problem) bool {
		said := seen[problem]
		seen[problem] = true
		return said
	})
}

// unreadable words err, which is about path if it names no other: that of a folder
// below it.
func unreadable(path string, err error) Problem {
	var at *fs.PathError
	if errors.As(err, &at) {
		path, err = at.Path, at.Err
	}
	return Problem{File: path, What: "cannot be read: " + err.Error()}
}
