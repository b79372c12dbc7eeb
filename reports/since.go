package reports

import (
	"maps"
	"slices"
	"time"
)

// Standing is what earlier runs came to on something that a run did not judge, so that the history of a case outlives
// a run that left it out.
type Standing struct {
	ID      string    `json:"id"` // of a case or of a clause
	Verdict Verdict   `json:"verdict"`
	Since   time.Time `json:"since,omitzero"`
}

// follow tells of each case and clause since when it has its verdict: since the first run of the unbroken series that
// before ends. A run on another target, or in another dialect, is no part of the series. Without one (before is nil)
// the series begins with this run.
func (r *Run) follow(before *Run) {
	known := map[string]Standing{}
	if before != nil && before.Target == r.Target && before.Dialect == r.Dialect && before.Started.Before(r.Started) {
		r.Previous = before.Started
		known = before.standings()
	}
	since := func(id string, v Verdict) time.Time {
		if v == NotJudged {
			return time.Time{} // what is known of it stays with the standings
		}
		was := known[id]
		delete(known, id)
		if was.Verdict == v && !was.Since.IsZero() {
			return was.Since
		}
		return r.Started
	}
	for i := range r.Cases {
		r.Cases[i].Since = since(r.Cases[i].ID, r.Cases[i].Verdict)
	}
	for i := range r.Clauses {
		r.Clauses[i].Since = since(r.Clauses[i].ID, r.Clauses[i].Verdict)
	}
	r.Earlier = nil
	for _, id := range slices.Sorted(maps.Keys(known)) {
		r.Earlier = append(r.Earlier, known[id])
	}
}

// standings returns what r, or a run before it, came to on each case and clause, by id.
func (r *Run) standings() map[string]Standing {
	known := map[string]Standing{}
	for _, s := range r.Earlier {
		known[s.ID] = s
	}
	for i := range r.Cases {
		c := &r.Cases[i]
		known[c.ID] = Standing{c.ID, c.Verdict, c.Since}
	}
	for _, c := range r.Clauses {
		if c.Verdict != NotJudged {
			known[c.ID] = Standing{c.ID, c.Verdict, c.Since}
		}
	}
	return known
}

// sinceWhen says in words since when r's verdict v is so. Of what is well nothing is said, nor where no earlier run is
// known to compare with.
func (r *Run) sinceWhen(v Verdict, since time.Time) string {
	switch {
	case v == Passed, since.IsZero(), r.Previous.IsZero():
		return ""
	case since.Equal(r.Started):
		return "new: not seen in the run of " + minute(r.Previous)
	}
	return "since " + minute(since)
}

// minute is a time as people read it.
func minute(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }
