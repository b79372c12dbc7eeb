// Package reference reads pages of the UCWA reference, as they are published in
// Markdown, and derives from them what a ledger and its features state.
//
// It is the only home of goldmark. It must not know how a case is run, nor where
// a page came from. Go on with read.go for how a page becomes a Page, and with
// clauses.go for how a Page becomes clauses.
package reference

import (
	"fmt"
	"net/http"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// A Page is one page of the reference: a resource or an enumeration.
type Page struct {
	File        string // as it was opened
	Name        string // of the resource or the enumeration, as "derivedConversation"
	Says        string // the first paragraph
	Description string // the resource description
	Enumeration bool   // the page lists members and is no resource

	WebLink    []Entry // the same on every page
	Properties []Property
	Links      []Entry
	Scopes     []Scope
	Events     []Event
	Reasons    []Error // why what events tell of has failed; without a status
	Operations []Operation
	Members    []Entry // of an enumeration
	Remarks    []Entry // all other prose, each by the section it stands in

	Warnings []Warning // by line
	Doubled  int       // rows that say what a row before them has said
}

// An Entry is a row of two columns: a name and what is said of it.
type Entry struct {
	Name, Says string
	Line       int
}

// A Property is a row of a table of properties, or a parameter of an operation.
type Property struct {
	Entry
	Type     string   // as the text has it: String, Boolean, DateTime and the like; "" if it does not say
	List     bool     // the text says that it is an array
	Nullable bool     // the text says so
	Enum     string   // the enumeration that the text names; "" for none
	Values   []string // the members that the text lists
	Required bool     // of a parameter
}

// A Scope is a row of a table of scopes.
type Scope struct {
	Entry
	Permission string
}

// An Event is a row of a table of events, with the samples that follow it.
type Event struct {
	Type                               string // added, updated, deleted, started or completed
	Resource, Priority, Sender, Reason string
	Samples                            []*document.Package
	Line                               int
}

// An Operation is what the page says of one method.
type Operation struct {
	Method  string // in capitals
	Says    string
	Query   []Property
	Input   []Property // the request body
	Output  []Entry    // the response body, where a table lists it
	Returns string     // the response body, where a sentence tells it
	Errors  []Error
	Generic bool // the page says that the generic errors apply
	Samples []Sample
	Line    int
}

// An Error is a row of a table of synchronous errors, or of asynchronous reasons.
type Error struct {
	Code    string // the column Error; of a reason the heading
	Status  int    // the column Code; 0 of a reason
	Subcode string // "" where the page says None
	None    bool   // the page says None
	Says    string
	Line    int
}

// A Sample is one request or response of an operation.
type Sample struct {
	Format    ucwa.Format // that of the heading it stands below
	Request   bool
	Method    string // of a request, as written
	URL       string // of a request
	Status    int    // of a response
	Header    http.Header
	MediaType string // of the body; "" without one
	Body      []byte // as a client or a server would send it
	Document  *document.Document
	Line      int
}

// A Warning is an oddity of a page that was got around.
type Warning struct {
	Line int
	What string
}

// An Unreadable says why a page could not be read.
type Unreadable struct {
	File string
	Line int // 0 if it concerns the page as a whole
	What string
}

// Error is the reason as "file:line: what".
func (u *Unreadable) Error() string {
	if u.Line == 0 {
		return u.File + ": " + u.What
	}
	return fmt.Sprintf("%s:%d: %s", u.File, u.Line, u.What)
}
