package arguments

import (
	"flag"

	"ucwatest/support/mock"
)

// Mutate is what the arguments of mutate say.
type Mutate struct {
	Common
	Dialect     mock.Dialect
	Targets     []string // ids of mutants, benign variants or clauses; none: all
	All, JSON   bool
	Parallelism int

	dialect string // as it was given
}

// ParseMutate reads the arguments of mutate. The error is ErrHelp or a mistake in
// one sentence.
func ParseMutate(args []string, env Environment) (*Mutate, error) {
	var m Mutate
	err := parse(m.flags(env), args, 0)
	if err != nil {
		return nil, err
	}
	m.Dialect, err = dialect(m.dialect)
	return &m, err
}

func (m *Mutate) flags(env Environment) *flag.FlagSet {
	f := flags("mutate", &m.Common)
	f.StringVar(&m.dialect, "dialect", mock.Real.String(), "the `forms` the mock answers in: "+dialects())
	f.Var((*list)(&m.Targets), "target", "try only this `id`: of a mutant, a benign variant or a clause; * stands for any characters; may be repeated")
	f.BoolVar(&m.All, "all", false, "let every mutant meet the whole suite, not only the cases that judge its clause")
	f.BoolVar(&m.JSON, "json", false, "print the score as JSON")
	parallelFlag(f, &m.Parallelism, env)
	return f
}

const mutateUsage = `Usage: ucwatest mutate [flags]

  Spoils the mock's answers in one place at a time. Each mutant must turn its
  clause red, and no clause that is not declared with it; benign variants must
  leave everything green. What is not as it should be comes first, then how many
  mutants of each clause were killed.

  ucwatest mutate
  ucwatest mutate -all -dialect doc
  ucwatest mutate -target DC-LINK-SELF -target gzip
  ucwatest mutate -json

Exit codes: 0 all as it should be, 1 a mutant survived or turned more red than
is declared, or a benign variant was flagged, 3 a mistake in flags, 4 the suite
is not green on the honest mock, 5 nothing selected, 130 interrupted.
`
