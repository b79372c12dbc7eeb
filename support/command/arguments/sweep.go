package arguments

import (
	"errors"
	"flag"
)

// Sweep is what the arguments of sweep say.
type Sweep struct {
	Common
	On       string // the targets, FILE or FILE#NAME
	Journals string // the folder of journals; "" for the one that all runs of this machine have in common
	JSON     bool
}

// ParseSweep reads the arguments of sweep. The error is ErrHelp or a mistake in one
// sentence.
func ParseSweep(args []string, env Environment) (*Sweep, error) {
	var s Sweep
	if err := parse(s.flags(env), args, 0); err != nil {
		return nil, err
	}
	if s.On == "" {
		return nil, errors.New("sweep: want -on FILE")
	}
	return &s, nil
}

func (s *Sweep) flags(env Environment) *flag.FlagSet {
	f := flags("sweep", &s.Common)
	f.StringVar(&s.On, "on", env.Target, "clean up what is left on the targets in this `file`, FILE#NAME for one of several")
	journalFlag(f, &s.Journals)
	f.BoolVar(&s.JSON, "json", false, "print what became of each thing as JSON, at the end")
	return f
}

const sweepUsage = `Usage: ucwatest sweep [flags]

  Cleans up what a run has left that was killed, that could not clean it up
  itself, or that was told to keep it. It signs in the users who made it, restores
  their call forwarding and reads it again to prove that, and deletes conversations
  and applications. Where nothing is left it asks nothing of the target. A list that
  is damaged is read as far as it can be, and moved aside. -on is needed.

  ucwatest sweep -on staging.hcl
  ucwatest sweep -on staging.hcl -json | jq -r '.targets[].outcomes[].error // empty'

Exit codes: 0 nothing is left, 1 something could not be cleaned up, or read, 3 a
mistake in flags or target file, no folder for lists, or a run that is still on its
way, 130 interrupted.
`
