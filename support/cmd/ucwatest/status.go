package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/suite"
)

// A status is the last line of a terminal while a run goes on: how far it is,
// which cases run, and what became of the others. What is written to it appears
// above that line. It is safe for concurrent use.
type status struct {
	mu      sync.Mutex
	w       io.Writer
	width   int
	total   int
	running map[string]bool
	ended   map[reports.Verdict]int
	left    time.Duration // to make the call that is observed; 0: none is awaited
}

// newStatus draws on w, which is so many columns wide, for a run of that many cases.
func newStatus(w io.Writer, width, total int) *status {
	return &status{w: w, width: width, total: total, running: map[string]bool{}, ended: map[reports.Verdict]int{}}
}

// begin shows that a case runs.
func (s *status) begin(c *steps.Case) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running[c.ID] = true
	s.draw()
}

// end shows what became of a case.
func (s *status) end(c reports.Case) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.running, c.ID)
	s.ended[c.Verdict]++
	s.draw()
}

// Ask writes what an operator is asked to do (stage.Operator).
func (s *status) Ask(instructions string) { _, _ = fmt.Fprintf(s, "\n%s\n", instructions) }

// Left counts down in the line.
func (s *status) Left(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left = d
	s.draw()
}

// wipe takes the terminal's line away.
const wipe = "\r\x1b[K"

// Write writes p above the line.
func (s *status) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := io.WriteString(s.w, wipe); err != nil {
		return 0, err
	}
	n, err := s.w.Write(p)
	if err == nil && len(s.running) > 0 {
		s.draw()
	}
	return n, err
}

// draw draws the line anew. A terminal that fails is left alone: the run
// matters more than its screen.
func (s *status) draw() {
	line := []rune(s.line())
	_, _ = io.WriteString(s.w, wipe+string(line[:min(len(line), s.width-1)]))
}

func (s *status) line() string {
	done := 0
	var said []string
	for _, verdict := range []reports.Verdict{reports.Passed, reports.Failed, reports.Finding, reports.Errored, reports.Skipped} {
		if n := s.ended[verdict]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, verdict))
		}
	}
	for _, n := range s.ended {
		done += n
	}
	parts := append([]string{fmt.Sprintf("%d of %d", done, s.total)}, said...)
	if s.left > 0 {
		parts = []string{fmt.Sprintf("%v left to make the call", s.left)}
	}
	return strings.Join(parts, ", ") + "  " + strings.Join(slices.Sorted(maps.Keys(s.running)), " ")
}

// follow lets what is told of a run of so many cases appear: on a terminal with a
// status line below, which the returned console keeps clear of.
func (u ui) follow(cases int) (*reports.Console, suite.Listener) {
	width, is := columns(u.out)
	if !is {
		console := reports.NewConsole(u.out, false)
		return console, suite.Listener{Ended: console.Case, Operator: attendant{u.out}}
	}
	s := newStatus(u.out, width, cases)
	console := reports.NewConsole(s, os.Getenv("NO_COLOR") == "")
	return console, suite.Listener{Operator: s, Watch: s.begin, Ended: func(ended reports.Case) {
		s.end(ended)
		console.Case(ended)
	}}
}

// both are two who watch a run; either may be nil.
func both(one, other func(*steps.Case)) func(*steps.Case) {
	if one == nil {
		return other
	}
	return func(c *steps.Case) {
		one(c)
		other(c)
	}
}

// usualWidth is how many columns a terminal has that does not say.
const usualWidth = 80

// columns tells whether w is a terminal, and how many columns it has.
func columns(w io.Writer) (width int, is bool) {
	if o, is := w.(*outlet); is {
		w = o.Writer
	}
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0, false
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
		return width, true
	}
	return usualWidth, true
}
