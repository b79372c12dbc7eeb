package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/cli"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// A ui is where a verb speaks.
type ui struct{ out, err io.Writer }

// fail says what is wrong in one sentence and returns code. That stdout cannot be
// written to is said at the end, whoever met it.
func (u ui) fail(code int, err error) int {
	if out, is := u.out.(*outlet); is && out.met(err) {
		return code
	}
	var broken *target.Broken
	if errors.As(err, &broken) { // it is many sentences
		u.refuse(err)
		return code
	}
	fmt.Fprintf(u.err, "ucwatest: %s\n", shown(err))
	return code
}

// people is where a verb speaks to people, whose stdout may be for programs.
func (u ui) people(asJSON bool) io.Writer {
	if asJSON {
		return u.err
	}
	return u.out
}

// shown is the text of err, whose lines stay and in which nothing that a server
// said can act on a terminal.
func shown(err error) string {
	all := strings.Split(err.Error(), "\n")
	for i, line := range all {
		all[i] = reports.Visible(line)
	}
	return strings.Join(all, "\n")
}

// encode writes v, which what names in an error, to stdout as JSON.
func (u ui) encode(what string, v any) int {
	if err := reports.WriteJSON(u.out, what, v); err != nil {
		return u.fail(exitFail, err)
	}
	return exitOK
}

// flags is a flag set that leaves speaking to the verb.
func flags(verb string) *flag.FlagSet {
	f := flag.NewFlagSet(verb, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	return f
}

// parse reads args. Without ok the verb is to end with code.
func (u ui) parse(f *flag.FlagSet, args []string) (code int, ok bool) {
	return u.parseWith(f, args, 0)
}

// parseWith reads args, of which as many as most may follow the flags.
func (u ui) parseWith(f *flag.FlagSet, args []string, most int) (code int, ok bool) {
	err := f.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return cli.RunResultHelp, false
	}
	if err == nil && f.NArg() > most {
		err = fmt.Errorf("unexpected argument %q", f.Arg(most))
		if most > 0 && strings.HasPrefix(f.Arg(most), "-") {
			err = fmt.Errorf("%w: flags come first", err)
		}
	}
	if err != nil {
		said := strings.Replace(err.Error(), ": parse error", ": want "+wanted(err), 1)
		return u.fail(exitUsage, fmt.Errorf("%s: %s%s; ucwatest %s -help lists the flags", f.Name(), said, nearestFlag(f, err), f.Name())), false
	}
	return exitOK, true
}

// flagHelp lists the flags of f.
func flagHelp(f *flag.FlagSet) string {
	var text strings.Builder
	f.SetOutput(&text)
	f.PrintDefaults()
	return strings.TrimSuffix(strings.ReplaceAll(text.String(), "\t", "  "), "\n") // the command line ends it
}

// wanted is what package flag could not read from a value that it only says is
// wrong.
func wanted(err error) string {
	if strings.HasPrefix(err.Error(), "invalid boolean value") {
		return "true or false"
	}
	return "a whole number"
}

// parallelFlag adds to f how many cases may run at once.
func parallelFlag(f *flag.FlagSet, many *int) {
	*many = suite.Parallelism()
	f.Func("parallelism", fmt.Sprintf("run this `many` cases at once (default %d)", *many), func(value string) (err error) {
		if *many, err = strconv.Atoi(value); err != nil || *many < 1 {
			return errors.New("want a whole number from 1")
		}
		return nil
	})
}

func nearestFlag(f *flag.FlagSet, err error) string {
	_, wrong, undefined := strings.Cut(err.Error(), "flag provided but not defined: -")
	if !undefined {
		return ""
	}
	var names []string
	f.VisitAll(func(known *flag.Flag) { names = append(names, known.Name) })
	if near := declaration.Nearest(wrong, slices.Values(names)); near != "" {
		return ", did you mean -" + near + "?"
	}
	return ""
}

func unknownVerb(verbs map[string]cli.CommandFactory, wrong string) error {
	what, near := "unknown verb", declaration.Nearest(wrong, maps.Keys(verbs))
	switch {
	case strings.HasPrefix(wrong, "-"):
		what, near = "the verb comes before its flags, got", ""
	case near != "":
		near = ", did you mean " + near + "?"
	}
	return fmt.Errorf("%s %q%s; ucwatest -help lists the verbs", what, wrong, near)
}

// A list is a flag that may be given several times.
type list []string

// String is the flag's value in help texts.
func (l *list) String() string { return strings.Join(*l, ", ") }

// Set adds one value.
func (l *list) Set(value string) error { *l = append(*l, value); return nil }
