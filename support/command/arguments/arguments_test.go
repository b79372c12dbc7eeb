package arguments

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/golden"
	"ucwatest/support/mock"
	"ucwatest/support/shell"
)

// plain is an environment that says nothing of its own.
var plain = Environment{Program: []string{"ucwatest"}, Shell: shell.POSIX, Parallelism: 4, Getenv: func(string) string { return "" }}

// parsers are what reads the arguments of each verb.
var parsers = map[string]func([]string, Environment) (any, error){
	"apply": as(ParseApply), "plan": as(ParsePlan), "validate": as(ParseValidate), "steps": as(ParseSteps),
	"show": as(ParseShow), "docs": as(ParseDocs), "mutate": as(ParseMutate), "mock": as(ParseMock),
	"sweep": as(ParseSweep), "token": as(ParseToken), "version": as(ParseVersion), "import": as(ParseImport), "judge": as(ParseJudge), "recording": as(ParseRecording), "completion": as(ParseCompletion), "fmt": as(ParseFmt), "diff": as(ParseDiff),
	"merge": as(ParseMerge),
}

func as[A any](parse func([]string, Environment) (*A, error)) func([]string, Environment) (any, error) {
	return func(args []string, env Environment) (any, error) { return parse(args, env) }
}

func TestHelp(t *testing.T) {
	t.Parallel()
	var known []string
	for _, verb := range Verbs() {
		known = append(known, verb.Name)
		golden.Equal(t, "testdata/help/"+verb.Name+".txt", verb.Help(plain)+"\n")
		if parse := parsers[verb.Name]; parse == nil {
			t.Errorf("%s: got no parser in this test", verb.Name)
		} else if _, err := parse([]string{"-help"}, plain); !errors.Is(err, ErrHelp) {
			t.Errorf("%s -help: got %v, want %v", verb.Name, err, ErrHelp)
		}
	}
	slices.Sort(known)
	if len(slices.Compact(known)) != len(parsers) {
		t.Errorf("got the verbs %q, want each of %d once", known, len(parsers))
	}
}

