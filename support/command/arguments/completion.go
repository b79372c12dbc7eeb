package arguments

import (
	"errors"
	"flag"
	"fmt"
	"slices"
)

// Completion is what the arguments of completion say.
type Completion struct {
	Common
	Shell string // bash, zsh or fish
}

// ParseCompletion reads the arguments of completion. The error is ErrHelp or a
// mistake in one sentence.
func ParseCompletion(args []string, env Environment) (*Completion, error) {
	var c Completion
	f := c.flags(env)
	if err := parse(f, args, 1); err != nil {
		return nil, err
	}
	c.Shell = f.Arg(0)
	switch {
	case f.NArg() == 0:
		return nil, errors.New("completion: want a shell: bash, zsh or fish")
	case !slices.Contains([]string{"bash", "zsh", "fish"}, c.Shell):
		return nil, fmt.Errorf("completion: got the shell %q, want bash, zsh or fish", c.Shell)
	}
	return &c, nil
}

func (c *Completion) flags(Environment) *flag.FlagSet { return flags("completion", &c.Common) }

const completionUsage = `Usage: ucwatest completion [flags] SHELL

  Prints what lets a shell complete verbs, flags and files of the built command:
  SHELL is bash, zsh or fish.

  eval "$(ucwatest completion bash)"
  ucwatest completion zsh >>~/.zshrc
  ucwatest completion fish >~/.config/fish/completions/ucwatest.fish

Exit codes: 0 printed, 3 a mistake in flags, or no such shell.
`
