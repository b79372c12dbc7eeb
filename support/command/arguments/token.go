package arguments

import (
	"errors"
	"flag"
)

// Token is what the arguments of token say.
type Token struct {
	Common
	On, User string
}

// ParseToken reads the arguments of token. The error is ErrHelp or a mistake in one
// sentence.
func ParseToken(args []string, env Environment) (*Token, error) {
	var t Token
	if err := parse(t.flags(env), args, 0); err != nil {
		return nil, err
	}
	if t.On == "" || t.User == "" {
		return nil, errors.New("token: want -on FILE and -user NAME")
	}
	return &t, nil
}

func (t *Token) flags(env Environment) *flag.FlagSet {
	f := flags("token", &t.Common)
	f.StringVar(&t.On, "on", env.Target, "the target `file` of the run")
	f.StringVar(&t.User, "user", "", "the `name` a report's curl line is for: caller-17@contoso.com of a mock, caller of a pool")
	return f
}

const tokenUsage = `Usage: ucwatest token [flags]

  Signs in and prints the token. The users of a mock are there as long as their
  case is: after apply -keep, if it did not pass. Those of a pool are called by
  their parts, and always there. -on and -user are needed.

  export UCWATEST_TOKEN=$(ucwatest token -on remote.hcl -user caller-17@contoso.com)
  export UCWATEST_TOKEN=$(ucwatest token -on staging.hcl -user caller)
  $env:UCWATEST_TOKEN = ucwatest token -on staging.hcl -user caller

Exit codes: 0 printed, 3 a mistake in flags or target file, 4 nobody could sign in,
130 interrupted.
`
