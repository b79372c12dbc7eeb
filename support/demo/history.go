package demo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ucwatest/reports"
)

// The days of the invented history, counted back from today. What yesterday's
// run found broken was so once before, and once the proxy failed.
const (
	firstDay    = 19
	proxyFailed = 15
	brokenFrom  = 12
	mendedAt    = 8
)

// invent writes a history of the pool into folder, which ends with yesterday's
// run, and returns its path.
func invent(folder string, yesterday *reports.Run) (string, error) {
	path := filepath.Join(folder, "history.ndjson")
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for ago := firstDay; ago > 1; ago-- {
		if _, _, err := reports.AppendHistory(path, past(yesterday, ago)); err != nil {
			return "", err
		}
	}
	_, _, err := reports.AppendHistory(path, yesterday)
	return path, err
}

// past makes of yesterday's run one some days ago.
func past(yesterday *reports.Run, ago int) *reports.Run {
	r := *yesterday
	r.Started = r.Started.Add(-time.Duration(ago-1) * day)
	r.Seconds *= pace(ago)
	r.Cases, r.Clauses = slices.Clone(r.Cases), slices.Clone(r.Clauses)
	well := ago > brokenFrom || ago <= mendedAt
	for i := range r.Cases {
		c := &r.Cases[i]
		c.Seconds *= pace(ago + i)
		if well {
			c.Verdict = mended(c.Verdict)
		}
		if ago == proxyFailed && strings.HasPrefix(c.ID, "dc-links-") {
			c.Verdict = reports.Errored
		}
	}
	for i := range r.Clauses {
		if well {
			r.Clauses[i].Verdict = mended(r.Clauses[i].Verdict)
		}
	}
	r.Tally()
	return &r
}

// mended is what a case or clause comes to on a day on which all is well.
func mended(v reports.Verdict) reports.Verdict {
	if v == reports.Failed || v == reports.Finding {
		return reports.Passed
	}
	return v
}

// pace is how many times as long a run took: a little less or more each day.
func pace(n int) float64 { return .8 + float64(n*7%9)*.06 }
