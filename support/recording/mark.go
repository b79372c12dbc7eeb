// Package recording keeps the exchanges of a run as an HTTP Archive, and answers
// from one: a client's session that asks it gets what was answered in the run.
//
// It must not know what an answer owes anybody, nor what kind of target answered:
// what an archive has to say of that is handed to it and handed back. Archives of
// other programs are read by har; who judges them does not need this package.
//
// Go on with Recorder, Recording, and mark.go for what stands beside an entry.
package recording

import (
	"encoding/json"
	"time"
)

// FormatVersion is that of what stands in _ucwatest. Members are added, and never
// renamed.
const FormatVersion = 1

// A Head is what a recording says of its run, as the member _ucwatest of the log.
type Head struct {
	FormatVersion int             `json:"format_version"`
	Started       time.Time       `json:"started"`
	Cases         []string        `json:"cases"`             // that were selected, by their ids
	Retries       int             `json:"retries,omitempty"` // how often what errored was run again at most
	Target        json.RawMessage `json:"target"`            // what was asked, as whoever asked it describes it
}

// A CaseMark is what a recording says of a case, as the member _ucwatest of its page.
type CaseMark struct {
	Case    string `json:"case"`    // its id; "" for what was asked before any
	Verdict string `json:"verdict"` // what it came to
}

// A Mark is what a recording says of an exchange, as the member _ucwatest of its entry.
type Mark struct {
	FormatVersion int    `json:"format_version"`
	Run           string `json:"run"`
	Case          string `json:"case"`           // its id; "" for what was asked before any
	Step          string `json:"step,omitempty"` // "" for what was asked after the last, to clean up
	User          string `json:"user"`           // the part of whoever asked
	SIP           string `json:"sip"`            // and their address, hidden as all people are
	Order         int    `json:"order"`          // in which the exchanges of the case began, from 1
	Polls         bool   `json:"polls,omitempty"`
	// WokenBy is, of what read the event channel, the Order of the newest other request
	// that had begun when the answer came.
	WokenBy int  `json:"woken_by,omitempty"`
	Foreign bool `json:"foreign_token,omitempty"` // it was sent with a token that is not the user's own
	// DeclaredLength is the Content-Length as it was received, -1 if there was none. The
	// body in the entry may have another, since something is hidden in it.
	DeclaredLength int64 `json:"declared_length"`
	// Unbounded says that nothing but the end of the connection ended the body.
	Unbounded bool     `json:"unbounded,omitempty"`
	Failure   *Failure `json:"failure,omitempty"` // nil: the answer came, and came whole
}