func TestParse_readsWhatIsGiven(t *testing.T) {
	t.Parallel()
	aimed := plain
	aimed.Target = "env.hcl"
	inPod := plain
	inPod.Getenv = func(name string) string { return map[string]string{"JOB_COMPLETION_INDEX": "0"}[name] }
	onGitHub := plain
	onGitHub.Getenv = func(name string) string {
		return map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary"}[name]
	}
	tests := map[string]struct {
		env  Environment
		want any
	}{
		"apply": {plain, &Apply{Choice: Choice{Repeat: 1, Input: true}, OutDir: Reports, Places: reports.Places{}, Parallelism: 4, Command: "ucwatest apply"}},
		"apply -on a.hcl -on b.hcl#c -target x -target y -tags @a -features own -journal-dir j -auto-approve -keep -strict -seed=7": {aimed,
			&Apply{Choice: Choice{Repeat: 1, Input: true, Features: "own", On: []string{"a.hcl", "b.hcl#c"}, Journals: "j", AutoApprove: true,
				Selection: declaration.Selection{Tags: "@a", Targets: []string{"x", "y"}}},
				OutDir: Reports, Places: reports.Places{}, Keep: true, Strict: true, Parallelism: 4, Seed: 7,
				Command: "ucwatest apply -on a.hcl -on b.hcl#c -target x -target y -tags @a -features own -journal-dir j -auto-approve -keep -strict -seed=7"}},
		"apply -dialect doc -out-dir o -har h.har -raw-identities -json -fail-fast -rerun -save-baseline -parallelism 2": {plain,
			&Apply{Choice: Choice{Repeat: 1, Input: true, Dialect: mock.Doc}, OutDir: "o", Places: reports.Places{"run.har": "h.har"}, RawIdentities: true,
				JSON: true, FailFast: true, Rerun: true, SaveBaseline: ReplaceBaseline, Parallelism: 2,
				Command: "ucwatest apply -dialect doc -out-dir o -har h.har -raw-identities -json -fail-fast -rerun -save-baseline -parallelism 2"}},
		"apply -shard 2/5 -timings t": {plain, &Apply{Choice: Choice{Repeat: 1, Input: true, Timings: "t", Selection: declaration.Selection{Shard: declaration.Shard{Index: 2, Of: 5}}},
			OutDir: Reports, Places: reports.Places{}, Parallelism: 4, Command: "ucwatest apply -shard 2/5 -timings t"}},
		"plan -shard auto -shards 3": {inPod, &Plan{Choice: Choice{Repeat: 1, Input: true, Selection: declaration.Selection{Shard: declaration.Shard{Index: 1, Of: 3}}}}},
		"apply -junit-strict -annotations": {plain, &Apply{Choice: Choice{Repeat: 1, Input: true}, OutDir: Reports, Places: reports.Places{}, Parallelism: 4,
			StrictJUnit: true, CI: CI{Annotations: true}, Command: "ucwatest apply -junit-strict -annotations"}},
		"apply -seed 1": {onGitHub, &Apply{Choice: Choice{Repeat: 1, Input: true}, OutDir: Reports, Places: reports.Places{}, Parallelism: 4, Seed: 1,
			CI: CI{Annotations: true, JobSummary: "summary"}, Command: "ucwatest apply -seed 1"}},
		"apply -annotations=false": {onGitHub, &Apply{Choice: Choice{Repeat: 1, Input: true}, OutDir: Reports, Places: reports.Places{}, Parallelism: 4,
			CI: CI{JobSummary: "summary"}, Command: "ucwatest apply -annotations=false"}},
		"merge -annotations a": {plain, &Merge{Dirs: []string{"a"}, OutDir: Reports, Places: reports.Places{}, CI: CI{Annotations: true}}},
		"merge c":              {onGitHub, &Merge{Dirs: []string{"c"}, OutDir: Reports, Places: reports.Places{}, CI: CI{Annotations: true, JobSummary: "summary"}}},
		"apply -save-baseline=merge": {plain, &Apply{Choice: Choice{Repeat: 1, Input: true}, OutDir: Reports, Places: reports.Places{}, Parallelism: 4,
			SaveBaseline: MergeBaseline, Command: "ucwatest apply -save-baseline=merge"}},
		"apply -record d/": {plain, &Apply{Choice: Choice{Repeat: 1, Input: true}, OutDir: Reports, Places: reports.Places{}, Parallelism: 4, Record: "d/",
			Command: "ucwatest apply -record d/"}},
		"judge -tags @a -target x -features f -out-dir o -junit j -strict -json -parallelism 1 a.har b.har": {plain,
			&Judge{Files: []string{"a.har", "b.har"}, Features: "f", Selection: declaration.Selection{Tags: "@a", Targets: []string{"x"}}, OutDir: "o",
				Places: reports.Places{"junit.xml": "j"}, Strict: true, JSON: true, Parallelism: 1,
				Command: "ucwatest judge -tags @a -target x -features f -out-dir o -junit j -strict -json -parallelism 1 a.har b.har"}},
		"apply staging.plan": {plain, &Apply{Choice: Choice{Repeat: 1, Input: true}, Plan: "staging.plan", OutDir: Reports, Places: reports.Places{},
			Parallelism: 4, Command: "ucwatest apply staging.plan"}},
		"plan": {aimed, &Plan{Choice: Choice{Repeat: 1, Input: true, On: []string{"env.hcl"}}}},
		"plan -out p -json -detailed-exitcode -refresh": {plain, &Plan{Choice: Choice{Repeat: 1, Input: true}, Out: "p", JSON: true, DetailedExitCode: true, Refresh: true}},
		"plan -refresh-only":                            {plain, &Plan{Choice: Choice{Repeat: 1, Input: true}, RefreshOnly: true}},
		"validate":                                      {aimed, &Validate{On: []string{"env.hcl"}}},
		"validate -on a -on b -features f -json":        {aimed, &Validate{Features: "f", On: []string{"a", "b"}, JSON: true}},
		"steps -features f -json":                       {plain, &Steps{Features: "f", JSON: true}},
		"diff -json -detailed-exitcode a b":             {plain, &Diff{Before: "a", After: "b", JSON: true, DetailedExitCode: true}},
		"show":                                          {plain, &Show{}},
		"show -json p":                                  {plain, &Show{Path: "p", JSON: true}},
		"docs":                                          {plain, &Docs{Out: "reports/out/index.html"}},
		"docs -out o -features f -results a -results b": {plain, &Docs{Out: "o", Features: "f", Results: []string{"a", "b"}}},
		"docs -results a -history h":                    {plain, &Docs{Out: "reports/out/index.html", Results: []string{"a"}, History: "h"}},
		"docs -demo d":                                  {plain, &Docs{Out: "reports/out/index.html", Demo: "d"}},
		"mutate":                                        {plain, &Mutate{Parallelism: 4}},
		"mutate -dialect doc -target gzip -all -json -parallelism 1": {plain,
			&Mutate{Dialect: mock.Doc, Targets: []string{"gzip"}, All: true, JSON: true, Parallelism: 1}},
		"mock":      {plain, &Mock{Listen: "127.0.0.1:8080", Patience: 30 * time.Second}},
		"mock -tls": {plain, &Mock{Listen: "127.0.0.1:8443", TLS: true, Patience: 30 * time.Second}},
		"mock -listen :0 -public -tls -ca-file c -users u -dialect doc -control -spoil s -patience 2s -quiet -origin https://a -origin null": {plain,
			&Mock{Listen: ":0", Public: true, TLS: true, CAFile: "c", Users: "u", Dialect: mock.Doc, Control: true, Spoil: "s", Patience: 2 * time.Second, Quiet: true, Origins: []string{"https://a", "null"}}},
		"merge -history h a":                   {plain, &Merge{Dirs: []string{"a"}, OutDir: Reports, Places: reports.Places{}, History: "h"}},
		"merge a b":                            {plain, &Merge{Dirs: []string{"a", "b"}, OutDir: Reports, Places: reports.Places{}}},
		"merge -out-dir o -junit j a":          {plain, &Merge{Dirs: []string{"a"}, OutDir: "o", Places: reports.Places{"junit.xml": "j"}}},
		"mock -replay a.har -else live":        {plain, &Mock{Listen: "127.0.0.1:8080", Patience: 30 * time.Second, Replay: "a.har", ElseLive: true}},
		"sweep":                                {aimed, &Sweep{On: "env.hcl"}},
		"sweep -on a.hcl -journal-dir j -json": {plain, &Sweep{On: "a.hcl", Journals: "j", JSON: true}},
		"token -on a.hcl -user caller":         {plain, &Token{On: "a.hcl", User: "caller"}},
		"version -json":                        {plain, &Version{JSON: true}},
		"import -features f a.md b.md":         {plain, &Import{Features: "f", Pages: []string{"a.md", "b.md"}}},
		"import -check -json a":                {plain, &Import{Check: true, JSON: true, Pages: []string{"a"}}},
		"import -check -detailed-exitcode a":   {plain, &Import{Check: true, DetailedExitCode: true, Pages: []string{"a"}}},
		"fmt":                                  {plain, &Fmt{}},
		"fmt -check -diff a b":                 {plain, &Fmt{Check: true, Diff: true, Paths: []string{"a", "b"}}},
		"fmt -":                                {plain, &Fmt{Stdin: true}},
		"completion zsh":                       {plain, &Completion{Shell: "zsh"}},
		"steps -no-color":                      {plain, &Steps{Common: Common{NoColor: true}}},
		"plan -input=false -no-color":          {plain, &Plan{Choice: Choice{Repeat: 1, Common: Common{NoColor: true}}}},
	}
	for line, test := range tests {
		words := strings.Fields(line)
		got, err := parsers[words[0]](words[1:], test.env)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		exported := cmpopts.IgnoreUnexported(Apply{}, Judge{}, Choice{}, Plan{}, Mutate{}, Mock{})
		if diff := cmp.Diff(test.want, got, exported, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: got other arguments (-want +got):\n%s", line, diff)
		}
	}
}

