package ledger

import (
	"iter"
	"slices"
	"strings"
)

// The kinds of clauses whose checks are derived from their facts.
const (
	Property  = "property"
	Link      = "link"
	Error     = "error"
	Operation = "operation"
)

// The types of properties.
const (
	Text    = "text"
	Enum    = "enum"
	Enums   = "list of enums"
	Texts   = "list of texts"
	Count   = "count"
	Boolean = "boolean"
	Date    = "date"
)

// Presences say when a property or a link is required.
const (
	Always      = "always"
	InTheSample = "in the sample" // on a target that shows what the reference's sample shows
	WhereGiven  = "where given"   // never: it is judged if it is there
)

// NoSubcode is what the reference writes where an error has no subcode: the
// member is absent then.
const NoSubcode = "None"

// Facts are what a clause states in a form that a program can use. Which of them
// are there depends on the clause's kind.
type Facts struct {
	Type    string   // of a property
	Values  []string // the members of a property's enumeration
	Present string   // when a property or a link is required

	Rel string // the relation of a link

	Method string // of an operation; Status and Code tell how any other is refused

	Status   int              // of an error
	Code     string           // of an error
	Subcode  string           // of an error; NoSubcode for none, "" where nothing is stated of it
	Codes    map[string][]int // of several errors, each with the statuses it may come with
	Subcodes []string         // that an error may have
}

// Name is the name of the property or the link that the clause is about.
func (c Clause) Name() string { return strings.TrimPrefix(c.Subject, c.Kind+" ") }

// Required tells whether the property or link that the clause is about has to be
// there, on a server that shows what the samples show or on one that need not.
func (c Clause) Required(sample bool) bool {
	return c.Present == Always || c.Present == InTheSample && sample
}

// IsEnum tells whether the values of the clause's property are words of the reference.
func (c Clause) IsEnum() bool { return c.Type == Enum || c.Type == Enums }

// Refuses tells whether the clause states an error with this status and code, as its own
// or as one of its further codes.
func (c Clause) Refuses(status int, code string) bool {
	return c.Status == status && c.Code == code || slices.Contains(c.Codes[code], status)
}

// Of yields the clauses of a kind in the order of the file.
func (l *Ledger) Of(kind string) iter.Seq[Clause] {
	return func(yield func(Clause) bool) {
		for _, c := range l.Clauses {
			if c.Kind == kind && !yield(c) {
				return
			}
		}
	}
}
