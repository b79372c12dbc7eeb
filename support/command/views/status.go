package views

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
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

func (s *status) begin(c *steps.Case) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running[c.ID] = true
	s.draw()
}

func (s *status) end(c reports.Case) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.running, c.ID)
	s.ended[c.Verdict]++
	s.draw()
}

// Ask writes what an operator is asked to do (derived.Operator).
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
