package arguments

import "flag"

// Steps is what the arguments of steps say.
type Steps struct {
	Common
	Features string // the folder whose uses are counted; "" for the embedded features
	JSON     bool
}

// ParseSteps reads the arguments of steps. The error is ErrHelp or a mistake in one
// sentence.
func ParseSteps(args []string, env Environment) (*Steps, error) {
	var s Steps
	if err := parse(s.flags(env), args, 0); err != nil {
		return nil, err
	}
	return &s, nil
}

func (s *Steps) flags(Environment) *flag.FlagSet {
	f := flags("steps", &s.Common)
	f.StringVar(&s.Features, "features", "", "count the uses in this `folder` instead of in the embedded features")
	f.BoolVar(&s.JSON, "json", false, "print the phrases as JSON")
	return f
}

const stepsUsage = `Usage: ucwatest steps [flags]

  Lists every phrase a scenario can use, how many steps use it, and where it is
  defined.

  ucwatest steps
  ucwatest steps -features my-features
  ucwatest steps -json

Exit codes: 0 listed, 3 a mistake in flags, features or ledger.
`
