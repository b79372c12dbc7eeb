package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"ucwatest/reports"
	"ucwatest/support/journal"
	"ucwatest/support/sweep"
	"ucwatest/support/target"
)

// sweeping clears away what runs have left on live targets.
type sweeping struct{ ui }

// sweepFlags are what the flags of sweep say.
type sweepFlags struct {
	on, journals string
	json         bool
}

func (w *sweepFlags) flags() *flag.FlagSet {
	f := flags("sweep")
	f.StringVar(&w.on, "on", os.Getenv("UCWATEST_TARGET"), "clear away what is left on the targets in this `file`, FILE#NAME for one of several")
	f.StringVar(&w.journals, "journal-dir", journals, "read what is left in this `folder`")
	f.BoolVar(&w.json, "json", false, "print what became of each thing as JSON, at the end")
	return f
}

// Run runs the verb.
func (s *sweeping) Run(args []string) int {
	var w sweepFlags
	if code, ok := s.parse(w.flags(), args); !ok {
		return code
	}
	if w.on == "" {
		return s.fail(exitUsage, errors.New("sweep: want -on FILE"))
	}
	aims, err := target.OpenAll([]string{w.on}, time.Now)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	code, out, all := exitOK, s.out, sweptTargets{FormatVersion: sweptVersion}
	if w.json {
		s.out = io.Discard
	}
	for _, on := range aims {
		did := &sweptTarget{Target: on.Name, Journal: journal.Path(w.journals, on.Name), Outcomes: []sweptEntry{}}
		all.Targets = append(all.Targets, did)
		code = max(code, s.target(ctx, on, did))
		if err := on.Close(); err != nil {
			s.fail(exitNone, err)
		}
	}
	if s.out = out; w.json {
		code = max(code, s.encode("outcomes", all))
	}
	if ctx.Err() != nil {
		s.belowKeys()
		return s.fail(exitInterrupted, errors.New("interrupted; what is left stays in the journal"))
	}
	return code
}

// target clears away what its journal says is left on one target.
func (s *sweeping) target(ctx context.Context, on *target.Target, did *sweptTarget) int {
	if _, err := os.Stat(did.Journal); errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(s.out, "nothing is left on %s: there is no %s\n", on.Name, did.Journal)
		return exitOK
	}
	j, err := journal.Open(did.Journal, time.Now)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	s.clear(ctx, on, j, did)
	if err := j.Close(); err != nil {
		return s.fail(exitFail, err)
	}
	if did.Left > 0 {
		return s.fail(exitFail, fmt.Errorf("%s: not all that it names is cleared away, %d left; sweep again, or clear it away by hand and remove the file",
			did.Journal, did.Left))
	}
	return exitOK
}

// clear clears away what is left in j, and says what became of it.
func (s *sweeping) clear(ctx context.Context, on *target.Target, j *journal.Journal, did *sweptTarget) {
	fmt.Fprintf(s.out, "left on %s, as %s tells: %d\n", on.Name, j.Path(), len(j.Left()))
	broom := sweep.Broom{Journal: j, SignIn: on.SignIn, Told: func(o sweep.Outcome) {
		one := sweptEntry{Kind: o.Entry.Kind, User: o.Entry.User, URL: o.Entry.URL, Is: o.Did}
		if o.Err != nil {
			one.Is, one.Error = "", o.Err.Error()
			o.Did = "NOT CLEARED: " + one.Error
		}
		fmt.Fprintln(s.out, reports.Visible(fmt.Sprintf("  %s: %s", o.Entry, o.Did)))
		did.Outcomes = append(did.Outcomes, one)
	}}
	broom.Sweep(ctx)
	did.Left = len(j.Left())
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
  ucwatest sweep -on staging.hcl -json | jq -r '.targets[].outcomes[].error // empty'

Exit codes: 0 nothing is left, 1 something could not be cleared away, 3 a mistake
in flags or target file, or a run that is still on its way, 130 interrupted.

Flags:
` + flagHelp(new(sweepFlags).flags())
}