func TestParse_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	aimed := plain
	aimed.Target = "env.hcl"
	dialects := fmt.Sprintf("%q", mock.Dialects())
	for line, want := range map[string]string{
		"plan -detailed-exticode":         `plan: flag provided but not defined: -detailed-exticode, did you mean -detailed-exitcode?; ucwatest plan -help lists the flags`,
		"mock -else live":                 `-else: it is for what -replay does not have; want -replay FILE as well`,
		"mock -replay a.har -else dead":   `-else: got "dead", want live`,
		"steps own":                       `steps: unexpected argument "own"; ucwatest steps -help lists the flags`,
		"show one -json":                  `show: unexpected argument "-json": flags come first; ucwatest show -help lists the flags`,
		"mutate -parallelism many":        `mutate: invalid value "many" for flag -parallelism: want a whole number from 1; ucwatest mutate -help lists the flags`,
		"apply -parallelism 0":            `apply: invalid value "0" for flag -parallelism: want a whole number from 1; ucwatest apply -help lists the flags`,
		"apply -seed much":                `apply: invalid value "much" for flag -seed: want a whole number; ucwatest apply -help lists the flags`,
		"plan -json=maybe":                `plan: invalid boolean value "maybe" for -json: want true or false; ucwatest plan -help lists the flags`,
		"apply -on=":                      `apply: invalid value "" for flag -on: want a file; ucwatest apply -help lists the flags`,
		"apply -save-baseline=all":        `apply: invalid boolean value "all" for -save-baseline: want -save-baseline or -save-baseline=merge; ucwatest apply -help lists the flags`,
		"apply -junit=":                   `apply: invalid value "" for flag -junit: want a file; ucwatest apply -help lists the flags`,
		"apply -keep":                     `-keep: the embedded mock ends with the run; start one with ucwatest mock -control and aim at it with -on`,
		"apply -dialect old":              `-dialect: got "old", want one of ` + dialects,
		"apply -on a -on b -dialect doc":  `-on: got ["b"] as well, want one target`,
		"apply -on a.hcl -dialect doc":    `-dialect: the embedded mock's is meant, and -on aims elsewhere; write dialect = ... into the target file`,
		"apply -shard 6/5":                `-shard: got "6/5", want I/N, the shard I of N, as 2/5; N up to 10000`,
		"apply -shard auto":               `-shard: neither JOB_COMPLETION_INDEX of a Kubernetes Indexed Job is set nor CI_NODE_INDEX and CI_NODE_TOTAL of GitLab: give I/N`,
		"apply -shard 1/5 -shards 5":      `-shards: it goes with -shard auto`,
		"apply -shard 1/5 -history h":     `-history: a shard is a part of a run; use merge -history`,
		"apply -shell cmd":                `apply: invalid value "cmd" for flag -shell: want sh or powershell; ucwatest apply -help lists the flags`,
		"apply -repeat 0":                 `-repeat: got 0, want a number from 1`,
		"plan -repeat -2":                 `-repeat: got -2, want a number from 1`,
		"apply -repeat 2 -keep -on a.hcl": `-repeat: what one run of a case has kept or recorded is not that of its next; leave out -keep and -record, or -repeat`,
		"apply -repeat 2 -record r.har":   `-repeat: what one run of a case has kept or recorded is not that of its next; leave out -keep and -record, or -repeat`,
		"apply -repeat 2 p.plan":          `apply p.plan takes no -repeat: the plan says what is run and where; plan again with it`,
		"plan -refresh-only -repeat 2":    `-refresh-only: it plans nothing, and so goes with none of -refresh, -out and -repeat`,
		"apply -retries 2":                `-retries: want a number from 0, and a live target with -on: the embedded mock answers the same again`,
		"apply -retries -1 -on a.hcl":     `-retries: want a number from 0, and a live target with -on: the embedded mock answers the same again`,
		"apply -shards 5":                 `-shards: it goes with -shard auto`,
		"plan -timings t":                 `-timings: it goes with -shard`,
		"apply -shard 1/2 p.plan":         `apply p.plan takes no -shard: the plan says what is run and where; plan again with it`,
		"plan -on a -on b -out p":         `-on: got ["b"] as well, want one target`,
		"plan -dialect old":               `-dialect: got "old", want one of ` + dialects,
		"plan -refresh-only -refresh":     `-refresh-only: it plans nothing, and so goes with none of -refresh, -out and -repeat`,
		"plan -refresh-only -out p":       `-refresh-only: it plans nothing, and so goes with none of -refresh, -out and -repeat`,
		"apply -tags @a -on a.hcl p.plan": `apply p.plan takes no -on, -tags: the plan says what is run and where; plan again with them`,
		"docs -history h":                 `-history: name the runs that it is shown beside with -results`,
		"docs -demo d -results r":         `-demo: it makes runs of its own, so -results cannot be shown with it`,
		"mutate -dialect=":                `mutate: invalid value "" for flag -dialect: want real or doc; ucwatest mutate -help lists the flags`,
		"mock -ca-file c":                 `-ca-file: there is a CA with -tls only`,
		"mock -patience 5":                `mock: invalid value "5" for flag -patience: want a time, as 30s; ucwatest mock -help lists the flags`,
		"mock -patience=":                 `mock: invalid value "" for flag -patience: want a time, as 30s; ucwatest mock -help lists the flags`,
		"mock -patience 0s":               `-patience: got 0s, want a time over 0s`,
		"mock -dialect old":               `-dialect: got "old", want one of ` + dialects,
		"fmt - a.hcl":                     `fmt: - stands for standard input, and goes with no other path`,
		"judge -":                         `judge: - stands for standard input, which only fmt reads; ucwatest judge -help lists the flags`,
		"diff a -":                        `diff: - stands for standard input, which only fmt reads; ucwatest diff -help lists the flags`,
		"completion":                      `completion: want a shell: bash, zsh or fish`,
		"completion tcsh":                 `completion: got the shell "tcsh", want bash, zsh or fish`,
		"completion bash zsh":             `completion: unexpected argument "zsh"; ucwatest completion -help lists the flags`,
		"merge":                           `merge: name the folders of the shards' reports, as in ucwatest merge part1 part2`,
		"merge a -out-dir o":              `merge: unexpected argument "-out-dir": flags come first`,
		"import":                          `import: name the pages, as in ucwatest import presence_ref.md`,
		"import a.md -features f":         `import: unexpected argument "-features": flags come first`,
		"apply -run X":                    `apply: flag provided but not defined: -run: use -target ID or -tags EXPRESSION; ucwatest apply -help lists the flags`,
		"plan -var a=b":                   `plan: flag provided but not defined: -var: values stand in the target file, secrets in the environment; ucwatest plan -help lists the flags`,
		"plan staging.hcl":                `plan: unexpected argument "staging.hcl": staging.hcl is the form of a target: want -on staging.hcl; ucwatest plan -help lists the flags`,
		"apply -strict p.plan DC-GET":     `apply: unexpected argument "DC-GET": DC-GET is the form of an id: want -target DC-GET; ucwatest apply -help lists the flags`,
		"apply -tags @a staging.hcl":      `apply: staging.hcl is the form of a target: want -on staging.hcl; ucwatest apply -help lists the flags`,
		"steps staging.hcl":               `steps: unexpected argument "staging.hcl"; ucwatest steps -help lists the flags`,
		"sweep":                           `sweep: want -on FILE`,
		"token -on a.hcl":                 `token: want -on FILE and -user NAME`,
		"token -user caller":              `token: want -on FILE and -user NAME`,
	} {
		words := strings.Fields(line)
		if _, err := parsers[words[0]](words[1:], plain); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", line, err, want)
		}
	}
	for _, parse := range []func([]string, Environment) (any, error){parsers["apply"], parsers["plan"]} {
		if _, err := parse([]string{"-dialect", "doc"}, aimed); err == nil || !strings.Contains(err.Error(), "-on aims elsewhere") {
			t.Errorf("with a target in the environment: got %v, want that -dialect is that of another", err)
		}
	}
}

