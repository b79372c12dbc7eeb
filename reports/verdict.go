package reports

// Verdict is what became of one case or of one clause. The zero value is [NotJudged].
type Verdict string

// The verdicts. Only Passed counts as passed.
const (
	NotJudged  Verdict = ""             // nothing came to a judgement
	Passed     Verdict = "passed"       // every judgement held
	Failed     Verdict = "failed"       // the target broke a clause that binds it
	Flaky      Verdict = "flaky"        // of several runs of a case some passed and some failed
	Finding    Verdict = "finding"      // the target broke a clause that is only inferred
	Skipped    Verdict = "skipped"      // in scope, but the server did not offer it
	Errored    Verdict = "errored"      // something between us and the product broke
	OutOfScope Verdict = "out of scope" // the target's description excludes it
)

// accuses tells whether somebody has to look at what came to v, which may be a verdict of a later writer.
func (v Verdict) accuses() bool {
	return v != NotJudged && v != Passed && v != Skipped && v != OutOfScope
}

// worstFirst lists what a case can come to, in the order in which a line tells it.
var worstFirst = []Verdict{Failed, Flaky, Errored, Finding, Skipped, OutOfScope, Passed}

// spelled lists the verdicts whose name in a file is not the name people read.
var spelled = map[Verdict]string{
	NotJudged:  "not judged",
	OutOfScope: "out_of_scope",
}

// MarshalText returns the verdict as results.json spells it. It never fails.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.inFile()), nil }

// UnmarshalText takes a verdict as results.json spells it. Names it does not know are kept as they are, because a
// later format may add some. It never fails.
func (v *Verdict) UnmarshalText(text []byte) error {
	*v = Verdict(text)
	for verdict, name := range spelled {
		if name == string(text) {
			*v = verdict
		}
	}
	return nil
}

func (v Verdict) inFile() string {
	if name, ok := spelled[v]; ok {
		return name
	}
	return string(v)
}

// StepStatus is how a step ended. A later writer may know more of them than these.
type StepStatus string

// The statuses of steps, as Cucumber names them.
const (
	StepPassed    StepStatus = "passed"
	StepFailed    StepStatus = "failed"
	StepSkipped   StepStatus = "skipped" // the case had ended before
	StepUndefined StepStatus = "undefined"
	StepPending   StepStatus = "pending"
	StepAmbiguous StepStatus = "ambiguous"
)

// known returns s if readers of Cucumber's formats know it; what they do not know failed.
func (s StepStatus) known() StepStatus {
	switch s {
	case StepPassed, StepFailed, StepSkipped, StepUndefined, StepPending, StepAmbiguous:
		return s
	}
	return StepFailed
}

// Culprit is who gave an answer, and so who is to blame if it is wrong.
type Culprit string

// The culprits.
const (
	Product      Culprit = "product"      // the UCWA service itself
	Intermediary Culprit = "intermediary" // a web server or proxy in front of it
	Auth         Culprit = "auth"         // whoever checks tokens and grants them
	Throttle     Culprit = "throttle"     // the service is overloaded, or limits callers
	Network      Culprit = "network"      // nobody answered, or not to the end
	Harness      Culprit = "harness"      // we did
)

// Outcome is what became of a run as a whole.
type Outcome string

// The outcomes, best first.
const (
	Success Outcome = "success" // everything in scope passed
	Partial Outcome = "partial" // nothing broke, but something was skipped, was not met or nothing passed
	Error   Outcome = "error"   // no verdict on the product was reached
	Failure Outcome = "failure" // the product broke a clause, or the run itself is at fault
)

// exitClasses gives the exit code of the command for each outcome.
var exitClasses = map[Outcome]int{
	Success: 0,
	Failure: 1,
	Error:   4,
	Partial: 5,
}

// harmless tells whether c is a finding that does not fail the run: any unless the run is strict, and then one of what
// is accepted.
func (c *Case) harmless(strict bool) bool { return c.Verdict == Finding && (c.Known || !strict) }

// Tally works out Counts, Verdict and ExitClass from the cases, the problems and Strict.
//
// The worst thing decides: a case that failed or is flaky or a problem of the run, then a case that errored, then a case that was
// skipped, a clause that nothing was met of or that nothing passed at all, nor broke only what is known. Out of scope
// never has a say. A shard may have nothing that could pass.
func (r *Run) Tally() {
	r.Counts = count(r.Cases)
	r.Verdict = r.outcome()
	r.ExitClass = exitClasses[r.Verdict]
}

func (r *Run) outcome() Outcome {
	c := r.Counts
	switch {
	case c.Failed > 0, c.Flaky > 0, len(r.Problems) > 0, r.Strict && c.Finding > c.Known:
		return Failure
	case c.Errored > 0:
		return Error
	case c.Skipped > 0, len(r.Unmet) > 0, c.Passed+c.Known == 0 && (r.Shard == nil || len(r.NotRun) > 0):
		return Partial
	default:
		return Success
	}
}

func count(cases []Case) Counts {
	var c Counts
	for i := range cases {
		c.add(cases[i].Verdict)
		if cases[i].Verdict == Finding && cases[i].Known {
			c.Known++
		}
	}
	return c
}

func (c *Counts) add(v Verdict) { *c.at(v)++ }

// of returns how many cases came to v.
func (c Counts) of(v Verdict) int { return *c.at(v) }

// at returns where cases of v are counted. A verdict nobody gave is our own fault, and must not vanish from the sum.
func (c *Counts) at(v Verdict) *int {
	switch v {
	case Passed:
		return &c.Passed
	case Failed:
		return &c.Failed
	case Flaky:
		return &c.Flaky
	case Finding:
		return &c.Finding
	case Skipped:
		return &c.Skipped
	case OutOfScope:
		return &c.OutOfScope
	default:
		return &c.Errored
	}
}
