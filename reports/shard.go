package reports

import (
	"fmt"
	"os"
)

// Shard says which part of a run a run is: of the cases that were selected it has its own, and others have the rest.
// [Merge] puts them together. All members but Index and Cases are the same in all shards of one run.
type Shard struct {
	Index    int        `json:"index"` // from 1
	Of       int        `json:"of"`
	Cases    int        `json:"cases"`             // how many are in this shard
	Run      string     `json:"run,omitempty"`     // what shards of the same run have in common, as the id of a pipeline; "" if nobody said
	Declared string     `json:"declared"`          // a digest of features and ledger
	Selected string     `json:"selected"`          // a digest of the ids of the cases of all shards
	Times    string     `json:"times"`             // a digest of the times by which the cases were cut; "" if they were cut by id
	Covers   bool       `json:"covers"`            // a clause that no shard judges is a problem of the run
	Accepted []Accepted `json:"accepted,omitzero"` // deviations that have to occur
}

// Accepted is an accepted deviation of the target, which has to occur: where clause holds in all cases that judge it, the
// run has a problem.
type Accepted struct {
	Clause  string   `json:"clause"`
	Judges  []string `json:"judges"`  // ids of the cases that may show it
	Problem string   `json:"problem"` // if they do not
}

// Forget removes the results at path that an earlier run has left where those of a shard belong: [Merge] would take them
// for the shard's if it never begins, or is killed. What is a link is emptied, and what is no file is left alone.
func Forget(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil // there are none
	}
	if link, err := os.Lstat(path); err == nil && !link.Mode().IsRegular() {
		return os.Truncate(path, 0)
	}
	return os.Remove(path)
}

// outlived tells whether clause, as all shards say of it, does not show the deviation any more.
func (a Accepted) outlived(clause Clause, verdicts map[string]Verdict) bool {
	if clause.ID != a.Clause || clause.Verdict != Passed {
		return false
	}
	for _, id := range a.Judges {
		switch verdicts[id] {
		case Passed, Failed, Flaky, Finding, OutOfScope:
		default:
			return false
		}
	}
	return true
}

// Unjudged is the problem of a run in which no case judged c, although one should have.
func (c Clause) Unjudged() string { return c.ID + " was judged by no case: " + c.Says }

// Unbegun is the problem of a run in which so many of the selected cases did not run.
func Unbegun(left, selected int) string {
	return fmt.Sprintf("%d of %d selected cases did not run", left, selected)
}
