package suite_test

import (
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// What the cases that read want is mixed in their order: audio, audio and
// video, and what is audio in other words. One has a scene of its own.
func TestRun_bringsASceneOfALiveTargetAboutOnce(t *testing.T) {
	var scenes atomic.Int64
	count := &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "applications" && a.Method == "POST" && a.User == "caller" {
			scenes.Add(1)
		}
	}}
	ids := []string{"dc-retrieval-1", "dc-retrieval-3", "da-retrieval-1", "dc-retrieval-2", "dd-access-1"}
	run := trial{spoil: count, share: true, answers: []string{"answerer"}, ids: ids}.run(t)
	if run.Counts.Passed != len(run.Cases)-run.Counts.OutOfScope || len(run.Problems) > 0 {
		t.Errorf("got %+v and %q, want all in scope passed", run.Counts, run.Problems)
	}
	situations := map[string]bool{}
	for _, c := range run.Cases {
		if c.Verdict == reports.OutOfScope {
			continue // messages
		}
		situations[sceneOf(c)] = true
	}
	if got := int(scenes.Load()); got != len(situations) {
		t.Errorf("got %d scenes for %d cases, want %d: %v", got, len(run.Cases), len(situations), situations)
	}
	if !slices.IsSortedFunc(run.Cases, func(a, b reports.Case) int {
		if a.URI != b.URI {
			return strings.Compare(a.URI, b.URI)
		}
		return a.Line - b.Line
	}) {
		t.Error("got the cases in another order than the features have")
	}
}

// sceneOf tells apart the scenes that the cases of the test need.
func sceneOf(c reports.Case) string {
	switch {
	case strings.HasPrefix(c.ID, "dc-retrieval-3"):
		return "its own"
	case strings.Contains(c.ID, "video"):
		return "audio and video"
	case strings.Contains(c.ID, "phone"):
		return "phone audio"
	}
	return "audio"
}

func TestRun_keepsOneCaseOfALiveTargetOnly(t *testing.T) {
	d := declared(t)
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	aim.Name, aim.Traits, aim.May = "staging", target.OfPool(), mayStage
	_, err = suite.Run(t.Context(), suite.Config{Declaration: d, Selected: d.Cases[:2], Target: aim, Now: time.Now,
		Options: suite.Options{Keep: true}}, suite.Listener{})
	const want = `target "staging": got 2 cases with -keep, want one, as the next would have the same users: select it with -target ID`
	var notBegun *suite.NotBegun
	if !errors.As(err, &notBegun) || err.Error() != want {
		t.Errorf("got %T %v, want that the run is not begun: %s", err, err, want)
	}
}

// Eight at once are asked for each time; the target has the last word.
func TestRun_runsNoMoreCasesAtOnceThanTheTargetAllows(t *testing.T) {
	d := declared(t)
	for _, allowed := range []int{1, 2} {
		aim, err := target.Embedded(target.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer aim.Close()
		aim.Parallel = allowed
		var running, most atomic.Int64
		run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: d.Cases[:40], Target: aim, Now: time.Now,
			Options: suite.Options{Parallel: 8}},
			suite.Listener{Watch: func(*steps.Case) {
				for now := running.Add(1); ; {
					if seen := most.Load(); now <= seen || most.CompareAndSwap(seen, now) {
						return
					}
				}
			},
				Ended: func(reports.Case) { running.Add(-1) }})
		if err != nil || run.Counts.Passed != 40 {
			t.Fatalf("got %v and %v, want 40 cases passed", run, err)
		}
		if got := int(most.Load()); got > allowed {
			t.Errorf("got %d cases at once, want %d at most", got, allowed)
		}
	}
}
