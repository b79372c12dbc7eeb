package arguments

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ucwatest/support/declaration"
)

// A Verb is what the command line knows of one of the verbs.
type Verb struct {
	Name, Synopsis string
	usage          string // the help text, as far as the list of flags
	flags          func(Environment) *flag.FlagSet
}

// Verbs are all there are, in the order in which people meet them.
func Verbs() []Verb {
	return []Verb{
		{"validate", "Check features, steps, ledger and target file offline", validateUsage, flagsOf[Validate]},
		{"plan", "Say what apply would ask of a target, and why it would leave something out", planUsage, flagsOf[Plan]},
		{"apply", "Run the cases against a target and judge the answers", applyUsage, flagsOf[Apply]},
		{"show", "Print a saved plan, a run or a baseline", showUsage, flagsOf[Show]},
		{"docs", "Write the living documentation, without a run or of several", docsUsage, flagsOf[Docs]},
		{"steps", "List the phrases a scenario can use, with use counts", stepsUsage, flagsOf[Steps]},
		{"import", "Turn pages of the reference into clauses and features", importUsage, flagsOf[Import]},
		{"mock", "Serve the mock pool on its own", mockUsage, flagsOf[Mock]},
		{"token", "Print a token for the curl lines of a report", tokenUsage, flagsOf[Token]},
		{"sweep", "Clear away what a run has left on a live target", sweepUsage, flagsOf[Sweep]},
		{"mutate", "Spoil the mock and tell which checks notice", mutateUsage, flagsOf[Mutate]},
		{"version", "Tell which ucwatest this is, and the versions of its formats", versionUsage, flagsOf[Version]},
	}
}

// flagsOf are the flags of the verb whose arguments are an A.
func flagsOf[A any, P interface {
	*A
	flags(Environment) *flag.FlagSet
}](env Environment) *flag.FlagSet {
	return P(new(A)).flags(env)
}

// Help is the help text of the verb, without the end of its last line.
func (v Verb) Help(env Environment) string {
	var text strings.Builder
	f := v.flags(env)
	f.SetOutput(&text)
	f.PrintDefaults()
	return v.usage + "\nFlags:\n" + strings.TrimSuffix(strings.ReplaceAll(text.String(), "\t", "  "), "\n")
}

// Overview is the help text of the command: each verb in one line.
func Overview() string {
	var text strings.Builder
	text.WriteString(overview)
	for _, verb := range Verbs() {
		fmt.Fprintf(&text, "  %-9s %s\n", verb.Name, verb.Synopsis)
	}
	return strings.TrimSuffix(text.String(), "\n")
}

const overview = `Usage: ucwatest VERB [flags]

  Says what the UCWA resource derivedConversation and its siblings owe their
  callers, asks a pool, and tells what differs. Without a target it asks a mock
  of its own.

  ucwatest apply
  ucwatest apply -help

Verbs, as people meet them:
`

// Rewritten is the command line args with what stands for a verb replaced by that
// verb. The error says that there is no such verb, or that a flag stands before it.
func Rewritten(args []string) ([]string, error) {
	known := map[string]bool{}
	for _, verb := range Verbs() {
		known[verb.Name] = true
	}
	switch {
	case len(args) == 0:
		return []string{"-help"}, nil
	case slices.Contains([]string{"-v", "-version", "--version"}, args[0]):
		return slices.Concat([]string{"version"}, args[1:]), nil
	case known[args[0]], slices.Contains([]string{"-h", "-help", "--help"}, args[0]):
		return args, nil
	}
	what, near := "unknown verb", declaration.Nearest(args[0], maps.Keys(known))
	switch {
	case strings.HasPrefix(args[0], "-"):
		what, near = "the verb comes before its flags, got", ""
	case near != "":
		near = ", did you mean " + near + "?"
	}
	return nil, fmt.Errorf("%s %q%s; ucwatest -help lists the verbs", what, args[0], near)
}
