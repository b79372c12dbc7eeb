// Package demo makes an example of a report from real runs: of a pool that
// breaks promises, refuses some calls and has a proxy before it that fails, and
// of an honest one beside it. It must not make up what it shows: whatever
// stands in the report was asked and answered over HTTP. Only the days before,
// of which the page shows no more than small bars, are invented.
//
// Go on with reports, which writes the page.
package demo

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// Config says what the example is made of.
type Config struct {
	Declaration *declaration.Declaration
	Folder      string                 // where its files go
	Command     string                 // makes it again
	Alone       func(id string) string // runs one case of it alone
	Now         func() time.Time       // the clock of its last runs
}

// day is how long before the others the first run is told to have been, so
// that the page can show since when something is so.
const day = 24 * time.Hour

// Write makes the runs and writes their files: those of the pool called staging
// into the folder, those of the embedded mock into one inside of it, and the
// page of both. It returns the path of the page.
func Write(ctx context.Context, c Config) (string, error) {
	before := c
	before.Now = func() time.Time { return c.Now().Add(-day) }
	old, err := before.save(ctx, c.Folder, pool{"staging", true, yesterday()}, "")
	if err != nil {
		return "", err
	}
	history, err := invent(c.Folder, old)
	if err != nil {
		return "", err
	}
	staging, err := c.save(ctx, c.Folder, pool{"staging", true, Spoil()}, history)
	if err != nil {
		return "", err
	}
	honest, err := c.save(ctx, filepath.Join(c.Folder, "mock"), pool{"embedded mock", false, nil}, "")
	if err != nil {
		return "", err
	}
	page := filepath.Join(c.Folder, "index.html")
	return page, reports.SavePage(page, staging, honest)
}

// A pool is what one run asks.
type pool struct {
	name  string
	live  bool        // it is judged as somebody's pool is, and may not be told to refuse
	spoil *mock.Spoil // nil: it keeps its promises
}

// save runs all cases against p, adds the run to the history there is, and writes
// the reports into folder.
func (c Config) save(ctx context.Context, folder string, p pool, history string) (*reports.Run, error) {
	run, err := c.run(ctx, p, suite.Parallelism())
	if err != nil {
		return nil, fmt.Errorf("example run of %s: %w", p.name, err)
	}
	if history != "" {
		if run.History, _, err = reports.AppendHistory(history, run); err != nil {
			return nil, err
		}
	}
	_, err = reports.Save(folder, run)
	return run, err
}

// run runs all cases against p, as many at once as parallel says.
func (c Config) run(ctx context.Context, p pool, parallel int) (_ *reports.Run, err error) {
	aim, err := target.Embedded(target.Options{Dialect: mock.Real, Spoil: p.spoil, Now: c.Now})
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := aim.Close(); err == nil {
			err = closing
		}
	}()
	aim.Name = p.name
	if p.live {
		aim.Traits = target.OfPool()
		aim.Staging.PhoneNumber, aim.Staging.Answers = "tel:+14255550101", []string{"callee", "answerer"}
	}
	return suite.Run(ctx, suite.Config{Declaration: c.Declaration, Selected: c.Declaration.Cases, Target: aim,
		Now: c.Now, Options: suite.Options{Parallel: parallel, Own: true},
		Commands: suite.Commands{Command: c.Command, Alone: c.Alone}}, suite.Listener{})
}
