package reports

import (
	"path"
	"time"
)

// FormatVersion is the version of results.json. Members may be added under the same version, never renamed.
const FormatVersion = 1

// Run is everything that is told about one run. Whoever fills it sets the cases, the clauses and the problems, and
// then calls [Run.Tally].
type Run struct {
	FormatVersion int         `json:"format_version"`
	Target        string      `json:"target"`
	Dialect       string      `json:"dialect"`
	Shard         *Shard      `json:"shard,omitempty"` // which part of a run this is; nil: it is the whole run
	Verdict       Outcome     `json:"verdict"`
	ExitClass     int         `json:"exit_class"`
	Seed          int64       `json:"seed"`
	Repeat        int         `json:"repeat,omitempty"` // how often each case was to run; 0: once
	Started       time.Time   `json:"started"`
	Seconds       float64     `json:"seconds"`
	Previous      time.Time   `json:"previous,omitzero"` // when the run began whose history this one goes on with
	Counts        Counts      `json:"counts"`
	Environment   Environment `json:"environment"`
	Cases         []Case      `json:"cases"`
	NotRun        []string    `json:"not_run,omitempty"` // the ids of cases that were selected, and not begun
	Clauses       []Clause    `json:"clauses"`
	Unmet         []string    `json:"unmet,omitempty"` // the ids of clauses about what may be missing, of which a whole run on a mock met nothing
	Problems      []string    `json:"problems"`        // what fails the run as a whole, one sentence each
	Notes         []string    `json:"notes,omitempty"` // what changes no verdict and should be known, one sentence each
	Sequences     []Sequence  `json:"sequences"`
	Declared
	Folder        string     `json:"folder,omitempty"`         // of the feature files, from the root of their repository; "" if nobody knows
	StrictJUnit   bool       `json:"-"`                        // junit.xml has only what the schemas of Jenkins and Surefire have
	Strict        bool       `json:"strict"`                   // findings fail the run
	RawIdentities bool       `json:"raw_identities,omitempty"` // people are shown as they are
	Earlier       []Standing `json:"earlier,omitempty"`        // what earlier runs say of what this one did not judge
	History       []Past     `json:"-"`                        // the runs of a history, for the page; those of other targets may be among them
}

// file returns the path of the feature file uri from the root of the repository, as far as that is known.
func (r *Run) file(uri string) string {
	if r.Folder == "" {
		return uri
	}
	return path.Join(r.Folder, uri)
}

// Counts says how many cases ended with each verdict.
type Counts struct {
	Passed     int `json:"passed"`
	Skipped    int `json:"skipped"`
	OutOfScope int `json:"out_of_scope"`
	Finding    int `json:"finding"`
	Failed     int `json:"failed"`
	Flaky      int `json:"flaky"` // of several runs some passed and some failed
	Errored    int `json:"errored"`
	Known      int `json:"known"` // of the findings, those that are accepted
}

// Case is one scenario, or one row of an outline, and what became of it.
type Case struct {
	ID         string      `json:"id"`
	Name       string      `json:"name"`
	URI        string      `json:"uri"`  // the feature file, with forward slashes
	Line       int         `json:"line"` // of the scenario, or of the row
	Feature    string      `json:"feature"`
	Rule       string      `json:"rule"`
	Tags       []string    `json:"tags"`
	Verdict    Verdict     `json:"verdict"`
	Reason     string      `json:"reason"`          // a sentence, for whatever is not explained by the violations
	Known      bool        `json:"known,omitempty"` // everything it broke is accepted
	Culprit    Culprit     `json:"culprit"`         // who answered: the product, or something in front of it; "" if nobody was asked
	Since      time.Time   `json:"since,omitzero"`  // when the first run began of those in a row that gave this verdict
	Run        int         `json:"run,omitempty"`   // of a case that runs several times, which of its runs this is; 0 is all of them
	Runs       []Verdict   `json:"runs,omitempty"`  // of a case that ran several times, what each run came to, in order
	Seconds    float64     `json:"seconds"`         // of several runs on average
	Violations []Violation `json:"violations"`
	Steps      []Step      `json:"steps,omitempty"`     // of cases that did not pass
	Command    string      `json:"command,omitempty"`   // runs the case alone, "" if it passed or nobody knows
	Exchanges  []Exchange  `json:"exchanges,omitempty"` // the evidence, for cases that did not pass or are drawn as a sequence
}

// Violation is one judgement that did not hold.
type Violation struct {
	Clause string `json:"clause"`
	Want   string `json:"want"`
	Got    string `json:"got"`
	Says   string `json:"says"` // the clause in words
	Level  string `json:"level"`
	Known  string `json:"known,omitempty"` // why the target may break it, "" if it may not
	Step   string `json:"step"`            // the step that judged, with its keyword
	Line   int    `json:"line"`            // of that step
	Sum    bool   `json:"sum,omitempty"`   // broken only because another is, which says why

	Recorded *Recorded `json:"recorded,omitempty"` // where in a recording the answer stands that was judged
}

