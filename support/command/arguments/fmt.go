package arguments

import (
	"errors"
	"flag"
	"slices"
)

// Fmt is what the arguments of fmt say.
type Fmt struct {
	Common
	Check, Diff bool
	Stdin       bool     // standard input is formatted to standard output, not files
	Paths       []string // files and folders; none for what is usual
}

// ParseFmt reads the arguments of fmt. The error is ErrHelp or a mistake in one
// sentence.
func ParseFmt(args []string, env Environment) (*Fmt, error) {
	var f Fmt
	set := f.flags(env)
	if err := parseStdin(set, args, len(args)); err != nil {
		return nil, err
	}
	f.Paths = set.Args()
	if slices.Contains(f.Paths, "-") {
		if len(f.Paths) > 1 {
			return nil, errors.New("fmt: - stands for standard input, and goes with no other path")
		}
		f.Stdin, f.Paths = true, nil
	}
	return &f, nil
}

func (f *Fmt) flags(Environment) *flag.FlagSet {
	set := flags("fmt", &f.Common)
	set.BoolVar(&f.Check, "check", false, "write nothing, and exit with 1 if a file is not formatted")
	set.BoolVar(&f.Diff, "diff", false, "show what changes")
	return set
}

const fmtUsage = `Usage: ucwatest fmt [flags] [PATH...]

  Lays out feature files and HCL files, such as the ledger and descriptions of
  targets, in one way, and prints the names of those it changed. What they say
  stays the same, comments included. PATH is a file, a folder with all in it, or -
  for standard input. Without one they are the folder features, and the files in
  the folder where it is run.

  ucwatest fmt
  ucwatest fmt -check -diff my-features staging.hcl
  ucwatest fmt - <links.feature

Exit codes: 0 formatted, 1 a file is not formatted (only with -check) or cannot be
written, 3 a mistake in flags, or a file cannot be read, 5 there is no such file.
`
