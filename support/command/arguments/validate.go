package arguments

import "flag"

// Validate is what the arguments of validate say.
type Validate struct {
	Common
	Features string   // the folder they are read from; "" for the embedded ones
	On       []string // the target files that are checked too
	JSON     bool
}

// ParseValidate reads the arguments of validate. The error is ErrHelp or a mistake
// in one sentence.
func ParseValidate(args []string, env Environment) (*Validate, error) {
	var v Validate
	if err := parse(v.flags(env), args, 0); err != nil {
		return nil, err
	}
	if len(v.On) == 0 && env.Target != "" {
		v.On = []string{env.Target}
	}
	return &v, nil
}

func (v *Validate) flags(Environment) *flag.FlagSet {
	f := flags("validate", &v.Common)
	featuresFlag(f, &v.Features)
	f.Var((*list)(&v.On), "on", "check this target `file` too, FILE#NAME for one of its targets; may be repeated (default what UCWATEST_TARGET names)")
	f.BoolVar(&v.JSON, "json", false, "print the outcome as JSON")
	return f
}

const validateUsage = `Usage: ucwatest validate [flags]

  Checks all that can be wrong without a network, and reports all of it at once,
  each with file, line and what to do: features, the phrases of their steps, the
  ledger, target files and what the environment has to hold for them.

  ucwatest validate
  ucwatest validate -on staging.hcl
  ucwatest validate -features my-features -json

Exit codes: 0 valid, 3 something is wrong, or a mistake in flags.
`
