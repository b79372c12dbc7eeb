package arguments

import "flag"

// Show is what the arguments of show say.
type Show struct {
	Common
	Path string // the file that is shown; "" for the results of the last run
	JSON bool
}

// ParseShow reads the arguments of show. The error is ErrHelp or a mistake in one
// sentence.
func ParseShow(args []string, env Environment) (*Show, error) {
	var s Show
	f := s.flags(env)
	if err := parse(f, args, 1); err != nil {
		return nil, err
	}
	s.Path = f.Arg(0)
	return &s, nil
}

func (s *Show) flags(Environment) *flag.FlagSet { return jsonOnly("show", &s.Common, &s.JSON) }

// jsonOnly is the flag set of a verb that may print JSON, and nothing else.
func jsonOnly(verb string, c *Common, asJSON *bool) *flag.FlagSet {
	f := flags(verb, c)
	f.BoolVar(asJSON, "json", false, "print it as JSON")
	return f
}

const showUsage = `Usage: ucwatest show [flags] [FILE]

  Prints what a file holds that ucwatest has written: a plan of plan -out, the
  results.json of a run, or a baseline. Without a file it is the last run's, in
  reports/out.

  ucwatest show
  ucwatest show staging.plan
  ucwatest show -json reports/baselines/staging.json

Exit codes: 0 shown, 1 cannot be written, 3 a mistake in flags, or the file cannot
be read.
`