// Each value may come from a variable that is not set.
func TestParse_refusesEmptyValues(t *testing.T) {
	t.Parallel()
	for _, verb := range Verbs() {
		for _, f := range verb.Flags(plain) {
			if f.Value == "" {
				continue
			}
			_, err := parsers[verb.Name]([]string{"-" + f.Name, ""}, plain)
			if want := fmt.Sprintf(`%s: invalid value "" for flag -%s: want `, verb.Name, f.Name); err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("%s -%s \"\": got %v, want %s...", verb.Name, f.Name, err, want)
			}
		}
	}
	for flag, want := range map[string]string{"shard": "I/N", "features": "a folder", "tags": "an expression", "target": "an id", "record": "a file", "history": "a file",
		"timings": "a file", "dialect": "real or doc", "repeat": "a whole number", "shell": "sh or powershell"} {
		want = fmt.Sprintf(`apply: invalid value "" for flag -%s: want %s; ucwatest apply -help lists the flags`, flag, want)
		if _, err := ParseApply([]string{"-" + flag + "="}, plain); err == nil || err.Error() != want {
			t.Errorf("apply -%s=: got %v, want %s", flag, err, want)
		}
	}
}

func TestParse_refusesEmptyArguments(t *testing.T) {
	t.Parallel()
	for verb, args := range map[string][]string{"apply": {""}, "show": {"-json", ""}, "judge": {""}, "diff": {"", "b"}, "merge": {""}, "import": {""}, "fmt": {""},
		"completion": {""}, "recording": {"hide", ""}} {
		_, err := parsers[verb](args, plain)
		if want := fmt.Sprintf("%s: argument 1 after the flags is empty, want a name; ucwatest %s -help lists the flags", verb, verb); err == nil || err.Error() != want {
			t.Errorf("%s %q: got %v, want %s", verb, args, err, want)
		}
	}
	if _, err := ParseMerge([]string{"a", ""}, plain); err == nil || !strings.Contains(err.Error(), "argument 2 after") {
		t.Errorf("got %v, want that the second is empty", err)
	}
}

