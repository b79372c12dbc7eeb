// Package contract judges: an expectation and an answer go in, judgements come
// out. It knows the forms of UCWA as a reader of the reference knows them. It
// must not send anything, must not know which clause a judgement belongs to
// (the ledger does) nor what becomes of it (the suite decides), and shares no
// line with the mock it is tried on.
//
// Go on with steps, which calls it, or with suite, which gives verdicts.
package contract

import (
	"net/http"

	"ucwatest/support/document"
)

// A Judgement is what one expectation says of one answer.
type Judgement struct {
	Subject string // the subject of the clause judged; "" means the clause of the Rule
	Held    bool
	Sum     bool   // it did not hold because one of the rows before it did not
	Want    string // what was expected; set when it did not hold
	Got     string // what was there instead

	// Property and Links say what of a resource did not hold where the subject does
	// not: one of its properties, or its links.
	Property string
	Links    bool
}

// held is the Judgement that subject is as it should be.
func held(subject string) Judgement { return Judgement{Subject: subject, Held: true} }

// broken is the Judgement that subject is not as it should be.
func broken(subject, want, got string) Judgement {
	return Judgement{Subject: subject, Want: want, Got: got}
}

// judge is held when ok, else broken.
func judge(subject string, ok bool, want, got string) Judgement {
	if ok {
		return held(subject)
	}
	return broken(subject, want, got)
}

// summed is the Judgement that the clause of the Rule is not as it should be
// since one of its rows is not.
func summed(want, got string) Judgement { return Judgement{Sum: true, Want: want, Got: got} }

// overall adds the judgement of the Rule's own clause to those of its rows.
// Where no row was judged there is none to add.
func overall(rows []Judgement, want string) []Judgement {
	if len(rows) == 0 {
		return nil
	}
	for _, r := range rows {
		if !r.Held {
			return append(rows, summed(want, "something else: see "+r.Subject))
		}
	}
	return append(rows, held(""))
}

// An Answer is what a check looks at: one HTTP answer, read.
type Answer struct {
	URL       string // the URL that was asked
	Status    int
	Header    http.Header
	MediaType string // of Content-Type, in lower case and without parameters
	Length    int    // of the body, in bytes

	Document   *document.Document // of an answer with status 2xx
	Reason     *document.Reason   // of a refusal
	Unreadable error              // why neither could be read
}

// A Readable is the body of an answer, which is read as a resource or as a reason.
type Readable interface {
	Document() (*document.Document, error) // the body as a resource
	Reason() (*document.Reason, error)     // the body as a reason
}

// Read is a with what its body says: a resource where the request succeeded, else a
// reason.
func (a Answer) Read(body Readable) Answer {
	switch {
	case a.Status/100 == 2 && a.Length > 0:
		a.Document, a.Unreadable = body.Document()
	case a.Status/100 != 2:
		a.Reason, a.Unreadable = body.Reason()
	}
	return a
}
