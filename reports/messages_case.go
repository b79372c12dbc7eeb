package reports

import (
	messages "github.com/cucumber/messages/go/v34"
)

// logText is the media type of a text that Cucumber's formatters show as it is.
const logText = "text/x.cucumber.log+plain"

// ended writes how a case was run. Steps are not timed one by one: the time of the case stands at the step it ended at.
func (m *messenger) ended(c *Case) {
	p := m.pickles[c.ID]
	test := &messages.TestCase{Id: m.id(), PickleId: p.pickle, TestSteps: []*messages.TestStep{}, TestRunStartedId: m.begin()}
	for _, step := range p.steps {
		test.TestSteps = append(test.TestSteps, &messages.TestStep{Id: m.id(), PickleStepId: step, StepDefinitionIds: []string{}})
	}
	m.write(messages.Envelope{TestCase: test})
	started := m.id()
	m.write(messages.Envelope{TestCaseStarted: &messages.TestCaseStarted{Id: started, TestCaseId: test.Id, Timestamp: m.at(0)}})
	steps := p.at.steps(*c)
	end := accusing(steps)
	for i, step := range test.TestSteps {
		result := &messages.TestStepResult{Duration: duration(0), Status: resultStatus(steps[i].Status)}
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

// begin says once that the run has begun, and returns its id: the features come before.
func (m *messenger) begin() string {
	if !m.begun {
		m.begun = true
		m.write(messages.Envelope{TestRunStarted: &messages.TestRunStarted{Timestamp: m.at(0), Id: m.started}})
	}
	return m.started
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
	return c.Reason + " (who answered: " + oneLine(c.Culprit) + ")"
}

func duration(seconds float64) *messages.Duration {
	nanos := int64(seconds * 1e9)
	return &messages.Duration{Seconds: nanos / 1e9, Nanos: nanos % 1e9}
}

func resultStatus(status string) messages.TestStepResultStatus {
	switch stepStatus(status) {
	case "passed":
		return messages.TestStepResultStatus_PASSED
	case "skipped":
		return messages.TestStepResultStatus_SKIPPED
	case "undefined":
		return messages.TestStepResultStatus_UNDEFINED
	case "pending":
		return messages.TestStepResultStatus_PENDING
	case "ambiguous":
		return messages.TestStepResultStatus_AMBIGUOUS
	}
	return messages.TestStepResultStatus_FAILED
}