func TestRead_partsTheCommandLine(t *testing.T) {
	t.Parallel()
	help := []string{"-help"}
	for line, want := range map[string]Call{
		"":                        {Args: help},
		"help":                    {Args: help},
		"-help":                   {Args: help},
		"--h":                     {Args: help},
		"help apply":              {Args: []string{"apply", "-help"}},
		"-v":                      {Args: []string{"version"}},
		"--version -json":         {Args: []string{"version", "-json"}},
		"apply -keep":             {Args: []string{"apply", "-keep"}},
		"-chdir=a/b apply":        {Chdir: "a/b", Args: []string{"apply"}},
		"-no-color -chdir=a plan": {Chdir: "a", NoColor: true, Args: []string{"plan"}},
		"-chdir=a":                {Chdir: "a", Args: help},
	} {
		got, err := Read(strings.Fields(line))
		if err != nil {
			t.Errorf("%q: %v", line, err)
		} else if diff := cmp.Diff(&want, got); diff != "" {
			t.Errorf("%q: got another call (-want +got):\n%s", line, diff)
		}
	}
	for line, want := range map[string]string{
		"aply":            `unknown verb "aply", did you mean apply?; ucwatest -help lists the verbs`,
		"quite-other":     `unknown verb "quite-other"; ucwatest -help lists the verbs`,
		"help aply":       `unknown verb "aply", did you mean apply?; ucwatest -help lists the verbs`,
		"help apply plan": `help: unexpected argument "plan", want one verb; ucwatest -help lists the verbs`,
		"-json apply":     `the verb comes before its flags, got "-json"; ucwatest -help lists the verbs`,
		"-chdir a apply":  `-chdir: want -chdir=DIR before the verb; ucwatest -help lists the verbs`,
		"-chdir= apply":   `-chdir: want -chdir=DIR before the verb; ucwatest -help lists the verbs`,
		"state list":      `unknown verb "state": there is no state; use ucwatest show for the last run, ucwatest sweep for what is left on a tenant; ucwatest -help lists the verbs`,
		"help init":       `unknown verb "init": nothing has to be prepared; use ucwatest validate; ucwatest -help lists the verbs`,
	} {
		if got, err := Read(strings.Fields(line)); err == nil || err.Error() != want {
			t.Errorf("%q: got %+v and %v, want %s", line, got, err, want)
		}
	}
}

