package main

import (
	"os/exec"
	"testing"
	"time"
)

// BenchmarkValidate is the built command that checks the whole declaration.
func BenchmarkValidate(b *testing.B) {
	binary := build(b)
	var wall, user []float64
	for range rounds {
		command := exec.Command(binary, "validate")
		took := measured(b, command).wall
		wall, user = append(wall, milliseconds(took)), append(user, milliseconds(command.ProcessState.UserTime()))
	}
	b.ReportMetric(median(wall), "ms/validate")
	b.ReportMetric(median(user), "ms-user/validate")
}

// BenchmarkPlan is the plan of the whole suite, beside the run of it that writes
// its reports.
func BenchmarkPlan(b *testing.B) {
	binary := build(b)
	var wall, ratio, user []float64
	for range rounds {
		plan, apply := exec.Command(binary, "plan"), exec.Command(binary, "apply", "-out-dir", b.TempDir())
		planned := measured(b, plan).wall
		applied := measured(b, apply).wall
		wall, ratio = append(wall, planned.Seconds()), append(ratio, planned.Seconds()/applied.Seconds())
		user = append(user, plan.ProcessState.UserTime().Seconds()/apply.ProcessState.UserTime().Seconds())
	}
	b.ReportMetric(median(wall), "s/plan")
	b.ReportMetric(median(ratio), "x-suite")
	b.ReportMetric(median(user), "x-suite-user")
}

// BenchmarkHelp is the built command from its start to its end, which is that of
// its help text.
func BenchmarkHelp(b *testing.B) {
	binary := build(b)
	const starts = 4 * rounds
	var wall, user []float64
	for range starts {
		command := exec.Command(binary)
		took := measured(b, command).wall
		wall, user = append(wall, milliseconds(took)), append(user, milliseconds(command.ProcessState.UserTime()+command.ProcessState.SystemTime()))
	}
	b.ReportMetric(median(wall), "ms/help")
	b.ReportMetric(median(user), "ms-cpu/help")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
