// Package plan says beforehand what a run would ask of a target, keeps that in
// a file which apply carries out unchanged, and tells how what a target shows
// differs from what it showed before.
//
// It must not judge: what a case is worth is the suite's to say. Nor does it
// know how a request is sent: it writes down what the suite did on a mock.
// Go on with rehearse.go for how a plan comes about, with file.go for how it is
// kept, and with baseline.go for what a target showed.
package plan

import (
	"time"

	"ucwatest/reports"
)

// FormatVersion is the version of a saved plan. Members may be added under the
// same version, never renamed.
const FormatVersion = 1

// A Plan is what a run would do.
type Plan struct {
	FormatVersion int         `json:"format_version"`
	Target        string      `json:"target"`             // its name
	On            string      `json:"on"`                 // the target file, as -on takes it; "" for the embedded mock
	Features      string      `json:"features,omitempty"` // the folder they were read from; "" for the embedded ones
	Dialect       string      `json:"dialect"`
	Lasting       bool        `json:"live"` // what the run makes outlives it, as on a pool
	Made          time.Time   `json:"made"`
	Refreshed     bool        `json:"refreshed"` // what the target offers was read
	Fingerprint   Fingerprint `json:"fingerprint"`
	PerSecond     float64     `json:"requests_per_second"`  // that the target allows; 0: no limit
	Repeat        int         `json:"repeat,omitempty"`     // how often each case runs, each time with its requests; 0: once
	Unanswered    int         `json:"unanswered,omitempty"` // invitations that ring on the target until they are given up
	Cases         []Case      `json:"cases"`                // in the order of the features
	Clauses       []Clause    `json:"clauses"`
	Teams         []Team      `json:"teams,omitempty"` // that play scenes at once; none where there is one set of users
	Changes       []Change    `json:"changes"`         // what the run would create and alter on the target
	Lacks         []Lack      `json:"lacks,omitempty"` // what the users of the target need and do not have; read if Refreshed
	Left          []string    `json:"left,omitempty"`  // what runs before have left on the target, as the journal tells
	Sum           string      `json:"sum"`             // of all the rest, so that a plan that was altered is noticed
}

// Action is what a run would do with a case.
type Action string

// The actions.
const (
	Run        Action = "run"
	Skip       Action = "skip"         // in scope, but the target does not offer what it takes
	OutOfScope Action = "out_of_scope" // the target's description excludes it
)

// A Case is one case of the declaration in a plan.
type Case struct {
	ID       string    `json:"id"`
	Scenario string    `json:"scenario"` // the id of its scenario
	Name     string    `json:"name"`
	URI      string    `json:"uri"`
	Rule     string    `json:"rule"`
	Action   Action    `json:"action"`
	Reason   string    `json:"reason,omitempty"` // of whatever is not run
	Requests []Request `json:"requests,omitempty"`
}

// A Clause is one of the ledger that the run would judge, or why it would not.
type Clause struct {
	ID     string `json:"id"`
	Says   string `json:"says"`
	Judged bool   `json:"judged"`
	Why    string `json:"why,omitempty"` // it would not be judged
}

// A Team is users of a pool who play scenes while other teams play others.
type Team struct {
	Name  string   `json:"name"`
	Users []string `json:"users"` // as token -user takes them: TEAM/caller and so on
}

// A Sign says what happens to something, as Terraform's plans do.
type Sign string

// The signs.
const (
	Creates Sign = "+" // it is created, or is new
	Alters  Sign = "~" // it is altered, or is another
	Removes Sign = "-" // it is removed, or is gone
)

// A Change is what a run does to the target beyond asking it.
type Change struct {
	Sign    Sign   `json:"sign"` // creates or alters
	What    string `json:"what"` // in the singular, as "application"
	Count   int    `json:"count"`
	Cleared int    `json:"cleared"` // how many of them the run takes back
}

// count is how many cases have that action.
func (p *Plan) count(a Action) int {
	n := 0
	for _, c := range p.Cases {
		if c.Action == a {
			n++
		}
	}
	return n
}

// Requests is how many requests the run would send.
func (p *Plan) Requests() int {
	n := 0
	for _, c := range p.Cases {
		n += len(c.Requests)
	}
	return n * p.times()
}

// times is how often each case runs.
func (p *Plan) times() int { return max(p.Repeat, 1) }

// ring is how long an invitation rings that nobody answers (messagingInvitation).
const ring = 30 * time.Second

// Seconds is how long the run takes at least: its requests at the rate the target
// allows, and what rings unanswered; several teams send requests while one of them
// lets it ring. It is 0 if the target names no rate.
func (p *Plan) Seconds() float64 {
	if p.PerSecond <= 0 {
		return 0
	}
	asking, teams := float64(p.Requests())/p.PerSecond, max(len(p.Teams), 1)
	ringing := float64((p.Unanswered+teams-1)/teams) * ring.Seconds()
	if teams > 1 {
		return max(asking, ringing)
	}
	return asking + ringing
}

// Changing tells whether the run would create or alter anything on a pool whose
// users outlive it.
func (p *Plan) Changing() bool { return p.Lasting && len(p.Changes) > 0 }

// actions are what the verdicts of a rehearsal come to: a case that came to a
// judgement on the mock would come to one on the target.
var actions = map[reports.Verdict]Action{
	reports.Passed: Run, reports.Failed: Run, reports.Finding: Run,
	reports.Skipped: Skip, reports.OutOfScope: OutOfScope,
}
