// Package foreign judges what any client exchanged with a pool, from captures that
// browsers and proxies have made: each answer by the clauses that one answer can
// break, and across a file what the order of the answers shows.
//
// It must not ask anybody, and has no checks of its own: they are those of
// support/contract, and which of them apply is said by the ledger. What it remembers
// of a file is bounded, so that the file may be as long as it likes.
//
// Go on with answer.go for one answer, events.go and operation.go for the order of
// them, or verdict.go for what becomes of it in a report.
package foreign

import (
	"errors"
	"net/http"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/contract"
	"ucwatest/support/ledger"
	"ucwatest/support/recording/capture"
	"ucwatest/support/ucwa"
)

// A Judge judges captures, one after the other.
type Judge struct {
	ledger  *ledger.Ledger
	schema  contract.Schema
	clauses map[lookup]*ledger.Clause
	kinds   map[string]*kind // by type
	rels    map[string]*kind // by the relations that lead to one
}

// New returns a Judge of what l states; schema is what it lists.
func New(l *ledger.Ledger, schema contract.Schema) *Judge {
	j := &Judge{ledger: l, schema: schema, clauses: map[lookup]*ledger.Clause{}, kinds: map[string]*kind{}, rels: map[string]*kind{}}
	for _, resource := range l.Types() {
		k := newKind(l, resource)
		j.kinds[resource] = k
		j.rels[resource], j.rels[derivedRel(resource)] = k, k
	}
	return j
}

// derivedRel is the relation that leads to a derived resource of a type.
func derivedRel(resource string) string {
	return "derived" + strings.ToUpper(resource[:1]) + resource[1:]
}

// A reading is what is known of one file while it is read.
type reading struct {
	*Judge
	file        string
	tally       map[string]*tally
	places      memory[place]
	invitations memory[invitation]
	channels    memory[channel]
	added       memory[addition]
	showing     [mostShownAtOnce]*place // the last ones that have shown something
	shown       int                     // how often one has

	entries, answers, others int // of the file, of those UCWA's, and of those somebody else's in front of it
	odd                      []capture.Oddity
	oddities, lost           int
}

// mostOddities is how many are told of one file; the others are counted.
const mostOddities = 20

// File reads a capture and judges what is in it. The error says that it is none. Of one
// that cannot be read to its end, what came before is judged.
func (j *Judge) File(path string) (*Outcome, error) {
	r := &reading{Judge: j, file: path, tally: map[string]*tally{}}
	r.invitations.forgotten = r.judgeOrder
	err := capture.Read(path, capture.Listener{Entry: r.entry, Odd: r.odds})
	if err != nil && (r.entries == 0 || errors.Is(err, capture.ErrOurs)) {
		return nil, err
	}
	if err != nil {
		r.odds(capture.Oddity{What: strings.TrimPrefix(err.Error(), path+": "), Lost: true})
	}
	r.invitations.forget()
	return r.outcome(), nil
}

func (r *reading) odds(o capture.Oddity) {
	r.oddities++
	if o.Lost {
		r.lost++
	}
	if len(r.odd) < mostOddities {
		r.odd = append(r.odd, o)
	}
}

// missed notes that an answer of UCWA's could not be judged.
func (r *reading) missed(e capture.Entry, why string) {
	r.odds(capture.Oddity{Name: e.Name, What: e.Method + " " + e.URL + ": " + why, Lost: true})
	r.gap(e)
}

func (r *reading) entry(e capture.Entry) {
	r.entries++
	if !e.IsBatch() {
		r.exchange(e)
		return
	}
	parts, err := e.Parts()
	if err != nil && e.Missing == nil {
		r.odds(capture.Oddity{Name: e.Name, What: err.Error(), Lost: true})
	} else if e.Missing != nil {
		r.missed(e, e.Missing.Error())
	}
	for _, part := range parts {
		r.exchange(part)
	}
}

// exchange judges an answer if it is one of UCWA's.
func (r *reading) exchange(e capture.Entry) {
	known := r.places.at(placeOf(e.URL))
	switch ours := known != nil || below(e.URL); {
	case e.Method == http.MethodOptions || e.Status/100 == 3:
		return // a browser's own, or none of UCWA's
	case e.Err != nil && ours:
		r.gap(e)
		return
	case e.Err != nil:
		return
	case e.Missing != nil && ours:
		r.answers++
		r.missed(e, e.Missing.Error())
		return
	case e.Missing != nil, !ours && !r.speaks(e):
		return
	}
	a := contract.Answer{URL: e.URL, Status: e.Status, Header: e.Header, MediaType: e.MediaType(), Length: len(e.Body)}
	answered := answered{Entry: e, place: known}
	switch e.Culprit() {
	case client.Product, client.Throttle:
		if channelAnswer(e) {
			r.answers++
			r.package_(answered)
			return
		}
		answered.Answer = a.Read(e)
	case client.Auth:
		answered.Answer = a.Read(e)
	default:
		r.others++
		return
	}
	r.answers++
	r.answer(answered)
}

// below tells whether a URL is that of a resource, by the path that pools put all
// theirs below.
func below(at string) bool { return strings.Contains(strings.ToLower(pathOf(at)), "/ucwa/") }

// speaks tells whether an answer is UCWA's by what it says of itself.
func (r *reading) speaks(e capture.Entry) bool {
	switch media := e.MediaType(); {
	case e.Header.Get(ucwa.HeaderVersion) != "", media == ucwa.VendorJSON, media == ucwa.VendorXML:
		return true
	case media != ucwa.JSON && media != ucwa.XML, e.Status/100 != 2, len(e.Body) == 0:
		return false
	}
	d, err := e.Document()
	return err == nil && (d.Element.Namespace == ucwa.Namespace || d.Rel != "" && d.Self != "")
}

// An answered is an answer that is judged: that of an entry, read, to a request for a
// place, which is nil where nothing is known of it.
type answered struct {
	capture.Entry
	contract.Answer
	place *place
}
