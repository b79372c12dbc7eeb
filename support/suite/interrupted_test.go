package suite_test

import (
	"context"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/declaration"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

func TestRun_saysWhichCasesWereInterrupted(t *testing.T) {
	d := declared(t)
	selected, unknown := d.Select(declaration.Selection{Targets: []string{"dc-links-1[JSON]"}})
	if len(unknown) > 0 {
		t.Fatal(unknown)
	}
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	run, err := suite.Run(ctx, suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now,
		Watch: func(*steps.Case) { interrupt() }})
	if err != nil {
		t.Fatal(err)
	}
	if err := aim.Close(); err != nil {
		t.Fatal(err)
	}
	if c := run.Cases[0]; c.Verdict != reports.Errored || c.Reason != "interrupted" || c.Culprit != "harness" {
		t.Errorf("got %s because %q by %s, want it errored, interrupted by the harness", c.Verdict, c.Reason, c.Culprit)
	}
}
