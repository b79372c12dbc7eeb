package suite_test

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/mock"
)

// firstly is spoil for the first answer about a derived conversation alone.
func firstly(spoil func(*mock.Answer)) *mock.Spoil {
	var met atomic.Bool
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil && !met.Swap(true) {
			spoil(a)
		}
	}}
}

// TestRun_retriesWhatErrored is also the mutant of retrying: a product that breaks a
// clause once has broken it, however often it is asked again.
func TestRun_retriesWhatErrored(t *testing.T) {
	const id = "dc-properties-1[JSON]"
	page := func(a *mock.Answer) { a.Resource, a.Status, a.MediaType, a.HTML = nil, 502, "text/html", "<html>" }
	for name, row := range map[string]struct {
		trial
		want  reports.Verdict
		notes int
	}{
		"errored, and not retried": {trial{spoil: firstly(page)}, reports.Errored, 0},
		"errored once":             {trial{spoil: firstly(page), retries: 2}, reports.Passed, 1},
		"errored each time": {trial{spoil: &mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Route == "derivedConversation" {
				page(a)
			}
		}}, retries: 2}, reports.Errored, 2},
		"failed once":             {trial{spoil: firstly(func(a *mock.Answer) { quoted(a.Resource) }), retries: 2}, reports.Failed, 0},
		"errored once, on a mock": {trial{spoil: firstly(page), retries: 2, mock: true}, reports.Errored, 0},
	} {
		t.Run(name, func(t *testing.T) {
			row.ids = []string{id}
			run := row.run(t)
			if c := caseOf(t, run, id); c.Verdict != row.want || len(run.Cases) != 1 || len(run.NotRun) > 0 {
				t.Errorf("got %s (%s) of %d cases, want %s of one", c.Verdict, c.Reason, len(run.Cases), row.want)
			}
			told := slices.DeleteFunc(slices.Clone(run.Notes), func(n string) bool { return !strings.HasPrefix(n, id+" errored and was run again (-retries): ") })
			if len(told) != row.notes {
				t.Errorf("got the notes %q, want %d of retries", run.Notes, row.notes)
			}
		})
	}
}
