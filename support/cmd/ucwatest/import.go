package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
	"ucwatest/support/reference"
)

// importCommand reads pages of the reference and says what they state.
type importCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (c *importCommand) Run(args []string) int {
	o, err := arguments.ParseImport(args, c.env)
	if err != nil {
		return c.refuseArguments(err)
	}
	declared, err := declare(o.Features)
	if err != nil {
		return c.refuse(err)
	}
	set, code := c.read(o.Pages)
	switch compared := set.Compare(declared.Ledger); {
	case len(set.Pages) == 0:
		return code
	case o.Check:
		return cmp.Or(code, c.check(set, compared, declared, o))
	case o.Out != "":
		err = c.write(set, compared, o.Out)
	default:
		err = views.Import{Streams: c.Streams}.Gained(compared)
	}
	if err != nil {
		return c.fail(exitFail, err)
	}
	return code
}

// write writes what the ledger lacks into the new folder out, as a ledger of its
// own with the features that judge it.
func (c *importCommand) write(set *reference.Set, compared []reference.Comparison, out string) error {
	files, err := set.Scaffold(compared)
	if err != nil {
		return err
	}
	view := views.Import{Streams: c.Streams}
	view.Summary(compared)
	if len(files) == 0 {
		view.NothingGained()
		return nil
	}
	if err := newFolder(out, files); err != nil {
		return fmt.Errorf("import: -out %s: %w", out, err)
	}
	view.Scaffold(out, len(files)-1) // one is the ledger
	return nil
}

// newFolder makes a folder that holds files, all of them or none. It may be there
// already if it is empty.
func newFolder(path string, files map[string][]byte) error {
	if there, err := os.ReadDir(path); err == nil && len(there) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.New("want a folder that does not exist yet, or an empty one")
	}
	parent := filepath.Dir(filepath.Clean(path))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	made, err := os.MkdirTemp(parent, ".import-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(made)
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(made, name), content, 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(made, 0o755); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(made, path)
}

// read reads pages, and says on stderr what is odd of each and which could not be
// read. The code is that of the verb if nothing else goes wrong.
func (c *importCommand) read(pages []string) (*reference.Set, int) {
	set, failed := reference.Load(pages)
	for _, p := range set.Pages {
		views.Import{Streams: c.Streams}.Warnings(p)
	}
	for _, err := range failed {
		c.fail(exitFail, err)
	}
	switch {
	case len(set.Pages) == 0:
		return set, exitUsage
	case len(failed) > 0:
		return set, exitFail
	}
	return set, exitOK
}

// check tells how pages and the ledger of d differ, and returns the exit code.
func (c *importCommand) check(set *reference.Set, compared []reference.Comparison, d *declaration.Declaration, o *arguments.Import) int {
	if err := views.NewDrift(c.Streams, o.JSON).Drift(set, compared, d.Ledger, casesOf(d)); err != nil {
		return c.fail(exitFail, err)
	}
	if o.DetailedExitCode && slices.ContainsFunc(compared, func(one reference.Comparison) bool { return !one.Same() }) {
		return exitChanges
	}
	return exitOK
}

// casesOf are the ids of the cases that judge each clause of d.
func casesOf(d *declaration.Declaration) map[string][]string {
	cases := map[string][]string{}
	for _, c := range d.Cases {
		for id := range d.Judges(c) {
			if !slices.Contains(cases[id], c.ID) {
				cases[id] = append(cases[id], c.ID)
			}
		}
	}
	return cases
}
