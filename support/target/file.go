package target

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclparse"

	"ucwatest/support/redact"
)

// Open reads the one target that on names: a file, or FILE#NAME for one of
// several targets in it. Nothing is asked of it yet. The error is a *Broken if
// the file cannot be used, and has all that is wrong with the target.
func Open(on string, now func() time.Time) (*Target, error) {
	o := newOpener(now)
	all := o.open(on, true)
	if err := o.err(); err != nil {
		return nil, err
	}
	return all[0], nil
}

// OpenAll reads all the targets that on names; a file of several stands for all
// of them. All that is wrong is said at once, each problem once: an error of which
// the diagnostics of all files together are a *Broken. The targets in which nothing
// is wrong are returned beside it. No two may have the same name: in reports they
// stand side by side.
func OpenAll(on []string, now func() time.Time) ([]*Target, error) {
	o := newOpener(now)
	var targets []*Target
	for _, one := range on {
		for _, t := range o.open(one, false) {
			if slices.ContainsFunc(targets, func(other *Target) bool { return other.Name == t.Name }) {
				o.errs = append(o.errs, fmt.Errorf("%s: target %q: got the name twice, want it once in a run", one, t.Name))
			}
			targets = append(targets, t)
		}
	}
	return targets, o.err()
}

// Split parts FILE#NAME into the path of a file and the name of a target, "" if
// there is none. Either may hold a #: the longest path at which there is a file
// wins, and where there is none the shortest.
func Split(on string) (path, name string) {
	for at := len(on); at >= 0; at = strings.LastIndexByte(on[:at], '#') {
		if info, err := os.Stat(on[:at]); err == nil && !info.IsDir() {
			return on[:at], strings.TrimPrefix(on[at:], "#")
		}
	}
	path, name, _ = strings.Cut(on, "#")
	return path, name
}

// An opener opens targets, reads each of their files once, and collects what is
// wrong with them.
type opener struct {
	now      func() time.Time
	parser   *hclparse.Parser
	files    map[string]*file // by path; nil: it cannot be read
	problems hcl.Diagnostics
	errs     []error // what no place in a file can be told of
}

func newOpener(now func() time.Time) *opener {
	return &opener{now: now, parser: hclparse.NewParser(), files: map[string]*file{}}
}

// err is all that is wrong, nil if nothing is.
func (o *opener) err() error {
	errs := o.errs
	if o.problems.HasErrors() {
		errs = append([]error{Diagnose(o.parser, once(o.problems))}, errs...)
	}
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// open opens the targets that on names, or the only one. There is none where
// anything is wrong with them.
func (o *opener) open(on string, one bool) []*Target {
	path, name := Split(on)
	f := o.read(path)
	if f == nil {
		return nil
	}
	picked, err := f.pick(path, name, one)
	if err != nil {
		o.errs = append(o.errs, err)
		return nil
	}
	c := &checker{folder: filepath.Dir(path), now: o.now(), redactor: new(redact.Redactor)}
	c.names(*f)
	var targets []*Target
	for _, e := range picked {
		t := c.target(e, o.now)
		if t.On = on; len(f.Targets) > 1 {
			t.On = path + "#" + e.Name
		}
		targets = append(targets, t)
	}
	if c.problems.HasErrors() {
		o.problems = append(o.problems, c.problems...)
		return nil
	}
	return targets
}

// read reads what targets there are in the file at path, and not yet what is in
// them. It is nil if the file cannot be read.
func (o *opener) read(path string) *file {
	if f, known := o.files[path]; known {
		return f
	}
	o.files[path] = nil
	source, err := os.ReadFile(path)
	if err != nil {
		o.errs = append(o.errs, fmt.Errorf("target file: %w", err))
		return nil
	}
	parsed, problems := o.parser.ParseHCL(source, path)
	blackOut(source)
	var f file
	if !problems.HasErrors() {
		problems = append(problems, gohcl.DecodeBody(parsed.Body, nil, &f)...)
	}
	if problems.HasErrors() {
		o.problems = append(o.problems, problems...)
		return nil
	}
	o.files[path] = &f
	return &f
}

// pick finds the target called name, or all of them if that is "" and more than
// one will do.
func (f file) pick(path, name string, one bool) ([]entry, error) {
	var names []string
	for _, e := range f.Targets {
		if e.Name == name {
			return []entry{e}, nil
		}
		names = append(names, e.Name)
	}
	switch {
	case len(names) == 0:
		return nil, fmt.Errorf(`%s: got no target, want a block as target "staging" { ... }`, path)
	case name == "" && (len(names) == 1 || !one):
		return f.Targets, nil
	}
	return nil, fmt.Errorf("%s: want the name of one of its targets %q after a #, got %q", path, names, name)
}

// namePattern fits into names of files: a target's journal and its baseline have its name.
var namePattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

func (c *checker) names(f file) {
	seen := map[string]bool{}
	for _, e := range f.Targets {
		if !namePattern.MatchString(e.Name) {
			c.complain(e.At, "target %q: want a name of letters, digits, dots, underscores and hyphens, as it is part of file names", e.Name)
		}
		if seen[e.Name] {
			c.complain(e.At, "target %q: got the name twice, want it once", e.Name)
		}
		seen[e.Name] = true
	}
}

// target reads one block. It is no good if c has complained.
func (c *checker) target(e entry, now func() time.Time) *Target {
	var b block
	for _, d := range gohcl.DecodeBody(e.Body, functions(c.folder, c.redactor), &b) {
		if !strings.HasSuffix(d.Detail, "value must be known") { // it follows a function's error, which says more
			d.Detail = c.redactor.Text(d.Detail) // it quotes what functions say
			c.problems = c.problems.Append(d)
		}
	}
	t := &Target{Name: e.Name, now: now, CAFile: b.TLS.path(c.folder), Known: c.known(b.Known)}
	t.transport, t.stop = c.transport(b), startedNothing
	if c.isMock(e, b) {
		c.mock(b, t)
	} else {
		c.pool(e, b, t)
	}
	return t
}
