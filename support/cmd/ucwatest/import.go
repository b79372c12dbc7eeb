package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// importPages reads pages of the reference and says what they state.
type importPages struct{ ui }

// importFlags are what the flags of import say.
type importFlags struct {
	features        string
	check, detailed bool
	pages           []string
}

func (o *importFlags) flags() *flag.FlagSet {
	f := flags("import")
	f.StringVar(&o.features, "features", "", "compare with the ledger in this `folder` instead of the embedded one")
	f.BoolVar(&o.check, "check", false, "say how the pages and the ledger differ, and where a page contradicts itself")
	f.BoolVar(&o.detailed, "detailed-exitcode", false, "with -check: exit with 2 if they differ")
	return f
}

// Run runs the verb.
func (c *importPages) Run(args []string) int {
	var o importFlags
	f := o.flags()
	if code, ok := c.parseWith(f, args, len(args)); !ok {
		return code
	}
	if o.pages = f.Args(); len(o.pages) == 0 {
		return c.fail(exitUsage, errors.New("import: name the pages, as in ucwatest import presence_ref.md"))
	}
	for _, page := range o.pages {
		if strings.HasPrefix(page, "-") {
			return c.fail(exitUsage, fmt.Errorf("import: unexpected argument %q: flags come first", page))
		}
	}
	declared, err := declare(o.features)
	if err != nil {
		return c.refuse(err)
	}
	set, code := c.read(o.pages)
	if len(set.Pages) == 0 {
		return code
	}
	if o.check {
		return cmp.Or(code, c.check(set, declared, o.detailed))
	}
	for _, compared := range set.Compare(declared.Ledger) {
		if err := c.clauses(compared); err != nil {
			return c.fail(exitFail, err)
		}
	}
	return code
}

// read reads pages, and says on stderr what is odd of each and which could not be
// read. The code is that of the verb if nothing else goes wrong.
func (c *importPages) read(pages []string) (*reference.Set, int) {
	set, failed := reference.Load(pages)
	for _, p := range set.Pages {
		for _, line := range warnings(p) {
			fmt.Fprintln(c.err, reports.Visible(line))
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

// clauses prints the clauses that the ledger lacks, as it would have them.
func (c *importPages) clauses(compared reference.Comparison) error {
	var gained []ledger.Clause
	for _, s := range compared.Gained {
		gained = append(gained, s.Clause)
	}
	_, err := fmt.Fprintf(c.out, "# %s\n\n", strings.Join(summary(compared), "\n# "))
	if len(gained) == 0 || err != nil {
		return err
	}
	if err := ledger.Write(c.out, gained, nil); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out)
	return err
}

// summary says in a few lines how a page and the ledger compare.
func summary(compared reference.Comparison) []string {
	lines := []string{fmt.Sprintf("%s (%s): %s, %d of them not in the ledger", compared.Page.Name, reports.Visible(compared.Page.File),
		reports.Amount(len(compared.Stated), "statement"), len(compared.Gained))}
	if len(compared.Changed)+len(compared.Lost) > 0 {
		lines = append(lines, fmt.Sprintf("and the page says otherwise of %s in the ledger", reports.Amount(len(compared.Changed)+len(compared.Lost), "clause")))
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

// Synopsis is the verb in one line.
func (c *importPages) Synopsis() string { return "Turn pages of the reference into clauses" }

// Help is the verb's help text.
func (c *importPages) Help() string {
	return `Usage: ucwatest import [flags] PAGE.md...

  Reads pages of the UCWA reference in Markdown, as they are published, and prints
  the clauses that the ledger lacks, in the form of the ledger. What is odd about
  a page is a warning with its line. Pages given together complete each other: the
  members of an enumeration are those of its page.

  ucwatest import presence_ref.md
  ucwatest import -features my-features reference/*.md

  With -check it prints what the pages have gained (+), changed (~) and lost (-)
  against the ledger, with the cases that each touches, and where a page says two
  things (!), with the decision of the ledger.

  ucwatest import -check -detailed-exitcode reference/*.md

Exit codes: 0 read, 1 a page cannot be read, 2 pages and ledger differ (only with
-detailed-exitcode), 3 no page can be read, or a
mistake in flags, features or ledger.

Flags:
` + flagHelp(new(importFlags).flags())
}
