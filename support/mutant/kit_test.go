package mutant_test

import (
	"os"
	"runtime/debug"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// TestMain lets garbage grow to twice what is in use: more hardly takes less time.
func TestMain(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	m.Run()
}

// whole is all that is declared, read once.
var whole = sync.OnceValues(func() (*declaration.Declaration, declaration.Problems) { return declaration.Declare(features.FS) })

// declared is whole, which nobody is to change.
func declared(t *testing.T) *declaration.Declaration {
	t.Helper()
	d, problems := whole()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// small is the declaration of one feature.
func small(t *testing.T, clauses, feature string) *declaration.Declaration {
	t.Helper()
	d, problems := declaration.Declare(fstest.MapFS{"clauses.hcl": {Data: []byte(clauses)}, "own.feature": {Data: []byte(feature)}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// runClean runs the named cases of d on an honest mock.
func runClean(t *testing.T, d *declaration.Declaration, targets ...string) *reports.Run {
	t.Helper()
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := aim.Close(); err != nil {
			t.Error(err)
		}
	})
	selected, _ := d.Select(declaration.Selection{Targets: targets})
	run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now,
		Options: suite.Options{Parallel: 2}}, suite.Listener{})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// spoilDerived spoils the derived conversation.
func spoilDerived(spoil func(*mock.Resource)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil {
			spoil(a.Resource)
		}
	}}
}

// ownLedger and ownFeature are the smallest declaration: one case, which judges
// a link.
const (
	ownLedger = `clause "X-ALL" {
  level  = "must"
  says   = "all of it"
  source = "page"
}

clause "X-LINK" {
  level   = "must"
  says    = "a link"
  source  = "page"
  subject = "link self"
  kind    = "link"
  rel     = "self"
  present = "always"
}
`
	ownFeature = `Feature: Own

  @X-ALL
  Rule: All of it

    @x-1 @reads
    Scenario Outline: A link, as <format>
      Given a derived conversation
      When the caller retrieves its derived conversation as <format>
      Then it offers these links:
        | link | present |
        | self | always  |

      Examples:
        | format |
        | JSON   |
        | XML    |
`
)
