package arguments

import "flag"

// Version is what the arguments of version say.
type Version struct {
	Common
	JSON bool
}

// ParseVersion reads the arguments of version. The error is ErrHelp or a mistake in
// one sentence.
func ParseVersion(args []string, env Environment) (*Version, error) {
	var v Version
	if err := parse(v.flags(env), args, 0); err != nil {
		return nil, err
	}
	return &v, nil
}

func (v *Version) flags(Environment) *flag.FlagSet { return jsonOnly("version", &v.Common, &v.JSON) }

const versionUsage = `Usage: ucwatest version [flags]

  Tells the version of the module, what it was built with, and the format versions
  of the files it writes and reads, and of what -json prints: events of apply,
  drift of plan -refresh-only, score of mutate, findings of validate, phrases of
  steps, outcomes of sweep. ucwatest -version is the same.

  ucwatest version
  ucwatest version -json

Exit codes: 0 told, 3 a mistake in flags.
`
