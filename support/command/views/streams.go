// Package views prints what a verb has to say. Where a verb prints for people or
// for programs, there is an interface for it with one implementation of each; what
// verbs say alike is said by [Streams]. It runs nothing and knows no exit codes:
// support/cmd/ucwatest decides what is said, and what follows from it.
package views

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"syscall"

	"golang.org/x/term"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/journal"
	"ucwatest/support/target"
)

// Streams are where a verb speaks. They may be outlets, which remember that they
// could not be written to.
type Streams struct {
	Out, Err io.Writer
	Colour   bool         // where Out is a terminal
	Dumb     bool         // terminals obey no escape sequences: there are neither colours nor lines that are drawn again
	Log      *slog.Logger // what happens in detail; it is discarded unless somebody asked for it
	Narrated bool         // Log writes to Err
}

// NewStreams returns streams to the two writers, with or without colours, that keep the
// first error of writing and log nothing.
func NewStreams(stdout, stderr io.Writer, colour bool) Streams {
	return Streams{Out: &trackedWriter{Writer: stdout}, Err: &trackedWriter{Writer: stderr}, Colour: colour, Log: slog.New(slog.DiscardHandler)}
}

// Watch calls closed when nobody reads one of the streams any more; nil ends that.
func (s Streams) Watch(closed func()) {
	for _, w := range []io.Writer{s.Out, s.Err} {
		if o, is := w.(*trackedWriter); is {
			o.watch(closed)
		}
	}
}

// Unread tells whether nobody reads one of the streams any more.
func (s Streams) Unread() bool {
	return errors.Is(failed(s.Out), syscall.EPIPE) || errors.Is(failed(s.Err), syscall.EPIPE)
}

// Whole tells whether all that was printed to stdout could be, and says so if not.
func (s Streams) Whole() bool {
	err := failed(s.Out)
	if err != nil {
		fmt.Fprintf(s.Err, "ucwatest: stdout: %v; the output is incomplete\n", err)
	}
	return err == nil
}

// Fail says what is wrong in one sentence. That stdout cannot be written to is said
// at the end, by Whole, whoever met it.
func (s Streams) Fail(err error) {
	if unwritten := failed(s.Out); unwritten != nil && errors.Is(err, unwritten) {
		return
	}
	var broken *target.Broken
	if errors.As(err, &broken) { // it is many sentences
		s.Refuse(err)
		return
	}
	s.say(err)
}

func (s Streams) say(err error) { fmt.Fprintf(s.Err, "ucwatest: %s\n", Shown(err.Error())) }

// Shown is text, whose lines stay and in which nothing that a server said can act on
// a terminal.
func Shown(text string) string {
	all := strings.Split(text, "\n")
	for i, line := range all {
		all[i] = reports.Visible(line)
	}
	return strings.Join(all, "\n")
}

// Refuse says all that keeps a verb from doing anything.
func (s Streams) Refuse(err error) {
	all := len(diagnose(err))
	var problems declaration.Problems
	var broken *target.Broken
	if all == 1 && !errors.As(err, &problems) && !errors.As(err, &broken) {
		s.Fail(err)
		return
	}
	for _, one := range Parted(err) {
		if errors.As(one, &broken) {
			one = broken // it names the file: that is enough before so many lines
		}
		fmt.Fprintln(s.Err, one)
	}
	s.say(fmt.Errorf("%s, nothing was run", reports.Amount(all, "problem")))
}

// Parted are the errors that err joins, however deep.
func Parted(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, Parted(one)...)
	}
	return all
}

// Print writes text to stdout.
func (s Streams) Print(text string) { fmt.Fprint(s.Out, text) }

// Written names files that were written.
func (s Streams) Written(paths ...string) {
	for _, path := range paths {
		fmt.Fprintf(s.Out, "written: %s\n", path)
	}
}

// people is s for whoever reads what is said beside what stdout is for.
func (s Streams) people(asJSON bool) Streams {
	if asJSON {
		s.Out = s.Err
	}
	return s
}

// Ask writes a question where somebody sees it, and returns what writes on behind
// it.
func (s Streams) Ask(question string) io.Writer {
	screen := s.Out
	if _, is := columns(screen); !is {
		screen = s.Err // into a file, or to a program, goes no question
	}
	fmt.Fprint(screen, question)
	return screen
}

// BelowKeys begins a line of its own on a terminal, which shows ^C where the
// cursor is.
func (s Streams) BelowKeys() {
	if _, is := columns(s.Err); is {
		fmt.Fprintln(s.Err)
	}
}

// Interrupted says that the first interrupt of a run is heeded.
func (s Streams) Interrupted() {
	s.BelowKeys()
	fmt.Fprintln(s.Err, "ucwatest: interrupted; the cases that run are ended and what they created is cleaned up;"+
		" Ctrl-C again ends at once")
}

// Left lists what the journal at path says is left on a target, and the line that
// cleans it up.
func (s Streams) Left(target, path string, left []journal.Entry, sweep string) {
	fmt.Fprintf(s.Err, "left on %s, as %s tells:\n", target, path)
	for _, e := range left {
		fmt.Fprintf(s.Err, "  %s\n", reports.Visible(e.String()))
	}
	fmt.Fprintf(s.Err, "%s cleans it up\n", sweep)
}

// usualWidth is how many columns a terminal has that does not say.
const usualWidth = 80

// drawn is [columns], and false for terminals that obey no escape sequences.
func (s Streams) drawn(w io.Writer) (width int, is bool) {
	if s.Dumb {
		return 0, false
	}
	return columns(w)
}

// columns tells whether w is a terminal that can be drawn on, and how many columns it has.
func columns(w io.Writer) (width int, is bool) {
	if o, is := w.(*trackedWriter); is {
		w = o.Writer
	}
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) || !draws(file) {
		return 0, false
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
		return width, true
	}
	return usualWidth, true
}
