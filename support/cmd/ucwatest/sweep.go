package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"time"

	"ucwatest/support/journal"
	"ucwatest/support/sweep"
	"ucwatest/support/target"
)

// sweeping clears away what runs have left on live targets.
type sweeping struct{ ui }

// A ward is what the flags of sweep say.
type ward struct{ on, journals string }

func (w *ward) flags() *flag.FlagSet {
	f := flags("sweep")
	f.StringVar(&w.on, "on", os.Getenv("UCWATEST_TARGET"), "clear away what is left on the targets in this `file`, FILE#NAME for one of several")
	f.StringVar(&w.journals, "journal-dir", journals, "read what is left in this `folder`")
	return f
}

// Run runs the verb.
func (s *sweeping) Run(args []string) int {
	var w ward
	if code, ok := s.parse(w.flags(), args); !ok {
		return code
	}
	if w.on == "" {
		return s.fail(exitUsage, errors.New("sweep: want -on FILE"))
	}
	all, err := target.OpenAll([]string{w.on}, time.Now)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	code := exitOK
	for _, on := range all {
		code = max(code, s.target(ctx, on, journal.Path(w.journals, on.Name)))
		if err := on.Close(); err != nil {
			s.fail(exitNone, err)
		}
	}
	if ctx.Err() != nil {
		return s.fail(exitInterrupted, errors.New("interrupted; what is left stays in the journal"))
	}
	return code
}

// target clears away what the journal at path says is left on one target.
func (s *sweeping) target(ctx context.Context, on *target.Target, path string) int {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(s.out, "nothing is left on %s: there is no %s\n", on.Name, path)
		return exitOK
	}
	j, err := journal.Open(path, time.Now)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	left := s.clear(ctx, on, j)
	if err := j.Close(); err != nil {
		return s.fail(exitFail, err)
	}
	if left > 0 {
		return s.fail(exitFail, fmt.Errorf("%s: %d of the things it names are left; sweep again, or clear them away by hand and remove the file", path, left))
	}
	return exitOK
}

// clear says what it does and returns how much is left.
func (s *sweeping) clear(ctx context.Context, on *target.Target, j *journal.Journal) int {
	fmt.Fprintf(s.out, "left on %s, as %s tells: %d\n", on.Name, j.Path(), len(j.Left()))
	broom := sweep.Broom{Journal: j, SignIn: on.SignIn, Told: func(o sweep.Outcome) {
		if o.Err != nil {
			o.Did = "NOT CLEARED: " + o.Err.Error()
		}
		fmt.Fprintf(s.out, "  %s: %s\n", o.Entry, o.Did)
	}}
	broom.Sweep(ctx)
	return len(j.Left())
}

// Synopsis is the verb in one line.
func (s *sweeping) Synopsis() string { return "Clear away what a run has left on a live target" }

// Help is the verb's help text.
func (s *sweeping) Help() string {
	return `Usage: ucwatest sweep [flags]

  Clears away what a run has left that was killed, that could not clear it away
  itself, or that was told to keep it. It signs in the users who made it, restores
  their call forwarding and reads it again to prove that, and deletes conversations
  and applications. Where nothing is left it asks nothing of the target. -on is
  needed.

  ucwatest sweep -on staging.hcl

Exit codes: 0 nothing is left, 1 something could not be cleared away, 3 a mistake
in flags or target file, or a run that is still on its way, 130 interrupted.

Flags:
` + flagHelp(new(ward).flags())
}
