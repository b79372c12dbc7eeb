package reports

import "time"

// Exchange is one request and its answer, redacted before it comes here.
type Exchange struct {
	User       string    `json:"user"`
	Summary    string    `json:"summary"` // one line: method, path and status
	Transcript string    `json:"transcript"`
	Curl       string    `json:"curl"`             // a command that sends the same request again
	Before     string    `json:"before,omitempty"` // a command to give before Curl, where what the case made was kept
	Judged     bool      `json:"judged"`           // the verdict is about this one
	Started    time.Time `json:"started,omitzero"`
	Seconds    float64   `json:"seconds"` // until the last byte of the answer
	Request    *Message  `json:"request,omitempty"`
	Response   *Message  `json:"response,omitempty"` // nil if none came
	Error      string    `json:"error,omitempty"`    // why no answer came, or not all of it
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

// Field is one line of a header.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Sequence is what some parties said to each other, in order.
type Sequence struct {
	Name   string  `json:"name"`
	Case   string  `json:"case"` // the id of the case it happened in
	Arrows []Arrow `json:"arrows"`
}

// Arrow is one thing said in a [Sequence].
type Arrow struct {
	From  string  `json:"from"`
	To    string  `json:"to"`
	Label string  `json:"label"`
	At    float64 `json:"at"`   // seconds since the sequence began
	Kind  string  `json:"kind"` // "ask", "answer" or "event"
}

// Environment is what made a run, and on what.
type Environment struct {
	Tool    string `json:"tool"`    // the version of the command
	Go      string `json:"go"`      // the version it was built with
	Server  string `json:"server"`  // what the target says of its version, "" if it says nothing
	Command string `json:"command"` // repeats the run, "" if nobody knows
}
