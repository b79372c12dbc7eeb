package reports

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
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
	m := &messenger{run: cleaned(settled(r)), out: json.NewEncoder(escaper{out})}
	m.declared = complete([]*Run{m.run})
	m.prologue()
	for _, f := range m.declared.Features {
		m.feature(f)
	}
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
	run      *Run
	declared Declared
	out      *json.Encoder
	err      error
	last     int
	pickles  map[string]pickled                  // by the id of the case
	tables   map[*[]string]*messages.PickleTable // by their first row: cases share them
	started  string                              // the id of the run
	begun    bool
}

// pickled is what a case became.
type pickled struct {
	pickle string   // its id
	steps  []string // the ids of its steps
	at     written
}

func (m *messenger) id() string {
	m.last++
	return strconv.Itoa(m.last)
}

func (m *messenger) write(e messages.Envelope) {
	if err := m.out.Encode(e); err != nil && m.err == nil {
		m.err = err
	}
}

func (m *messenger) prologue() {
	m.pickles, m.tables, m.started = map[string]pickled{}, map[*[]string]*messages.PickleTable{}, m.id()
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
