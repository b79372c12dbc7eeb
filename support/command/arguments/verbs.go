package arguments

import (
	"errors"
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
		{"judge", "Give verdicts from recordings, of apply or of any client", judgeUsage, flagsOf[Judge]},
		{"recording", "Show, hide or cut what a recording holds", recordingUsage, flagsOf[Recording]},
		{"show", "Print a saved plan, a run or a baseline", showUsage, flagsOf[Show]},
		{"merge", "Make one set of reports of the shards of a run", mergeUsage, flagsOf[Merge]},
		{"diff", "Tell what has changed from one run to another", diffUsage, flagsOf[Diff]},
		{"docs", "Write the living documentation, without a run or of several", docsUsage, flagsOf[Docs]},
		{"steps", "List the phrases a scenario can use, with use counts", stepsUsage, flagsOf[Steps]},
		{"fmt", "Lay out features, ledger and target files", fmtUsage, flagsOf[Fmt]},
		{"import", "Turn pages of the reference into clauses and features", importUsage, flagsOf[Import]},
		{"mock", "Serve the mock pool on its own", mockUsage, flagsOf[Mock]},
		{"token", "Print a token for the curl lines of a report", tokenUsage, flagsOf[Token]},
		{"sweep", "Clean up what a run has left on a live target", sweepUsage, flagsOf[Sweep]},
		{"mutate", "Spoil the mock and tell which checks notice", mutateUsage, flagsOf[Mutate]},
		{"completion", "Print what completes verbs and flags in a shell", completionUsage, flagsOf[Completion]},
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

// A Flag is what a shell can complete of a flag.
type Flag struct {
	Name  string
	Value string // what is wanted behind it, as in help texts: file, folder, id; "" for nothing
}

// Flags are those of the verb, by name.
func (v Verb) Flags(env Environment) []Flag {
	var all []Flag
	v.flags(env).VisitAll(func(f *flag.Flag) {
		value, _ := flag.UnquoteUsage(f)
		all = append(all, Flag{f.Name, value})
	})
	return all
}

// Overview is the help text of the command: each verb in one line.
func Overview() string {
	var text strings.Builder
	text.WriteString(overview)
	for _, verb := range Verbs() {
		fmt.Fprintf(&text, "  %-11s %s\n", verb.Name, verb.Synopsis)
	}
	return strings.TrimSuffix(text.String(), "\n")
}

const overview = `Usage: ucwatest [-chdir=DIR] [-no-color] VERB [flags]

  Says what the UCWA resource derivedConversation and its siblings owe their
  callers, asks a pool, and tells what differs. Without a target it asks a mock
  of its own. -chdir runs the verb as if in that folder; help VERB and VERB -help
  explain a verb.

  ucwatest apply
  ucwatest help apply

Verbs, as people meet them:
`

// A Call is a command line in its parts.
type Call struct {
	Chdir   string // the folder to run in; "" for where the command is
	NoColor bool
	Args    []string // the verb, or -help, and what follows
}

// Read parts a command line. What stands for a verb, as -version does, is replaced
// by that verb. The error says that there is no such verb, or what is wrong with the
// flags before it.
func Read(args []string) (*Call, error) {
	var c Call
	for len(args) > 0 && strings.HasPrefix(args[0], "-") {
		name, value, given := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(args[0], "-"), "-"), "=")
		switch {
		case name == "chdir" && value == "":
			return nil, errors.New("-chdir: want -chdir=DIR before the verb; ucwatest -help lists the verbs")
		case name == "chdir":
			c.Chdir = value
		case name == "no-color" && !given:
			c.NoColor = true
		case name == "help" || name == "h":
			c.Args = []string{"-help"}
			return &c, nil
		case name == "version" || name == "v":
			c.Args = slices.Concat([]string{"version"}, args[1:])
			return &c, nil
		case flagsInstead[name] != "":
			return nil, fmt.Errorf("unknown flag %q: %s; ucwatest -help lists the verbs", args[0], flagsInstead[name])
		default:
			return nil, fmt.Errorf("the verb comes before its flags, got %q; ucwatest -help lists the verbs", args[0])
		}
		args = args[1:]
	}
	var err error
	c.Args, err = verbIn(args)
	return &c, err
}

// verbIn is args with a verb first, or -help.
func verbIn(args []string) ([]string, error) {
	known := map[string]bool{}
	for _, verb := range Verbs() {
		known[verb.Name] = true
	}
	if len(args) == 0 || len(args) == 1 && args[0] == "help" {
		return []string{"-help"}, nil
	}
	verb := args[0]
	if verb == "help" {
		if len(args) > 2 {
			return nil, fmt.Errorf("help: unexpected argument %q, want one verb; ucwatest -help lists the verbs", args[2])
		}
		verb, args = args[1], []string{args[1], "-help"}
	}
	if known[verb] {
		return args, nil
	}
	if use := verbsInstead[verb]; use != "" {
		return nil, fmt.Errorf("unknown verb %q: %s; ucwatest -help lists the verbs", verb, use)
	}
	near := declaration.Nearest(verb, maps.Keys(known))
	if near != "" {
		near = ", did you mean " + near + "?"
	}
	return nil, fmt.Errorf("unknown verb %q%s; ucwatest -help lists the verbs", verb, near)
}