func TestFollow_takesWhatThePlanSays(t *testing.T) {
	t.Parallel()
	aimed := plain
	aimed.Target = "env.hcl"
	chosen := declaration.Selection{Tags: "@a"}
	parsed := func(env Environment, args ...string) *Apply {
		a, err := ParseApply(append(args, "p.plan"), env)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	onMock := parsed(aimed)
	want := *onMock
	want.Features, want.On, want.Dialect, want.Selection = "own", nil, mock.Doc, chosen
	err := onMock.Follow("own", "", mock.Doc.String(), chosen)
	if diff := cmp.Diff(&want, onMock, cmpopts.IgnoreUnexported(Apply{}, Judge{}, Choice{})); err != nil || diff != "" {
		t.Errorf("got %v, want the embedded mock in the plan's dialect, whatever the environment says (-want +got):\n%s", err, diff)
	}
	onFile := parsed(plain, "-keep")
	if err := onFile.Follow("", "a.hcl", "doc", chosen); err != nil || !slices.Equal(onFile.On, []string{"a.hcl"}) {
		t.Errorf("got %+v and %v, want the target a.hcl", onFile, err)
	}
	if err := parsed(aimed, "-keep").Follow("", "", "real", chosen); err == nil || !strings.HasPrefix(err.Error(), "-keep: the embedded mock ends") {
		t.Errorf("got %v, want that nothing of the embedded mock is kept", err)
	}
	if err := parsed(plain).Follow("", "", "old", chosen); err == nil || !strings.HasPrefix(err.Error(), `-dialect: got "old"`) {
		t.Errorf("got %v, want that there is no such dialect", err)
	}
}
