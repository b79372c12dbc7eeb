package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/ledger"
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
		return cmp.Or(code, c.check(set, declared, o.DetailedExitCode))
	case o.Out != "":
		err = c.write(set, compared, o.Out)
	default:
		err = c.print(compared)
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
	for _, one := range compared {
		fmt.Fprintln(c.Out, strings.Join(summary(one), "\n  "))
	}
	if len(files) == 0 {
		fmt.Fprintln(c.Out, "Nothing to write: the ledger has all that the pages state.")
		return nil
	}
	if err := newFolder(out, files); err != nil {
		return fmt.Errorf("import: -out %s: %w", out, err)
	}
	fmt.Fprintf(c.Out, "Written to %s: %s and %s.\n", out, reference.LedgerFile, reports.Amount(len(files)-1, "feature"))
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
		for _, line := range warnings(p) {
			fmt.Fprintln(c.Err, reports.Visible(line))
		}
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

// warnings are the oddities of a page, each kind once with the lines it stands on.
func warnings(p *reference.Page) []string {
	var all []string
	places := map[string][]string{}
	for _, w := range p.Warnings {
		places[w.What] = append(places[w.What], strconv.Itoa(w.Line))
	}
	for _, w := range p.Warnings {
		lines := places[w.What]
		if lines == nil {
			continue
		}
		delete(places, w.What)
		text := fmt.Sprintf("%s:%d: warning: %s", p.File, w.Line, w.What)
		if len(lines) > 1 {
			text += "; also on " + strings.Join(lines[1:], ", ")
		}
		all = append(all, text)
	}
	return all
}

// print prints the clauses that the ledger lacks, as it would have them.
func (c *importCommand) print(compared []reference.Comparison) error {
	for _, one := range compared {
		var gained []ledger.Clause
		for _, s := range one.Gained {
			gained = append(gained, s.Clause)
		}
		fmt.Fprintf(c.Out, "# %s\n\n", strings.Join(summary(one), "\n# "))
		if len(gained) == 0 {
			continue
		}
		if err := ledger.Write(c.Out, gained, nil); err != nil {
			return err
		}
		fmt.Fprintln(c.Out)
	}
	return nil
}

// summary says in a few lines how a page and the ledger compare.
func summary(compared reference.Comparison) []string {
	lines := []string{fmt.Sprintf("%s (%s): %s, %d of them not in the ledger", compared.Page.Name, reports.Visible(compared.Page.File),
		reports.Amount(len(compared.Stated), "statement"), len(compared.Gained))}
	if len(compared.Changed)+len(compared.Lost) > 0 {
		lines = append(lines, fmt.Sprintf("and the page says otherwise of %s in the ledger", reports.Amount(len(compared.Changed)+len(compared.Lost), "clause")))
	}
	if len(compared.Missing) > 0 {
		lines = append(lines, "give the pages of "+strings.Join(compared.Missing, ", ")+" as well: without their members its properties are texts")
	}
	var ids []string
	for _, beyond := range compared.Beyond {
		ids = append(ids, beyond.ID)
	}
	if len(ids) > 0 {
		lines = append(lines, "beyond them the ledger has "+strings.Join(ids, ", "))
	}
	return lines
}
