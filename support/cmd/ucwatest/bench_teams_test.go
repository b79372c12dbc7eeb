package main

import (
	"os/exec"
	"testing"
)

// BenchmarkTeams is the built command that runs the whole suite on a pool over TLS, with
// one team and with four. Most of the time of a scene is that in which no event comes.
func BenchmarkTeams(b *testing.B) {
	binary := build(b)
	took := map[int]float64{}
	for _, teams := range []int{1, 4} {
		pool := livePoolOf(b, binary, teams, "-patience", "2s")
		run := exec.Command(binary, "apply", "-on", pool.on, "-auto-approve", "-parallelism", "8", "-out-dir", b.TempDir(), "-journal-dir", b.TempDir())
		took[teams] = measured(b, run).wall.Seconds()
	}
	b.ReportMetric(took[1], "s/one-team")
	b.ReportMetric(took[4], "s/four-teams")
	b.ReportMetric(took[4]/took[1], "x-one-team")
}