// Recorded says where in a recording an answer stands: file, entry, and the place in its body.
type Recorded struct {
	File    string    `json:"file"`
	Entry   string    `json:"entry"` // as the file names it, with the part of a batch
	Method  string    `json:"method"`
	URL     string    `json:"url"`
	Started time.Time `json:"started,omitzero"` // when the request was sent, if the file says so
	Path    string    `json:"path"`             // a JSON pointer or an XPath within the body; "" is the answer as a whole
}

// Step is one step of a case as it was run.
type Step struct {
	Keyword string     `json:"keyword"`
	Text    string     `json:"text"`
	Line    int        `json:"line"`
	Status  StepStatus `json:"status"`
}

// Clause is one statement of the reference and what became of it.
type Clause struct {
	ID         string    `json:"id"`
	Level      string    `json:"level"`
	Section    string    `json:"section"`
	Source     string    `json:"source"` // where the reference says it, as "page#section"
	Subject    string    `json:"subject"`
	Says       string    `json:"says"`
	Facts      []Fact    `json:"facts,omitempty"` // what it states as a table of the reference would
	Verdict    Verdict   `json:"verdict"`
	Waived     string    `json:"waived"`                 // why nothing judges it, "" if something should
	Known      string    `json:"known,omitempty"`        // why the target may break it, "" if it may not
	MockOnly   bool      `json:"mock_only,omitempty"`    // no live target can show it
	Optional   bool      `json:"optional,omitempty"`     // no answer has to have what it is about
	OutOfScope string    `json:"out_of_scope,omitempty"` // why nothing that this target can be asked judges it, "" if something did or should
	Cases      []string  `json:"cases"`                  // the ids of the cases that judged it
	Sum        bool      `json:"sum,omitempty"`          // broken only because clauses are that it sums up
	Since      time.Time `json:"since,omitzero"`         // as in Case; none where nothing judged it
	Seen       int       `json:"seen,omitempty"`         // how often a recording shows it
}

// Fact is one cell of a table of the reference: what a clause states of a property, a link, an error or an operation.
type Fact struct {
	Name  string `json:"name"` // the head of the column, as "type"
	Value string `json:"value"`
}

// Exchange is one request and its answer, redacted before it comes here.
type Exchange struct {
	User       string    `json:"user"`
	Summary    string    `json:"summary"` // one line: method, path and status
	Transcript string    `json:"transcript"`
	Curl       string    `json:"curl"`                // a command that sends the same request again, for the shell at hand
	Before     string    `json:"before,omitempty"`    // a command to give before Curl, where what the case made was kept
	Elsewhere  []Again   `json:"elsewhere,omitempty"` // the same for other shells
	Judged     bool      `json:"judged"`              // the verdict is about this one
	Started    time.Time `json:"started,omitzero"`
	Seconds    float64   `json:"seconds"` // until the last byte of the answer
	Request    *Message  `json:"request,omitempty"`
	Response   *Message  `json:"response,omitempty"` // nil if none came
	Error      string    `json:"error,omitempty"`    // why no answer came, or not all of it
}

// Again is how the request of an exchange is sent again from a shell.
type Again struct {
	Shell  string `json:"shell"` // sh or powershell
	Curl   string `json:"curl"`
	Before string `json:"before,omitempty"` // a command to give before Curl
}

// Message is a request or an answer. A request has a method and a URL, an answer has a status.
type Message struct {
	Method string  `json:"method,omitempty"`
	URL    string  `json:"url,omitempty"`
	Status int     `json:"status,omitempty"`
	Header []Field `json:"header"`
	Body   string  `json:"body"`
	Size   int     `json:"size"` // of the body in bytes, of which Body may be only the first
}

// Field is one line of a header: a name that occurs twice has two.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Sequence is what some participants said to each other, in order.
type Sequence struct {
	Name   string  `json:"name"`
	Case   string  `json:"case"` // the id of the case it happened in
	Arrows []Arrow `json:"arrows"`
}

// Arrow is one thing said in a [Sequence].
type Arrow struct {
	From  string    `json:"from"`
	To    string    `json:"to"`
	Label string    `json:"label"`
	At    float64   `json:"at"` // seconds since the sequence began
	Kind  ArrowKind `json:"kind"`
}

// ArrowKind is what sort of thing is said.
type ArrowKind string

// The kinds of arrows.
const (
	ArrowAsk    ArrowKind = "ask"    // a request
	ArrowAnswer ArrowKind = "answer" // what it was answered
	ArrowEvent  ArrowKind = "event"  // what the event channel told
)

// Environment is what made a run, and on what.
type Environment struct {
	Tool    string `json:"tool"`    // the version of the command
	Go      string `json:"go"`      // the version it was built with
	Server  string `json:"server"`  // what the target says of its version, "" if it says nothing
	Command string `json:"command"` // repeats the run, "" if nobody knows
}
