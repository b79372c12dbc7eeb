package arguments

import (
	"flag"
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/shell"
)

// Judge is what the arguments of judge say.
type Judge struct {
	Common
	Features    string   // the folder that features and ledger are read from; "" for the embedded ones
	Files       []string // at least one
	Selection   declaration.Selection
	OutDir      string
	Places      reports.Places
	Strict      bool
	JSON        bool // events on stdout
	Parallelism int
	Command     string // repeats it

	env Environment
}

// ParseJudge reads the arguments of judge. The error is ErrHelp or a mistake in one
// sentence.
func ParseJudge(args []string, env Environment) (*Judge, error) {
	var j Judge
	f := j.flags(env)
	if err := parse(f, args, len(args)); err != nil {
		return nil, err
	}
	j.Files, j.Command = f.Args(), j.env.Line("judge", args...)
	if err := recordings("judge", j.Files); err != nil {
		return nil, err
	}
	var all files
	all.reads("the recording", j.Files...)
	all.readsFolder("-features", j.Features, declared...)
	all.writesReports(j.OutDir, j.Places)
	return &j, all.distinct()
}

// recordings is what is wrong with the files that follow the flags of a verb.
func recordings(verb string, files []string) error {
	if len(files) == 0 {
		return fmt.Errorf("%s: name the recordings, as in ucwatest %s capture.har", verb, verb)
	}
	if err := trailingFlag(files); err != nil {
		return fmt.Errorf("%s: %w", verb, err)
	}
	return nil
}

func (j *Judge) flags(env Environment) *flag.FlagSet {
	j.env = env
	f := flags("judge", &j.Common)
	selectionFlags(f, &j.Selection)
	featuresFlag(f, &j.Features)
	f.StringVar(&j.OutDir, "out-dir", Judged, "write the reports into this `folder`")
	j.Places = placeFlags(f)
	j.env.shellFlag(f)
	f.BoolVar(&j.Strict, "strict", false, "fail on findings too: an answer broke a clause that is only inferred")
	f.BoolVar(&j.JSON, "json", false, "write the verdicts to stdout as a stream of JSON, one event a line")
	parallelFlag(f, &j.Parallelism, env)
	return f
}

// Foreign is an error if j says what is for recordings of ucwatest only.
func (j *Judge) Foreign() error {
	if j.Selection.Tags != "" || len(j.Selection.Targets) > 0 {
		return fmt.Errorf("judge: -tags and -target select cases of a run, and %s is not a recording of apply -record: leave them out", j.Files[0])
	}
	return nil
}

// Shell is that of lines that ask again.
func (j *Judge) Shell() shell.Shell { return j.env.Shell }

// Alone is a line that judges the case called id alone.
func (j *Judge) Alone(id string) string {
	var args []string
	if j.Features != "" {
		args = []string{"-features", j.Features}
	}
	return j.env.Line("judge", append(append(args, "-target", id), j.Files...)...)
}

const judgeUsage = `Usage: ucwatest judge [flags] FILE...

  Gives verdicts from recordings, without asking anybody. A FILE is one that
  apply -record has written, or a capture of any client: an HTTP Archive (.har)
  that a browser or a proxy has saved, or an archive of Fiddler (.saz).

  What apply -record has written is judged case by case: the same cases run again,
  and each request is answered as it was in the run, so that a changed feature,
  ledger or check is tried on last night's run. What a case asks that was not asked
  then ends it as errored. A note names each case whose verdict is another than in the
  run. Several files are one run.

  Of a capture each answer of UCWA is judged, batches part by part and events with
  what they embed, by the clauses that one answer can break; across a file it is
  judged what the order of the answers shows. There is a case for each clause that a
  file shows. Clauses that none shows are listed, and never passed.

  ucwatest judge staging.har
  ucwatest judge -target dc-links-1 -features features staging.har
  ucwatest judge -out-dir verdict -strict monday.har tuesday.saz
  ucwatest judge -json capture.har | jq -r 'select(.event == "case_ended") | .case.id'

Exit codes: 0 success, 1 failure, 3 a mistake in flags, features or ledger, or a
file is not a recording, 4 no verdict: the run came to none, or a case asks for what
is not recorded, 5 partial: some answers could not be judged, nothing is selected,
or no answer is one of UCWA's, 130 interrupted.
`
