package views

import (
	"fmt"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/sweep"
)

// Sweep tells what becomes of what is left on targets, one after the other.
type Sweep interface {
	// Team begins with the users of a target, or those of one of its teams, and their
	// journal, "" on a mock.
	Team(target, team, journal string)
	// Nothing tells that there is no journal.
	Nothing()
	// Outcome tells what became of one thing.
	Outcome(sweep.Outcome)
	// End tells that the journal at path is done, and how much is left of it.
	End(path string, left int)
	// Damaged tells of a line of a journal that cannot be read.
	Damaged(line string)
	// Close ends it, after the last target. The error is one of writing.
	Close() error
}

// NewSweep returns a Sweep for people or, asJSON, one for programs.
func NewSweep(s Streams, asJSON bool) Sweep {
	if asJSON {
		return &sweepJSON{out: s, all: SweptTargets{FormatVersion: SweptVersion}}
	}
	return &sweepText{Streams: s}
}

type sweepText struct {
	Streams
	target, journal string
	printed         strings.Builder // the outcomes of one journal
	all, cleared    int
}

func (s *sweepText) Team(target, team, journal string) {
	if s.target, s.journal = target, journal; team != "" {
		s.target += ", team " + team
	}
}

func (s *sweepText) Nothing() {
	why := "there is no " + s.journal
	if s.journal == "" {
		why = "a mock deletes its users with everything they created"
	}
	fmt.Fprintf(s.Out, "nothing is left on %s: %s\n", s.target, why)
}

func (s *sweepText) Outcome(o sweep.Outcome) {
	s.all++
	if o.Err != nil {
		o.Did = "NOT CLEARED: " + o.Err.Error()
	} else {
		s.cleared++
	}
	fmt.Fprintln(&s.printed, reports.Visible(fmt.Sprintf("  %s: %s", o.Entry, o.Did)))
}

func (s *sweepText) End(path string, _ int) {
	fmt.Fprintf(s.Out, "cleared on %s: %d of %d, as %s told\n%s", s.target, s.cleared, s.all, path, s.printed.String())
	s.printed.Reset()
	s.all, s.cleared = 0, 0
}

// Damaged says nothing: stderr does, with what to do.
func (*sweepText) Damaged(string) {}

func (*sweepText) Close() error { return nil }

// SweptTargets is what became of what was left, for programs.
type SweptTargets struct {
	FormatVersion int            `json:"format_version"`
	Targets       []*SweptTarget `json:"targets"`
}

// A SweptTarget is what became of what was left on one target.
type SweptTarget struct {
	Target   string       `json:"target"`
	Team     string       `json:"team,omitempty"` // whose users left it; each team has its own
	Journal  string       `json:"journal"`
	Outcomes []SweptEntry `json:"outcomes"` // in the order they were done; none if nothing was left
	Left     int          `json:"left"`
	Damage   []string     `json:"damage,omitempty"` // lines of the journal that cannot be read
}

// A SweptEntry is what became of one thing that was left.
type SweptEntry struct {
	Kind  string `json:"kind"`
	User  string `json:"user"`
	URL   string `json:"url,omitempty"`
	Is    string `json:"is,omitempty"`    // gone or restored
	Error string `json:"error,omitempty"` // why it is not
}

// SweptVersion is the version of SweptTargets. Members may be added under the same
// version, never renamed.
const SweptVersion = 1

// A sweepJSON collects what happened.
type sweepJSON struct {
	out Streams
	all SweptTargets
}

func (s *sweepJSON) Team(target, team, journal string) {
	s.all.Targets = append(s.all.Targets, &SweptTarget{Target: target, Team: team, Journal: journal, Outcomes: []SweptEntry{}})
}

// last is the target that was begun last.
func (s *sweepJSON) last() *SweptTarget { return s.all.Targets[len(s.all.Targets)-1] }

func (*sweepJSON) Nothing() {}

func (s *sweepJSON) Outcome(o sweep.Outcome) {
	one := SweptEntry{Kind: o.Entry.Kind, User: o.Entry.User, URL: o.Entry.URL, Is: o.Did}
	if o.Err != nil {
		one.Is, one.Error = "", o.Err.Error()
	}
	s.last().Outcomes = append(s.last().Outcomes, one)
}

func (s *sweepJSON) End(_ string, left int) { s.last().Left += left }

func (s *sweepJSON) Damaged(line string) { s.last().Damage = append(s.last().Damage, line) }

func (s *sweepJSON) Close() error { return reports.WriteJSON(s.out.Out, "outcomes", s.all) }
