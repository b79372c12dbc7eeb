package reports

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	messages "github.com/cucumber/messages/go/v34"
)

// protocol is the version of Cucumber's messages that are written.
const protocol = "34.2.1"

// WriteMessages writes r as Cucumber messages, one JSON object a line, which Cucumber's own formatters read: the
// features, a pickle for each case, and for each case that was run how it ended, with the evidence attached. It
// returns the error of w.
func WriteMessages(w io.Writer, r *Run) error {
	out := bufio.NewWriterSize(w, 64<<10)
	m := &messenger{run: cleanedRun(r), out: json.NewEncoder(escaper{out}), pickles: map[position]*messages.Pickle{}}
	m.prologue()
	m.documents(r.Sources)
	m.begin()
	for i := range m.run.Cases {
		m.ended(&m.run.Cases[i])
	}
	m.epilogue()
	if m.err != nil {
		return fmt.Errorf("encode the messages: %w", m.err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the messages: %w", err)
	}
	return nil
}

// messenger writes messages. Every id is the next number.
type messenger struct {
	messages.Incrementing
	run     *Run
	out     *json.Encoder
	err     error
	pickles map[position]*messages.Pickle
	started string // the id of the run
}

func (m *messenger) write(e messages.Envelope) {
	if err := m.out.Encode(e); err != nil && m.err == nil {
		m.err = err
	}
}

func (m *messenger) prologue() {
	m.started = m.NewId()
	version := m.run.Environment
	m.write(messages.Envelope{Meta: &messages.Meta{ProtocolVersion: protocol,
		Implementation: &messages.Product{Name: "ucwatest", Version: version.Tool},
		Runtime:        &messages.Product{Name: "go", Version: strings.TrimPrefix(version.Go, "go")},
		Os:             &messages.Product{Name: "unknown"}, Cpu: &messages.Product{Name: "unknown"}}})
}

func (m *messenger) epilogue() {
	m.write(messages.Envelope{TestRunFinished: &messages.TestRunFinished{Success: m.run.Verdict == Success,
		Message: strings.Join(m.run.Problems, "\n"), Timestamp: m.at(m.run.Seconds), TestRunStartedId: m.started}})
}

// at returns a time of the run, in seconds after its start.
func (m *messenger) at(seconds float64) *messages.Timestamp {
	t := m.run.Started.Add(time.Duration(seconds * float64(time.Second)))
	return &messages.Timestamp{Seconds: t.Unix(), Nanos: int64(t.Nanosecond())}
}

// logText is the media type of a text that Cucumber's formatters show as it is.
const logText = "text/x.cucumber.log+plain"

// ended writes how a case was run. Steps are not timed one by one: the time of the case stands at the step it ended at.
func (m *messenger) ended(c *Case) {
	p := m.pickles[positionOf(c)]
	test := &messages.TestCase{Id: m.NewId(), PickleId: p.Id, TestSteps: []*messages.TestStep{}, TestRunStartedId: m.started}
	for _, step := range p.Steps {
		test.TestSteps = append(test.TestSteps, &messages.TestStep{Id: m.NewId(), PickleStepId: step.Id, StepDefinitionIds: []string{}})
	}
	m.write(messages.Envelope{TestCase: test})
	started := m.NewId()
	m.write(messages.Envelope{TestCaseStarted: &messages.TestCaseStarted{Id: started, TestCaseId: test.Id, Timestamp: m.at(0)}})
	statuses := statusesOf(c, len(p.Steps))
	end := stoppingAt(statuses)
	for i, step := range test.TestSteps {
		result := &messages.TestStepResult{Duration: duration(0), Status: resultStatuses[statuses[i].known()]}
		m.write(messages.Envelope{TestStepStarted: &messages.TestStepStarted{
			TestCaseStartedId: started, TestStepId: step.Id, Timestamp: m.at(0)}})
		if i == end {
			m.explain(c, result, started, step.Id)
		}
		m.write(messages.Envelope{TestStepFinished: &messages.TestStepFinished{TestCaseStartedId: started, TestStepId: step.Id,
			TestStepResult: result, Timestamp: m.at(c.Seconds)}})
	}
	m.write(messages.Envelope{TestCaseFinished: &messages.TestCaseFinished{TestCaseStartedId: started, Timestamp: m.at(c.Seconds)}})
}

// begin says that the run has begun: the features come before.
func (m *messenger) begin() {
	m.write(messages.Envelope{TestRunStarted: &messages.TestRunStarted{Timestamp: m.at(0), Id: m.started}})
}

// statusesOf returns how n steps of c ended. Those it keeps none of ended all alike.
func statusesOf(c *Case, n int) []StepStatus {
	all := make([]StepStatus, n)
	for i := range all {
		if all[i] = unkept(*c); i < len(c.Steps) {
			all[i] = c.Steps[i].Status
		}
	}
	return all
}

// stoppingAt returns the position of the step at which a case ended, the last one if none says so.
func stoppingAt(all []StepStatus) int {
	if i := slices.IndexFunc(all, func(s StepStatus) bool { return s != StepPassed }); i >= 0 {
		return i
	}
	return len(all) - 1
}

// explain gives the step at which c ended its result, with the evidence attached. A finding that does not count passes.
func (m *messenger) explain(c *Case, result *messages.TestStepResult, started, step string) {
	result.Duration = duration(c.Seconds)
	switch {
	case c.Verdict == Passed:
		return
	case c.harmless(m.run.Strict):
		result.Status = messages.TestStepResultStatus_PASSED
	case c.Verdict == Skipped, c.Verdict == OutOfScope:
		result.Status, result.Message = messages.TestStepResultStatus_SKIPPED, skipped(c)
	default:
		result.Status, result.Message = messages.TestStepResultStatus_FAILED, detailOf(*c, "")
	}
	attach := func(text string) {
		m.write(messages.Envelope{Attachment: &messages.Attachment{Body: text, ContentEncoding: messages.AttachmentContentEncoding_IDENTITY,
			MediaType: logText, TestCaseStartedId: started, TestStepId: step, Timestamp: m.at(c.Seconds)}})
	}
	if result.Message == "" {
		attach(detailOf(*c, ""))
	}
	for _, x := range worthTelling(*c) {
		attach(x.Transcript)
	}
}

// skipped says why c came to no judgement and, if anybody was asked, who answered.
func skipped(c *Case) string {
	if c.Culprit == "" {
		return c.Reason
	}
	return c.Reason + " (who answered: " + oneLine(string(c.Culprit)) + ")"
}

func duration(seconds float64) *messages.Duration {
	nanos := int64(seconds * 1e9)
	return &messages.Duration{Seconds: nanos / 1e9, Nanos: nanos % 1e9}
}

// resultStatuses gives the statuses that Cucumber's messages know theirs.
var resultStatuses = map[StepStatus]messages.TestStepResultStatus{
	StepPassed:    messages.TestStepResultStatus_PASSED,
	StepFailed:    messages.TestStepResultStatus_FAILED,
	StepSkipped:   messages.TestStepResultStatus_SKIPPED,
	StepUndefined: messages.TestStepResultStatus_UNDEFINED,
	StepPending:   messages.TestStepResultStatus_PENDING,
	StepAmbiguous: messages.TestStepResultStatus_AMBIGUOUS,
}
