package reports

import (
	"encoding/json"
	"io"
	"sync"
	"time"
)

// EventVersion is the version of the events. Members and events may be added under the same version, never renamed.
const EventVersion = 1

// The events of a run, in the order in which they come.
const (
	RunStarted  = "run_started"
	CaseStarted = "case_started"
	CaseEnded   = "case_ended"
	RunEnded    = "run_ended"
)

// Event is one thing that happens in a run. Which members it has beside the first three, its name says.
type Event struct {
	FormatVersion int       `json:"format_version"`
	Name          string    `json:"event"`
	At            time.Time `json:"at"`

	*Beginning
	ID   string `json:"id,omitempty"`   // of the case that started
	Case *Case  `json:"case,omitempty"` // the one that ended, as in results.json
	*Ending
}

// Beginning is what a run that starts says of itself.
type Beginning struct {
	Target  string `json:"target"`
	Dialect string `json:"dialect"`
	Seed    int64  `json:"seed"`
	Cases   int    `json:"cases"`            // how many were selected, and so how many will have ended
	Repeat  int    `json:"repeat,omitempty"` // how often each that is in scope will have ended; 0: once
	Command string `json:"command"`
}

// Ending is what a run that has ended came to.
type Ending struct {
	Verdict   Outcome  `json:"verdict"`
	ExitClass int      `json:"exit_class"`
	Seconds   float64  `json:"seconds"`
	Counts    Counts   `json:"counts"`
	Problems  []string `json:"problems"`
	Files     []string `json:"files"` // the paths that were written
}

// Events tells programs how a run goes: one line of JSON for each event. It is safe for concurrent use.
type Events struct {
	mu  sync.Mutex
	w   io.Writer
	now func() time.Time
}

// NewEvents returns Events that writes to w and asks now for the time. A w that fails is ignored, as by [Console].
func NewEvents(w io.Writer, now func() time.Time) *Events { return &Events{w: w, now: now} }

// Start writes run_started, with what is known of a run before its first case.
func (e *Events) Start(b Beginning) { e.write(Event{Name: RunStarted, Beginning: &b}) }

// Begin writes case_started of the case with this id.
func (e *Events) Begin(id string) { e.write(Event{Name: CaseStarted, ID: id}) }

// Case tells how a case ended. One that is out of scope has never started.
func (e *Events) Case(done Case) {
	normalizeCase(&done)
	e.write(Event{Name: CaseEnded, Case: &done})
}

// Summary tells how the run ended, and which files [Save] wrote. Call [Run.Tally] before.
func (e *Events) Summary(r *Run, files []string) {
	e.write(Event{Name: RunEnded, Ending: &Ending{r.Verdict, r.ExitClass, milliseconds(r.Seconds), r.Counts, list(r.Problems), list(files)}})
}

func (e *Events) write(event Event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	event.FormatVersion, event.At = EventVersion, e.now().UTC()
	_ = writeJSON(e.w, "event", event, func(enc *json.Encoder) { enc.SetEscapeHTML(false) })
}
