package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/posener/complete"

	"ucwatest/support/command/arguments"
)

// A verb is one for the library that carries out the command line and completes it.
type verb struct {
	texts arguments.Verb
	env   arguments.Environment
	run   func(args []string) int
}

// Run runs the verb and returns its exit code.
func (v verb) Run(args []string) int { return v.run(args) }

// Synopsis returns the line of the verb in the list that help prints.
func (v verb) Synopsis() string { return v.texts.Synopsis }

// Help is the verb's help text.
func (v verb) Help() string { return v.texts.Help(v.env) }

// AutocompleteArgs completes what follows the flags.
func (v verb) AutocompleteArgs() complete.Predictor {
	switch v.texts.Name {
	case "apply", "show", "import", "fmt", "diff":
		return complete.PredictFiles("*")
	case "merge":
		return complete.PredictDirs("*")
	case "completion":
		return complete.PredictSet("bash", "zsh", "fish")
	}
	return complete.PredictNothing
}

// AutocompleteFlags completes flags and what follows them.
func (v verb) AutocompleteFlags() complete.Flags {
	all := complete.Flags{}
	for _, f := range v.texts.Flags(v.env) {
		all["-"+f.Name] = predicted(f.Value)
	}
	return all
}

// predicted is what completes a value, by what help texts call it.
func predicted(value string) complete.Predictor {
	switch value {
	case "":
		return complete.PredictNothing
	case "file":
		return complete.PredictFiles("*")
	case "folder":
		return complete.PredictDirs("*")
	}
	return complete.PredictAnything
}

// globalFlags are those before a verb.
func globalFlags() complete.Flags {
	return complete.Flags{"-help": complete.PredictNothing, "-no-color": complete.PredictNothing}
}

// completing tells whether a shell asks for completions, and so the arguments are
// not those of a call.
func completing() bool { return os.Getenv("COMP_LINE") != "" }

// completionCommand prints what makes a shell ask this command for completions.
type completionCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (c *completionCommand) Run(args []string) int {
	a, err := arguments.ParseCompletion(args, c.env)
	if err != nil {
		return c.refuseArguments(err)
	}
	executable, err := os.Executable()
	if err != nil {
		return c.fail(exitFail, err)
	}
	c.Print(hook(a.Shell, executable))
	return exitOK
}

// hook is what lets a shell ask the command at path for completions, as package
// complete understands it.
func hook(shell, path string) string {
	path = "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	switch shell {
	case "zsh":
		return fmt.Sprintf("autoload -U +X bashcompinit && bashcompinit\ncomplete -o nospace -C %s ucwatest\n", path)
	case "fish":
		return fmt.Sprintf(`function __complete_ucwatest
    set -lx COMP_LINE (commandline -cp)
    test -z (commandline -ct)
    and set COMP_LINE "$COMP_LINE "
    %s
end
complete -f -c ucwatest -a "(__complete_ucwatest)"
`, path)
	}
	return fmt.Sprintf("complete -C %s ucwatest\n", path)
}
